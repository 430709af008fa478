package analyzer

import (
	"bytes"
	"go/ast"
	"go/token"
	"strings"
)

// A directive is a comment that hides findings.
type directive struct {
	comment *ast.Comment
	name    string   // as written, "sockvet:ignore" for instance
	rules   []string // nil means all
	reason  string
	file    bool // it speaks for its whole file
	strict  bool // ours: what is wrong with it is reported
}

// HasDirectives reports whether the files have comments that hide findings. It
// costs a look at the start of each comment.
func HasDirectives(files []*ast.File) bool {
	for _, f := range files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				if _, ok := parseDirective(c); ok {
					return true
				}
			}
		}
	}
	return false
}

// parseDirective reads
//
//	//sockvet:ignore RULE[,RULE] reason
//	//sockvet:ignore-file RULE[,RULE] reason
//	//nolint:sockvet // reason
//	//lint:ignore sockvet reason
//	//lint:file-ignore sockvet reason
func parseDirective(c *ast.Comment) (directive, bool) {
	text, ok := strings.CutPrefix(c.Text, "//")
	if !ok || len(text) < len("nolint") {
		return directive{}, false
	}
	switch text[0] {
	case 's':
		return parseIgnore(c, text)
	case 'l':
		return parseLint(c, text)
	case 'n', ' ':
		return parseNolint(c, text)
	}
	return directive{}, false
}

func parseIgnore(c *ast.Comment, text string) (directive, bool) {
	// A comment in the comment is no reason, but a URL in a reason is one.
	text, _, _ = strings.Cut(text, " //")
	name, rest := cutSpace(text)
	if name != "sockvet:ignore" && name != "sockvet:ignore-file" {
		return directive{}, false
	}
	list, reason := cutSpace(rest)
	d := directive{comment: c, name: name, reason: reason, file: name == "sockvet:ignore-file", strict: true}
	for rule := range strings.SplitSeq(list, ",") {
		if rule != "" {
			d.rules = append(d.rules, rule)
		}
	}
	return d, true
}

// parseLint reads the directives of staticcheck, which ignores them without a
// reason and says so.
func parseLint(c *ast.Comment, text string) (directive, bool) {
	name, rest := cutSpace(text)
	if name != "lint:ignore" && name != "lint:file-ignore" {
		return directive{}, false
	}
	list, reason := cutSpace(rest)
	if reason == "" || !contains(list, "sockvet") {
		return directive{}, false
	}
	return directive{comment: c, name: name, reason: reason, file: name == "lint:file-ignore"}, true
}

// parseNolint reads the directive of golangci-lint. A bare //nolint is none of
// ours: who turns off everything may not have meant this.
func parseNolint(c *ast.Comment, text string) (directive, bool) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(text, " "), "nolint:")
	if !ok {
		return directive{}, false
	}
	list, reason, _ := strings.Cut(rest, "//")
	if !contains(list, "sockvet") {
		return directive{}, false
	}
	return directive{comment: c, name: "nolint", reason: strings.TrimSpace(reason)}, true
}

// contains reports whether a list with commas has the name, whatever follows
// a name after a space.
func contains(list, name string) bool {
	for item := range strings.SplitSeq(list, ",") {
		if first, _ := cutSpace(strings.TrimSpace(item)); first == name {
			return true
		}
	}
	return false
}

func cutSpace(s string) (before, after string) {
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		return s[:i], strings.TrimSpace(s[i:])
	}
	return s, ""
}

// A reach is what a directive speaks for: the lines from first to last, and
// what ends on the line of the comment.
type reach struct{ first, last, ends int }

// reach determines the lines that a directive of the file speaks for. At the
// end of a line it speaks for that line; on lines of its own for the next one
// and the statement that starts there. Where that is the first line of a
// declaration, it speaks for the whole of it.
func (d *directive) reach(fset *token.FileSet, f *ast.File) reach {
	line := func(p token.Pos) int { return fset.Position(p).Line }
	own := line(d.comment.Pos())
	at := reach{first: own, last: own, ends: own}
	alone := standsAlone(fset, f, d.comment)
	if alone {
		at.first = own
		at.last = line(groupOf(f, d.comment).End()) + 1
		at.ends = at.last
	}
	target := at.last
	if !alone {
		target = own
	}
	if target < line(f.Package) || alone && target == line(f.Package) {
		return reach{last: line(f.FileEnd)} // above the package clause
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if n == nil || line(n.Pos()) > target || line(n.End()) < target {
			return n == f
		}
		if line(n.Pos()) == target {
			at.last = max(at.last, spoken(n, alone, line))
		}
		return true
	})
	return at
}

// spoken returns the last line that a comment on or above the first line of n
// speaks for, 0 if n adds nothing to that line.
func spoken(n ast.Node, alone bool, line func(token.Pos) int) int {
	switch n := n.(type) {
	case *ast.FuncDecl, *ast.GenDecl, ast.Spec:
		return line(n.End())
	case *ast.AssignStmt, *ast.ExprStmt, *ast.ReturnStmt, *ast.DeclStmt, *ast.GoStmt, *ast.DeferStmt, *ast.SendStmt:
		if alone {
			return line(beforeBody(n))
		}
	}
	return 0
}

// beforeBody returns the end of a statement, or where the first function
// literal in it begins: what happens there happens elsewhere.
func beforeBody(stmt ast.Node) token.Pos {
	end := stmt.End()
	ast.Inspect(stmt, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok {
			end = min(end, lit.Body.Lbrace)
			return false
		}
		return true
	})
	return end
}

func groupOf(f *ast.File, c *ast.Comment) *ast.CommentGroup {
	for _, group := range f.Comments {
		if group.Pos() <= c.Pos() && c.End() <= group.End() {
			return group
		}
	}
	return &ast.CommentGroup{List: []*ast.Comment{c}}
}

// standsAlone reports whether nothing but comments is on the comment's line.
func standsAlone(fset *token.FileSet, f *ast.File, c *ast.Comment) bool {
	line := fset.Position(c.Pos()).Line
	alone := line != fset.Position(f.Package).Line
	ast.Inspect(f, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup:
			return false
		case *ast.File:
			return true
		}
		if n.Pos() > c.Pos() {
			return false
		}
		if fset.Position(n.Pos()).Line == line || n.End() <= c.Pos() && fset.Position(n.End()).Line == line {
			alone = false
		}
		return alone
	})
	return alone
}

// IsDirective reports whether a comment may be one for which [HasDirectives] is
// true: all of them mention sockvet. It is asked of every comment of a program, and
// looks for the part of the word that begins with its rarest letter first.
func IsDirective(comment []byte) bool {
	return bytes.Contains(comment, []byte("kvet")) && bytes.Contains(comment, []byte("sockvet"))
}
