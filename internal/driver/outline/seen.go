package outline

// seen holds the names of a file, and the keywords. It is a hash table of its own
// because every name in a program passes through it.
type seen struct {
	slots []slot // as many as a power of two
	last  uint32 // the index of the last one in use
	epoch uint32 // of the file; slots of others are free
	names []uint32
}

type slot struct {
	hash, epoch  uint32
	picked       uint32 // the imports that it is selected from, a bit for each of the first 32
	imported     uint16 // one more than the index of the import of that name; 0 for none. The index of a keyword.
	interest     Interest
	member, spec bool
}

// reserved is the interest of a keyword.
const reserved Interest = 0xff

// firstSlots are as many as most files need: few, so that they stay near the processor.
const firstSlots = 1 << 10

func (t *seen) reset() {
	if t.slots == nil {
		t.slots = make([]slot, firstSlots)
	}
	t.last = firstSlots - 1
	t.epoch++
	t.names = t.names[:0]
	for i, w := range keywords {
		*t.find(w.hash) = slot{hash: w.hash, epoch: t.epoch, imported: uint16(i), interest: reserved}
	}
}

// find returns the slot of a name, or a free one.
func (t *seen) find(hash uint32) *slot {
	for i := hash & t.last; ; i = (i + 1) & t.last {
		if s := &t.slots[i]; s.epoch != t.epoch || s.hash == hash {
			return s
		}
	}
}

// add takes a name down if it isn't there.
func (t *seen) add(hash uint32, interest Interest) *slot {
	if uint32(2*len(t.names)) > t.last {
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
	old := t.slots[:t.last+1]
	t.last = 2*t.last + 1
	t.slots = make([]slot, t.last+1)
	for _, s := range old {
		if s.epoch == t.epoch {
			*t.find(s.hash) = s
		}
	}
}

// picks holds what a file selects from its imports.
type picks struct {
	all  []pick // in the order of the file
	next []int  // of each import, while they are shared
}

type pick struct {
	imported, name uint32
}

func (p *picks) reset() { p.all = p.all[:0] }

// add takes down that the name of a slot is selected from an import: once, or more often
// from those after the first 32.
func (p *picks) add(imported int, slot *slot) {
	if imported < 32 {
		bit := uint32(1) << imported
		if slot.picked&bit != 0 {
			return
		}
		slot.picked |= bit
	}
	p.all = append(p.all, pick{uint32(imported), slot.hash})
}

// share gives each import of the file what is selected from it.
func (p *picks) share(f *File) {
	p.next = append(p.next[:0], make([]int, len(f.Imports)+1)...)
	for _, one := range p.all {
		p.next[one.imported+1]++
	}
	for i := range f.Imports {
		p.next[i+1] += p.next[i]
	}
	names := make([]uint32, len(p.all))
	for i := range f.Imports {
		f.Imports[i].Selected = names[p.next[i]:p.next[i+1]:p.next[i+1]]
	}
	for _, one := range p.all {
		names[p.next[one.imported]] = one.name
		p.next[one.imported]++
	}
}
