package outline

// seen holds the names of a file. It is a hash table of its own because every
// name in a program passes through it.
type seen struct {
	slots []slot // as many as a power of two
	epoch uint32 // of the file; slots of others are free
	names []uint32
}

type slot struct {
	hash, epoch uint32
	imported    uint32 // one more than the index of the import of that name; 0 for none
	interest    Interest
	member      bool
	spec        bool
}

func (t *seen) reset() {
	if t.slots == nil {
		t.slots = make([]slot, 1<<10)
	}
	t.epoch++
	t.names = t.names[:0]
}

// find returns the slot of a name, or a free one.
func (t *seen) find(hash uint32) *slot {
	mask := uint32(len(t.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.epoch != t.epoch || s.hash == hash {
			return s
		}
	}
}

// add takes a name down if it isn't there.
func (t *seen) add(hash uint32, interest Interest) *slot {
	if len(t.names)*2 >= len(t.slots) {
		t.grow()
	}
	s := t.find(hash)
	if s.epoch != t.epoch {
		*s = slot{hash: hash, epoch: t.epoch, interest: interest}
		t.names = append(t.names, hash)
	}
	return s
}

func (t *seen) has(hash uint32) bool { return t.find(hash).epoch == t.epoch }

func (t *seen) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.epoch == t.epoch {
			*t.find(s.hash) = s
		}
	}
}

// picks holds what a file selects from its imports.
type picks map[uint64]bool

func (p *picks) reset() {
	if *p == nil {
		*p = make(picks)
	}
	clear(*p)
}

// add takes down that a name is selected from an import.
func (p picks) add(f *File, imported int, name uint32) {
	key := uint64(imported)<<32 | uint64(name)
	if !p[key] {
		p[key] = true
		imp := &f.Imports[imported]
		imp.Selected = append(imp.Selected, name)
	}
}
