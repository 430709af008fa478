package outline

import (
	"bytes"
	"slices"
)

// A Scanner reads the outlines of files, one after the other. What is no Go makes one
// odd; it ends nevertheless.
type Scanner struct {
	clues Clues
	file  *File
	seen  seen
	picks picks
	spare File // has the memory that files are read into

	src  []byte
	odd  bool
	next int  // where the next token is looked for
	ends bool // a line that ends there ends a statement

	kind       kind   // of the token at hand
	start, end int    // of it
	hash       uint32 // of it or the name before
	before     kind   // of the token before
	ended      int    // where that ended, if it was read by itself

	braces  int  // that are open
	placed  int  // one more than the braces that were open at a place; 0 for none
	named   int  // the same for a text that is a place
	first   bool // the name before begins a line or what stands in braces
	keyed   bool // the name before is a place and a colon follows it
	unless  kind // the name before is of interest unless this follows; none for any other name
	picking int  // the import of which a name may be selected next, or -1

	parens int    // and brackets, that are open
	base   int    // how many of them are around the statement
	header header // of the statement with a block that has begun last

	generated bool
	clauses   bool // the package clause has been read

	// In the function that is being read, a text that is a place is given to a
	// call, and a value is assigned or returned that may go with it.
	function, gives, holds bool
}

// A header is what stands before the block of an if, for, switch or select: no place in
// it makes values in the block go with it. It has what was so before.
type header struct{ parens, placed, named int }

// NewScanner returns a scanner that looks out for clues.
func NewScanner(clues Clues) *Scanner { return &Scanner{clues: clues} }

// Scan reads a file. packageName tells the name of the package that the file
// imports by a path, "" if it isn't known.
func (s *Scanner) Scan(src []byte, packageName func(path string) string) *File {
	s.src, s.next, s.ends, s.odd = src, len(byteOrderMark(src)), false, false
	s.file = s.spare.emptied()
	s.seen.reset()
	s.picks.reset()
	s.before, s.kind, s.end, s.braces, s.placed, s.named, s.picking = none, none, 0, 0, 0, 0, -1
	s.unless = none
	s.parens, s.base, s.header.parens = 0, 0, -1
	s.generated, s.clauses, s.function = false, false, false

	s.clause()
	for !s.odd && s.kind != eof {
		s.declaration(packageName)
	}
	s.picks.share(s.file)
	s.unhide()
	s.file.Odd = s.odd
	s.file.Names = s.seen.names
	slices.Sort(s.file.Names)
	slices.Sort(s.file.Members)
	s.spare = *s.file
	return s.file.fitted()
}

// emptied returns a file without anything, in the memory of f.
func (f *File) emptied() *File {
	return &File{
		Imports: f.Imports[:0], Decls: f.Decls[:0], Members: f.Members[:0], Specs: f.Specs[:0],
		groups: f.groups[:0], units: f.units[:0],
	}
}

// fitted moves the file to memory of its size.
func (f *File) fitted() *File {
	f.Imports, f.Decls, f.Names = fitted(f.Imports), fitted(f.Decls), fitted(f.Names)
	f.Members, f.Specs = fitted(f.Members), fitted(f.Specs)
	f.groups, f.units = fitted(f.groups), fitted(f.units)
	return f
}

func fitted[E any](s []E) []E { return append([]E(nil), s...) }

func byteOrderMark(src []byte) []byte {
	mark := []byte("\ufeff")
	if bytes.HasPrefix(src, mark) {
		return mark
	}
	return nil
}

// clause reads the package clause.
func (s *Scanner) clause() {
	if s.step(); s.kind != packageWord {
		s.odd = true
		return
	}
	s.clauses = true
	if s.step(); s.kind != name {
		s.odd = true
	}
	s.file.header = int32(s.end)
	s.step()
}

// declaration reads one, up to the token after its semicolon.
func (s *Scanner) declaration(packageName func(path string) string) {
	switch s.kind {
	case semicolon:
	case importWord:
		s.grouped(func() { s.importSpec(packageName) })
	case funcWord:
		s.function, s.gives, s.holds = true, false, false
		s.funcDecl()
		s.function = false
	case typeWord:
		s.grouped(s.typeSpec)
	case varWord:
		s.grouped(s.varSpec)
	case constWord:
		s.constants()
	default:
		s.odd = true
		return
	}
	if s.kind != semicolon && s.kind != eof {
		s.odd = true
		return
	}
	s.step()
}

func (s *Scanner) addMember(slot *slot) {
	if !slot.member {
		slot.member = true
		s.file.Members = append(s.file.Members, slot.hash)
	}
}

func (s *Scanner) addSpec(slot *slot) {
	if !slot.spec {
		slot.spec = true
		s.file.Specs = append(s.file.Specs, slot.hash)
	}
}

// unhide takes what is selected from an import for members too where something else
// may go by its name.
func (s *Scanner) unhide() {
	for _, imp := range s.file.Imports {
		if !imp.hidden {
			continue
		}
		for _, selected := range imp.Selected {
			s.addMember(s.seen.find(selected))
		}
	}
}

// note takes down that a name stands in the file.
func (s *Scanner) note(hash uint32, spelled []byte) *slot {
	interest := Plain
	if s.clues.Name != nil {
		interest = s.clues.Name(spelled)
	}
	return s.seen.add(hash, interest)
}
