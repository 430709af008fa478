package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sockvet/sockvet/internal/baseline"
	"github.com/sockvet/sockvet/internal/driver"
)

// base returns the findings of the code without the change that is looked at,
// none if no flag names one. It lays that code out in a folder of its own: the
// working tree and the repository stay as they are.
func (k *knownFlags) base(cmd *cobra.Command, flags checkFlags, run *analysis) (baseline.Baseline, string, error) {
	if k.rev == "" && k.diff == "" {
		return nil, "", nil
	}
	tree, err := newBaseTree(cmd.Context(), run.report.Root)
	if err != nil {
		return nil, "", err
	}
	defer os.RemoveAll(tree.dir)
	reason := "in " + k.rev
	if k.rev != "" {
		err = tree.checkOut(k.rev)
	} else {
		reason = "without the change in " + k.diff
		err = tree.unapply(inDir(run.config.Dir, k.diff))
	}
	if err != nil {
		return nil, "", err
	}
	found, err := tree.analyse(cmd, flags, run)
	return found, reason, err
}

// A baseTree is a copy of a repository's files.
type baseTree struct {
	ctx  context.Context
	root string // of the repository
	dir  string // of the copy
}

func newBaseTree(ctx context.Context, root string) (*baseTree, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, fmt.Errorf("look for the base: %w", err)
	}
	dir, err := os.MkdirTemp("", "sockvet-base-")
	if err != nil {
		return nil, fmt.Errorf("make room for the base: %w", err)
	}
	// The names that the go command prints have no symbolic links in them.
	if plain, err := filepath.EvalSymlinks(dir); err == nil {
		dir = plain
	}
	return &baseTree{ctx: ctx, root: root, dir: dir}, nil
}

// checkOut writes the files of a revision, by way of an index of its own.
func (b *baseTree) checkOut(rev string) error {
	if _, err := b.git(b.root, nil, "rev-parse", "--git-dir"); err != nil {
		return fmt.Errorf("--new-from: %w", err)
	}
	commit, err := b.git(b.root, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return fmt.Errorf("--new-from: git knows no revision %q", rev)
	}
	index := []string{"GIT_INDEX_FILE=" + filepath.Join(b.dir, ".git-index")}
	if _, err := b.git(b.root, index, "read-tree", strings.TrimSpace(commit)); err != nil {
		return fmt.Errorf("--new-from: %w", err)
	}
	if _, err := b.git(b.root, index, "checkout-index", "--all", "--prefix="+b.dir+string(filepath.Separator)); err != nil {
		return fmt.Errorf("--new-from: %w", err)
	}
	return nil
}

// unapply copies the working tree and takes the change back.
func (b *baseTree) unapply(diff string) error {
	if _, err := os.Stat(diff); err != nil {
		return fmt.Errorf("--new-from-diff: %w", err)
	}
	files, err := b.git(b.root, nil, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	if err != nil {
		return fmt.Errorf("--new-from-diff: list the files of the working tree: %w", err)
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(files, "\x00"), "\x00") {
		if err := copyFile(filepath.Join(b.root, name), filepath.Join(b.dir, name)); err != nil {
			return fmt.Errorf("--new-from-diff: %w", err)
		}
	}
	ceiling := []string{"GIT_CEILING_DIRECTORIES=" + filepath.Dir(b.dir)}
	if _, err := b.git(b.dir, ceiling, "apply", "--reverse", "--whitespace=nowarn", "--allow-empty", diff); err != nil {
		return fmt.Errorf("--new-from-diff: take the change back: %w", err)
	}
	return nil
}

// copyFile copies a regular file. Others, and those that are gone, say nothing
// to the go command.
func copyFile(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil || !info.Mode().IsRegular() {
		return nil //nolint:nilerr // the index may name files that the working tree lacks
	}
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}

// git runs git in a folder and returns what it prints.
func (b *baseTree) git(dir string, env []string, args ...string) (string, error) {
	cmd := exec.CommandContext(b.ctx, "git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if text := strings.TrimSpace(stderr.String()); text != "" {
			line, _, _ := strings.Cut(text, "\n")
			return "", fmt.Errorf("git %s: %s", args[0], line)
		}
		return "", fmt.Errorf("git %s: %w", args[0], err)
	}
	return stdout.String(), nil
}

// analyse runs the driver on the copy as it ran on the working tree. Where the
// base can't be analysed every finding is new, and that is said.
func (b *baseTree) analyse(cmd *cobra.Command, flags checkFlags, run *analysis) (baseline.Baseline, error) {
	rel, err := filepath.Rel(b.root, run.config.Dir)
	if err != nil {
		return nil, fmt.Errorf("find the working directory in the base: %w", err)
	}
	config := run.config
	config.Dir = filepath.Join(b.dir, rel)
	config.Cache = "" // the next base lies elsewhere
	if _, err := os.Stat(config.Dir); err != nil {
		return nil, nil //nolint:nilerr // the change adds the directory
	}
	result, err := drive(cmd, config)
	var load *driver.LoadError
	var pattern *driver.PatternError
	if errors.As(err, &load) || errors.As(err, &pattern) {
		fmt.Fprintf(cmd.ErrOrStderr(), "sockvet: the base can't be analysed, so every finding counts as new: %v\n", err)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	rep := newReport(config, result)
	rep.Root = b.dir
	flags.config.paths.moved(filepath.Join(b.dir, relOr(b.root, flags.config.paths.dir))).filter(rep)
	return baseline.New(rep.Findings, rep.Name), nil
}

func relOr(root, dir string) string {
	if rel, err := filepath.Rel(root, dir); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return "."
}
