// Accuracy measures sockvet on code that no one here wrote: real modules and
// small cases that were labelled by reading.
//
//	go run ./internal/accuracy --labels ../shared/labels
//
// It fetches each module through the module proxy, runs sockvet over it for
// Windows, and prints precision, recall, every miss, every false alarm and
// every finding at a place that the labels say nothing of. With --gosec it
// prints what gosec's G102 finds on the same labels.
//
// The exit code is 0 when the measuring worked, whatever the figures;
// --min-precision, --min-recall and --all-cases make a gate of it, which
// exits with 1 when they are not reached.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// options are the command's flags.
type options struct {
	labels       string
	work         string
	sockvet      string
	module       string
	json         bool
	gosec        bool
	prepareOnly  bool
	timeout      time.Duration
	minPrecision float64
	minRecall    float64
	allCases     bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := command(ctx, os.Args[1:])
	stop()
	if errors.Is(err, flag.ErrHelp) {
		return // the flag package printed it
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "accuracy:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string) error {
	opts, err := parseFlags(args)
	if err != nil {
		return err
	}
	report, err := measure(ctx, opts)
	if err != nil {
		return err
	}
	if opts.prepareOnly {
		return nil
	}
	if opts.json {
		out := json.NewEncoder(os.Stdout)
		out.SetIndent("", "  ")
		if err := out.Encode(report); err != nil {
			return fmt.Errorf("print the report: %w", err)
		}
	} else {
		report.print(os.Stdout)
	}
	return report.gate(opts)
}

func parseFlags(args []string) (options, error) {
	var opts options
	flags := flag.NewFlagSet("accuracy", flag.ContinueOnError)
	flags.StringVar(&opts.labels, "labels", "", "folder with labels.csv and cases/ (required)")
	flags.StringVar(&opts.work, "work", "", "folder for module copies and binaries, reused by the next run (default sockvet-accuracy in the user's cache folder)")
	flags.StringVar(&opts.sockvet, "sockvet", "", "sockvet binary to measure (default: built from this module)")
	flags.StringVar(&opts.module, "module", "", "measure only modules whose path@version contains this, or 'cases'")
	flags.BoolVar(&opts.json, "json", false, "print JSON instead of tables")
	flags.BoolVar(&opts.gosec, "gosec", false, "run gosec's G102 on the same modules for comparison (slow)")
	flags.BoolVar(&opts.prepareOnly, "prepare-only", false, "fetch the modules and stop")
	flags.DurationVar(&opts.timeout, "timeout", 5*time.Minute, "limit for one tool on one module")
	flags.Float64Var(&opts.minPrecision, "min-precision", 0, "exit with 1 when precision is lower")
	flags.Float64Var(&opts.minRecall, "min-recall", 0, "exit with 1 when recall is lower")
	flags.BoolVar(&opts.allCases, "all-cases", false, "exit with 1 when a judged case is wrong")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	if flags.NArg() > 0 {
		return options{}, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if opts.labels == "" {
		return options{}, errors.New("--labels is required")
	}
	for _, path := range []*string{&opts.labels, &opts.sockvet} {
		if *path == "" {
			continue
		}
		full, err := filepath.Abs(*path) // tools run in the modules' folders
		if err != nil {
			return options{}, err
		}
		*path = full
	}
	var err error
	opts.work, err = module.WorkDir(opts.work)
	return opts, err
}
