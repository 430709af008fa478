package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"slices"

	"github.com/sockvet/sockvet/internal/fix"
	"github.com/sockvet/sockvet/internal/report"
)

// applyFixes makes the first fix of each finding that has one and takes what it
// has fixed out of the report. The files must be as they were analysed.
func applyFixes(stderr io.Writer, run *analysis) error {
	rep := run.report
	fixes := make([][]fix.Edit, len(rep.Findings))
	for i, f := range rep.Findings {
		if len(f.Fixes) == 0 {
			continue
		}
		for _, e := range f.Fixes[0].Edits {
			fixes[i] = append(fixes[i], fix.Edit(e))
		}
	}
	made, err := fix.Apply(fixes, func(file string, text []byte) bool {
		sum, ok := run.result.Digests[file]
		return ok && sum == sha256.Sum256(text)
	})
	fixed, files := 0, make(map[string]bool)
	for i, f := range rep.Findings {
		if made[i] {
			fixed++
			files[f.File] = true
		}
	}
	i := -1
	rep.Findings = slices.DeleteFunc(rep.Findings, func(report.Finding) bool {
		i++
		return made[i]
	})
	fmt.Fprintf(stderr, "sockvet: fixed %s in %s\n", count(fixed, "finding"), count(len(files), "file"))
	return err
}
