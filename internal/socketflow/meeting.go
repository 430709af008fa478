package socketflow

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ast/astutil"
)

// meetingPoint returns where a bind of another package meets its port: the
// store, if the package makes it; otherwise the import that brings the one to
// the other.
func (p *Package) meetingPoint(s *Site) (pos, end token.Pos) {
	for _, e := range s.Endpoints {
		if e.Place != nil && e.Place.Package == p.Types.Path() {
			if pos := p.position(*e.Place); pos.IsValid() {
				return p.expressionAt(pos)
			}
		}
	}
	return p.importOf(s.Way[0].Package)
}

// position finds a place of the package again.
func (p *Package) position(at Place) token.Pos {
	for _, file := range p.Files {
		tf := p.Fset.File(file.FileStart)
		if at.Line < 1 || at.Line > tf.LineCount() || p.place(tf.LineStart(at.Line)).File != at.File {
			continue
		}
		return tf.LineStart(at.Line) + token.Pos(at.Column-1)
	}
	return token.NoPos
}

// expressionAt returns the extent of the expression that starts at pos.
func (p *Package) expressionAt(pos token.Pos) (from, to token.Pos) {
	for _, file := range p.Files {
		if pos < file.FileStart || pos >= file.FileEnd {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(file, pos, pos)
		for _, n := range path {
			if e, ok := n.(ast.Expr); ok && e.Pos() == pos {
				return pos, e.End()
			}
		}
	}
	return pos, pos
}

// importOf returns the extent of the import through which a package is
// reached: its own or, if there is none, the first of those that know it.
func (p *Package) importOf(path string) (pos, end token.Pos) {
	for _, file := range p.Files {
		if p.skipped(file) {
			continue
		}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err == nil && p.leadsTo(name, path) {
				return spec.Path.Pos(), spec.Path.End()
			}
		}
	}
	return token.NoPos, token.NoPos
}

// leadsTo reports whether an import brings the binds of a package.
func (p *Package) leadsTo(imported, path string) bool {
	if imported == path {
		return true
	}
	for _, imp := range p.Types.Imports() {
		if imp.Path() != imported || p.Ledger == nil {
			continue
		}
		fact := p.Ledger(imp)
		if fact != nil && slices.ContainsFunc(fact.Parts, func(l *LedgerPart) bool { return l.leadsTo(path) }) {
			return true
		}
	}
	return false
}

// leadsTo reports whether one of the binds is in a package.
func (l *LedgerPart) leadsTo(path string) bool {
	return slices.ContainsFunc(l.binds(), func(b *OpenBind) bool { return b.Way[0].Package == path })
}
