package outline

import (
	"bytes"
	"slices"
	"strconv"
)

// A Scanner reads the outlines of files, one after the other.
type Scanner struct {
	lexer
	clues Clues
	file  *File
	seen  seen
	picks picks
	spare File // has the memory that files are read into

	before  kind // of the token before
	ended   int  // where that ended
	braces  int  // that are open
	placed  int  // one more than the braces that were open at a place; 0 for none
	named   int  // the same for a text that is a place
	first   bool // the name before begins a line or what stands in braces
	place   bool // the name before is one
	keyed   bool // and a colon follows it
	unless  kind // the name before is of interest unless this follows; eof for any other name
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
func NewScanner(clues Clues) *Scanner {
	s := &Scanner{clues: clues}
	s.comment = s.readComment
	return s
}

// Scan reads a file. packageName tells the name of the package that the file
// imports by a path, "" if it isn't known.
func (s *Scanner) Scan(src []byte, packageName func(path string) string) *File {
	s.src, s.next, s.ends, s.odd = src, len(byteOrderMark(src)), false, false
	s.file = s.spare.emptied()
	s.seen.reset()
	s.picks.reset()
	s.before, s.kind, s.end, s.braces, s.placed, s.named, s.picking = eof, eof, 0, 0, 0, 0, -1
	s.unless = eof
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

// step reads a token and takes down what is of interest.
func (s *Scanner) step() {
	s.before, s.ended = s.kind, s.end
	s.advance()
	if s.before == name || s.picking >= 0 {
		s.settle()
	}
	switch s.kind {
	case name:
		s.readName()
		return
	case dot:
		return
	case text, number:
		s.readValue()
	case colon:
		s.keyed = s.place && s.before == name
	case open, openIndex:
		s.parens++
		if s.before == varWord || s.before == constWord {
			s.base = s.parens
		}
	case closed, closedIndex:
		s.parens--
	case controlWord:
		s.header = header{s.parens, s.placed, s.named}
	case openBrace:
		s.openBraces()
	case closedBrace:
		s.braces--
	case semicolon:
		s.base = s.parens
		if s.braces < s.placed {
			s.placed = 0
		}
		if s.braces < s.named {
			s.named = 0
		}
	default:
	}
	s.picking = -1
}

// openBraces forgets what the header of a block has had in mind.
func (s *Scanner) openBraces() {
	s.braces++
	s.base = s.parens
	if s.parens == s.header.parens && s.before != structWord && s.before != interfaceWord {
		s.placed, s.named = s.header.placed, s.header.named
		s.header.parens = -1
	}
}

// settle takes down what the token after a name, or after the dot that follows it,
// says of it.
func (s *Scanner) settle() {
	switch {
	case s.unless == eof:
	case s.unless == open:
		s.file.Clue = s.file.Clue || s.kind != open
	default:
		s.file.Mention = s.file.Mention || s.kind != openBrace
	}
	s.unless = eof
	if s.picking >= 0 && s.kind != dot && (s.before == name || s.kind != name) {
		s.file.Imports[s.picking].hidden = true
	}
	if s.first && s.kind == open && s.before == name {
		s.addSpec(s.seen.find(s.hash))
	}
}

func (s *Scanner) readName() {
	slot := s.note(s.hash, s.src[s.start:s.end])
	s.first = s.before == openBrace || s.before == semicolon
	s.place = slot.interest == Place
	switch slot.interest {
	case Plain:
	case Place:
		s.placed = s.braces + 1
	case Clue:
		s.file.Clue = true
	case Member:
		s.file.Clue = s.file.Clue || s.before == dot
	case Field:
		s.unless = open
	case Type:
		s.unless = openBrace
	}
	switch {
	case s.before != dot:
		s.picking = int(slot.imported) - 1
	case s.picking >= 0:
		s.picks.add(s.picking, slot)
		s.picking = -1
	default:
		s.addMember(slot)
	}
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
	if slot := s.seen.find(hash); slot.epoch == s.seen.epoch {
		return slot
	}
	interest := Plain
	if s.clues.Name != nil {
		interest = s.clues.Name(spelled)
	}
	return s.seen.add(hash, interest)
}

// readValue shows a literal to those who look for clues. What a call is given has to be
// distinct. The constants of a generated file are no places.
func (s *Scanner) readValue() {
	if s.file.Clue || s.clues.Value == nil {
		return
	}
	literal := s.src[s.start:s.end]
	within := s.parens > s.base
	placed := s.before == colon && s.keyed ||
		(s.before == assign || s.before == comma && !within) && s.placed > 0 && !(s.generated && s.braces == 0)
	given := (s.before == open || s.before == comma && within) && s.placed > 0 && !s.generated
	s.file.Clue = s.clues.Value(literal, placed || s.followsText()) ||
		given && s.clues.Distinct != nil && s.clues.Distinct(literal)
	if !s.generated {
		s.readApart(literal)
	}
}

// followsText reports whether the literal at hand is an argument or an element after
// a text that is a place.
func (s *Scanner) followsText() bool {
	return s.named > 0 && (s.before == comma || s.before == colon)
}

// readApart takes down a text that is a place, and a value that may go with one
// elsewhere in the function.
func (s *Scanner) readApart(literal []byte) {
	switch s.before {
	case open, openBrace, comma, colon:
		if s.kind == text && s.clues.Text != nil && s.clues.Text(literal) {
			s.gives = true
			if s.named == 0 {
				s.named = s.braces + 1
			}
		}
	case assign, returnWord:
		s.holds = s.holds || s.function && s.clues.Distinct != nil && s.clues.Distinct(literal)
	default:
		return
	}
	s.file.Clue = s.file.Clue || s.function && s.gives && s.holds
}

func (s *Scanner) readComment(comment []byte) {
	if !s.clauses && isGenerated(comment) {
		s.generated = true
	}
	if bytes.HasPrefix(comment[2:], []byte("line ")) {
		s.odd = true
	}
	if !s.file.Clue && s.clues.Comment != nil {
		s.file.Clue = s.clues.Comment(comment)
	}
}

// isGenerated reports whether a comment says that it stands in a generated file,
// as ast.IsGenerated has it.
func isGenerated(comment []byte) bool {
	return bytes.HasPrefix(comment, []byte("// Code generated ")) && bytes.HasSuffix(bytes.TrimSuffix(comment, []byte("\r")), []byte(" DO NOT EDIT."))
}

// importPath returns the path in an import declaration.
func importPath(literal []byte) string {
	path, err := strconv.Unquote(string(literal))
	if err != nil {
		return ""
	}
	return path
}
