package analyzer_test

import (
	"testing"

	"golang.org/x/tools/go/packages"
)

// TestImports: who embeds the pass gets golang.org/x/tools with it and nothing
// else, and the rules core not even that.
func TestImports(t *testing.T) {
	const module = "github.com/sockvet/sockvet"
	for root, allowed := range map[string]map[string]bool{
		module + "/analyzer": {module: true, "golang.org/x/tools": true},
		module + "/rules":    {module: true},
	} {
		pkgs, err := packages.Load(&packages.Config{
			Mode: packages.NeedName | packages.NeedImports | packages.NeedDeps | packages.NeedModule,
		}, root)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		packages.Visit(pkgs, nil, func(p *packages.Package) {
			for _, err := range p.Errors {
				t.Errorf("%s: %v", p, err)
			}
			seen++
			if p.Module != nil && !allowed[p.Module.Path] {
				t.Errorf("%s depends on %s of module %s", root, p.PkgPath, p.Module.Path)
			}
		})
		if seen < 10 {
			t.Errorf("%s is seen with %d packages", root, seen)
		}
	}
}
