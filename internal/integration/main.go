// Integration holds sockvet's two drivers against each other on real modules.
//
//	go run ./internal/integration [flags] [MODULE@VERSION ...]
//
// It fetches each module through the module proxy, runs both
// 'go vet -vettool=sockvet ./...' and 'sockvet ./...' over it for Windows, and
// compares the findings byte for byte. What the command finds has to be the
// same, too, when it takes all it can from its cache, and on the modules that
// are small enough when its driver looks at every package closely. It exits
// with 1 where there is a difference, or where something doesn't run to the
// end.
//
// It also holds what sockvet derives of the standard library and of frameworks
// against what a reader of their source finds, and the facts that a package
// sees under either driver against each other.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/accuracy/module"
	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
	"github.com/sockvet/sockvet/internal/driver"
)

// defaultModules are a web server, a name server, the library whose Windows
// file sets SO_REUSEADDR, a large program of many listeners, and three
// libraries that listen in ways of their own.
var defaultModules = []string{
	"github.com/caddyserver/caddy/v2@v2.11.9",
	"github.com/coredns/coredns@v1.15.0",
	"github.com/libp2p/go-reuseport@v0.4.0",
	"github.com/jaegertracing/jaeger@v1.76.0",
	"github.com/miekg/dns@v1.1.73",
	"github.com/valyala/fasthttp@v1.77.0",
	"github.com/gin-gonic/gin@v1.12.0",
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := command(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "integration:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("integration", flag.ExitOnError)
	work := flags.String("work", "", "folder for module copies and the binary, reused by the next run (default sockvet-accuracy in the user's cache folder)")
	unoptimised := flags.Bool("unoptimised", false, "have go vet compile dependencies without optimisation: a third less time where the build cache is empty, more where it is warm")
	prepareOnly := flags.Bool("prepare-only", false, "fetch the modules and stop")
	derivedOnly := flags.Bool("derived-only", false, "look at what is derived from frameworks and stop")
	if err := flags.Parse(args); err != nil {
		return err
	}
	modules, err := parseModules(flags.Args())
	if err != nil {
		return err
	}
	dir, err := module.WorkDir(*work)
	if err != nil {
		return err
	}
	if *prepareOnly {
		return prepare(ctx, dir, modules)
	}
	if *derivedOnly {
		return checkDerived(ctx, dir, nil)
	}
	binary, err := sockvet.Build(ctx, filepath.Join(dir, "bin"))
	if err != nil {
		return err
	}
	vetFlags := []string{"-vettool=" + binary}
	if *unoptimised {
		vetFlags = append(vetFlags, "-gcflags=all=-N -l")
	}
	problems := []error{checkDerived(ctx, dir, vetFlags[1:])}
	for _, v := range modules {
		if err := compare(ctx, dir, binary, vetFlags, v); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", v, err))
		}
	}
	return errors.Join(problems...)
}

// parseModules reads names of the form path@version; without any it returns
// defaultModules.
func parseModules(names []string) ([]module.Version, error) {
	if len(names) == 0 {
		names = defaultModules
	}
	modules := make([]module.Version, 0, len(names))
	for _, name := range names {
		v, err := module.ParseVersion(name)
		if err != nil {
			return nil, err
		}
		modules = append(modules, v)
	}
	return modules, nil
}

func prepare(ctx context.Context, work string, modules []module.Version) error {
	for _, v := range modules {
		if _, err := module.Prepare(ctx, work, v); err != nil {
			return err
		}
	}
	_, err := prepareFrameworks(ctx, work)
	return err
}

// compare runs both drivers over one module and prints how they differ.
func compare(ctx context.Context, work, binary string, vetFlags []string, v module.Version) error {
	dir, err := module.Prepare(ctx, work, v)
	if err != nil {
		return err
	}
	start := time.Now()
	result, err := sockvet.Run(ctx, binary, dir, "")
	if err != nil {
		return err
	}
	commandTime := time.Since(start)
	start = time.Now()
	vetLines, cpu, err := vet(ctx, vetFlags, dir)
	if err != nil {
		return err
	}
	vetTime := time.Since(start)
	commandLines := fromFindings(result.Findings)
	onlyVet, onlyCommand := difference(vetLines, commandLines)
	fmt.Printf("%s: go vet %d findings in %.1fs (%.1fs of CPU), sockvet %d findings in %.1fs\n",
		v, len(vetLines), vetTime.Seconds(), cpu.Seconds(), len(commandLines), commandTime.Seconds())
	for _, l := range onlyVet {
		fmt.Printf("  only go vet:  %s\n", l)
	}
	for _, l := range onlyCommand {
		fmt.Printf("  only sockvet: %s\n", l)
	}
	if n := len(onlyVet) + len(onlyCommand); n > 0 {
		return fmt.Errorf("the drivers differ in %d findings", n)
	}
	return errors.Join(fromCache(ctx, binary, dir, result), lazily(ctx, dir))
}

// fromCache runs the command with a cache that is empty, and again with what
// is then in it, and compares what it says with what it says without.
func fromCache(ctx context.Context, binary, dir string, want sockvet.Result) error {
	cache, err := os.MkdirTemp("", "integration-cache-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(cache)
	for _, state := range []string{"an empty", "a full"} {
		start := time.Now()
		got, err := sockvet.Run(ctx, binary, dir, cache)
		if err != nil {
			return err
		}
		fmt.Printf("  with %s cache: %.1fs\n", state, time.Since(start).Seconds())
		if !reflect.DeepEqual(got, want) {
			return fmt.Errorf("with %s cache there are other findings or problems: %d and %d, want %d and %d",
				state, len(got.Findings), len(got.Problems), len(want.Findings), len(want.Problems))
		}
	}
	return nil
}

// maxEager is how many packages a program may have, dependencies included,
// for all of them to be looked at: that takes ten times as long as looking at
// those that may touch a socket.
const maxEager = 500

// lazily holds what the driver finds, passing most packages over, against
// what it finds in all of them.
func lazily(ctx context.Context, dir string) error {
	cfg := driver.Config{Dir: dir, Env: module.Env(), Settings: analyzer.DefaultSettings()}
	lazy, err := driver.Run(ctx, cfg)
	if err != nil {
		return err
	}
	if lazy.Stats.Packages > maxEager {
		return nil
	}
	cfg.Eager = true
	eager, err := driver.Run(ctx, cfg)
	if err != nil {
		return err
	}
	fmt.Printf("  lazily %d of %d packages are looked at\n", lazy.Stats.Looked, lazy.Stats.Packages)
	if !reflect.DeepEqual(lazy.Findings, eager.Findings) {
		return fmt.Errorf("lazily there are %d findings, in all packages %d or others", len(lazy.Findings), len(eager.Findings))
	}
	return nil
}

// vet returns what go vet, with a vettool among its flags, finds, and the CPU
// time that it and all compilers it started took. It exits with 1 both when
// there are findings and when a package could not be analysed; lines that are
// no diagnostics tell the second.
func vet(ctx context.Context, flags []string, dir string) ([]line, time.Duration, error) {
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", slices.Concat([]string{"vet"}, flags, []string{"./..."})...)
	cmd.Dir = dir
	cmd.Env = module.Env()
	cmd.Stderr = &stderr
	runErr := cmd.Run()
	lines, problems := parseVet(stderr.String(), dir)
	if len(problems) > 0 {
		return nil, 0, fmt.Errorf("go vet didn't run to the end:\n%s", strings.Join(problems, "\n"))
	}
	if runErr != nil && len(lines) == 0 {
		return nil, 0, fmt.Errorf("go vet: %w", runErr)
	}
	return lines, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}
