// Package fix changes files as fixes of findings say. It knows neither what a
// finding is nor how fixes come about.
package fix

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/sockvet/sockvet/internal/outfile"
	"github.com/sockvet/sockvet/internal/source"
)

// An Edit replaces a range of a file. Columns count bytes.
type Edit struct {
	File string
	source.Range
	NewText string
}

// Apply makes the edits of each fix, and returns which fixes it has made. A fix
// that overlaps with an earlier one is left out. Each file is written in one
// step and as a whole; one whose text the fixes are not about, as unchanged says,
// that is read-only or that would not parse, is left as it is and named by the
// error, together with what else went wrong.
func Apply(fixes [][]Edit, unchanged func(file string, text []byte) bool) (made []bool, err error) {
	made = make([]bool, len(fixes))
	byFile := make(map[string][]int) // indexes of fixes, by their file
	for i, edits := range fixes {
		if len(edits) > 0 && !slices.ContainsFunc(edits, func(e Edit) bool { return e.File != edits[0].File }) {
			byFile[edits[0].File] = append(byFile[edits[0].File], i)
		}
	}
	var errs []error
	for file, indexes := range byFile {
		if err := applyTo(file, indexes, fixes, unchanged, made); err != nil {
			errs = append(errs, fmt.Errorf("fix %s: %w", file, err))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return made, errors.Join(errs...)
}

func applyTo(name string, indexes []int, fixes [][]Edit, unchanged func(string, []byte) bool, made []bool) error {
	// What is written is the file itself, not a link to it.
	file, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o222 == 0 { // root could write it all the same
		return errors.New("it is read-only")
	}
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if !unchanged(name, old) {
		return errors.New("it has changed since it was analysed")
	}
	text, chosen, err := edit(old, indexes, fixes)
	if err != nil {
		return err
	}
	if err := outfile.Write(file, func(w io.Writer) error { _, err := w.Write(text); return err }); err != nil {
		return err
	}
	for _, i := range chosen {
		made[i] = true
	}
	return nil
}

// edit returns the text with the fixes made, formatted if it was before, and
// which fixes these are.
func edit(old []byte, indexes []int, fixes [][]Edit) (text []byte, chosen []int, err error) {
	var spans []span
	for _, i := range indexes {
		more, err := locate(old, fixes[i])
		if err != nil {
			return nil, nil, err
		}
		if !overlap(spans, more) {
			spans = append(spans, more...)
			chosen = append(chosen, i)
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	var b bytes.Buffer
	at := 0
	for _, s := range spans {
		b.Write(old[at:s.start])
		b.WriteString(s.text)
		at = s.end
	}
	b.Write(old[at:])
	text = b.Bytes()
	if _, err := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution); err != nil {
		return nil, nil, fmt.Errorf("it would not parse: %w", err)
	}
	if formatted, err := format.Source(old); err == nil && bytes.Equal(formatted, old) {
		if text, err = format.Source(text); err != nil {
			return nil, nil, err
		}
	}
	return text, chosen, nil
}

// A span is an edit by offsets.
type span struct {
	start, end int
	text       string
}

func locate(text []byte, edits []Edit) ([]span, error) {
	var spans []span
	for _, e := range edits {
		start, ok := offset(text, e.Line, e.Column)
		end, ok2 := offset(text, e.EndLine, e.EndColumn)
		if !ok || !ok2 || end < start {
			return nil, fmt.Errorf("it has no range %d:%d to %d:%d", e.Line, e.Column, e.EndLine, e.EndColumn)
		}
		spans = append(spans, span{start, end, e.NewText})
	}
	return spans, nil
}

// offset finds a line and a column, both from 1.
func offset(text []byte, line, column int) (int, bool) {
	at := 0
	for range line - 1 {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return 0, false
		}
		at += i + 1
	}
	at += column - 1
	return at, line > 0 && column > 0 && at <= len(text)
}

func overlap(a, b []span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.start < y.end && y.start < x.end || x.start == y.start {
				return true
			}
		}
	}
	return false
}
