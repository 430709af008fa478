// Package decoded reads its configuration through functions of its own: what these
// leave in a field is not known, and not nothing.
package decoded

import (
	"encoding/json"
	"net/http"
	"os"
	"reflect"
)

type Config struct{ Addr string }

func (c *Config) Load(data []byte) error { return json.Unmarshal(data, c) }

func load(data []byte, into any) error { return json.Unmarshal(data, into) }

func loadAs[T any](data []byte) (v T, err error) {
	err = json.Unmarshal(data, &v)
	return v, err
}

func fromEnvironment(c *Config) {
	v := reflect.ValueOf(c).Elem()
	for i := range v.NumField() {
		v.Field(i).SetString(os.Getenv(v.Type().Field(i).Name))
	}
}

func byMethod(data []byte) {
	var c Config
	_ = c.Load(data)
	_ = http.ListenAndServe(c.Addr, nil)
}

func byFunction(data []byte) {
	c := &Config{}
	_ = load(data, c)
	_ = http.ListenAndServe(c.Addr, nil)
}

func byTypeParameter(data []byte) {
	c, _ := loadAs[Config](data)
	_ = http.ListenAndServe(c.Addr, nil)
}

func byReflection() {
	var c Config
	fromEnvironment(&c)
	_ = http.ListenAndServe(c.Addr, nil)
}

// What was there before may stay.
func withDefault(data []byte) {
	c := Config{Addr: ":8001"}
	_ = c.Load(data)
	_ = http.ListenAndServe(c.Addr, nil) // want `port 8001 by default`
}

var settings Config

func readSettings(data []byte) { _ = json.Unmarshal(data, &settings) }

func bySettings() { _ = http.ListenAndServe(settings.Addr, nil) }

// Nobody is seen to write to these, and yet they are read.
var fixed Config

func byNothing() { _ = http.ListenAndServe(fixed.Addr, nil) }

// What is decoded may be a list, or reached through an interface.
func byList(data []byte) {
	var all []Config
	_ = json.Unmarshal(data, &all)
	for _, c := range all {
		_ = http.ListenAndServe(c.Addr, nil)
	}
}

type validator interface{ Validate() error }

func (c *Config) Validate() error { return nil }

func loadValid(data []byte, into validator) error {
	if err := json.Unmarshal(data, into); err != nil {
		return err
	}
	return into.Validate()
}

func byInterface(data []byte) {
	var c Config
	_ = loadValid(data, &c)
	_ = http.ListenAndServe(c.Addr, nil)
}

func byPointer(data []byte) {
	var c *Config
	_ = json.Unmarshal(data, &c)
	_ = http.ListenAndServe(c.Addr, nil)
}
