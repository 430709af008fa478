package socketflow

import (
	"maps"
	"slices"
	"strings"
)

// Functions that edit text are applied to an address of which the host isn't known: what
// stands behind its last colon is a port, made of digits, which most of them leave as it
// is.

func init() {
	maps.Copy(folders, map[string]folder{
		"strings.Replace":    foldReplace,
		"strings.ReplaceAll": foldReplace,
		"strings.ToLower":    func(p *Package, _ int, args []*Value) *Value { return p.foldCase("strings.ToLower", args[0]) },
		"strings.ToUpper":    func(p *Package, _ int, args []*Value) *Value { return p.foldCase("strings.ToUpper", args[0]) },
		"strings.Trim":       foldTrim,
		"strings.TrimLeft":   foldTrim,
		"strings.TrimRight":  foldTrim,
		"strings.TrimPrefix": foldTrimPrefix,
		"strings.TrimSuffix": foldTrimSuffix,
		"strings.TrimSpace":  foldTrimSpace,
	})
}

// foldReplace replaces in the host what can't be in the port.
func foldReplace(p *Package, _ int, args []*Value) *Value {
	old := args[1]
	if !isPutTogether(args[0]) || old.Kind != Str || args[2].Kind != Str || mayBeInPort(old.Text) {
		return nil
	}
	name := pick(len(args) == 4, "strings.Replace", "strings.ReplaceAll")
	return p.editHost(args[0], func(part *Value, _ bool) *Value { return p.edited(name, part, args[1:]) })
}

func foldTrimPrefix(p *Package, _ int, args []*Value) *Value {
	if args[0].Kind == Str || args[1].Kind != Str {
		return nil
	}
	has := foldHasPrefix(p, 0, args)
	switch {
	case has != nil && has.Num == 0:
		return args[0]
	case has != nil:
		parts := slices.Clone(args[0].Args)
		parts[0] = inheritPlace(str(strings.TrimPrefix(parts[0].Text, args[1].Text)), parts[:1])
		return p.concat(parts...)
	case !isPutTogether(args[0]) || mayBeInPort(args[1].Text):
		return nil
	}
	return p.editHost(args[0], func(part *Value, first bool) *Value {
		if !first {
			return part
		}
		return p.edited("strings.TrimPrefix", part, args[1:])
	})
}

// foldTrimSuffix takes away from an address what a port doesn't end in, which is nothing.
func foldTrimSuffix(p *Package, _ int, args []*Value) *Value {
	if !isPutTogether(args[0]) || args[1].Kind != Str {
		return nil
	}
	suffix, parts := args[1].Text, slices.Clone(args[0].Args)
	last := parts[len(parts)-1]
	switch {
	case suffix == "":
		return args[0]
	case last.Kind != Str:
		if _, _, ok := p.splitPort(args[0]); !ok || isDigit(suffix[len(suffix)-1]) {
			return nil
		}
		return args[0]
	case strings.HasSuffix(last.Text, suffix):
		parts[len(parts)-1] = inheritPlace(str(strings.TrimSuffix(last.Text, suffix)), []*Value{last})
		return p.concat(parts...)
	case strings.HasSuffix(suffix, last.Text):
		return nil
	}
	return args[0]
}

// foldTrim takes characters away that are not at the ends of an address: nobody knows
// the start of its host.
func foldTrim(p *Package, _ int, args []*Value) *Value {
	if !isPutTogether(args[0]) || args[1].Kind != Str || strings.ContainsAny(args[1].Text, "0123456789") {
		return nil
	}
	if _, port, ok := p.splitPort(args[0]); !ok || port.Kind == Str && port.Text == "" {
		return nil
	}
	if first := args[0].Args[0]; first.Kind == Str && strings.ContainsAny(first.Text[:1], args[1].Text) {
		return nil
	}
	return args[0]
}

// foldCase changes the case of what is known of an address: to a host all are the same.
func (p *Package) foldCase(name string, v *Value) *Value {
	if !isPutTogether(v) {
		return nil
	}
	if _, _, ok := p.splitPort(v); !ok {
		return nil
	}
	return p.concat(mapValues(v.Args, func(part *Value) *Value {
		if part.Kind != Str {
			return part
		}
		return p.op(name, 0, part)
	})...)
}

func foldTrimSpace(_ *Package, _ int, args []*Value) *Value {
	if args[0].Kind == Str {
		return nil
	}
	return args[0]
}

// isPutTogether reports whether a value is text made of parts.
func isPutTogether(v *Value) bool { return v.Kind == Op && v.Text == "concat" }

// splitPort splits text at its last colon, if what follows may be a port, as opposed to
// the rest of a URL.
func (p *Package) splitPort(v *Value) (host, port *Value, ok bool) {
	host, port, ok = p.splitLast(v)
	if !ok {
		return nil, nil, false
	}
	head, known := leading(port)
	return host, port, !known || head == "" || isDigit(head[0])
}

// mayBeInPort reports whether text may be found in a port or reach over the colon before
// it.
func mayBeInPort(text string) bool {
	if strings.Trim(text, "0123456789") == "" {
		return true
	}
	for i, c := range text {
		if c == ':' && (i+1 == len(text) || isDigit(text[i+1])) {
			return true
		}
	}
	return false
}

// editHost applies an edit to each part of the host of an address. It returns nil for text
// that is none.
func (p *Package) editHost(v *Value, edit func(part *Value, first bool) *Value) *Value {
	host, port, ok := p.splitPort(v)
	if !ok {
		return nil
	}
	parts := []*Value{host}
	if isPutTogether(host) {
		parts = slices.Clone(host.Args)
	}
	for i, part := range parts {
		parts[i] = edit(part, i == 0)
	}
	return p.concat(append(parts, str(":"), port)...)
}

// edited applies a function to a part of text: to each default that a setting may have.
func (p *Package) edited(name string, part *Value, rest []*Value) *Value {
	if part.Kind != Opaque {
		return p.op(name, 0, append([]*Value{part}, rest...)...)
	}
	w := *part
	w.weight = 0
	w.Args = mapValues(part.Args, func(a *Value) *Value {
		if a.Kind != Str {
			return a
		}
		return p.op(name, 0, append([]*Value{a}, rest...)...)
	})
	return &w
}
