package driver

import (
	"go/ast"
	"maps"
	"strconv"
	"sync"

	"github.com/sockvet/sockvet/analyzer"
	"github.com/sockvet/sockvet/internal/socketflow"
)

// A nameCache holds the names that facts make interesting wherever they
// stand, by the set of packages that the facts come from: many packages have
// the same set.
type nameCache struct {
	mu    sync.Mutex
	bySet map[nameSet]socketflow.Names
}

type nameSet struct {
	program *program
	members string // of a bitset
}

// of returns the names of what the dependencies of n have facts about and
// what n can use without importing their package: methods and fields. The map
// is shared and not to be changed.
func (c *nameCache) of(n *node) socketflow.Names {
	set := nameSet{n.program, n.below.String()}
	c.mu.Lock()
	defer c.mu.Unlock()
	if names, ok := c.bySet[set]; ok {
		return names
	}
	names := make(socketflow.Names)
	for _, dep := range n.factNodes() {
		for _, f := range dep.factNames() {
			if f.Reach != reachNear {
				names[f.Name] = true
			}
		}
	}
	if c.bySet == nil {
		c.bySet = make(map[nameSet]socketflow.Names)
	}
	c.bySet[set] = names
	return names
}

// mayTouch reports whether the pass may have something to find or to tell in
// the package, judged by its syntax.
func (r *run) mayTouch(n *node, files []*ast.File) bool {
	if r.cfg.Eager || analyzer.HasDirectives(files) { // comments may be findings themselves
		return true
	}
	anywhere := r.names.of(n)
	for _, file := range files {
		if r.cfg.mayTouch([]*ast.File{file}, n.namesIn(file, anywhere)) {
			return true
		}
	}
	return false
}

// namesIn adds to the names that are of interest anywhere those of functions
// and variables of the packages that the file imports: a file that doesn't
// import a package can't name them.
func (n *node) namesIn(file *ast.File, anywhere socketflow.Names) socketflow.Names {
	names, own := anywhere, false
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		dep := n.imports[path]
		if err != nil || dep == nil {
			continue
		}
		for _, f := range dep.factNames() {
			if f.Reach != reachNear {
				continue
			}
			if !own {
				names, own = maps.Clone(anywhere), true
			}
			names[f.Name] = true
		}
	}
	return names
}

// A factName is an identifier that a package must spell to use what a fact
// is about.
type factName struct {
	Name  string
	Reach factReach
}

// factNames returns the names of the functions, methods, variables and fields
// that there are facts about; a fact about the package has names of its own.
// Facts that only tell more to those who touch a socket have none.
func (n *node) factNames() []factName {
	if n.hit {
		return n.record.Names
	}
	var out []factName
	for _, key := range n.facts.order {
		if fn, ok := n.facts.objects[key].fact.(*socketflow.FuncFact); !ok || fn.Telling {
			out = append(out, factName{key.obj.Name(), n.facts.objects[key].reach})
		}
	}
	for _, typ := range sortedTypes(n.facts.packages) {
		if fact, ok := n.facts.packages[typ].(interface{ Names() []string }); ok {
			for _, name := range fact.Names() {
				out = append(out, factName{name, reachNear})
			}
		}
	}
	return out
}
