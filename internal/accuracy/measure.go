package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/sockvet/sockvet/internal/accuracy/module"
	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
)

// casesModule is the name under which --module selects the small cases.
const casesModule = "cases"

// A Report is everything that one run measured.
type Report struct {
	Modules []ModuleResult
	Total   Score
	Gosec   *Score `json:",omitempty"` // all modules; nil where it didn't run
	Cases   []CaseResult
	Failed  []string // what could not be measured, and why
}

// A ModuleResult is what was measured in one module.
type ModuleResult struct {
	Module   module.Version
	Score    Score
	Problems []string      // packages that sockvet could not analyse, and why
	Gosec    *Score        `json:",omitempty"` // nil where it didn't run
	Elapsed  time.Duration // sockvet's own run
}

// A bench is what a run measures with.
type bench struct {
	work    string
	sockvet Tool
	gosec   Tool // nil unless asked for
}

// measure runs the tools over everything that opts select. What fails for one
// module is noted and the rest goes on.
func measure(ctx context.Context, opts options) (*Report, error) {
	rows, err := readLabelsFile(filepath.Join(opts.labels, "labels.csv"))
	if err != nil {
		return nil, err
	}
	modules := selectModules(rows, opts.module)
	withCases := strings.Contains(casesModule, opts.module)
	if len(modules) == 0 && !withCases {
		return nil, fmt.Errorf("no labelled module contains %q", opts.module)
	}
	if opts.prepareOnly {
		return &Report{}, prepareAll(ctx, opts.work, modules)
	}
	b, err := newBench(ctx, opts)
	if err != nil {
		return nil, err
	}
	report := &Report{}
	for _, m := range modules {
		b.module(ctx, report, m, rowsOf(rows, m))
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	if withCases {
		progress("cases")
		report.Cases, err = b.cases(ctx, filepath.Join(opts.labels, "cases"))
		if err != nil {
			report.fail("cases", err)
		}
	}
	return report, ctx.Err()
}

func newBench(ctx context.Context, opts options) (*bench, error) {
	binary := opts.sockvet
	if binary == "" {
		progress("building sockvet")
		built, err := sockvet.Build(ctx, filepath.Join(opts.work, "bin"))
		if err != nil {
			return nil, err
		}
		binary = built
	}
	b := &bench{work: opts.work, sockvet: within(opts.timeout, sockvetTool(binary))}
	if opts.gosec {
		progress("installing gosec %s", gosecVersion)
		gosec, err := installGosec(ctx, opts.work)
		if err != nil {
			return nil, err
		}
		b.gosec = within(opts.timeout, gosecTool(gosec))
	}
	return b, nil
}

// module measures one module. When sockvet can't be run over it, all of its
// rows count as missed.
func (b *bench) module(ctx context.Context, report *Report, m module.Version, rows []Row) {
	progress("%s", m)
	result := ModuleResult{Module: m}
	defer func() {
		report.Total = report.Total.Add(result.Score)
		report.Modules = append(report.Modules, result)
	}()
	dir, err := module.Prepare(ctx, b.work, m)
	if err != nil {
		report.fail(m.String(), err)
		result.Score = score(rows, nil)
		return
	}
	start := time.Now()
	answer, err := b.sockvet(ctx, dir)
	result.Elapsed = time.Since(start)
	if err != nil {
		report.fail(m.String(), err)
	}
	result.Problems = answer.Problems
	result.Score = score(rows, answer.Findings)
	if b.gosec == nil {
		return
	}
	answer, err = b.gosec(ctx, dir)
	if err != nil {
		report.fail(m.String()+" with gosec", err)
	}
	gosec := score(rows, answer.Findings)
	result.Gosec = &gosec
	if report.Gosec == nil {
		report.Gosec = &Score{}
	}
	*report.Gosec = report.Gosec.Add(gosec)
}

// cases measures the small cases on a fresh copy, as the go command may want
// to complete their go.mod.
func (b *bench) cases(ctx context.Context, source string) ([]CaseResult, error) {
	copied := filepath.Join(b.work, "cases")
	if err := os.RemoveAll(copied); err != nil {
		return nil, err
	}
	if err := os.CopyFS(copied, os.DirFS(source)); err != nil {
		return nil, err
	}
	cases, err := readCases(os.DirFS(copied))
	if err != nil {
		return nil, err
	}
	answer, err := b.sockvet(ctx, copied)
	if err != nil {
		return nil, err
	}
	return judgeCases(cases, answer.Findings, knownRule), nil
}

func (r *Report) fail(what string, err error) {
	r.Failed = append(r.Failed, fmt.Sprintf("%s: %v", what, err))
}

// gate returns an error that tells which of the demanded figures the report
// doesn't reach, and what could not be measured at all.
func (r *Report) gate(opts options) error {
	var problems []error
	if n := len(r.Failed); n > 0 {
		problems = append(problems, fmt.Errorf("%d runs failed", n))
	}
	if p := r.Total.Precision(); p < opts.minPrecision {
		problems = append(problems, fmt.Errorf("precision %.3f is under %.3f", p, opts.minPrecision))
	}
	if p := r.Total.Recall(); p < opts.minRecall {
		problems = append(problems, fmt.Errorf("recall %.3f is under %.3f", p, opts.minRecall))
	}
	if wrong := r.caseCounts().wrong; opts.allCases && wrong > 0 {
		problems = append(problems, fmt.Errorf("%d cases are wrong", wrong))
	}
	return errors.Join(problems...)
}

func readLabelsFile(path string) ([]Row, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read labels: %w", err)
	}
	defer file.Close()
	rows, err := ReadLabels(file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return rows, nil
}

// selectModules returns the labelled modules whose name contains part, in the
// order of the labels.
func selectModules(rows []Row, part string) []module.Version {
	seen := make(map[module.Version]bool)
	var modules []module.Version
	for _, row := range rows {
		if seen[row.Module] || !strings.Contains(row.Module.String(), part) {
			continue
		}
		seen[row.Module] = true
		modules = append(modules, row.Module)
	}
	return modules
}

func rowsOf(rows []Row, m module.Version) []Row {
	var own []Row
	for _, row := range rows {
		if row.Module == m {
			own = append(own, row)
		}
	}
	return own
}

func prepareAll(ctx context.Context, work string, modules []module.Version) error {
	var problems []error
	for _, m := range modules {
		progress("%s", m)
		if _, err := module.Prepare(ctx, work, m); err != nil {
			problems = append(problems, err)
		}
	}
	return errors.Join(problems...)
}

// progress tells on stderr what is being done; a run takes minutes.
func progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "accuracy: "+format+"\n", args...)
}
