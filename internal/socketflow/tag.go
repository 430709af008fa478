package socketflow

import (
	"go/ast"
	"go/types"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// givenDefault finds the default in a struct tag after the word, in the ways in which
// configuration packages write it: default:"8080", json:",default=8080",
// conf:"default:8080", envDefault:"8080".
var givenDefault = regexp.MustCompile(`^(?::\\?"|=|:)([^",;\\ ]+)`)

// addTags adds the defaults that stand in struct tags. Of a package that only
// relays there are none, for a default makes it one that touches a socket.
func (p *Package) addTags() {
	for _, spec := range p.typeSpecs {
		if obj := p.Info.Defs[spec.Name]; obj != nil {
			p.addTagsOf(nil, typeKey(obj.Type()), spec.Type)
		}
	}
}

// addTagsOf adds the defaults in a struct type of the given name, and in those without
// one that it is made of; before is the way to it.
func (p *Package) addTagsOf(before []string, typ string, expr ast.Expr) {
	st, ok := expr.(*ast.StructType)
	if !ok {
		return
	}
	for _, field := range st.Fields.List {
		for _, name := range field.Names {
			path := append(slices.Clip(before), typ+"."+name.Name)
			p.addTagsOf(path, "", field.Type)
			p.addTag(path, field)
		}
	}
}

// addTag adds the default in the tag of a field that a path leads to.
func (p *Package) addTag(path []string, field *ast.Field) {
	step := path[len(path)-1]
	text, ok := defaultOf(field)
	optional := !ok && isOptionalHost(step, field)
	if !ok && !optional || p.inSkipped(field.Pos()) {
		return
	}
	at := p.place(field.Tag.Pos())
	v := defaultValue(text, p.Info.TypeOf(field.Type), at)
	if isDefault(v, step) || isHost(v) || optional {
		p.addDeposit(&deposit{path: path, at: at, value: func() *Value { return v }})
	}
}

// isOptionalHost reports whether the tag of a field says of a host that it may be left
// out, as json:",optional" does: it is empty then, which is any.
func isOptionalHost(step string, field *ast.Field) bool {
	return field.Tag != nil && strings.Contains(field.Tag.Value, ",optional") &&
		strings.Contains(strings.ToLower(stepName(step)), "host")
}

// tagged returns the default in the tag of the field that a location ends with, nil if
// there is none that looks like an address, a host or a port.
func (p *Package) tagged(l location) *Value {
	i := lastField(l.path)
	if i < 0 {
		return nil
	}
	t := location{l.root, l.path[:i]}.staticType()
	if t == nil {
		return nil
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for k := range st.NumFields() {
		if st.Field(k).Name() == stepName(l.path[i]) {
			return p.tagOf(st, k, l.path[i])
		}
	}
	return nil
}

// tagOf returns the default in the tag of field k of a struct, to which a step leads.
func (p *Package) tagOf(st *types.Struct, k int, step string) *Value {
	text, ok := defaultInTagText(st.Tag(k))
	if !ok {
		return nil
	}
	field := st.Field(k)
	at := p.placeIn(field.Pkg().Path(), field.Pos())
	if field.Pkg() != p.Types {
		at.Column = 1 // export data, which go vet reads, has lines only
	}
	if v := defaultValue(text, field.Type(), at); isDefault(v, step) || isHost(v) {
		return v
	}
	return nil
}

// taggedSteps returns the steps from a location that holds a struct to its fields that
// have such a default in their tag, or are structs of which a field has one.
func (p *Package) taggedSteps(l location) []string {
	t := l.staticType()
	if t == nil {
		return nil
	}
	return p.taggedFields(t, 0)
}

// taggedFields is that for a type; depth counts the structs within each other.
func (p *Package) taggedFields(t types.Type, depth int) (steps []string) {
	st, ok := pointee(t).Underlying().(*types.Struct)
	if !ok || depth > maxTagged {
		return nil
	}
	for k := range st.NumFields() {
		step := p.fieldStep(t, k)
		if p.tagOf(st, k, step) != nil || len(p.taggedFields(st.Field(k).Type(), depth+1)) > 0 {
			steps = append(steps, step)
		}
	}
	return steps
}

// maxTagged bounds the structs within structs that are searched for tags.
const maxTagged = 3

// defaultValue is a default in a tag of a field of a type.
func defaultValue(text string, t types.Type, at Place) *Value {
	v := str(text)
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && isInteger(t) {
		v = integer(n)
	}
	v.Place = &at
	return v
}

// defaultOf returns the default in the tag of a field.
func defaultOf(field *ast.Field) (string, bool) {
	if field.Tag == nil {
		return "", false
	}
	return defaultInTag(field.Tag.Value)
}

// defaultInTag returns the default that a struct tag, as the source spells it,
// gives.
func defaultInTag(literal string) (string, bool) {
	if !strings.Contains(literal, "efault") {
		return "", false
	}
	tag, err := strconv.Unquote(literal)
	if err != nil {
		return "", false
	}
	return defaultInTagText(tag)
}

// defaultInTagText returns the default that the text of a struct tag gives.
func defaultInTagText(tag string) (string, bool) {
	if v, ok := reflect.StructTag(tag).Lookup("default"); ok {
		return v, true
	}
	for {
		before, after, ok := strings.Cut(tag, "efault")
		if !ok {
			return "", false
		}
		if strings.HasSuffix(before, "d") || strings.HasSuffix(before, "D") {
			if m := givenDefault.FindStringSubmatch(after); m != nil {
				return m[1], true
			}
		}
		tag = after
	}
}
