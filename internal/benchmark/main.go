// Command benchmark holds sockvet against the linters that people run for the
// same purpose, as whole processes on real modules, and prints a table in
// Markdown:
//
//	go run ./internal/benchmark [flags] [path@version ...]
//
// The others are staticcheck and gosec, which it installs through the module
// proxy, and 'go vet' with sockvet as its vettool. All analyse the modules for
// Windows, without test files, with one check each. They take turns, so that
// a machine that is slower for a while is so for all, and what is printed are
// medians.
//
// The cases (-cases) are
//
//	cold    the build cache is empty, as on a fresh CI machine
//	first   the build cache is warm, the tool's own cache is empty
//	second  nothing has changed since the run before
//	edit    one package that no other imports has been edited since
//	growth  sockvet alone, first run, on growing parts of one large module
//
// In the first case all but sockvet compile every dependency for Windows,
// minutes for each run, so that it has a number of runs of its own (-cold-runs)
// and is left out where that is 0, the default; -tools leaves out those that are
// known to be slower. gosec, which keeps nothing from
// run to run, is left out where it would only repeat its first run.
//
// The module cache is warm in all cases: nothing measures the network.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// defaultModules are a web server, a name server and a database, each with
// more than a thousand packages, the standard library included.
var defaultModules = []string{
	"github.com/caddyserver/caddy/v2@v2.11.9",
	"github.com/coredns/coredns@v1.15.0",
	"github.com/prometheus/prometheus@v0.316.0",
}

// growthModule has several thousand packages with its dependencies.
const growthModule = "k8s.io/kubernetes@v1.35.0"

// options are what the flags say.
type options struct {
	work     string
	cases    []string
	tools    []string
	runs     int
	coldRuns int
	growth   string
	modules  []string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := command(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string) error {
	opts, err := parseOptions(args)
	if err != nil {
		return err
	}
	dir, err := module.WorkDir(opts.work)
	if err != nil {
		return err
	}
	dir = filepath.Join(dir, "benchmark") // with copies of its own, for it edits them
	b, err := newBench(ctx, dir)
	if err != nil {
		return err
	}
	defer os.RemoveAll(b.scratch)
	var rows []row
	for _, name := range opts.modules {
		more, err := b.module(ctx, dir, name, opts)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		rows = append(rows, more...)
	}
	if len(rows) > 0 {
		fmt.Print(table(machine(), rows))
	}
	if slices.Contains(opts.cases, "growth") {
		sizes, err := b.growth(ctx, dir, opts)
		if err != nil {
			return fmt.Errorf("%s: %w", opts.growth, err)
		}
		fmt.Print("\n", growthTable(opts.growth, sizes))
	}
	return nil
}

func parseOptions(args []string) (options, error) {
	flags := flag.NewFlagSet("benchmark", flag.ContinueOnError)
	var opts options
	flags.StringVar(&opts.work, "work", "", "folder for module copies, tools and caches, reused by the next run (default sockvet-accuracy in the user's cache folder)")
	cases := flags.String("cases", "cold,first,second,edit", "cases to measure, separated by commas")
	names := flags.String("tools", strings.Join(toolNames, ","), "tools to run, separated by commas")
	flags.IntVar(&opts.runs, "runs", 5, "counted runs of each tool in each case")
	flags.IntVar(&opts.coldRuns, "cold-runs", 0, "counted runs of each tool with an empty build cache, which take minutes")
	flags.StringVar(&opts.growth, "growth-module", growthModule, "module for the case growth")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	opts.cases = strings.Split(*cases, ",")
	for _, c := range opts.cases {
		if !slices.Contains(append(caseNames(), "growth"), c) {
			return options{}, fmt.Errorf("no case %q", c)
		}
	}
	opts.tools = strings.Split(*names, ",")
	for _, t := range opts.tools {
		if !slices.Contains(toolNames, t) {
			return options{}, fmt.Errorf("no tool %q", t)
		}
	}
	if opts.runs < 1 || opts.coldRuns < 0 {
		return options{}, errors.New("-runs wants a positive number, -cold-runs one that is not negative")
	}
	opts.modules = flags.Args()
	if len(opts.modules) == 0 {
		opts.modules = defaultModules
	}
	return opts, nil
}
