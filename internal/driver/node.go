package driver

import (
	"go/types"
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/packages"
)

// A node is one package of one target: what is known of it, what it waits
// for and what came out. A worker owns a node from the moment it becomes
// ready until it is done; before and after it is only read.
type node struct {
	goos    string
	meta    *packages.Package
	sizes   types.Sizes
	root    bool // matches the patterns: its findings are reported
	exists  bool // so it does, and is no pattern that names nothing
	program *program
	index   int // place in program.nodes

	imports   map[string]*node // by path as written in the source
	importers []*node
	sources   []*source
	waiting   int // early sources to be parsed and imports to be done (scheduler.mu)
	untyped   int // early sources to be parsed and imports to have types (scheduler.mu)
	rank      int // weight of the heaviest chain from it up its importers

	base     int           // where positions start in files parsed for declarations
	early    []*source     // of sources, those to be parsed before its turn comes
	checking bool          // it is being type-checked before its turn (scheduler.mu)
	typed    bool          // it has types, or is done (scheduler.mu)
	ahead    *typedPackage // what was type-checked before its turn
	noted    bool          // what can't be parsed is among the problems
	unparsed bool          // a file has syntax errors, or can't be read

	// shell is the package without declarations, for the pass over one that is
	// not type-checked.
	shell  *types.Package
	types  *types.Package // nil before it is filled, and if there is nothing to import
	wants  [][]uint32     // names of the package that others select, by file
	whole  bool           // others may use what is not in wants
	fill   sync.Once
	filled atomic.Bool // types are there
	// left are the declared names that types lack, in ascending order.
	left []uint32

	facts     sealedFacts // to be read through objectFacts and packageFacts
	told      atomic.Bool // the package is done, and what follows is there
	near      []uint32    // names of the functions and variables that there are facts about, in ascending order
	nearDials []uint32    // of those of which that says only that they dial
	asked     []member    // fields that a fact about the package tells of
	leading   sync.Once
	leadsTo   bitset // see run.leads
	below     bitset // indexes of the packages with facts among its dependencies
	looked    bool   // bodies checked and the pass run
	tainted   bool   // it or what its types come from is not well-typed
	void      bool   // no part of it could be judged
	findings  []Finding
	problems  []Problem

	recalled // what a cache knows of the package
}

func newNode(goos string, meta *packages.Package, sizes types.Sizes) *node {
	if meta.TypesSizes != nil {
		sizes = meta.TypesSizes
	}
	return &node{
		goos:    goos,
		meta:    meta,
		sizes:   sizes,
		imports: make(map[string]*node),
	}
}

// files returns the names of the Go files to parse.
func (n *node) files() []string {
	if n.meta.PkgPath == "unsafe" {
		return nil
	}
	files := n.meta.GoFiles
	if len(n.meta.CompiledGoFiles) > 0 {
		files = n.meta.CompiledGoFiles
	}
	return unique(files) // go/packages names a file with an early syntax error twice
}

// size returns how large the files are that have been read, in bytes.
func (n *node) size() (bytes int) {
	for _, src := range n.sources {
		bytes += src.size
	}
	return bytes
}

// goVersion returns the language version to check the package with, chosen
// as cmd/go does for go vet: that of its module, 1.16 for a module that
// names none, and whatever go/types knows for the standard library.
func (n *node) goVersion() string {
	switch {
	case n.meta.Module == nil:
		return ""
	case n.meta.Module.GoVersion == "":
		return "go1.16"
	}
	return "go" + n.meta.Module.GoVersion
}

// addProblem notes something wrong with the package.
func (n *node) addProblem(kind ProblemKind, pos, msg string) {
	n.problems = append(n.problems, Problem{
		Package: n.meta.PkgPath,
		GOOS:    n.goos,
		Kind:    kind,
		Message: msg,
		Pos:     pos,
	})
}

// inherit takes over from the imports that are done what is known of the dependencies.
func (n *node) inherit() {
	for _, dep := range n.imports {
		if !dep.told.Load() {
			continue
		}
		n.below.union(dep.below)
		if dep.hasObjectFacts() {
			n.below.add(dep.index)
		}
	}
}

// relays reports whether the pass has to see the package even if it touches no
// socket: an import has a fact about itself, which the package passes on.
func (n *node) relays() bool {
	for _, dep := range n.imports {
		if dep.hasPackageFacts() {
			return true
		}
	}
	return false
}

// factNodes returns the packages with facts about objects among the
// dependencies of n.
func (n *node) factNodes() []*node {
	var out []*node
	for _, dep := range n.program.nodes[:n.index] {
		if n.below.has(dep.index) {
			out = append(out, dep)
		}
	}
	return out
}
