// Package flags fills structs by reflection.
package flags

import "reflect"

func Parse(into any) error {
	v := reflect.ValueOf(into).Elem()
	for i := range v.NumField() {
		if text, ok := v.Type().Field(i).Tag.Lookup("default"); ok {
			v.Field(i).SetString(text)
		}
	}
	return nil
}
