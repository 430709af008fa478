package outline

import "bytes"

// step reads a token and takes down what is of interest.
func (s *Scanner) step() {
	s.ended = s.end
	s.read(0)
}

// balanced reads from a bracket to the one that closes it.
func (s *Scanner) balanced() {
	if s.read(1); s.kind == eof {
		s.odd = true
	}
}

// read reads a token or, where depth brackets are open, on to the one that closes the
// first of them. The end of a line that ends a statement is a semicolon. All of a program
// passes through here: what changes with each token is kept in registers, and what has to
// do with few of them is elsewhere.
func (s *Scanner) read(depth int) {
	src, i, ends, once := s.src, s.next, s.ends, depth == 0
	start, k, hash, first, picking := s.next, s.kind, s.hash, s.first, s.picking
	var before kind
loop:
	for ; ; start = i {
		b, c := byte(0), nothing
		if i < len(src) {
			b, c = src[i], classes[src[i]]
		}
		switch c {
		case space:
			i++
			continue
		case newline:
			if i = tabs(src, i+1); !ends {
				continue
			}
			before, k, ends = k, semicolon, false
		case alone:
			i++
			before, k, ends = k, symbols[b].kind, symbols[b].ends
		case letter:
			i, hash = word(src, i)
			slot := s.seen.find(hash)
			if slot.epoch != s.seen.epoch {
				slot = s.note(hash, src[start:i])
			}
			if slot.interest == reserved {
				before = k
				k, ends = s.keyword(slot, src[start:i])
				break
			}
			s.settle(name)
			first = k == openBrace || k == semicolon
			picking = s.readName(slot, k, picking)
			if before, k, ends = k, name, true; once {
				break loop
			}
			continue
		default:
			next, nextEnds, end := s.longer(i, ends)
			if i = end; next == none {
				continue
			}
			before, k, ends = k, next, nextEnds
		}
		s.settle(k)
		picking = s.hide(k, picking)
		if k >= controlWord {
			s.kind, s.before, s.hash, s.first, s.start, s.end = k, before, hash, first, start, i
			depth += s.take()
		}
		if once || depth == 0 || k == eof {
			break
		}
	}
	s.kind, s.before, s.hash, s.first, s.picking = k, before, hash, first, picking
	s.start, s.end, s.next, s.ends = start, i, i, ends
	if k == semicolon && !bytes.HasPrefix(src[start:], []byte(";")) { // the end of a line
		s.end = start
	}
}

// longer reads what is neither a word nor blank, and may be of several bytes. The kind is
// none after a comment that ends no statement.
func (s *Scanner) longer(i int, ended bool) (k kind, ends bool, end int) {
	if i == len(s.src) {
		if ended {
			return semicolon, false, i
		}
		return eof, false, i
	}
	switch b := s.src[i]; classes[b] {
	case slash:
		if !isComment(s.src, i) {
			break
		}
		end, lines := s.skipComment(i)
		if ended && lines {
			return semicolon, false, end
		}
		return none, ended, end
	case quote:
		end, ok := quotedEnd(s.src, i)
		s.odd = s.odd || !ok
		if b == '\'' {
			return number, true, end
		}
		return text, true, end
	case digit:
		return number, true, numberEnd(s.src, i)
	case point:
		return afterPoint(s.src, i)
	default: // see below
	}
	return operator(s.src, i)
}

// keyword reads a keyword. A name that shares its hash makes the file odd.
func (s *Scanner) keyword(slot *slot, spelled []byte) (k kind, ends bool) {
	w := &keywords[slot.imported]
	s.odd = s.odd || w.word != string(spelled)
	return w.kind, w.ends
}

// skipComment returns where the comment ends that begins at i, and whether a line ends
// in it.
func (s *Scanner) skipComment(i int) (end int, lines bool) {
	end, ok := commentEnd(s.src, i)
	s.odd = s.odd || !ok
	comment := s.src[i:end]
	s.readComment(comment)
	return end, comment[1] == '*' && bytes.IndexByte(comment, '\n') >= 0
}

// settle takes down what the token after a name says of it.
func (s *Scanner) settle(k kind) {
	if s.unless != none {
		s.file.Clue = s.file.Clue || s.unless == open && k != open
		s.file.Mention = s.file.Mention || s.unless == openBrace && k != openBrace
		s.unless = none
	}
}

// hide takes down that the name of an import, from which nothing is selected, may be that
// of something else. It returns the import from which the next name may be selected.
func (s *Scanner) hide(k kind, picking int) (next int) {
	if picking >= 0 && k != dot {
		s.file.Imports[picking].hidden = true
		return -1
	}
	return picking
}

// readName takes down a name after a token, which may be selected from an import. It
// returns that from which the next one may be.
func (s *Scanner) readName(slot *slot, before kind, picking int) (next int) {
	if picking < 0 && before != dot && slot.interest == Plain { // as most are
		return int(slot.imported) - 1
	}
	switch slot.interest {
	case Plain, reserved:
	case Place:
		s.placed = s.braces + 1
	case Clue:
		s.file.Clue = true
	case Member:
		s.file.Clue = s.file.Clue || before == dot
	case Field:
		s.unless = open
	case Type:
		s.unless = openBrace
	}
	switch {
	case before != dot:
		if picking >= 0 {
			s.file.Imports[picking].hidden = true
		}
		return int(slot.imported) - 1
	case picking >= 0:
		s.picks.add(picking, slot)
	default:
		s.addMember(slot)
	}
	return -1
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

// take takes down what a token other than a name changes. It returns by how much there
// are more open brackets.
func (s *Scanner) take() (nesting int) {
	switch s.kind {
	case text, number:
		s.readValue()
	case colon:
		s.keyed = s.before == name && s.seen.find(s.hash).interest == Place
	case open, openIndex:
		if s.kind == open && s.first && s.before == name {
			s.addSpec(s.seen.find(s.hash))
		}
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
	default: // tells nothing
	}
	return s.kind.nesting()
}
