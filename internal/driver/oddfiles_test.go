package driver

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOddFiles: whatever stands beside it, code that calls the primitive is
// found, and what can't be read is a note.
func TestOddFiles(t *testing.T) {
	const good = `
import "example.com/m/prim"

func Open() { prim.Primitive(1) }
`
	var huge strings.Builder
	huge.WriteString("package odd\n\nvar table = []int{\n")
	for i := range 300_000 {
		fmt.Fprintf(&huge, "\t%d,\n", i)
	}
	huge.WriteString("}\n")
	for _, tt := range []struct {
		name     string
		files    map[string]string
		problems []string
	}{
		{
			name: "assembly",
			files: map[string]string{
				"good.go": "package odd\n" + good + "\nfunc add(a, b int) int\n",
				"add.s":   "TEXT ·add(SB), 4, $0\n\tRET\n",
			},
		}, {
			name:  "huge file",
			files: map[string]string{"good.go": "package odd\n" + good, "huge.go": huge.String()},
		}, {
			name:  "one long line",
			files: map[string]string{"good.go": "package odd\n" + good, "line.go": "package odd\n\nconst Text = \"" + strings.Repeat("x", 4<<20) + "\"\n"},
		}, {
			name:  "deep nesting",
			files: map[string]string{"good.go": "package odd\n" + good, "deep.go": "package odd\n\nvar Deep = " + strings.Repeat("(", 200_000) + "1" + strings.Repeat(")", 200_000) + "\n"},
			problems: []string{
				"example.com/m/odd syntax error",
			},
		}, {
			name:  "byte order mark",
			files: map[string]string{"good.go": "\ufeffpackage odd\n" + good},
		}, {
			name:     "zero byte",
			files:    map[string]string{"good.go": "package odd\n" + good, "zero.go": "package odd\n\nvar x = 1\x00\n"},
			problems: []string{"example.com/m/odd syntax error"},
		}, {
			name:     "Latin-1",
			files:    map[string]string{"good.go": "package odd\n" + good, "latin.go": "package odd\n\n// caf\xe9\nvar x = \"\xe9\"\n"},
			problems: []string{"example.com/m/odd syntax error"},
		}, {
			name:     "empty file",
			files:    map[string]string{"good.go": "package odd\n" + good, "empty.go": ""},
			problems: []string{"example.com/m/odd syntax error"},
		}, {
			name:  "Windows line ends",
			files: map[string]string{"good.go": strings.ReplaceAll("package odd\n"+good, "\n", "\r\n")},
		}, {
			name:  "embedded file",
			files: map[string]string{"good.go": "package odd\n" + good, "embed.go": "package odd\n\nimport _ \"embed\"\n\n//go:embed data.bin\nvar data []byte\n", "data.bin": "\x00\xff"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := write(t, prim)
			if err := os.Mkdir(filepath.Join(dir, "odd"), 0o777); err != nil {
				t.Fatal(err)
			}
			for name, text := range tt.files {
				if err := os.WriteFile(filepath.Join(dir, "odd", name), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			cfg := toyConfig(dir)
			cfg.Cache = t.TempDir()
			for range 2 {
				res := mustRun(t, cfg)
				if got := calls(dir, res); len(got) != 1 || !strings.HasPrefix(got[0], "odd/good.go:5:15: ") {
					t.Errorf("findings are %q, want one in odd/good.go", got)
				}
				// How many errors are found in a file is up to the parser.
				diff(t, "problems", unique(kinds(res)), tt.problems)
			}
		})
	}
}

// TestSymlinkedFile: a file that is a link to another counts as a file of its
// own.
func TestSymlinkedFile(t *testing.T) {
	dir := write(t, prim+`
-- p/p.go --
package p
-- elsewhere/real.txt --
package p

import "example.com/m/prim"

func Open() { prim.Primitive(1) }
`)
	if err := os.Symlink(filepath.Join("..", "elsewhere", "real.txt"), filepath.Join(dir, "p", "link.go")); err != nil {
		t.Skip(err)
	}
	cfg := toyConfig(dir)
	cfg.Cache = t.TempDir()
	diff(t, "findings", calls(dir, mustRun(t, cfg)), []string{
		"p/link.go:5:15: call of Primitive leads to the primitive (depth 1) [windows]",
	})
	edit(t, filepath.Join(dir, "elsewhere/real.txt"), "func Open", "\nfunc Open")
	diff(t, "findings after the file that is linked to was edited", calls(dir, mustRun(t, cfg)), []string{
		"p/link.go:6:15: call of Primitive leads to the primitive (depth 1) [windows]",
	})
}
