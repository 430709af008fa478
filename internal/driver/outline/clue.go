package outline

import "bytes"

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
