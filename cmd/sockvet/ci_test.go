package main

import (
	"cmp"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestAction runs the shell steps of the GitHub action the way a runner does.
func TestAction(t *testing.T) {
	for name, test := range map[string]struct {
		inputs  map[string]string
		code    string
		summary string
		upload  bool
	}{
		"findings":   {map[string]string{"packages": "./server", "args": "--level=warning --no-config"}, "1", "2 warnings", true},
		"none":       {map[string]string{"packages": "./safe ./multicast"}, "0", "", true},
		"impossible": {map[string]string{"packages": "./nowhere"}, "2", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			run := newActionRun(t, test.inputs)
			code := run.steps()
			if outputs := read(t, run.outputs); !strings.Contains(outputs, "exit-code="+test.code+"\n") || code != test.code {
				t.Errorf("exit code %s and outputs %q, want code %s", code, outputs, test.code)
			}
			if summary := read(t, run.summary); !strings.Contains(summary, test.summary) {
				t.Errorf("summary %q, want %q in it", summary, test.summary)
			}
			if _, err := os.Stat(run.expressions["steps.run.outputs.sarif"]); (err == nil) != test.upload {
				t.Errorf("SARIF report at %q: %v; want one: %t", run.expressions["steps.run.outputs.sarif"], err, test.upload)
			}
		})
	}
}

// An actionRun is one run of the steps of action.yml.
type actionRun struct {
	t                *testing.T
	expressions      map[string]string // what stands in ${{ }}
	outputs, summary string            // files that steps write to
}

func newActionRun(t *testing.T, inputs map[string]string) *actionRun {
	t.Helper()
	temp := t.TempDir()
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	run := &actionRun{
		t: t, outputs: filepath.Join(temp, "outputs"), summary: filepath.Join(temp, "summary"),
		expressions: map[string]string{
			"github.action_path":       repository,
			"runner.temp":              temp,
			"inputs.working-directory": filepath.Join(repository, "examples"),
		},
	}
	for name, value := range inputs {
		run.expressions["inputs."+name] = value
	}
	return run
}

// steps runs the shell steps to the first that fails, and returns the last
// exit code.
func (r *actionRun) steps() string {
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Steps []struct {
				ID, Run, Shell string
				Env            map[string]string
			}
		}
	}
	parseYAML(r.t, "../../action.yml", &action)
	for name, input := range action.Inputs {
		r.expressions["inputs."+name] = cmp.Or(r.expressions["inputs."+name], input.Default)
	}
	code := "0"
	for _, step := range action.Runs.Steps {
		if step.Run == "" {
			continue // another action
		}
		if strings.Contains(step.Run, "${{") || step.Shell != "bash" {
			r.t.Errorf("step %q: want bash, and expressions in env alone: what they stand for could end a quote", step.Run)
		}
		env := map[string]string{"GITHUB_OUTPUT": r.outputs, "GITHUB_STEP_SUMMARY": r.summary}
		for name, value := range step.Env {
			env[name] = r.evaluate(value)
		}
		if code = bash(r.t, ".", step.Run, env); code != "0" {
			return code
		}
		for line := range strings.Lines(read(r.t, r.outputs)) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
			r.expressions["steps."+step.ID+".outputs."+name] = value
		}
	}
	return code
}

var expression = regexp.MustCompile(`\$\{\{ (\S+) \}\}`)

func (r *actionRun) evaluate(text string) string {
	return expression.ReplaceAllStringFunc(text, func(e string) string {
		return r.expressions[expression.FindStringSubmatch(e)[1]]
	})
}

// TestGitLabTemplate runs the script of the template for GitLab.
func TestGitLabTemplate(t *testing.T) {
	var template struct {
		Sockvet struct {
			Script    []string
			Variables map[string]string
			Artifacts struct{ Reports map[string]string }
		}
	}
	parseYAML(t, "../../docs/ci/gitlab.yml", &template)
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../examples")); err != nil {
		t.Fatal(err)
	}
	env := maps.Clone(template.Sockvet.Variables)
	for name, value := range env {
		env[name] = strings.ReplaceAll(value, "$CI_PROJECT_DIR", dir)
	}
	if code := bash(t, dir, strings.Join(template.Sockvet.Script, "\n"), env); code != "1" {
		t.Errorf("exit code %s, want 1: the examples have findings", code)
	}
	if len(template.Sockvet.Artifacts.Reports) != 2 {
		t.Errorf("reports %v, want two", template.Sockvet.Artifacts.Reports)
	}
	for _, report := range template.Sockvet.Artifacts.Reports {
		if text := read(t, filepath.Join(dir, report)); !strings.Contains(text, "SO_EXCLUSIVEADDRUSE") {
			t.Errorf("report %s: no finding in %q", report, text)
		}
	}
}

func parseYAML(t *testing.T, file string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(read(t, file)), into); err != nil {
		t.Fatal(err)
	}
}

// read returns what is in a file; that of one that is not there is nothing.
func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(data)
}

// bash runs a script and returns its exit code. The command of the tests is
// the sockvet on its PATH.
func bash(t *testing.T, dir, script string, env map[string]string) string {
	t.Helper()
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	for name, value := range env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return strings.TrimPrefix(exit.String(), "exit status ")
	}
	if err != nil {
		t.Fatal(err)
	}
	return "0"
}
