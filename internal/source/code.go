package source

import (
	"go/ast"
	"go/scanner"
	"go/token"
	"strings"
)

// Enclosing names the declaration around a line: a function ("serve"), a
// method ("(*Server).Serve"), or the first name of another declaration ("var
// addr"). It is empty outside declarations and in files that hold no Go.
func (f *File) Enclosing(line int) string {
	fset, file := f.syntax()
	if file == nil {
		return ""
	}
	for _, d := range file.Decls {
		if fset.PositionFor(d.Pos(), false).Line > line || fset.PositionFor(d.End(), false).Line < line {
			continue
		}
		switch d := d.(type) {
		case *ast.FuncDecl:
			return funcName(d)
		case *ast.GenDecl:
			return genName(fset, d, line)
		}
	}
	return ""
}

func funcName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	t, star := d.Recv.List[0].Type, ""
	if p, ok := t.(*ast.StarExpr); ok {
		t, star = p.X, "*"
	}
	switch g := t.(type) { // type parameters don't tell methods apart
	case *ast.IndexExpr:
		t = g.X
	case *ast.IndexListExpr:
		t = g.X
	}
	id, ok := t.(*ast.Ident)
	if !ok {
		return d.Name.Name
	}
	if star == "" {
		return id.Name + "." + d.Name.Name
	}
	return "(*" + id.Name + ")." + d.Name.Name
}

func genName(fset *token.FileSet, d *ast.GenDecl, line int) string {
	for _, spec := range d.Specs {
		if fset.PositionFor(spec.End(), false).Line < line {
			continue
		}
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			return d.Tok.String() + " " + spec.Names[0].Name
		case *ast.TypeSpec:
			return d.Tok.String() + " " + spec.Name.Name
		}
		return d.Tok.String()
	}
	return d.Tok.String()
}

// A Range is a stretch of a file. An EndLine of 0 means to the end of the line.
type Range struct{ Line, Column, EndLine, EndColumn int }

// Code returns the tokens of a range, one space apart: without comments and
// without the bodies of function literals, so that what it returns changes
// only with the code that is meant. It is the trimmed line where the range is
// not known or the file holds no Go, and the text of a range that is a comment.
func (f *File) Code(r Range) string {
	line, _ := f.Line(r.Line)
	fallback := strings.Join(strings.Fields(line), " ")
	start, end := f.offset(r.Line, r.Column), f.offset(r.EndLine, r.EndColumn)
	fset, file := f.syntax()
	if start < 0 || end <= start || file == nil {
		return fallback
	}
	base := fset.File(file.FileStart)
	if base == nil {
		return fallback
	}
	if code := tokens(f.text[start:end], skipped(base, file, start, end)); code != "" {
		return code
	}
	return strings.Join(strings.Fields(string(f.text[start:end])), " ") // a comment
}

// skipped returns where bodies of function literals lie, relative to start.
func skipped(base *token.File, file *ast.File, start, end int) [][2]int {
	var bodies [][2]int
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.FuncLit)
		if !ok {
			return true
		}
		from, to := base.Offset(lit.Body.Lbrace)+1, base.Offset(lit.Body.End())-1
		if from < start || to > end || to < from {
			return true // around the range, or broken
		}
		bodies = append(bodies, [2]int{from - start, to - start})
		return false
	})
	return bodies
}

func tokens(text []byte, skip [][2]int) string {
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(file, text, nil, 0)
	var words []string
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return strings.Join(words, " ")
		}
		if tok == token.SEMICOLON && lit == "\n" || inside(file.Offset(pos), skip) {
			continue
		}
		if lit == "" {
			lit = tok.String()
		}
		if last := len(words) - 1; last >= 0 && words[last] == "," && (tok == token.RPAREN || tok == token.RBRACE) {
			words = words[:last] // gofmt's, where the bracket stands on a line of its own
		}
		words = append(words, lit)
	}
}

func inside(offset int, ranges [][2]int) bool {
	for _, r := range ranges {
		if offset >= r[0] && offset < r[1] {
			return true
		}
	}
	return false
}
