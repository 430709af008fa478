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
	controlWord // of a statement with a block
	text        // a string, raw or not
	number      // or a character
	open        // ( [ {, in this order
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

// A class says how a token is read that begins with a byte.
type class uint8

const (
	other   class = iota // an operator
	letter               // a word; in one, digits follow as well
	digit                // next to letter, so that both are told apart from the rest at once
	space                // none
	newline              // none, or a semicolon
	slash                // a comment or an operator
	quote                // a string or a character
	point                // a dot, three of them, or a number
	alone                // a token of one byte, see symbols
)

var classes = func() (c [256]class) {
	for b := range c {
		switch {
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b >= 0x80:
			c[b] = letter
		case b >= '0' && b <= '9':
			c[b] = digit
		case symbols[b].kind != eof:
			c[b] = alone
		}
	}
	for _, b := range " \t\r" {
		c[b] = space
	}
	for _, b := range "\"`'" {
		c[b] = quote
	}
	c['\n'], c['/'], c['.'] = newline, slash, point
	return c
}()

// symbols are the tokens that one byte makes, whatever follows it, and whether a line
// may end a statement after them. The operator := is a colon and an equals sign.
var symbols = [256]struct {
	kind kind
	ends bool
}{
	'(': {open, false}, '[': {openIndex, false}, '{': {openBrace, false},
	')': {closed, true}, ']': {closedIndex, true}, '}': {closedBrace, true},
	';': {semicolon, false}, ',': {comma, false}, ':': {colon, false},
}

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
	src := l.src
	for i := l.next; i < len(src); {
		b := src[i]
		if b <= ' ' && classes[b] == space { // as often as not
			i++
			continue
		}
		c := classes[b]
		if c == letter { // half of all tokens
			l.word(i)
			l.end = l.next
			return
		}
		switch c {
		case newline:
			if l.ends {
				l.endStatement(i, i+1)
				return
			}
			i++
			continue
		case alone:
			l.start, l.next = i, i+1
			l.kind, l.ends = symbols[b].kind, symbols[b].ends
		case slash:
			if i+1 < len(src) && (src[i+1] == '/' || src[i+1] == '*') {
				size, lines := l.skipComment(src[i:])
				if lines && l.ends {
					l.endStatement(i, i+size)
					return
				}
				i += size
				continue
			}
			l.operator(i)
		case quote:
			l.quoted(i)
		case digit:
			l.number(i)
		case point:
			l.point(i)
		default:
			l.operator(i)
		}
		l.end = l.next
		return
	}
	l.start, l.end, l.next, l.kind = len(src), len(src), len(src), eof
	if l.ends {
		l.kind, l.ends = semicolon, false
	}
}

// endStatement makes a semicolon of the end of a line.
func (l *lexer) endStatement(at, next int) {
	l.start, l.end, l.next = at, at, next
	l.kind, l.ends = semicolon, false
}

// skipComment returns the size of the comment that rest begins with, and whether a line
// ends in it. That of a comment to the end of the line is left to be found.
func (l *lexer) skipComment(rest []byte) (size int, lines bool) {
	size = len(rest)
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
	return size, lines
}

func (l *lexer) word(start int) {
	src, i, h := l.src, start, uint64(0)
	for i < len(src) && classes[src[i]]-letter <= digit-letter {
		h = bits.RotateLeft64(h, hashStep) ^ uint64(src[i])
		i++
	}
	l.start, l.next = start, i
	l.kind, l.ends, l.hash = name, true, hashed(h)
	if w := &keywords[l.hash>>keywordShift%uint32(len(keywords))]; w.hash == l.hash && w.word == string(src[start:i]) {
		l.kind, l.ends = w.kind, w.ends
	}
}

// A reserved is a keyword, and whether a line may end a statement after it.
type reserved struct {
	hash uint32
	kind kind
	ends bool
	word string
}

// keywords has each at a place that some bits of its hash tell: those for which no two
// have the same.
var keywords = func() (table [128]reserved) {
	for _, w := range []reserved{
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
	} {
		w.hash = Hash(w.word)
		table[w.hash>>keywordShift%uint32(len(table))] = w
	}
	return table
}()

const keywordShift = 6

func (l *lexer) number(start int) {
	src, i := l.src, start
	hex := src[i] == '0' && i+1 < len(src) && src[i+1]|0x20 == 'x'
	for ; i < len(src); i++ {
		switch b := src[i]; {
		case b == '.' || classes[b] == letter || classes[b] == digit:
			continue
		case b == '+' || b == '-':
			if e := src[i-1] | 0x20; e == 'p' || e == 'e' && !hex {
				continue
			}
		}
		break
	}
	l.literal(number, start, i)
}

// literal makes a token of a literal.
func (l *lexer) literal(k kind, start, end int) {
	l.kind, l.ends, l.start, l.next = k, true, start, end
}

// quoted reads a string or a character.
func (l *lexer) quoted(start int) {
	src, mark := l.src, l.src[start]
	if mark == '`' {
		l.raw(start)
		return
	}
	k := text
	if mark == '\'' {
		k = number
	}
	for i := start + 1; i < len(src); i++ {
		switch src[i] {
		case mark:
			l.literal(k, start, i+1)
			return
		case '\\':
			i++
		case '\n':
			l.odd = true
			l.literal(k, start, i)
			return
		}
	}
	l.odd = true
	l.literal(k, start, len(src))
}

func (l *lexer) raw(start int) {
	i := bytes.IndexByte(l.src[start+1:], '`')
	if i < 0 {
		l.odd = true
		l.literal(text, start, len(l.src))
		return
	}
	l.literal(text, start, start+1+i+1)
}

// point reads what begins with a dot.
func (l *lexer) point(start int) {
	rest := l.src[start+1:]
	switch {
	case len(rest) > 0 && classes[rest[0]] == digit:
		l.number(start)
		return
	case bytes.HasPrefix(rest, []byte("..")):
		l.kind, l.next = ellipsis, start+3
	default:
		l.kind, l.next = dot, start+1
	}
	l.start, l.ends = start, false
}

// operator reads an operator. Of those of several bytes only the ones that look
// like another kind, or end a statement, are read as one.
func (l *lexer) operator(start int) {
	b, second := l.src[start], byte(0)
	l.start, l.next = start, start+1
	if l.next < len(l.src) {
		second = l.src[l.next]
	}
	l.kind, l.ends = operator, false
	switch {
	case b == '=' && second != '=':
		l.kind = assign
	case (b == '+' || b == '-') && second == b:
		l.ends = true
		l.next++
	case second == '=' && b != '~': // == != <= += and the like
		l.next++
	}
}
