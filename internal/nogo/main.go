// Nogo runs the pass the way Bazel's nogo (rules_go) does: a process for each
// package, types from export data, facts from files of the direct dependencies
// alone, and a configuration file in nogo's form.
//
//	go run ./internal/nogo [-std=false] [-config FILE] -dir DIR [packages]
//
// It prints what the pass reports as file:line:column: message, for Windows.
// With -std=false it leaves the standard library out, as rules_go does: what
// the pass derives from there, such as that net/http.ListenAndServe listens, is
// then unknown.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

func main() {
	err := command(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "nogo:", err)
		os.Exit(1)
	}
}

func command(args []string) error {
	if len(args) == 2 && args[0] == "-unit" {
		return runUnit(args[1], os.Stdout)
	}
	flags := flag.NewFlagSet("nogo", flag.ExitOnError)
	dir := flags.String("dir", ".", "where to look for packages")
	std := flags.Bool("std", true, "analyse the standard library for its facts")
	config := flags.String("config", "", "configuration `file`, as of rules_go")
	if err := flags.Parse(args); err != nil {
		return err
	}
	packages, err := list(*dir, flags.Args())
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "nogo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	return build(packages, work, *config, *std)
}

// A listed package is what the go command says of it.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles, IgnoredGoFiles []string
	Imports                 []string
	ImportMap               map[string]string
	Standard, DepOnly       bool
	Module                  *struct{ Path, GoVersion string }
}

// list returns the packages and all they need, dependencies first.
func list(dir string, patterns []string) ([]*listed, error) {
	cmd := exec.Command("go", append([]string{"list", "-deps", "-export", "-json", "--"}, patterns...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=windows", "CGO_ENABLED=0", "GOWORK=off")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	var packages []*listed
	for dec := json.NewDecoder(out); ; {
		p := new(listed)
		err := dec.Decode(p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read from go list: %w", err)
		}
		packages = append(packages, p)
	}
	if err := cmd.Wait(); err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	return packages, nil
}

// build starts a process for each package after those of what it imports, as
// the actions of a build are.
func build(packages []*listed, work, config string, std bool) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	exports, facts := make(map[string]string), make(map[string]string)
	for i, p := range packages {
		exports[p.ImportPath] = p.Export
		if p.ImportPath == "unsafe" || p.Standard && !std {
			continue
		}
		u := newUnit(p, exports, facts)
		u.Config = config
		u.FactsOut = filepath.Join(work, fmt.Sprintf("%d.facts", i))
		data, err := json.Marshal(u)
		if err != nil {
			return err
		}
		file := filepath.Join(work, "unit.json")
		if err := os.WriteFile(file, data, 0o666); err != nil {
			return err
		}
		cmd := exec.Command(self, "-unit", file)
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w", p.ImportPath, err)
		}
		facts[p.ImportPath] = u.FactsOut
	}
	return nil
}

// newUnit describes the work on one package. It is handed the facts of its
// direct dependencies and no others.
func newUnit(p *listed, exports, facts map[string]string) unit {
	u := unit{Path: p.ImportPath, ImportMap: p.ImportMap, Exports: exports, Facts: make(map[string]string), FactsOnly: p.DepOnly}
	u.Files = in(p.Dir, p.GoFiles)
	u.Ignored = in(p.Dir, p.IgnoredGoFiles)
	if p.Module != nil {
		u.Module, u.GoVersion = p.Module.Path, "go"+p.Module.GoVersion
	}
	for _, path := range p.Imports {
		if file, ok := facts[path]; ok {
			u.Facts[path] = file
		}
	}
	return u
}

func in(dir string, names []string) []string {
	names = slices.Clone(names)
	for i, name := range names {
		if !filepath.IsAbs(name) {
			names[i] = filepath.Join(dir, name)
		}
	}
	return names
}
