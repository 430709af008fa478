package main

import (
	"fmt"
	"go/build"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// workingDir returns the absolute directory to run in: the current one, or
// the argument of -C.
func workingDir(chdir string) (string, error) {
	dir, err := filepath.Abs(chdir)
	if err != nil {
		return "", fmt.Errorf("find working directory: %w", err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return "", fmt.Errorf("-C: %w", err)
	}
	if !info.IsDir() {
		return "", fmt.Errorf("-C: %s is not a directory", chdir)
	}
	return dir, nil
}

// systems returns the operating systems of a list, each once and spelt as the go
// command does.
func systems(list []string) []string {
	var out []string
	for _, name := range list {
		if name = strings.ToLower(strings.TrimSpace(name)); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// validateTargets refuses names of systems and architectures that Go does not
// know; the go command would list packages for them all the same.
func validateTargets(goos []string, goarch string, c *configFlags) error {
	if len(goos) == 0 {
		return c.blame(fmt.Errorf("--goos: no operating system given"), "goos")
	}
	for _, name := range goos {
		if !knownOS(name) {
			err := fmt.Errorf("--goos: unknown operating system %q (go tool dist list prints those that Go builds for)", name)
			return c.blame(err, "goos")
		}
	}
	if goarch != "" && !knownArch(goarch) {
		err := fmt.Errorf("--goarch: unknown architecture %q (go tool dist list prints those that Go builds for)", goarch)
		return c.blame(err, "goarch")
	}
	return nil
}

// knownOS asks go/build, which does not export its list, whether file names
// such as x_NAME_amd64.go are for one system only.
func knownOS(name string) bool {
	return !builds("x_"+name+"_amd64.go", "amd64")
}

// knownArch asks the same about names such as x_NAME.go, which may stand for
// a system too.
func knownArch(name string) bool {
	return !builds("x_"+name+".go", "none") && !knownOS(name)
}

// builds reports whether a file of that name is built for a system that does
// not exist, on the given architecture.
func builds(file, goarch string) bool {
	ctxt := build.Context{
		GOOS:     "none",
		GOARCH:   goarch,
		Compiler: "gc",
		OpenFile: func(string) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader("package p\n")), nil
		},
	}
	match, err := ctxt.MatchFile("", file)
	return err == nil && match
}
