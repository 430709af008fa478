// Package types is known to those who store and to those who bind.
package types

type Options struct {
	Listen string
	Admin  struct{ Port int }
	Relay  string
}
