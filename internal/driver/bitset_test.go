package driver

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestBitsetIsASet holds the bitset against lists of its members.
func TestBitsetIsASet(t *testing.T) {
	const size = 200
	members := rapid.SliceOfDistinct(rapid.IntRange(0, size-1), rapid.ID[int])
	rapid.Check(t, func(t *rapid.T) {
		inA, inB := members.Draw(t, "a"), members.Draw(t, "b")
		a, b, sum := newBitset(size), newBitset(size), newBitset(size)
		for _, i := range inA {
			a.add(i)
		}
		for _, i := range inB {
			b.add(i)
		}
		sum.union(a)
		sum.union(b)
		common := false
		for i := range size {
			hasA, hasB := slices.Contains(inA, i), slices.Contains(inB, i)
			common = common || hasA && hasB
			if a.has(i) != hasA || sum.has(i) != (hasA || hasB) {
				t.Fatalf("%d: in a %v, in the union %v", i, a.has(i), sum.has(i))
			}
		}
		if a.intersects(b) != common {
			t.Fatalf("intersects is %v", !common)
		}
	})
}
