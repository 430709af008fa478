package outline

import (
	"bytes"
	"math/bits"
)

// A kind is a class of tokens, as far as an outline tells them apart.
type kind uint8

const (
	eof kind = iota
	name
	keyword // one of those below is a kind of its own
	packageWord
	importWord
	funcWord
	typeWord
	varWord
	constWord
	structWord
	interfaceWord
	returnWord
	text   // a string, raw or not
	number // or a character
	open   // ( [ {, in this order
	openIndex
	openBrace
	closed // ) ] }, in this order
	closedIndex
	closedBrace
	semicolon
	comma
	dot
	ellipsis
	assign // =
	colon
	operator
)

// A lexer reads the tokens of Go source. What is no Go makes it odd; it ends
// nevertheless.
type lexer struct {
	src  []byte
	next int // where the next token is looked for

	kind       kind
	start, end int    // of the token
	hash       uint32 // of a name

	ends    bool // a line that ends after the token ends a statement
	odd     bool
	comment func(text []byte) // nil if nobody wants to know
}

// nesting returns 1 for a bracket that opens, -1 for one that closes.
func (l *lexer) nesting() int {
	switch {
	case l.kind >= open && l.kind <= openBrace:
		return 1
	case l.kind >= closed && l.kind <= closedBrace:
		return -1
	}
	return 0
}

// Classes of bytes.
const (
	other = iota
	letter
	digit
	space
)

var classes = func() (c [256]uint8) {
	for b := range c {
		switch {
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b >= 0x80:
			c[b] = letter
		case b >= '0' && b <= '9':
			c[b] = digit
		case b == ' ' || b == '\t' || b == '\r':
			c[b] = space
		}
	}
	return c
}()

// Hash returns what stands for a name in an outline. Each byte takes the lexer two
// cycles, half of what FNV does; the factor makes up for it in the end.
func Hash(name string) uint32 {
	h := uint64(0)
	for i := range len(name) {
		h = bits.RotateLeft64(h, hashStep) ^ uint64(name[i])
	}
	return hashed(h)
}

// hashStep is prime to 64, so that no two of 64 bytes fall together.
const hashStep = 9

func hashed(h uint64) uint32 { return uint32(h * 0x9e3779b97f4a7c15 >> 32) }

// advance reads the next token. The end of a line that ends a statement is a
// semicolon.
func (l *lexer) advance() {
	src, i := l.src, l.next
	for i < len(src) && classes[src[i]] == space {
		i++
	}
	l.next = i
	if i < len(src) && classes[src[i]] == letter { // most are
		l.start = i
		l.word()
		l.end = l.next
		return
	}
	if l.skip() {
		l.kind, l.ends = semicolon, false
		return
	}
	l.start = l.next
	if l.next >= len(l.src) {
		l.end, l.kind = l.next, eof
		if l.ends {
			l.kind, l.ends = semicolon, false
		}
		return
	}
	switch b := l.src[l.next]; {
	case classes[b] == letter:
		l.word()
	case classes[b] == digit, b == '.' && l.next+1 < len(l.src) && classes[l.src[l.next+1]] == digit:
		l.number()
	case b == '"', b == '`', b == '\'':
		l.quoted(b)
	default:
		l.symbol(b)
	}
	l.end = l.next
}

// skip passes over white space and comments. It reports whether there was the
// end of a line that ends a statement.
func (l *lexer) skip() (ended bool) {
	src := l.src
	for l.next < len(src) {
		b := src[l.next]
		switch {
		case classes[b] == space:
			l.next++
		case b == '\n':
			if l.ends {
				l.start, l.end = l.next, l.next
				return true
			}
			l.next++
		case b == '/' && l.next+1 < len(src) && (src[l.next+1] == '/' || src[l.next+1] == '*'):
			at := l.next
			if lines := l.skipComment(); lines && l.ends {
				l.start, l.end = at, at
				return true
			}
		default:
			return false
		}
	}
	return false
}

// skipComment passes over a comment and reports whether a line ends in it. That
// of a comment to the end of the line is left to be found.
func (l *lexer) skipComment() (lines bool) {
	rest := l.src[l.next:]
	size := len(rest)
	if rest[1] == '/' {
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			size = i
		}
	} else if i := bytes.Index(rest[2:], []byte("*/")); i >= 0 {
		size = i + 4
		lines = bytes.IndexByte(rest[:size], '\n') >= 0
	} else {
		l.odd = true
	}
	if l.comment != nil {
		l.comment(rest[:size])
	}
	l.next += size
	return lines
}

func (l *lexer) word() {
	src, i, h := l.src, l.next, uint64(0)
	for i < len(src) && classes[src[i]]-letter <= digit-letter {
		h = bits.RotateLeft64(h, hashStep) ^ uint64(src[i])
		i++
	}
	l.kind, l.ends, l.hash = name, true, hashed(h)
	if size := i - l.next; size >= 2 && size <= len("fallthrough") && src[l.next] >= 'b' && src[l.next] <= 'v' {
		l.kind, l.ends = wordKind(src[l.next:i])
	}
	l.next = i
}

// wordKind tells keywords from names, and whether a line may end a statement
// after them.
func wordKind(word []byte) (k kind, ends bool) {
	switch string(word) {
	case "package":
		return packageWord, false
	case "import":
		return importWord, false
	case "func":
		return funcWord, false
	case "type":
		return typeWord, false
	case "var":
		return varWord, false
	case "const":
		return constWord, false
	case "struct":
		return structWord, false
	case "interface":
		return interfaceWord, false
	case "return":
		return returnWord, true
	case "break", "continue", "fallthrough":
		return keyword, true
	case "case", "chan", "default", "defer", "else", "for", "go", "goto", "if", "map", "range", "select", "switch":
		return keyword, false
	}
	return name, true
}

func (l *lexer) number() {
	src, i := l.src, l.next
	hex := src[i] == '0' && i+1 < len(src) && src[i+1]|0x20 == 'x'
	for ; i < len(src); i++ {
		switch b := src[i]; {
		case b == '.' || classes[b] == letter || classes[b] == digit:
		case b == '+' || b == '-':
			if e := src[i-1] | 0x20; e != 'p' && (e != 'e' || hex) {
				l.finish(number, i)
				return
			}
		default:
			l.finish(number, i)
			return
		}
	}
	l.finish(number, i)
}

func (l *lexer) finish(k kind, end int) {
	l.kind, l.ends, l.next = k, true, end
}

// quoted reads a string or a character.
func (l *lexer) quoted(quote byte) {
	k := text
	if quote == '\'' {
		k = number
	}
	if quote == '`' {
		l.raw()
		return
	}
	src, i := l.src, l.next+1
	for ; i < len(src); i++ {
		switch src[i] {
		case quote:
			l.finish(k, i+1)
			return
		case '\\':
			i++
		case '\n':
			l.odd = true
			l.finish(k, i)
			return
		}
	}
	l.odd = true
	l.finish(k, len(src))
}

func (l *lexer) raw() {
	start := l.next + 1
	i := bytes.IndexByte(l.src[start:], '`')
	if i < 0 {
		l.odd = true
		l.finish(text, len(l.src))
		return
	}
	l.finish(text, start+i+1)
}

// symbol reads an operator. Of those of several bytes only the ones that look
// like another kind, or end a statement, are read as one.
func (l *lexer) symbol(b byte) {
	l.ends = false
	l.next++
	second := byte(0)
	if l.next < len(l.src) {
		second = l.src[l.next]
	}
	switch b {
	case '(':
		l.kind = open
	case '[':
		l.kind = openIndex
	case '{':
		l.kind = openBrace
	case ')':
		l.kind, l.ends = closed, true
	case ']':
		l.kind, l.ends = closedIndex, true
	case '}':
		l.kind, l.ends = closedBrace, true
	case ';':
		l.kind = semicolon
	case ',':
		l.kind = comma
	case '.':
		l.kind = dot
		if bytes.HasPrefix(l.src[l.next:], []byte("..")) {
			l.kind = ellipsis
			l.next += 2
		}
	case ':':
		l.kind = colon // and := is a colon and an equals sign
	case '=':
		l.kind = assign
		if second == '=' {
			l.kind = operator
			l.next++
		}
	case '+', '-':
		l.kind = operator
		if second == b {
			l.ends = true
			l.next++
		} else if second == '=' {
			l.next++
		}
	default:
		l.kind = operator
		if second == '=' && b != '~' { // != <= >= *= and the like
			l.next++
		}
	}
}
