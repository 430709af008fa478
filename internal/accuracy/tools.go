package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/sockvet/sockvet/internal/accuracy/module"
)

// A Tool finds sockets in the module that stands in dir.
type Tool func(ctx context.Context, dir string) ([]Finding, error)

// gosecVersion is the gosec that sockvet is compared with.
const gosecVersion = "v2.30.0"

// sockvetTool returns the tool that runs the sockvet binary at path.
func sockvetTool(path string) Tool {
	return func(ctx context.Context, dir string) ([]Finding, error) {
		out, err := run(ctx, dir, path, "-C", dir, "--format", "json", "./...")
		if err != nil {
			return nil, err
		}
		return parseSockvet(out)
	}
}

// gosecTool returns the tool that runs the gosec binary at path with the one
// rule that speaks of listeners.
func gosecTool(path string) Tool {
	return func(ctx context.Context, dir string) ([]Finding, error) {
		out, err := run(ctx, dir, path, "-include=G102", "-fmt=json", "-quiet", "-no-fail", "./...")
		if err != nil {
			return nil, err
		}
		if len(out) == 0 {
			return nil, nil // -quiet prints nothing where nothing was found
		}
		return parseGosec(out, dir)
	}
}

// run returns what a tool prints. A tool that exits with 1 found something and
// did its work; anything else is an error, told with the tool's last words.
func run(ctx context.Context, dir, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = module.Env()
	out, err := cmd.Output()
	exit, failed := errors.AsType[*exec.ExitError](err)
	if failed && exit.ExitCode() == 1 && len(out) > 0 {
		return out, nil
	}
	if failed {
		return nil, fmt.Errorf("run %s in %s: %w\n%s", filepath.Base(name), dir, err, exit.Stderr)
	}
	return out, err
}

// buildSockvet builds ./cmd/sockvet into the work folder. It has to run inside
// of sockvet's own module.
func buildSockvet(ctx context.Context, work string) (string, error) {
	binary := filepath.Join(work, "bin", "sockvet"+exeSuffix())
	return binary, goTool(ctx, nil, "build", "-o", binary, "github.com/sockvet/sockvet/cmd/sockvet")
}

// installGosec installs gosec into the work folder.
func installGosec(ctx context.Context, work string) (string, error) {
	bin := filepath.Join(work, "bin", "gosec-"+gosecVersion)
	binary := filepath.Join(bin, "gosec"+exeSuffix())
	if _, err := os.Stat(binary); err == nil {
		return binary, nil
	}
	env := []string{"GOBIN=" + bin, "GOFLAGS="}
	return binary, goTool(ctx, env, "install", "github.com/securego/gosec/v2/cmd/gosec@"+gosecVersion)
}

func goTool(ctx context.Context, env []string, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}

func exeSuffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}
