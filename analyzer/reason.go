package analyzer

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"
)

// A reason is what the source says of why an option is set.
type reason struct {
	reusePort bool // it stands for SO_REUSEPORT
	timeWait  bool // connections in TIME_WAIT
	restart   bool // to have the port free for a restart
}

var (
	reusePortName = regexp.MustCompile(`(?i)reuse_?port`)
	timeWaitText  = regexp.MustCompile(`(?i)time[-_ ]?wait`)
	restartText   = regexp.MustCompile(`(?i)\b(server|port|address|bind|listen)\b.*\brestart|\brestart.*\b(server|port|address|bind|listen)\b|(address|port) (is )?(already|still) in use`)
)

// reasonAt reads the names and comments around a position: of the package, the
// function and the constants in the call, and what is said in the function and
// above it.
func (r *reporter) reasonAt(pos, end token.Pos) reason {
	var why reason
	for _, f := range r.pass.Files {
		if pos < f.FileStart || pos >= f.FileEnd {
			continue
		}
		why.name(f.Name.Name)
		from, to := pos, end
		for _, d := range f.Decls {
			if d.Pos() <= pos && pos < d.End() {
				from, to = d.Pos(), d.End()
				why.declaration(d)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && pos <= id.Pos() && id.Pos() < end {
				why.name(id.Name)
			}
			return n == nil || n.Pos() < end && n.End() > pos
		})
		for _, c := range f.Comments {
			if from <= c.Pos() && c.End() <= to {
				why.comment(c)
			}
		}
	}
	return why
}

func (why *reason) name(s string) {
	why.reusePort = why.reusePort || reusePortName.MatchString(s)
	why.timeWait = why.timeWait || timeWaitText.MatchString(s)
}

func (why *reason) declaration(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		why.name(d.Name.Name)
		why.comment(d.Doc)
	case *ast.GenDecl:
		why.comment(d.Doc)
		for _, spec := range d.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok {
				for _, id := range v.Names {
					why.name(id.Name)
				}
				why.comment(v.Doc)
			}
		}
	}
}

func (why *reason) comment(c *ast.CommentGroup) {
	if c == nil {
		return
	}
	text := strings.Join(strings.Fields(c.Text()), " ")
	why.timeWait = why.timeWait || timeWaitText.MatchString(text)
	why.restart = why.restart || restartText.MatchString(text)
}
