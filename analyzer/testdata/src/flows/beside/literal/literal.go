// Package literal declares a setting with a literal.
package literal

type Flag struct {
	Name  string
	Value int
}

type Set interface{ Int(name string) int }

var Listen = &Flag{Name: "port", Value: 8610}
