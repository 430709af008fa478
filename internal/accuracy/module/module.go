// Package module makes writable copies of modules from the module proxy in
// which every package can be loaded for Windows, for programs that measure
// sockvet on code that no one here wrote.
//
// A module's zip lacks its nested modules, so a go.work file and the replace
// directives that point to them are removed from the copy, and published versions
// are required in their place. It also lacks vendored packages, of which it may have
// the folder and the list.
package module

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Version names one version of a module.
type Version struct {
	Path    string // module path
	Version string // canonical, with the leading v
}

// ParseVersion reads the form path@version.
func ParseVersion(s string) (Version, error) {
	path, version, ok := strings.Cut(s, "@")
	if !ok || path == "" || version == "" {
		return Version{}, fmt.Errorf("module %q is not path@version", s)
	}
	return Version{Path: path, Version: version}, nil
}

// String returns path@version.
func (v Version) String() string { return v.Path + "@" + v.Version }

// Env returns the environment in which the go command, and tools that call
// it, see a prepared module: for Windows, free to complete go.mod and go.sum,
// and blind to a go.work file above the copy.
func Env() []string {
	return append(os.Environ(), "GOOS=windows", "GOFLAGS=-mod=mod", "GOWORK=off")
}

// WorkDir returns the full path of the folder in which copies stand: dir, or
// where that is empty one in the user's cache folder.
func WorkDir(dir string) (string, error) {
	if dir != "" {
		return filepath.Abs(dir)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("choose a work folder: %w", err)
	}
	return filepath.Join(cache, "sockvet-accuracy"), nil
}

// LogName is the file inside a prepared copy that holds what the go command
// said while it fetched the dependencies. Lines in it are dependencies that
// could not be had; the other packages can be judged all the same.
const LogName = ".prepare.log"

// Prepare returns the folder of a copy of v below work. The copy is made on
// the first call and reused after: its folder appears under its name only when
// it is complete, so an interrupted call leaves nothing that looks ready.
func Prepare(ctx context.Context, work string, v Version) (string, error) {
	ready := filepath.Join(work, "modules", filepath.FromSlash(v.String()))
	if _, err := os.Stat(ready); err == nil {
		return ready, nil
	}
	source, err := download(ctx, v)
	if err != nil {
		return "", fmt.Errorf("download %s: %w", v, err)
	}
	partial := fmt.Sprintf("%s.partial-%d", ready, os.Getpid())
	defer os.RemoveAll(partial)
	if err := copyOf(source, partial); err != nil {
		return "", fmt.Errorf("copy %s: %w", v, err)
	}
	if err := detach(ctx, partial, v); err != nil {
		return "", fmt.Errorf("detach %s from its nested modules: %w", v, err)
	}
	if err := fetchDependencies(ctx, partial); err != nil {
		return "", fmt.Errorf("fetch what %s needs: %w", v, err)
	}
	if err := os.Rename(partial, ready); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("finish copy of %s: %w", v, err)
	}
	return ready, nil
}

// download brings v into the module cache and returns its folder there.
func download(ctx context.Context, v Version) (string, error) {
	cmd := exec.CommandContext(ctx, "go", "mod", "download", "-json", v.String())
	cmd.Dir = os.TempDir() // outside of any module, so that no go.mod has a say
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	out, runErr := cmd.Output()
	var answer struct{ Dir, Error string }
	if err := json.Unmarshal(out, &answer); err != nil {
		return "", errors.Join(runErr, err)
	}
	if answer.Error != "" {
		return "", errors.New(answer.Error)
	}
	return answer.Dir, runErr
}

// copyOf copies a folder of the read-only module cache so that the copy can
// be written (os.CopyFS keeps no more of the mode than the execute bits).
func copyOf(source, target string) error {
	if err := os.RemoveAll(target); err != nil {
		return err
	}
	return os.CopyFS(target, os.DirFS(source))
}

// detach removes what ties the copy of v to modules that its zip lacks.
func detach(ctx context.Context, dir string, v Version) error {
	for _, name := range []string{"go.work", "go.work.sum", "vendor"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
		return err
	}
	out, err := goIn(ctx, dir, "mod", "edit", "-json")
	if err != nil {
		return err
	}
	edits, err := detaching(dir, v, out)
	if err != nil || len(edits) == 0 {
		return err
	}
	_, err = goIn(ctx, dir, append([]string{"mod", "edit"}, edits...)...)
	return err
}

// detaching returns the arguments of 'go mod edit' that drop each replace directive
// in goMod (the output of 'go mod edit -json') that points to a folder which is not
// a module, and that require a version where only the directive said which.
func detaching(dir string, v Version, goMod []byte) ([]string, error) {
	type modVersion struct{ Path, Version string }
	var file struct {
		Require []modVersion
		Replace []struct{ Old, New modVersion }
	}
	if err := json.Unmarshal(goMod, &file); err != nil {
		return nil, fmt.Errorf("read go mod edit -json: %w", err)
	}
	placeholder := make(map[string]bool)
	for _, r := range file.Require {
		placeholder[r.Path] = r.Version == "v0.0.0"
	}
	var edits []string
	for _, r := range file.Replace {
		if r.New.Version != "" {
			continue // another module, not a folder
		}
		target := filepath.FromSlash(r.New.Path)
		if !filepath.IsAbs(target) {
			target = filepath.Join(dir, target)
		}
		if _, err := os.Stat(filepath.Join(target, "go.mod")); err == nil {
			continue
		}
		old := r.Old.Path
		if r.Old.Version != "" {
			old += "@" + r.Old.Version
		}
		edits = append(edits, "-dropreplace="+old)
		if placeholder[r.Old.Path] {
			edits = append(edits, "-require="+r.Old.Path+"@"+stagedAs(v.Version))
		}
	}
	return edits, nil
}

// stagedAs returns the version under which a module publishes those nested in it
// that it requires at no version: Kubernetes does, and numbers them v0.2.3 where it
// is v1.2.3 itself.
func stagedAs(version string) string {
	_, rest, _ := strings.Cut(version, ".")
	return "v0." + rest
}

// fetchDependencies loads every package once, which brings the dependencies
// into the module cache. That some can't be had is written to LogName and is
// no error as long as packages were listed.
func fetchDependencies(ctx context.Context, dir string) error {
	var stdout, stderr bytes.Buffer
	cmd := goCommand(ctx, dir, "list", "-deps", "-e",
		"-f", "{{if .Error}}{{.ImportPath}}: {{.Error}}{{else}}ok{{end}}", "./...")
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	runErr := cmd.Run()
	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	var missing []string
	good := 0
	for _, line := range lines {
		if line == "ok" {
			good++
			continue
		}
		missing = append(missing, line)
	}
	log := stderr.String() + strings.Join(missing, "\n")
	if good == 0 {
		return errors.Join(runErr, fmt.Errorf("no package can be loaded:\n%s", log))
	}
	return os.WriteFile(filepath.Join(dir, LogName), []byte(log), 0o644)
}

func goCommand(ctx context.Context, dir string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = Env()
	return cmd
}

func goIn(ctx context.Context, dir string, args ...string) ([]byte, error) {
	out, err := goCommand(ctx, dir, args...).Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, exit.Stderr)
	}
	return out, err
}
