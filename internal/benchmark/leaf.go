package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// A listed is what the go command says of a package.
type listed struct {
	ImportPath, Dir        string
	GoFiles, Imports, Deps []string
}

// list returns the packages of the module in dir, as flags of the go command ask
// for more.
func list(ctx context.Context, dir string, flags ...string) ([]listed, error) {
	args := slices.Concat([]string{"list", "-e", "-json=ImportPath,Dir,GoFiles,Imports,Deps"}, flags, []string{"./..."})
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = dir, module.Env()
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list packages of %s: %w", dir, err)
	}
	var pkgs []listed
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p listed
		switch err := dec.Decode(&p); {
		case errors.Is(err, io.EOF):
			return pkgs, nil
		case err != nil:
			return nil, fmt.Errorf("list packages of %s: %w", dir, err)
		}
		pkgs = append(pkgs, p)
	}
}

// A leafFile is a source file of a package that no other of its module
// imports.
type leafFile struct {
	path     string
	original []byte
	edits    *int
}

// findLeaf returns a file of the leaf package that imports most of the
// module's own packages: the one that has most to lose.
func findLeaf(ctx context.Context, dir string) (leafFile, error) {
	pkgs, err := list(ctx, dir)
	if err != nil {
		return leafFile{}, err
	}
	p, ok := leaf(pkgs)
	if !ok {
		return leafFile{}, fmt.Errorf("every package of %s is imported by another", dir)
	}
	path := filepath.Join(p.Dir, p.GoFiles[0])
	original, err := os.ReadFile(path)
	return leafFile{path: path, original: original, edits: new(int)}, err
}

func leaf(pkgs []listed) (best listed, ok bool) {
	imported := make(map[string]bool)
	for _, p := range pkgs {
		for _, path := range p.Imports {
			imported[path] = true
		}
	}
	for _, p := range pkgs {
		if imported[p.ImportPath] || len(p.GoFiles) == 0 || ok && len(p.Deps) <= len(best.Deps) {
			continue
		}
		best, ok = p, true
	}
	return best, ok
}

// edit gives the file a content that it never had.
func (l leafFile) edit() error {
	*l.edits++
	text := fmt.Sprintf("%s\nvar _ = %d\n", l.original, *l.edits)
	return os.WriteFile(l.path, []byte(text), 0o644)
}

// restore makes the file what it was. That it can't costs the next run a
// declaration.
func (l leafFile) restore() { _ = os.WriteFile(l.path, l.original, 0o644) }
