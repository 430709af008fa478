package outline

import "bytes"

// A kind is a class of tokens, as far as an outline tells them apart.
type kind uint8

const (
	none kind = iota
	eof
	name
	dot
	ellipsis
	comma
	assign    // =
	operators // all others
	keyword   // those below are of a kind of their own
	packageWord
	importWord
	funcWord
	typeWord
	varWord
	constWord
	structWord
	interfaceWord
	returnWord
	controlWord // of a statement with a block; from here on, see Scanner.take
	text        // a string, raw or not
	number      // or a character
	colon
	semicolon
	open // ( [ {, in this order
	openIndex
	openBrace
	closed // ) ] }, in this order
	closedIndex
	closedBrace
)

// nesting returns 1 for a bracket that opens, -1 for one that closes.
func (k kind) nesting() int {
	switch {
	case k >= closed:
		return -1
	case k >= open:
		return 1
	}
	return 0
}

// A class says how a token is read that begins with a byte.
type class uint8

const (
	other   class = iota // an operator
	letter               // a word
	digit                // a number
	space                // none
	newline              // none, or a semicolon
	slash                // a comment or an operator
	quote                // a string or a character
	point                // a dot, three of them, or a number
	alone                // a token of one byte, see symbols
	nothing              // the end of the file
)

var classes = func() (c [256]class) {
	for b := range c {
		switch {
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b >= 0x80:
			c[b] = letter
		case b >= '0' && b <= '9':
			c[b] = digit
		case symbols[b].kind != none:
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

// numberEnd returns where the number ends that begins at i.
func numberEnd(src []byte, i int) int {
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
	return i
}

// quotedEnd returns where the string or the character ends that begins at i. It reports
// false if nothing ends it.
func quotedEnd(src []byte, i int) (end int, ok bool) {
	mark := src[i]
	if mark == '`' {
		if size := bytes.IndexByte(src[i+1:], '`'); size >= 0 {
			return i + size + 2, true
		}
		return len(src), false
	}
	for i++; i < len(src); i++ {
		switch src[i] {
		case mark:
			return i + 1, true
		case '\\':
			i++
		case '\n':
			return i, false
		}
	}
	return len(src), false
}

// isComment reports whether a slash begins a comment.
func isComment(src []byte, i int) bool {
	return i+1 < len(src) && (src[i+1] == '/' || src[i+1] == '*')
}

// commentEnd returns where the comment ends that begins at i. The end of the line is
// none of one that lasts to it. It reports false if nothing ends it.
func commentEnd(src []byte, i int) (end int, ok bool) {
	rest := src[i:]
	if rest[1] == '/' {
		if size := bytes.IndexByte(rest, '\n'); size >= 0 {
			return i + size, true
		}
		return len(src), true
	}
	if size := bytes.Index(rest[2:], []byte("*/")); size >= 0 {
		return i + size + 4, true
	}
	return len(src), false
}

// operator reads an operator. Of those of several bytes only the ones that look
// like another kind, or end a statement, are read as one.
func operator(src []byte, i int) (k kind, ends bool, end int) {
	b, second := src[i], byte(0)
	if i+1 < len(src) {
		second = src[i+1]
	}
	switch {
	case b == '=' && second != '=':
		return assign, false, i + 1
	case (b == '+' || b == '-') && second == b:
		return operators, true, i + 2
	case second == '=' && b != '~': // == != <= += and the like
		return operators, false, i + 2
	}
	return operators, false, i + 1
}

// afterPoint reads what begins with a dot.
func afterPoint(src []byte, i int) (k kind, ends bool, end int) {
	switch rest := src[i+1:]; {
	case len(rest) > 0 && classes[rest[0]] == digit:
		return number, true, numberEnd(src, i)
	case bytes.HasPrefix(rest, []byte("..")):
		return ellipsis, false, i + 3
	}
	return dot, false, i + 1
}
