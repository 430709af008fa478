package main

import (
	"os"
	"path/filepath"
)

// repositoryRoot returns the closest directory above dir, or dir itself, that
// is the root of a git repository: hosts of repositories take the file names
// in a report to be relative to it. It returns dir where there is none.
func repositoryRoot(dir string) string {
	for d := dir; ; {
		// In a worktree .git is a file.
		if _, err := os.Stat(filepath.Join(d, ".git")); err == nil {
			return d
		}
		parent := filepath.Dir(d)
		if parent == d {
			return dir
		}
		d = parent
	}
}
