package driver

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"math"
	"os"
	"path/filepath"
	"slices"
)

// A source is one file. Packages of several targets and test variants share
// it: it is parsed once, and its syntax is let go when the last of them is
// done.
type source struct {
	name string
	base int // where its positions start
	size int // in bytes; 0 before it is parsed

	digest   digest // of what was read last
	digested bool   // digest is known

	file *ast.File // nil before it is parsed, after it is released, and if it can't be read
	err  error     // a scanner.ErrorList, or what kept the file from being read

	waiters []*node // to be told that it is parsed
	users   int     // nodes that are not done (scheduler.mu)
	untaken int     // of which no worker has begun on (scheduler.mu)
}

// parse reads and parses the file as the vet protocol does, with comments,
// for the pass reads directives in them. The deprecated resolution of
// identifiers is left out: type-checking supersedes it.
//
// The file is parsed into a set of its own first, so that its positions
// start at its base whatever else is being parsed.
//
// It reports whether the file is as it was when it was read before, if it was.
func (s *source) parse(fset *token.FileSet, room int) (same bool) {
	defer func() {
		if r := recover(); r != nil {
			s.file, s.err = nil, fmt.Errorf("parser panicked: %v", r)
		}
	}()
	src, err := os.ReadFile(s.name)
	if err != nil {
		s.err = fmt.Errorf("read source: %w", err)
		return !s.digested
	}
	sum := digest(sha256.Sum256(src))
	same = !s.digested || s.digest == sum
	s.digest, s.digested = sum, true
	if len(src) >= room {
		s.err = fmt.Errorf("read source: %d bytes are more than this machine's integers can number beside the other files", len(src))
		return same
	}
	s.size = len(src)
	own := token.NewFileSet()
	own.AddFile("", 1, s.base-2) // the next file starts at s.base
	s.file, s.err = parser.ParseFile(own, s.name, src, parser.ParseComments|parser.SkipObjectResolution)
	fset.AddExistingFiles(own.File(token.Pos(s.base)))
	return same
}

// maxRoom is more than any Go file needs. The distance between files costs
// nothing.
const maxRoom = math.MaxInt32

// number gives every source its base, and returns the room each has. Within
// a package, files are in the order of their names, and a package comes
// after those it imports, so that positions are the same in every run and
// in the same order as under the vet protocol, where one file is parsed
// after the other. The first base is above those below start, which are taken.
func number(sources []*source, start int) (room int) {
	dirRank := make(map[string]int)
	dir := func(s *source) int {
		d := filepath.Dir(s.name)
		if _, ok := dirRank[d]; !ok {
			dirRank[d] = len(dirRank)
		}
		return dirRank[d]
	}
	for _, s := range sources {
		dir(s)
	}
	ordered := slices.Clone(sources)
	slices.SortFunc(ordered, func(a, b *source) int {
		return cmp.Or(cmp.Compare(dir(a), dir(b)), cmp.Compare(a.name, b.name))
	})
	room = min(maxRoom, (math.MaxInt-start)/(len(ordered)+2))
	for i, s := range ordered {
		s.base = start + room*(i+1)
	}
	return room
}

// syntax returns what was parsed of the package's files, and notes what was
// not.
func (n *node) syntax() []*ast.File {
	var files []*ast.File
	for _, src := range n.sources {
		if src.err != nil {
			pos, msg := src.describe()
			n.addProblem(ParseFailed, pos, msg)
		}
		if src.file != nil {
			files = append(files, src.file)
		}
	}
	return files
}

// describe returns where and why the source could not be read or parsed.
func (s *source) describe() (pos, msg string) {
	var list scanner.ErrorList
	if errors.As(s.err, &list) && len(list) > 0 {
		return list[0].Pos.String(), list[0].Msg
	}
	return s.name, s.err.Error()
}
