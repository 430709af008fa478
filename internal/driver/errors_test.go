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
		"err: exit status 1: stderr: go: inconsistent vendoring in /m:\n\ta@v1: not explicit\n\tb@v1: not explicit\n\tc@v1: not explicit\n\td@v1: not explicit\n\n\tTo ignore it, use -mod=mod.\n\tTo sync it, run:\n\t\tgo mod vendor\n": "go: inconsistent vendoring in /m: a@v1: not explicit b@v1: not explicit (and 2 lines more) To ignore it, use -mod=mod. To sync it, run: go mod vendor",
	} {
		if got := (&LoadError{Err: errors.New(msg)}).Error(); got != "load packages: "+want {
			t.Errorf("%q: got %q, want %q", msg, got, want)
		}
	}
}
