package driver

import (
	"go/ast"
	"slices"
)

// A keeper decides what of a package is kept.
type keeper struct {
	run   *run
	node  *node
	files []keptFile
	decls map[uint32]int // the last declaration of each name, of all; none once they are kept
	all   []keptUnit
	work  []keptUnit
}

type keptFile struct {
	src   *source
	text  []byte
	units map[int]bool
	names hashSet // that stand in the units
}

type keptUnit struct {
	file, unit int
	before     int // another declaration of the name, or -1
}

func (r *run) newKeeper(n *node) *keeper {
	count := 0
	for _, src := range n.sources {
		count += len(src.outline.Decls)
	}
	k := &keeper{run: r, node: n, decls: make(map[uint32]int, count), all: make([]keptUnit, 0, count)}
	for i, src := range n.sources {
		for _, d := range src.outline.Decls {
			name := d.Name
			if d.Method != 0 && !r.methods.wanted(n, d.Method) {
				name = d.Method // which something else that is kept may ask for
			}
			before, ok := k.decls[name]
			if !ok {
				before = -1
			}
			k.decls[name] = len(k.all)
			k.all = append(k.all, keptUnit{i, d.Unit, before})
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

func (k *keeper) keep(name uint32) {
	i, ok := k.decls[name]
	if !ok {
		return
	}
	delete(k.decls, name)
	for i >= 0 {
		k.work = append(k.work, k.all[i])
		i = k.all[i].before
	}
}

// spread keeps what is mentioned by what is kept.
func (k *keeper) spread() {
	for len(k.work) > 0 {
		u := k.work[len(k.work)-1]
		k.work = k.work[:len(k.work)-1]
		f := &k.files[u.file]
		if f.units[u.unit] || !k.open(f) {
			continue
		}
		f.units[u.unit] = true
		f.src.outline.Refs(f.text, u.unit, func(name uint32) {
			f.names[name] = true
			k.keep(name)
		})
	}
}

// open reads the text of a file of which something is kept.
func (k *keeper) open(f *keptFile) bool {
	if f.units == nil {
		f.units, f.names = make(map[int]bool), make(hashSet)
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

// left returns the names of what is not kept, in ascending order.
func (k *keeper) left() []uint32 {
	names := make([]uint32, 0, len(k.decls))
	for name := range k.decls {
		names = append(names, name)
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
		masked := f.src.outline.Mask(k.run.buffer(), f.text, func(unit int) bool { return f.units[unit] }, f.names.has)
		file, _ := k.run.parseText(f.src.name, k.node.base+i*k.run.room, masked, 0)
		k.run.buffers.Put(&f.text) // syntax has copies of what it needs
		k.run.buffers.Put(&masked)
		if file != nil {
			files = append(files, file)
		}
	}
	return files
}
