package driver

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sockvet/sockvet/internal/driver/outline"
)

// TestCluesAreSeen holds what the scout sees in the tokens of a file against what
// it confirms from the syntax: it must miss nothing, or the pass would never see
// the package. The files are those of the standard library and of the analyzer's
// tests.
func TestCluesAreSeen(t *testing.T) {
	s := passScout()
	scanner := outline.NewScanner(s.clues)
	files, confirmed := 0, 0
	for _, root := range []string{filepath.Join(build.Default.GOROOT, "src"), "../../analyzer/testdata"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
				return err
			}
			src, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ParseComments|parser.SkipObjectResolution)
			files++
			if err != nil || !s.mayTouch([]*ast.File{file}) {
				return nil //nolint:nilerr // what doesn't parse is no matter here
			}
			confirmed++
			if out := scanner.Scan(src, path.Base); !out.Clue && !out.Mention && !out.Odd {
				t.Errorf("%s: no clue was seen", name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if confirmed == 0 || confirmed == files {
		t.Errorf("%d of %d files are of interest", confirmed, files)
	}
}
