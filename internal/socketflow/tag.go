package socketflow

import (
	"go/ast"
	"go/types"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// tagDefault finds the default in a struct tag, in the ways in which
// configuration packages write it: default:"8080", json:",default=8080".
var tagDefault = regexp.MustCompile(`(?i)(?:^|[^A-Za-z])(?:[a-z]*default)(?::\\?"|=)([^",;\\ ]+)`)

// addTags adds the defaults that stand in struct tags. Of a package that only
// relays there are none, for a default makes it one that touches a socket.
func (p *Package) addTags() {
	for _, spec := range p.typeSpecs {
		if obj := p.Info.Defs[spec.Name]; obj != nil {
			p.addTagsOf(obj.Type(), spec.Type)
		}
	}
}

func (p *Package) addTagsOf(t types.Type, expr ast.Expr) {
	st, ok := expr.(*ast.StructType)
	if !ok {
		return
	}
	for _, field := range st.Fields.List {
		text, ok := defaultOf(field)
		if !ok || p.inSkipped(field.Pos()) {
			continue
		}
		at := p.place(field.Tag.Pos())
		for _, name := range field.Names {
			step := typeKey(t) + "." + name.Name
			v := defaultValue(text, p.Info.TypeOf(field.Type), at)
			if isDefault(v, step) {
				p.addDeposit(&deposit{path: []string{step}, at: at, value: func() *Value { return v }})
			}
		}
	}
}

// tagged returns the default in the tag of the field that a path ends with, nil if
// there is none that looks like an address or a port.
func (p *Package) tagged(path []string) *Value {
	i := lastField(path)
	if i < 0 {
		return nil
	}
	t := p.lookupType(typeOfStep(path[i]))
	if t == nil {
		return nil
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for k := range st.NumFields() {
		field := st.Field(k)
		if field.Name() != stepName(path[i]) {
			continue
		}
		text, ok := defaultInTagText(st.Tag(k))
		if !ok {
			return nil
		}
		at := p.placeIn(field.Pkg().Path(), field.Pos())
		if field.Pkg() != p.Types {
			at.Column = 1 // export data, which go vet reads, has lines only
		}
		if v := defaultValue(text, field.Type(), at); isDefault(v, path[i]) {
			return v
		}
	}
	return nil
}

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
	m := tagDefault.FindStringSubmatch(tag)
	if m == nil {
		return "", false
	}
	return m[1], true
}
