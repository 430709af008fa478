package fix

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sockvet/sockvet/internal/source"
)

const program = "package p\n\nvar x = f(1, 2)\n"

func file(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(name, []byte(program), 0o640); err != nil {
		t.Fatal(err)
	}
	return name
}

// at edits columns of the third line.
func at(name string, from, to int, text string) []Edit {
	return []Edit{{File: name, Range: source.Range{Line: 3, Column: from, EndLine: 3, EndColumn: to}, NewText: text}}
}

func always(string, []byte) bool { return true }

func TestApply(t *testing.T) {
	name := file(t)
	link := filepath.Join(t.TempDir(), "link.go")
	if err := os.Symlink(name, link); err != nil {
		t.Fatal(err)
	}
	made, err := Apply([][]Edit{at(link, 11, 12, "10"), at(link, 11, 15, "3"), nil, at(link, 14, 15, "g( 2)")}, always)
	if err != nil || !slices.Equal(made, []bool{true, false, false, true}) {
		t.Errorf("made %v with error %v, want the first and the last: the second overlaps", made, err)
	}
	if got, want := content(t, name), "package p\n\nvar x = f(10, g(2))\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if info, err := os.Stat(name); err != nil || info.Mode() != 0o640 {
		t.Errorf("mode %v and error %v, want the file's own mode", info.Mode(), err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is one no more")
	}
}

func TestRefused(t *testing.T) {
	for _, test := range []struct {
		name  string
		edits func(string) []Edit
		same  bool
		want  string
	}{
		{"changed", func(f string) []Edit { return at(f, 11, 12, "10") }, false, "changed since"},
		{"does not parse", func(f string) []Edit { return at(f, 11, 12, ")") }, true, "would not parse"},
		{"no such place", func(f string) []Edit { return at(f, 11, 99, "1") }, true, "no range"},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := file(t)
			made, err := Apply([][]Edit{test.edits(name)}, func(string, []byte) bool { return test.same })
			if made[0] || err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), name) {
				t.Errorf("made %v with error %v, want none, and %q and the file in the error", made, err, test.want)
			}
			if got := content(t, name); got != program {
				t.Errorf("the file is %q, want it as it was", got)
			}
		})
	}
}

// TestReadOnly: nobody, not even root, has a file changed that is read-only.
func TestReadOnly(t *testing.T) {
	name := file(t)
	if err := os.Chmod(name, 0o444); err != nil {
		t.Fatal(err)
	}
	made, err := Apply([][]Edit{at(name, 11, 12, "10")}, always)
	if made[0] || err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("made %v with error %v", made, err)
	}
	if got := content(t, name); got != program {
		t.Errorf("the file is %q, want it as it was", got)
	}
}

func content(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
