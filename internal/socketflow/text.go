package socketflow

import (
	"strconv"
	"strings"
)

// concat returns the text made of parts: integers count as their decimal
// digits, neighbouring constants are joined.
func (p *Package) concat(parts ...*Value) *Value {
	var flat []*Value
	for _, v := range p.whole(parts) {
		if v.Kind == Op && v.Text == "concat" {
			flat = append(flat, v.Args...)
			continue
		}
		flat = append(flat, asText(v))
	}
	var joined []*Value
	for _, v := range flat {
		if v.Kind == Str && v.Text == "" {
			continue
		}
		if n := len(joined); n > 0 && v.Kind == Str && joined[n-1].Kind == Str {
			joined[n-1] = joinStr(joined[n-1], v)
			continue
		}
		joined = append(joined, v)
	}
	switch {
	case len(joined) == 0:
		return str("")
	case len(joined) == 1 && joined[0].Kind == Str:
		return joined[0]
	case len(joined) > maxAlternatives:
		return beyond
	}
	return concatOf(joined)
}

// concatOf puts parts together. Of text that is too large the largest parts
// are left out; what stays, such as a port at its end, still says something.
func concatOf(parts []*Value) *Value {
	size := 1
	for _, v := range parts {
		size += v.size()
	}
	for size > maxNodes {
		largest := 0
		for i, v := range parts {
			if v.size() > parts[largest].size() {
				largest = i
			}
		}
		size -= parts[largest].size() - beyond.size()
		parts[largest] = beyond
	}
	return &Value{Kind: Op, Text: "concat", Args: parts}
}

// joinStr joins two constants. The place that counts is that of the part
// with a digit: a port.
func joinStr(a, b *Value) *Value {
	v := *str(a.Text + b.Text)
	from := a
	if b.Place != nil && (a.Place == nil || strings.ContainsAny(b.Text, "0123456789")) {
		from = b
	}
	v.Place, v.Decl = from.Place, from.Decl
	return &v
}

// asText returns a constant integer, or nil, as the text that it prints as.
func asText(v *Value) *Value {
	switch v.Kind {
	case Int:
		w := *str(strconv.FormatInt(v.Num, 10))
		w.Place, w.Decl = v.Place, v.Decl
		return &w
	case Nil:
		return str("")
	default:
		return v
	}
}

// asInt returns constant text as the number that it spells.
func asInt(v *Value) *Value {
	switch v.Kind {
	case Str:
		n, err := strconv.ParseInt(v.Text, 10, 64)
		if err != nil {
			return unknown
		}
		w := *integer(n)
		w.Place, w.Decl = v.Place, v.Decl
		return &w
	case Nil:
		return integer(0)
	default:
		return v
	}
}

func foldConcat(p *Package, _ int, args []*Value) *Value { return p.concat(args...) }

// foldJoin joins text of which some may be unknown.
func foldJoin(p *Package, _ int, args []*Value) *Value {
	parts, ok := p.elements(args[0])
	if !ok {
		return nil
	}
	var joined []*Value
	for i, v := range parts {
		if i > 0 {
			joined = append(joined, args[1])
		}
		joined = append(joined, v)
	}
	return p.concat(joined...)
}
