package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// module writes a module with one finding and returns its directory.
func module(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.com/m\n\ngo 1.26\n",
		"m.go":   "package m\n\nimport \"net\"\n\nfunc Listen() (net.Listener, error) { return net.Listen(\"tcp\", \":8080\") }\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stdout, stderr strings.Builder
	if code := run(ctx, []string{"-C", module(t)}, &stdout, &stderr); code != 130 {
		t.Errorf("exit code %d, want 130", code)
	}
	if stdout.Len() > 0 || stderr.Len() > 0 {
		t.Errorf("an interrupted run prints %q and %q", &stdout, &stderr)
	}
}

// TestLostReport: a report that could not be written is no clean run.
func TestLostReport(t *testing.T) {
	dir := module(t)
	for _, args := range [][]string{
		{"-C", dir},
		{"-C", dir, "--format", "json"},
		{"--help"},
		{"--version"},
		{"help", "tables"},
		{"completion", "bash"},
		{"completion"},
		{"tables"},
		{"explain"},
		{"explain", "linger"},
		{"explain", "bind", "--first", "default/wildcard"},
		{"explain", "bind", "--first", "default/wildcard", "--second", "default/wildcard"},
	} {
		var stderr strings.Builder
		code := run(t.Context(), args, fullDisk{}, &stderr)
		if code != exitUsage || !strings.Contains(stderr.String(), errFull.Error()) {
			t.Errorf("%q: exit code %d and %q", args, code, &stderr)
		}
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{ io.Writer }

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }
