package main

import (
	"strings"
	"testing"
)

func TestCalledByGo(t *testing.T) {
	for args, want := range map[string]bool{
		"-V=full":                               true,
		"-flags":                                true,
		"/tmp/b001/vet.cfg":                     true,
		"-sockvet.level=error -json vet.cfg":    true,
		"-sockvet -c=2 -fix -diff=true vet.cfg": true,
		"":                                      false,
		"./...":                                 false,
		"--config my.cfg":                       false,
		"--config=my.cfg":                       false,
		"-C dir --baseline base.cfg":            false,
		"--output json=out.cfg":                 false,
		"--fix x.cfg":                           false,
		"baseline write --baseline x.cfg":       false,
	} {
		if got := calledByGo(strings.Fields(args)); got != want {
			t.Errorf("%q: %t", args, got)
		}
	}
}
