// Package setter sets by reflection what nobody has set.
package setter

import "reflect"

// SetDefault puts the first of some values that is not zero into what a pointer leads to,
// if that is zero.
func SetDefault(dest any, values ...any) {
	d := reflect.ValueOf(dest).Elem()
	if !d.IsZero() {
		return
	}
	for _, v := range values {
		if v := reflect.ValueOf(v); !v.IsZero() {
			d.Set(v)
			return
		}
	}
}
