package outline

import (
	"math"
	"strconv"
)

// grouped reads a declaration with what each reads one of, in parentheses or
// not.
func (s *Scanner) grouped(each func()) {
	start := s.start
	if s.step(); s.kind != open {
		each()
		u := &s.file.units[len(s.file.units)-1]
		u.start, u.group = int32(start), -1
		return
	}
	index := len(s.file.groups)
	s.file.groups = append(s.file.groups, group{start: int32(start), open: int32(s.end)})
	for s.step(); s.kind != closed && !s.odd; {
		if s.kind == semicolon {
			s.step()
			continue
		}
		each()
		s.file.units[len(s.file.units)-1].group = int32(index)
		if s.kind != semicolon && s.kind != closed {
			s.odd = true
		}
	}
	s.file.groups[index].end = int32(s.end)
	s.step()
}

// unit adds a unit that ends before the token at hand.
func (s *Scanner) unit(start, cutStart, cutEnd int) {
	s.file.units = append(s.file.units, unit{
		start: int32(start), end: int32(s.ended),
		cutStart: int32(cutStart), cutEnd: int32(cutEnd),
		group: -1,
	})
}

// declare adds a name for the unit that comes next. What can't be named needs
// none.
func (s *Scanner) declare(name uint32) { s.declareMethod(name, 0) }

func (s *Scanner) declareMethod(receiver, method uint32) {
	if receiver != blank {
		s.file.Decls = append(s.file.Decls, Decl{Name: receiver, Method: method, Unit: len(s.file.units)})
	}
}

var (
	blank      = Hash("_")
	initialize = Hash("init")
	counter    = Hash("iota")
)

func (s *Scanner) importSpec(packageName func(path string) string) {
	start, imp := s.start, Import{unit: int32(len(s.file.units))}
	known := ""
	if s.kind == name {
		known = string(s.src[s.start:s.end])
		s.step()
	}
	if s.kind == text {
		imp.Path = importPath(s.src[s.start:s.end])
	}
	if known == "" {
		known = packageName(imp.Path)
	}
	s.odd = s.odd || s.kind != text || imp.Path == "C" || known == ""
	s.step()
	s.unit(start, 0, 0)
	imp.name = Hash(known)
	s.file.Imports = append(s.file.Imports, imp)
	if imp.name != blank {
		s.odd = s.odd || len(s.file.Imports) > math.MaxUint16
		s.note(imp.name, []byte(known)).imported = uint16(len(s.file.Imports))
	}
}

// importPath returns the path in an import declaration.
func importPath(literal []byte) string {
	path, err := strconv.Unquote(string(literal))
	if err != nil {
		return ""
	}
	return path
}

func (s *Scanner) typeSpec() {
	start := s.start
	s.odd = s.odd || s.kind != name
	s.declare(s.hash)
	s.rest(0)
	s.unit(start, 0, 0)
}

// names reads the names that a declaration begins with.
func (s *Scanner) names() (count int) {
	for {
		if s.kind != name {
			s.odd = true
			return count
		}
		s.declare(s.hash)
		count++
		if s.step(); s.kind != comma {
			return count
		}
		s.step()
	}
}

// value reads on to the equals sign of a declaration. It reports whether there
// is one, and a type before it.
func (s *Scanner) value() (typed, ok bool) {
	for depth := 0; ; s.step() {
		depth += s.kind.nesting()
		switch {
		case depth < 0, depth == 0 && s.kind == semicolon:
			return typed, false
		case depth == 0 && s.kind == assign:
			return typed, true
		case s.kind == eof:
			s.odd = true
			return typed, false
		}
		typed = true
	}
}

func (s *Scanner) varSpec() {
	start := s.start
	count := s.names()
	typed, ok := s.value()
	cutStart, cutEnd := 0, 0
	if ok {
		cutStart = s.start
		s.step()
		if !typed && count == 1 {
			cutStart, cutEnd = s.literal()
		} else {
			s.rest(0)
		}
		if typed {
			cutEnd = s.ended
		}
		if cutEnd == 0 {
			cutStart = 0
		}
	}
	s.unit(start, cutStart, cutEnd)
}

// literal reads the value of a variable. If it is a composite literal that
// says its type, what is between its braces can be cut.
func (s *Scanner) literal() (cutStart, cutEnd int) {
	depth := 0
	if s.isOperator('&') {
		s.step()
	}
	for ; ; s.step() {
		switch s.kind {
		case openIndex:
			depth++
			continue
		case closedIndex:
			if depth > 0 {
				depth--
				continue
			}
		case name, keyword, number:
			continue
		case dot:
			continue
		case ellipsis: // [...]T has as many elements as there are
		case operators:
			if s.isOperator('*') {
				continue
			}
		case openBrace:
			if depth > 0 {
				break
			}
			cutStart = s.end
			s.balanced()
			cutEnd = s.start
			if s.step(); s.kind == semicolon || s.kind == closed {
				return cutStart, cutEnd
			}
		default:
		}
		s.rest(depth)
		return 0, 0
	}
}

func (s *Scanner) isOperator(b byte) bool {
	return s.kind == operators && s.end == s.start+1 && s.src[s.start] == b
}

// constants reads a declaration of constants. Where one depends on those
// before it, they are one unit.
func (s *Scanner) constants() {
	f, start := s.file, s.start
	firstUnit, firstDecl := len(f.units), len(f.Decls)
	repeats := false
	s.grouped(func() {
		from := s.start
		s.names()
		_, ok := s.value()
		repeats = repeats || !ok
		s.rest(0)
		s.unit(from, 0, 0)
	})
	if !repeats && !s.seen.has(counter) {
		return
	}
	f.units = append(f.units[:firstUnit], unit{start: int32(start), end: int32(s.ended), group: -1})
	for i := range f.Decls[firstDecl:] {
		f.Decls[firstDecl+i].Unit = firstUnit
	}
}

func (s *Scanner) funcDecl() {
	start := s.start
	s.step()
	receiver, method := uint32(0), s.kind == open
	if method {
		receiver = s.receiver()
		s.step()
	}
	if s.kind != name {
		s.odd = true
		return
	}
	called := s.src[s.start:s.end]
	switch {
	case method:
		s.declareMethod(receiver, s.hash)
	case s.hash != initialize:
		s.declare(s.hash)
	}
	results, cutStart, cutEnd := s.signature()
	if !s.file.Clue && !s.generated && s.clues.Func != nil && cutEnd > 0 {
		s.file.Clue = s.clues.Func(called, results)
	}
	s.unit(start, cutStart, cutEnd)
}

// receiver reads the receiver of a method and returns the name of its type.
func (s *Scanner) receiver() (base uint32) {
	for depth := 0; s.kind != eof; s.step() {
		depth += s.kind.nesting()
		if depth == 0 {
			break
		}
		if depth == 1 && s.kind == name {
			base = s.hash
		}
	}
	return base
}

// signature reads a function from its name on. It returns the text of the
// results, and where the body begins and ends.
func (s *Scanner) signature() (results []byte, cutStart, cutEnd int) {
	params := 0 // where they end
	for s.step(); s.kind != semicolon && s.kind != eof && !s.odd; s.step() {
		switch nesting := s.kind.nesting(); {
		case nesting < 0:
			s.odd = true
		case s.kind == openBrace && s.before != structWord && s.before != interfaceWord:
			results = s.src[params:s.start]
			cutStart = s.end
			s.placed, s.named = 0, 0
			s.balanced()
			cutEnd = s.start
		case nesting > 0:
			first := s.kind == open && params == 0
			s.balanced()
			if first {
				params = s.end
			}
		}
	}
	return results, cutStart, cutEnd
}

// rest reads to the end of a declaration inside as many brackets.
func (s *Scanner) rest(depth int) {
	for ; ; s.step() {
		switch nesting := s.kind.nesting(); {
		case nesting > 0:
			s.balanced()
		case nesting < 0:
			depth--
		}
		if depth < 0 || depth == 0 && s.kind == semicolon {
			return
		}
		if s.kind == eof {
			s.odd = true
			return
		}
	}
}
