package outline

import (
	"encoding/binary"
	"math/bits"
)

// Hash returns what stands for a name in an outline.
func Hash(name string) uint32 {
	h, rest := uint64(0), []byte(name)
	for ; len(rest) >= 8; rest = rest[8:] {
		h = mix(h, binary.LittleEndian.Uint64(rest))
	}
	return lastMix(h, rest)
}

// word returns where the word ends that begins at start, and its hash. It takes eight
// bytes at a time: most words are no longer, and the processor need not guess where one
// ends.
func word(src []byte, start int) (end int, hash uint32) {
	h, i := uint64(0), start
	for i+8 <= len(src) {
		x := binary.LittleEndian.Uint64(src[i:])
		n := inWord(x)
		if n < 8 {
			return i + n, uint32(mix(h, x&(1<<(8*n)-1)) >> 32)
		}
		h = mix(h, x)
		i += 8
	}
	start = i
	for i < len(src) && (classes[src[i]] == letter || classes[src[i]] == digit) {
		i++
	}
	return i, lastMix(h, src[start:i])
}

func mix(h, eight uint64) uint64 {
	return (bits.RotateLeft64(h, 29) ^ eight) * 0x9e3779b97f4a7c15
}

// lastMix mixes in less than eight bytes.
func lastMix(h uint64, rest []byte) uint32 {
	last := uint64(0)
	for i, b := range rest {
		last |= uint64(b) << (8 * i)
	}
	return uint32(mix(h, last) >> 32)
}

// ones has a one in each of eight bytes.
const ones = 0x0101010101010101

// inWord returns how many of eight bytes stand in a word, from the lowest on: letters,
// digits, underscores, and what isn't ASCII. The highest bit of each byte says so of it;
// no sum of one carries into the next.
func inWord(x uint64) int {
	low := x & (0x7f * ones)
	lower := low | 0x20*ones
	letters := (lower + (0x80-'a')*ones) &^ (lower + (0x80-'z'-1)*ones)
	digits := (low + (0x80-'0')*ones) &^ (low + (0x80-'9'-1)*ones)
	noUnderscores := (low ^ '_'*ones) + 0x7f*ones
	return bits.TrailingZeros64(^(letters|digits|x)&noUnderscores&(0x80*ones)) / 8
}

// tabs returns where the tabs end that begin at i, or at some of them.
func tabs(src []byte, i int) int {
	if i+8 > len(src) {
		return i
	}
	return i + bits.TrailingZeros64(binary.LittleEndian.Uint64(src[i:])^('\t'*ones))/8
}

// A reservedWord is a keyword, and whether a line may end a statement after it.
type reservedWord struct {
	kind kind
	ends bool
	word string
	hash uint32
}

// keywords are those of the language: this order is that of their slots.
var keywords = func() []reservedWord {
	all := []reservedWord{
		{kind: packageWord, word: "package"},
		{kind: importWord, word: "import"},
		{kind: funcWord, word: "func"},
		{kind: typeWord, word: "type"},
		{kind: varWord, word: "var"},
		{kind: constWord, word: "const"},
		{kind: structWord, word: "struct"},
		{kind: interfaceWord, word: "interface"},
		{kind: returnWord, word: "return", ends: true},
		{kind: keyword, word: "break", ends: true},
		{kind: keyword, word: "continue", ends: true},
		{kind: keyword, word: "fallthrough", ends: true},
		{kind: keyword, word: "case"},
		{kind: keyword, word: "chan"},
		{kind: keyword, word: "default"},
		{kind: keyword, word: "defer"},
		{kind: keyword, word: "else"},
		{kind: controlWord, word: "for"},
		{kind: keyword, word: "go"},
		{kind: keyword, word: "goto"},
		{kind: controlWord, word: "if"},
		{kind: keyword, word: "map"},
		{kind: keyword, word: "range"},
		{kind: controlWord, word: "select"},
		{kind: controlWord, word: "switch"},
	}
	for i := range all {
		all[i].hash = Hash(all[i].word)
	}
	return all
}()
