package main

import (
	"slices"
	"strings"
)

// calledByGo reports whether the arguments are those of the vet protocol: the
// go command asks a vettool for its build ID and for its flags, then starts it
// once per package with the name of a configuration file in last place.
func calledByGo(args []string) bool {
	if len(args) == 0 {
		return false
	}
	if slices.Contains([]string{"-V=full", "-flags"}, args[0]) {
		return true
	}
	return strings.HasSuffix(args[len(args)-1], ".cfg")
}
