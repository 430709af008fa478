package driver

import (
	"errors"
	"testing"
)

// TestGoMessage: an error of the go command is one line, and says nothing of how
// it was run.
func TestGoMessage(t *testing.T) {
	for msg, want := range map[string]string{
		"err: exit status 1: stderr: go: errors parsing go.mod:\ngo.mod:1: unknown directive: modul\n\n": "go: errors parsing go.mod: go.mod:1: unknown directive: modul",
		"err: exit status 1: stderr: go: downloading a v1\ngo: b@v1: no such host\n":                     "go: b@v1: no such host",
		"err: go command required, not found: exec: \"go\": not in $PATH: stderr: ":                      "go command required, not found: exec: \"go\": not in $PATH",
		"json: invalid character": "json: invalid character",
	} {
		if got := (&LoadError{Err: errors.New(msg)}).Error(); got != "load packages: "+want {
			t.Errorf("%q: got %q, want %q", msg, got, want)
		}
	}
}
