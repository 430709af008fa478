package socketflow

import (
	"strings"
	"unicode/utf8"
)

// foldSprintf turns a format with plain verbs into text: constants stay
// constants and every other argument becomes a part.
func foldSprintf(p *Package, _ int, args []*Value) *Value {
	if len(args) != 2 || args[0].Kind != Str {
		return nil
	}
	operands, ok := p.elements(args[1])
	if !ok {
		return nil
	}
	format := args[0]
	rest := format.Text
	var parts []*Value
	literal := func(s string) { parts = append(parts, inheritPlace(str(s), args[:1])) }
	for {
		i := strings.IndexByte(rest, '%')
		if i < 0 {
			literal(rest)
			return p.concat(parts...)
		}
		literal(rest[:i])
		verb, size := verbAt(rest[i:])
		rest = rest[i+size:]
		switch {
		case verb == '%':
			literal("%")
		case len(operands) == 0:
			return unknown
		case verb == 's' || verb == 'd' || verb == 'v':
			parts = append(parts, operands[0])
			operands = operands[1:]
		default:
			parts = append(parts, unknown)
			operands = operands[1:]
		}
	}
}

// verbAt returns the verb that s, which begins with '%', starts with, and its
// length. A verb with flags or a width counts as '?'.
func verbAt(s string) (rune, int) {
	for i := 1; i < len(s); i++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if strings.ContainsRune("+-# 0123456789.[]*", r) {
			continue
		}
		if i > 1 && r != '%' {
			r = '?'
		}
		return r, i + size
	}
	return '?', len(s)
}

// foldSprint joins operands as fmt.Sprint does: with a space between two that
// are no strings.
func foldSprint(p *Package, _ int, args []*Value) *Value {
	operands, ok := p.elements(args[0])
	if !ok {
		return nil
	}
	var parts []*Value
	for i, v := range operands {
		if i > 0 && v.Kind == Int && operands[i-1].Kind == Int {
			parts = append(parts, str(" "))
		}
		parts = append(parts, v)
	}
	return p.concat(parts...)
}
