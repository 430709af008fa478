package main

import (
	"fmt"
	"io"

	"github.com/sockvet/sockvet/internal/driver"
	"github.com/sockvet/sockvet/internal/report"
)

// A stream writes findings to stdout while the analysis goes on.
type stream struct {
	w      io.Writer
	format report.JSONL
	report func(driver.Config, *driver.Result) *report.Report
	err    error
}

// newStream returns nil where the report on stdout is no stream, or where which
// findings are known already, or fixed, can be told only when all are there.
func newStream(w io.Writer, flags *checkFlags) *stream {
	known := flags.known
	if flags.output.format != "jsonl" || flags.fix || known.baseline != "" || known.rev != "" || known.diff != "" {
		return nil
	}
	return &stream{w: w, report: flags.report}
}

// attach makes the run that config describes write to the stream.
func (s *stream) attach(config *driver.Config) {
	if s == nil {
		return
	}
	run := *config
	config.Found = func(findings []driver.Finding) {
		if s.err == nil {
			s.err = s.format.WriteFindings(s.w, s.report(run, &driver.Result{Findings: findings}))
		}
	}
}

// end writes what is left to say of the whole run.
func (s *stream) end(rep *report.Report) error {
	if s.err == nil {
		s.err = s.format.WriteEnd(s.w, rep)
	}
	if s.err != nil {
		return fmt.Errorf("write report: %w", s.err)
	}
	return nil
}
