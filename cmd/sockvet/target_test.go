package main

import "testing"

func TestKnownOS(t *testing.T) {
	for name, want := range map[string]bool{
		"windows": true, "linux": true, "darwin": true, "js": true,
		"windoze": false, "amd64": false, "arm64": false, "unix": false, "": false, "a/b": false,
	} {
		if got := knownOS(name); got != want {
			t.Errorf("knownOS(%q) = %t", name, got)
		}
	}
}

func TestKnownArch(t *testing.T) {
	for name, want := range map[string]bool{
		"amd64": true, "386": true, "arm64": true, "wasm": true,
		"windows": false, "x86": false, "linux": false, "": false,
	} {
		if got := knownArch(name); got != want {
			t.Errorf("knownArch(%q) = %t", name, got)
		}
	}
}
