// Package baseline remembers findings, so that a gate can be turned on in a
// code base that has some. A finding is known by what the code says and not by
// its line (see [report.Identity]).
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/rules"
)

// An Entry is one known finding.
type Entry struct {
	Rule        string `json:"rule"`
	Level       string `json:"level"`
	Package     string `json:"package"`
	File        string `json:"file"` // for people; not compared
	Decl        string `json:"decl"`
	Code        string `json:"code"`
	Fingerprint string `json:"fingerprint"`
	// Flags are those of the run that found it without which another run may
	// find nothing, as in "--tests" and "--tags=a,b".
	Flags []string `json:"flags,omitempty"`
}

// A Baseline is a set of known findings.
type Baseline []Entry

// header is the first line of a file. The version rises when older releases
// could only misread what follows.
type header struct {
	Baseline string `json:"baseline"`
	Version  int    `json:"version"`
}

const version = 1

// New returns a baseline of the findings. Files are named relative to the root
// by name.
func New(findings []report.Finding, name func(file string) string) Baseline {
	var b Baseline
	for _, f := range findings {
		b = append(b, Entry{
			Rule: f.Rule, Level: f.Level.String(), Package: f.Package, File: name(f.File),
			Decl: f.Decl, Code: f.Code, Fingerprint: f.Fingerprint,
		})
	}
	return b
}

// Write writes a line for each entry, in an order that makes changes small.
func (b Baseline) Write(w io.Writer) error {
	sorted := slices.SortedFunc(slices.Values(b), func(x, y Entry) int {
		return cmp.Or(
			cmp.Compare(x.Package, y.Package), cmp.Compare(x.File, y.File), cmp.Compare(x.Decl, y.Decl),
			cmp.Compare(x.Code, y.Code), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Fingerprint, y.Fingerprint),
		)
	})
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(header{Baseline: "sockvet", Version: version}); err != nil {
		return err
	}
	for _, e := range sorted {
		if err := enc.Encode(e); err != nil {
			return err
		}
	}
	return nil
}

// Parse reads what [Baseline.Write] has written. Its error names the line that
// is damaged.
func Parse(r io.Reader) (Baseline, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // as editors on Windows put it
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errors.New("line 1: no header; sockvet baseline write makes the file")
	}
	var b Baseline
	n := 0
	for line := range bytes.Lines(text) {
		n++
		if n > 1 && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if err := b.parseLine(n, line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return b, nil
}

func (b *Baseline) parseLine(n int, line []byte) error {
	if n == 1 {
		var h header
		if err := decode(line, &h); err != nil {
			return fmt.Errorf("no header of a baseline: %w", err)
		}
		if h.Baseline != "sockvet" || h.Version != version {
			return fmt.Errorf("not a baseline of version %d", version)
		}
		return nil
	}
	var e Entry
	if err := decode(line, &e); err != nil {
		return fmt.Errorf("no entry: %w", err)
	}
	if e.Fingerprint == "" || e.Rule == "" {
		return errors.New("an entry needs a rule and a fingerprint")
	}
	*b = append(*b, e)
	return nil
}

// decode takes one value that fills the line and has no fields but those of v.
func decode(line []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return errors.New("it ends too early")
		}
		return err
	}
	if dec.More() {
		return errors.New("more than one value")
	}
	return nil
}

// LevelOf returns the level of the entry's finding; one that is not known is
// taken for the lowest.
func (e Entry) LevelOf() rules.Level {
	level, err := rules.ParseLevel(e.Level)
	if err != nil {
		return rules.Note
	}
	return level
}
