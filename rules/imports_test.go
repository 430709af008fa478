package rules_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The rules core knows nothing of Go syntax and of drivers, and nobody else's
// code: its import graph is the standard library without the go packages.
func TestImports(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{.ImportPath}} {{.Standard}}", ".").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if !slices.Contains(lines, "fmt true") {
		t.Fatalf("fmt is not among the dependencies: %q", lines)
	}
	for _, line := range lines {
		path, standard, _ := strings.Cut(line, " ")
		if standard != "true" && path != "github.com/sockvet/sockvet/rules" {
			t.Errorf("rules depends on %s", path)
		}
		if strings.HasPrefix(path, "go/") {
			t.Errorf("rules depends on %s", path)
		}
	}
}
