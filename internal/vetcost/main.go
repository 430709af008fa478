// Vetcost measures what sockvet adds to 'go vet'.
//
//	go run ./internal/vetcost [--module PATH@VERSION] [--pairs N]
//
// It runs 'go vet -vettool' for Windows over a module, in pairs, once with a
// vettool that looks at nothing (./noop) and once with sockvet, and prints the
// CPU and wall time of each run and the ratio of each pair. The packages are
// compiled before the first pair, so the build cache is warm; vet's own results
// are never reused, as each run has a tool with a build ID of its own. A last
// run with each tool finds the peak memory of its largest process.
//
// With --max-ratio it exits with 1 when the median ratio of CPU time is higher.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/sockvet/sockvet/internal/accuracy/module"
	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
)

// The two tools of a pair, by the packages that they are built from.
const (
	noopPackage    = "github.com/sockvet/sockvet/internal/vetcost/noop"
	sockvetPackage = "github.com/sockvet/sockvet/cmd/sockvet"
)

func main() {
	if tool := os.Getenv(toolVariable); tool != "" {
		os.Exit(measureProcess(tool, os.Args[1:]))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := command(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "vetcost:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("vetcost", flag.ExitOnError)
	name := flags.String("module", "github.com/caddyserver/caddy/v2@v2.11.9", "module to measure on")
	pairs := flags.Int("pairs", 5, "pairs of runs")
	maxRatio := flags.Float64("max-ratio", 0, "exit with 1 when the median ratio of CPU time is higher (0: never)")
	work := flags.String("work", "", "folder for module copies, reused by the next run (default sockvet-accuracy in the user's cache folder)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *pairs < 1 {
		return fmt.Errorf("%d pairs make no measurement", *pairs)
	}
	v, err := module.ParseVersion(*name)
	if err != nil {
		return err
	}
	workDir, err := module.WorkDir(*work)
	if err != nil {
		return err
	}
	dir, err := module.Prepare(ctx, workDir, v)
	if err != nil {
		return err
	}
	bin, err := os.MkdirTemp("", "vetcost-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(bin)
	b := &bench{dir: dir, bin: bin}
	measured, err := b.pairs(ctx, *pairs)
	if err != nil {
		return err
	}
	report(v, measured)
	if err := b.reportMemory(ctx); err != nil {
		return err
	}
	if ratio := median(ratios(measured)); *maxRatio > 0 && ratio > *maxRatio {
		return fmt.Errorf("the median ratio of CPU time is %.3f, over %.3f", ratio, *maxRatio)
	}
	return nil
}

// A bench runs vet over one module.
type bench struct {
	dir  string // the module
	bin  string // where tools are built
	runs int    // tools built so far; each has its own build ID
}

// A cost is what one run of go vet took, with all processes it started.
type cost struct {
	cpu  time.Duration // user and system time
	wall time.Duration
}

// A pair is one run with each tool, one right after the other.
type pair struct{ noop, sockvet cost }

func (p pair) ratio() float64 { return p.sockvet.cpu.Seconds() / p.noop.cpu.Seconds() }

func ratios(pairs []pair) []float64 {
	all := make([]float64, len(pairs))
	for i, p := range pairs {
		all[i] = p.ratio()
	}
	return all
}

// median returns the middle value, the mean of both where there are two. It
// panics without values.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// pairs measures n pairs, after one run with each tool that warms the build
// cache and the page cache. The tool that goes first alternates, so that what
// a run leaves behind favours neither.
func (b *bench) pairs(ctx context.Context, n int) ([]pair, error) {
	fmt.Fprintln(os.Stderr, "vetcost: warming up")
	if _, err := b.pair(ctx, false); err != nil {
		return nil, err
	}
	measured := make([]pair, 0, n)
	for i := range n {
		p, err := b.pair(ctx, i%2 == 1)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(os.Stderr, "vetcost: pair %d of %d: ratio %.3f\n", i+1, n, p.ratio())
		measured = append(measured, p)
	}
	return measured, nil
}

func (b *bench) pair(ctx context.Context, swapped bool) (pair, error) {
	var p pair
	order := []struct {
		pkg  string
		into *cost
	}{{noopPackage, &p.noop}, {sockvetPackage, &p.sockvet}}
	if swapped {
		slices.Reverse(order)
	}
	for _, run := range order {
		tool, err := b.build(ctx, run.pkg)
		if err != nil {
			return pair{}, err
		}
		*run.into, err = b.vet(ctx, tool)
		if err != nil {
			return pair{}, err
		}
	}
	return p, nil
}

// build builds a tool with a new build ID, by which the go command knows that
// it has no vet results of that tool yet.
func (b *bench) build(ctx context.Context, pkg string) (string, error) {
	b.runs++
	id := fmt.Sprintf("vetcost-%d-%d", time.Now().UnixNano(), b.runs)
	tool := filepath.Join(b.bin, filepath.Base(pkg)+sockvet.ExeSuffix())
	cmd := exec.CommandContext(ctx, "go", "build", "-ldflags=-buildid="+id, "-o", tool, pkg)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", pkg, err, out)
	}
	return tool, nil
}

// vet runs go vet over the module's packages. It exits with 1 where the tool
// finds something.
func (b *bench) vet(ctx context.Context, tool string, env ...string) (cost, error) {
	cmd := exec.CommandContext(ctx, "go", "vet", "-vettool="+tool, "./...")
	cmd.Dir = b.dir
	cmd.Env = append(module.Env(), env...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	wall := time.Since(start)
	exit, failed := errors.AsType[*exec.ExitError](err)
	if err != nil && (!failed || exit.ExitCode() != 1) {
		return cost{}, fmt.Errorf("go vet -vettool=%s: %w\n%s", filepath.Base(tool), err, out)
	}
	state := cmd.ProcessState
	return cost{cpu: state.UserTime() + state.SystemTime(), wall: wall}, nil
}

func report(v module.Version, pairs []pair) {
	t := table.NewWriter()
	t.SetOutputMirror(os.Stdout)
	t.SetTitle("go vet over %s", v)
	t.AppendHeader(table.Row{"pair", "noop cpu", "noop wall", "sockvet cpu", "sockvet wall", "cpu ratio"})
	var columns [5][]float64
	for i, p := range pairs {
		row := table.Row{i + 1}
		for j, value := range []float64{p.noop.cpu.Seconds(), p.noop.wall.Seconds(), p.sockvet.cpu.Seconds(), p.sockvet.wall.Seconds(), p.ratio()} {
			columns[j] = append(columns[j], value)
			row = append(row, figure(j, value))
		}
		t.AppendRow(row)
	}
	footer := table.Row{"median"}
	for j, values := range columns {
		footer = append(footer, figure(j, median(values)))
	}
	t.AppendFooter(footer)
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header, t.Style().Format.Footer = text.FormatDefault, text.FormatDefault
	t.Render()
}

// figure spells a value of a column: seconds, and the ratio in the last one.
func figure(column int, value float64) string {
	if column == 4 {
		return fmt.Sprintf("%.3f", value)
	}
	return fmt.Sprintf("%.2fs", value)
}
