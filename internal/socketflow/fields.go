package socketflow

import (
	"encoding/json"
	"slices"
	"strings"
)

// A field is one of those of a Struct.
type field struct {
	step  string // see fieldStep
	value *Value
}

// fields are those of a Struct that are known, in the order of their steps.
// There are few in most, and the order in which they are looked at tells which
// are, when a bound is reached, the same each time.
type fields []field

func (fs fields) find(step string) (int, bool) {
	return slices.BinarySearchFunc(fs, step, func(f field, step string) int { return strings.Compare(f.step, step) })
}

// get returns the value of a field.
func (fs fields) get(step string) (*Value, bool) {
	i, ok := fs.find(step)
	if !ok {
		return nil, false
	}
	return fs[i].value, true
}

// mapped returns the fields with what f makes of them.
func (fs fields) mapped(f func(step string, v *Value) *Value) fields {
	if fs == nil {
		return nil
	}
	out := make(fields, len(fs))
	for i, x := range fs {
		out[i] = field{x.step, f(x.step, x.value)}
	}
	return out
}

// contains reports whether f holds for a field.
func (fs fields) contains(f func(step string, v *Value) bool) bool {
	return slices.ContainsFunc(fs, func(x field) bool { return f(x.step, x.value) })
}

// MarshalJSON and UnmarshalJSON give fields the form of an object.

func (fs fields) MarshalJSON() ([]byte, error) {
	m := make(map[string]*Value, len(fs))
	for _, f := range fs {
		m[f.step] = f.value
	}
	return json.Marshal(m)
}

func (fs *fields) UnmarshalJSON(data []byte) error {
	var m map[string]*Value
	if err := json.Unmarshal(data, &m); err != nil {
		return err
	}
	*fs = newFields(m)
	return nil
}

// newFields returns the fields in a map.
func newFields(m map[string]*Value) fields {
	fs := make(fields, 0, len(m))
	for _, step := range sortedKeys(m) {
		fs = append(fs, field{step, m[step]})
	}
	return fs
}
