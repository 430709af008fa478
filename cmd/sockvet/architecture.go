package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
)

// A pair is a system and an architecture, as in windows/amd64.
type pair string

func newPair(goos, goarch string) pair { return pair(goos + "/" + goarch) }

// everyday are pairs that need not be looked up.
var everyday = []pair{
	"windows/amd64", "windows/arm64", "windows/386", "linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64",
}

// chooseArchitecture returns the architecture to analyse for, "" for that of the
// go command. On one that Go does not build the systems for it would list main
// packages without their imports. Asked for, that is an error; a machine of
// such an architecture gets another one, and the user is told.
func chooseArchitecture(ctx context.Context, stderr io.Writer, dir string, goos []string, asked string) (string, error) {
	arch := cmp.Or(asked, os.Getenv("GOARCH"), runtime.GOARCH)
	if isBuilt(goos, arch, everyday) {
		return asked, nil
	}
	built := builtPairs(ctx, dir)
	if len(built) == 0 || isBuilt(goos, arch, built) {
		return asked, nil
	}
	lacking := firstLacking(goos, arch, built)
	if asked != "" {
		return "", fmt.Errorf("--goarch: Go does not build for %s (go tool dist list prints what it builds for)", lacking)
	}
	other := otherArchitecture(goos, built)
	if other != "" {
		fmt.Fprintf(stderr, "sockvet: Go does not build for %s, so the architecture is %s\n", lacking, other)
	}
	return other, nil
}

// isBuilt reports whether the pairs have each of the systems with arch.
func isBuilt(goos []string, arch string, pairs []pair) bool {
	return firstLacking(goos, arch, pairs) == ""
}

func firstLacking(goos []string, arch string, pairs []pair) pair {
	for _, name := range goos {
		if p := newPair(name, arch); !slices.Contains(pairs, p) {
			return p
		}
	}
	return ""
}

// otherArchitecture returns one that Go builds all the systems for, the most
// common ones first; "" if there is none.
func otherArchitecture(goos []string, built []pair) string {
	candidates := []string{"amd64", "arm64"}
	for _, p := range built {
		_, arch, _ := strings.Cut(string(p), "/")
		candidates = append(candidates, arch)
	}
	for _, arch := range candidates {
		if isBuilt(goos, arch, built) {
			return arch
		}
	}
	return ""
}

// builtPairs asks the go command what it builds for; none if it can't tell. What
// is wrong then, the listing of packages will say.
func builtPairs(ctx context.Context, dir string) []pair {
	cmd := exec.CommandContext(ctx, "go", "tool", "dist", "list")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return nil
	}
	var pairs []pair
	for line := range strings.Lines(string(out)) {
		pairs = append(pairs, pair(strings.TrimSpace(line)))
	}
	return pairs
}
