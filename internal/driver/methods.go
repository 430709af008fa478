package driver

import "github.com/sockvet/sockvet/internal/driver/outline"

// methodUses tells who may ask for a method, by its name: the path of the package
// that alone selects something of that name, or "" where several do or an interface
// has such a method. Of large programs most methods are asked for by nobody, and a
// type is declared without these.
type methodUses map[uint32]string

// methodUses returns nil if what some package asks for isn't known.
func (r *run) methodUses() methodUses {
	if len(r.unknown()) < r.total {
		return nil
	}
	uses := methodUses{outline.Hash("Error"): ""} // of the interface that no file declares
	for _, p := range r.programs {
		for _, n := range p.nodes {
			for _, src := range n.sources {
				r.addMethodUses(uses, n, src)
			}
		}
	}
	return uses
}

func (r *run) addMethodUses(uses methodUses, n *node, src *source) {
	_, members, _ := r.namesIn(src)
	for _, name := range members {
		if by, ok := uses[name]; !ok {
			uses[name] = n.meta.PkgPath
		} else if by != n.meta.PkgPath {
			uses[name] = ""
		}
	}
	if src.outline == nil {
		return
	}
	specs := src.outline.Specs
	if src.outline.Odd {
		specs = members
	}
	for _, name := range specs {
		uses[name] = ""
	}
}

// wanted reports whether anything but the bodies of the package's own functions may
// ask for a method of that name.
func (u methodUses) wanted(n *node, method uint32) bool {
	if u == nil {
		return true
	}
	by, ok := u[method]
	return ok && by != n.meta.PkgPath
}
