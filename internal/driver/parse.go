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
	"hash/maphash"
	"math"
	"path/filepath"
	"slices"
	"sync"

	"github.com/sockvet/sockvet/internal/driver/outline"
)

// A source is one file. Packages of several targets and test variants share
// it: it is read and parsed once, and its syntax is let go when the last of them
// is done.
type source struct {
	name string
	base int // where its positions start
	size int // in bytes; 0 before it is read

	digest   digest // of what was read last
	digested bool   // digest is known
	check    uint64 // a quick hash of that
	outline  *outline.File
	spells   bool  // the outline has the name of a primitive
	unread   error // what kept the file from being read

	mu    sync.Mutex
	tried bool      // it has been parsed, or can't be
	file  *ast.File // nil before it is parsed, after it is released, and if it can't be read
	err   error     // a scanner.ErrorList, or what kept the file from being read

	waiters []*node // to be told that it is parsed
	rank    int     // the highest of theirs
	users   int     // nodes that are not done (scheduler.mu)
	untaken int     // of the waiters, those that no worker has begun on (scheduler.mu)
}

// read reads the file into buf, which it may replace by a larger one. It reports
// false if the file is not as it was when it was read before, or not there any more.
func (s *source) read(buf []byte) (src []byte, same bool) {
	src, err := readInto(s.name, buf)
	if err != nil {
		s.unread = fmt.Errorf("read source: %w", err)
		return nil, !s.digested
	}
	sum := digest(sha256.Sum256(src))
	same = !s.digested || s.digest == sum
	s.digest, s.digested, s.size = sum, true, len(src)
	s.check = maphash.Bytes(checkSeed, src)
	return src, same
}

// checkSeed is that of the hash by which a file is known again.
var checkSeed = maphash.MakeSeed()

// reread reads into buf a file that an outline was made of.
func (r *run) reread(src *source, buf []byte) (text []byte, err error) {
	if src.unread != nil {
		return nil, src.unread
	}
	text, err = readInto(src.name, buf)
	if err != nil || maphash.Bytes(checkSeed, text) != src.check {
		r.unstable.Store(true)
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("read source: %w", err)
	case len(text) >= r.room:
		return nil, fmt.Errorf("read source: %d bytes are more than this machine's integers can number beside the other files", len(text))
	}
	return text, nil
}

// parsed returns the syntax of a file, which is parsed unless it has been. The
// result is nil if it can't be read.
func (r *run) parsed(src *source) *ast.File {
	src.mu.Lock()
	defer src.mu.Unlock()
	if !src.tried {
		src.tried = true
		var text []byte
		if text, src.err = r.reread(src, r.buffer()); src.err == nil {
			src.file, src.err = r.parseText(src.name, src.base, text, parser.ParseComments)
			r.buffers.Put(&text) // syntax has copies of what it needs
		}
	}
	return src.file
}

// parseText parses text as that of a file with positions that start at base, as
// the vet protocol does. The deprecated resolution of identifiers is left out:
// type-checking supersedes it.
//
// The file is parsed into a set of its own, so that its positions start there
// whatever else is being parsed.
func (r *run) parseText(name string, base int, text []byte, mode parser.Mode) (file *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			file, err = nil, fmt.Errorf("parser panicked: %v", p)
		}
	}()
	own := token.NewFileSet()
	own.AddFile("", 1, base-2) // the next file starts at base
	file, err = parser.ParseFile(own, name, text, mode|parser.SkipObjectResolution)
	r.fset.AddExistingFiles(own.File(token.Pos(base)))
	return file, err
}

// maxRoom is more than any Go file needs. The distance between files costs
// nothing.
const maxRoom = math.MaxInt32

// number gives every source its base, and every package one for each of its files
// in case that is parsed for its declarations only. It returns the room each file
// has. Within a package, files are in the order of their names, and a package
// comes after those it imports, so that positions are the same in every run and
// in the same order as under the vet protocol, where one file is parsed after the
// other. The first base is above those below start, which are taken.
func number(programs []*program, sources []*source, start int) (room int) {
	dirRank := make(map[string]int)
	dir := func(s *source) int {
		d := filepath.Dir(s.name)
		if _, ok := dirRank[d]; !ok {
			dirRank[d] = len(dirRank)
		}
		return dirRank[d]
	}
	count := len(sources)
	for _, s := range sources {
		dir(s)
	}
	for _, p := range programs {
		for _, n := range p.nodes {
			count += len(n.sources)
		}
	}
	room = min(maxRoom, (math.MaxInt-start)/(count+2))
	next := start
	take := func(files int) (base int) {
		base = next + room
		next += room * files
		return base
	}
	ordered := slices.Clone(sources)
	slices.SortFunc(ordered, func(a, b *source) int {
		return cmp.Or(cmp.Compare(dir(a), dir(b)), cmp.Compare(a.name, b.name))
	})
	for _, s := range ordered {
		s.base = take(1)
	}
	for _, p := range programs {
		for _, n := range p.nodes {
			n.base = take(len(n.sources))
		}
	}
	return room
}

// syntax returns the syntax of the package's files, and notes what can't be
// parsed.
func (r *run) syntax(n *node) []*ast.File {
	var files []*ast.File
	for _, src := range n.sources {
		file := r.parsed(src)
		if src.err != nil && !n.noted {
			n.addParseProblem(src, src.err)
			n.unparsed = true
		}
		if file != nil {
			files = append(files, file)
		}
	}
	n.noted = true
	return files
}

// addParseProblem notes where and why the source could not be read or parsed.
func (n *node) addParseProblem(src *source, err error) {
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		n.addProblem(ParseFailed, list[0].Pos.String(), list[0].Msg)
		return
	}
	n.addProblem(ParseFailed, src.name, err.Error())
}
