// Package env fills in structs by reflection.
package env

import (
	"os"
	"reflect"
)

func Process(into any) {
	v := reflect.ValueOf(into).Elem()
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		if text, ok := os.LookupEnv(tag.Get("env")); ok {
			v.Field(i).SetString(text)
			continue
		}
		v.Field(i).SetString(tag.Get("default"))
	}
}
