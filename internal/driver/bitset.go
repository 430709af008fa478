package driver

// A bitset is a set of small integers.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

// union adds the members of other, which is of the same capacity.
func (b bitset) union(other bitset) {
	for i := range b {
		b[i] |= other[i]
	}
}

// intersects reports whether b and other, of the same capacity, have a member
// in common.
func (b bitset) intersects(other bitset) bool {
	for i := range b {
		if b[i]&other[i] != 0 {
			return true
		}
	}
	return false
}
