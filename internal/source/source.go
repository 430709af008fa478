// Package source reads the files that findings lie in, so that they can be
// shown and told apart from others by what they say instead of by their lines.
package source

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"sync"
)

// maxSize is more than any file needs that a person reads, in bytes.
const maxSize = 16 << 20

// Files reads each file at most once. The zero value is ready, and may be used
// by several goroutines.
type Files struct {
	mu     sync.Mutex
	byName map[string]*File
}

// Get returns the file of that name. One that can't be read is empty: an
// excerpt is a service, and a report without it is still a report.
func (fs *Files) Get(name string) *File {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if f, ok := fs.byName[name]; ok {
		return f
	}
	if fs.byName == nil {
		fs.byName = make(map[string]*File)
	}
	f := newFile(read(name))
	fs.byName[name] = f
	return f
}

// read refuses what is no regular file: opening a named pipe would wait.
func read(name string) []byte {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxSize {
		return nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	return text
}

// A File is the text of one file. Lines and columns count from 1, columns in
// bytes, as in [token.Position].
type File struct {
	text  []byte
	lines []string

	parse sync.Once
	fset  *token.FileSet
	ast   *ast.File // nil if there is no Go in it
}

func newFile(text []byte) *File {
	f := &File{text: text}
	for line := range bytes.Lines(text) {
		f.lines = append(f.lines, strings.TrimRight(string(line), "\r\n"))
	}
	return f
}

// Line returns the text of a line without its end, and whether there is one.
func (f *File) Line(n int) (string, bool) {
	if n < 1 || n > len(f.lines) {
		return "", false
	}
	return f.lines[n-1], true
}

// A Line is a line of an excerpt.
type Line struct {
	Number int
	Text   string
}

// Around returns a line and up to the given number of lines before and after
// it, none if there is no such line.
func (f *File) Around(n, before, after int) []Line {
	if n < 1 || n > len(f.lines) {
		return nil
	}
	var lines []Line
	for i := max(1, n-before); i <= min(len(f.lines), n+after); i++ {
		lines = append(lines, Line{Number: i, Text: f.lines[i-1]})
	}
	return lines
}

// syntax parses the file as far as it is Go.
func (f *File) syntax() (*token.FileSet, *ast.File) {
	f.parse.Do(func() {
		defer func() {
			if recover() != nil {
				f.ast = nil // the parser gave up: no Go
			}
		}()
		f.fset = token.NewFileSet()
		f.ast, _ = parser.ParseFile(f.fset, "", f.text, parser.SkipObjectResolution)
	})
	return f.fset, f.ast
}

// Generated reports whether a program has written the file, and says so.
func (f *File) Generated() bool {
	head, err := parser.ParseFile(token.NewFileSet(), "", f.text, parser.PackageClauseOnly|parser.ParseComments)
	return err == nil && ast.IsGenerated(head)
}

// offset returns where a position lies in the text, -1 if it does not.
func (f *File) offset(line, column int) int {
	if line < 1 || line > len(f.lines) || column < 1 {
		return -1
	}
	at := 0
	for i := range f.text {
		if line == 1 {
			at = i
			break
		}
		if f.text[i] == '\n' {
			line--
		}
	}
	if at += column - 1; at > len(f.text) {
		return -1
	}
	return at
}
