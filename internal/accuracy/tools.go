package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/sockvet/sockvet/internal/accuracy/module"
	"github.com/sockvet/sockvet/internal/accuracy/sockvet"
)

// A Tool finds sockets in the module that stands in dir.
type Tool func(ctx context.Context, dir string) (Answer, error)

// An Answer is what a tool says of a module.
type Answer struct {
	Findings []Finding
	Problems []string // packages that could not be analysed, and why
}

// gosecVersion is the gosec that sockvet is compared with.
const gosecVersion = "v2.30.0"

// within returns the tool with a limit on the time of one run, so that a
// module on which it doesn't end costs no more than that module's figures.
func within(limit time.Duration, tool Tool) Tool {
	return func(ctx context.Context, dir string) (Answer, error) {
		ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("not done in %v", limit))
		defer cancel()
		answer, err := tool(ctx, dir)
		if err != nil && ctx.Err() != nil {
			err = fmt.Errorf("%w: %w", context.Cause(ctx), err)
		}
		return answer, err
	}
}

// sockvetTool returns the tool that runs the sockvet binary at path.
func sockvetTool(path string) Tool {
	return func(ctx context.Context, dir string) (Answer, error) {
		result, err := sockvet.Run(ctx, path, dir, "")
		answer := Answer{Findings: fromSockvet(result.Findings)}
		for _, p := range result.Problems {
			answer.Problems = append(answer.Problems, fmt.Sprintf("%s: %s: %s", p.Package, p.Kind, p.Message))
		}
		return answer, err
	}
}

// gosecTool returns the tool that runs the gosec binary at path with the one
// rule that speaks of listeners. Its #nosec comments are ignored: the labels
// tell what is there, not what someone chose to bear.
func gosecTool(path string) Tool {
	return func(ctx context.Context, dir string) (Answer, error) {
		cmd := exec.CommandContext(ctx, path, "-include=G102", "-fmt=json", "-quiet", "-no-fail", "-nosec", "./...")
		cmd.Dir = dir
		cmd.Env = module.Env()
		out, err := cmd.Output()
		if err != nil {
			return Answer{}, fmt.Errorf("run gosec in %s: %w", dir, err)
		}
		if len(out) == 0 {
			return Answer{}, nil // -quiet prints nothing where nothing was found
		}
		findings, err := parseGosec(out, dir)
		return Answer{Findings: findings}, err
	}
}

// installGosec installs gosec into the work folder.
func installGosec(ctx context.Context, work string) (string, error) {
	bin := filepath.Join(work, "bin", "gosec-"+gosecVersion)
	binary := filepath.Join(bin, "gosec"+sockvet.ExeSuffix())
	if _, err := os.Stat(binary); err == nil {
		return binary, nil
	}
	cmd := exec.CommandContext(ctx, "go", "install", "github.com/securego/gosec/v2/cmd/gosec@"+gosecVersion)
	cmd.Env = append(os.Environ(), "GOBIN="+bin, "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("install gosec %s: %w\n%s", gosecVersion, err, out)
	}
	return binary, nil
}
