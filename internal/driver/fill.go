package driver

import (
	"go/ast"
	"go/types"
	"slices"
)

// fill sees to it that the package has types, unless it can't have any. Those of
// a package that the pass has looked at are there. Of any other only what others
// ask for is parsed and type-checked, and what that depends on.
func (r *run) fill(n *node) {
	n.fill.Do(func() {
		if n.types == nil && (n.hit || !n.looked) && n.meta.PkgPath != "unsafe" {
			r.declare(n)
		}
	})
}

// declare type-checks the declarations that others ask for.
func (r *run) declare(n *node) {
	n.tainted = false
	files := r.asked(n)
	c, err := r.check(n, files, false)
	if err != nil {
		if !n.hit {
			n.addProblem(TypesFailed, "", err.Error())
		}
		return
	}
	if !n.hit { // else it was said before
		n.addTypeErrors(r.fset, c)
	}
	n.tainted = n.tainted || len(c.hard) > 0 || usesCgo(files)
	r.setTypes(n, c.pkg)
}

// setTypes gives the package its types.
func (r *run) setTypes(n *node, pkg *types.Package) {
	n.types = pkg
	r.byTypes.Store(pkg, n)
	n.filled.Store(true)
}

// asked returns the syntax of what others ask for, without function bodies where
// that is known from outlines.
func (r *run) asked(n *node) []*ast.File {
	if slices.ContainsFunc(n.sources, func(src *source) bool { return src.outline == nil || src.outline.Odd }) {
		return r.unmasked(n)
	}
	k := r.newKeeper(n)
	if n.whole {
		k.keepAll()
	}
	for _, wanted := range n.wants {
		for _, name := range wanted {
			k.keep(name)
		}
	}
	k.spread()
	n.left = k.left()
	return k.syntax()
}

// unmasked parses all files of a package, and notes what can't be parsed.
func (r *run) unmasked(n *node) []*ast.File {
	var files []*ast.File
	for i, src := range n.sources {
		file, err := r.parseWhole(n, i)
		if err != nil && !n.noted && !n.hit {
			n.addParseProblem(src, err)
		}
		if file != nil {
			files = append(files, file)
		}
	}
	n.noted = true
	return files
}

func (r *run) parseWhole(n *node, i int) (*ast.File, error) {
	src := n.sources[i]
	text, err := r.reread(src, nil)
	if err != nil {
		return nil, err
	}
	return r.parseText(src.name, n.base+i*r.room, text, 0)
}
