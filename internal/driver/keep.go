package driver

import (
	"go/ast"
	"slices"
)

// A keeper decides what of a package is kept.
type keeper struct {
	run    *run
	node   *node
	files  []keptFile
	decls  map[uint32]int // the last declaration of each name, of all
	extent map[uint32]extent
	behind map[uint32][]uint32 // by the name of a field that nobody asks for: what is in its type
	all    []keptUnit
	work   []keptUnit
}

// An extent is how much of what goes by a name is kept.
type extent uint8

const (
	// bare is a declaration without methods, such as of a type that values have only in
	// fields that nobody asks for: nobody can call any.
	bare extent = iota + 1
	entire
)

type keptFile struct {
	src   *source
	text  []byte
	units map[int]extent
	names hashSet // that stand in the units
}

type keptUnit struct {
	name       uint32
	file, unit int
	before     int  // another declaration of the name, or -1
	method     bool // of the type of that name
	extent     extent
}

func (r *run) newKeeper(n *node) *keeper {
	count := 0
	for _, src := range n.sources {
		count += len(src.outline.Decls)
	}
	k := &keeper{
		run: r, node: n, decls: make(map[uint32]int, count), all: make([]keptUnit, 0, count),
		extent: make(map[uint32]extent), behind: make(map[uint32][]uint32),
	}
	for i, src := range n.sources {
		for _, d := range src.outline.Decls {
			name, method := d.Name, d.Method != 0
			if method && !r.methods.wanted(n, d.Method) {
				name, method = d.Method, false // something else that is kept may ask for it
			}
			before, ok := k.decls[name]
			if !ok {
				before = -1
			}
			k.decls[name] = len(k.all)
			k.all = append(k.all, keptUnit{name: name, file: i, unit: d.Unit, before: before, method: method})
		}
		k.files = append(k.files, keptFile{src: src})
	}
	return k
}

func (k *keeper) keepAll() {
	for name := range k.decls {
		k.keep(name)
	}
}

// keep keeps all that goes by a name, and what is behind a field of that name.
func (k *keeper) keep(name uint32) {
	if k.extent[name] == entire {
		return
	}
	k.keepTo(name, entire)
	behind := k.behind[name]
	delete(k.behind, name)
	for _, name := range behind {
		k.keep(name)
	}
}

// keepTo keeps so much of what goes by a name.
func (k *keeper) keepTo(name uint32, to extent) {
	if k.extent[name] >= to {
		return
	}
	k.extent[name] = to
	i, ok := k.decls[name]
	for ; ok && i >= 0; i = k.all[i].before {
		if u := k.all[i]; to == entire || !u.method {
			u.extent = to
			k.work = append(k.work, u)
		}
	}
}

// spread keeps what is mentioned by what is kept.
func (k *keeper) spread() {
	for len(k.work) > 0 {
		u := k.work[len(k.work)-1]
		k.work = k.work[:len(k.work)-1]
		f := &k.files[u.file]
		if f.units[u.unit] >= u.extent || !k.open(f) {
			continue
		}
		if u.extent == bare && !f.src.outline.IsPlainStruct(f.text, u.unit) {
			k.keep(u.name)
			continue
		}
		f.units[u.unit] = u.extent
		f.src.outline.Refs(f.text, u.unit, func(name, field uint32) {
			f.names[name] = true
			switch {
			case u.extent == bare:
				k.keepTo(name, bare)
			case field == 0 || k.extent[field] == entire || k.run.methods.wanted(k.node, field):
				k.keep(name)
			default:
				k.keepTo(name, bare)
				k.behind[field] = append(k.behind[field], name)
			}
		})
	}
}

// open reads the text of a file of which something is kept.
func (k *keeper) open(f *keptFile) bool {
	if f.units == nil {
		f.units, f.names = make(map[int]extent), make(hashSet)
		f.text, _ = k.run.reread(f.src, k.run.buffer())
	}
	return f.text != nil
}

// buffer returns a buffer for the text of a file.
func (r *run) buffer() []byte {
	if buf, ok := r.buffers.Get().(*[]byte); ok {
		return *buf
	}
	return nil
}

// left returns the names of what is not kept, or not all of it, in ascending order.
func (k *keeper) left() []uint32 {
	names := make([]uint32, 0, len(k.decls))
	for name := range k.decls {
		if k.extent[name] < entire {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// syntax parses what is kept. What is wrong in it is found by the type checker.
func (k *keeper) syntax() []*ast.File {
	var files []*ast.File
	for i, f := range k.files {
		if f.text == nil {
			continue
		}
		masked := f.src.outline.Mask(k.run.buffer(), f.text, func(unit int) bool { return f.units[unit] > 0 }, f.names.has)
		file, _ := k.run.parseText(f.src.name, k.node.base+i*k.run.room, masked, 0)
		k.run.buffers.Put(&f.text) // syntax has copies of what it needs
		k.run.buffers.Put(&masked)
		if file != nil {
			files = append(files, file)
		}
	}
	return files
}
