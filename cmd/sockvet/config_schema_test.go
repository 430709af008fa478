package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

const configSchemaFile = "../../docs/config.schema.json"

// TestConfigSchemaIsFresh fails when the schema is not what the flags say.
func TestConfigSchemaIsFresh(t *testing.T) {
	got, err := configSchema()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(configSchemaFile, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(configSchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("docs/config.schema.json is stale, run go test ./cmd/sockvet -update (-want +got):\n%s", diff)
	}
}

// TestConfigSchemaAgrees: an editor takes the configurations that the command
// takes, and no others, of those in its test script.
func TestConfigSchemaAgrees(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(configSchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile(filepath.Join("testdata", "script", "config.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range archive.Files {
		var value any
		if !strings.HasSuffix(file.Name, ".yml") || yaml.Unmarshal(file.Data, &value) != nil {
			continue
		}
		seen++
		good := slices.Contains([]string{".sockvet.yml", "baseline.yml", "wider.yml"}, file.Name)
		if err := schema.Validate(value); (err == nil) != good {
			t.Errorf("%s: %v", file.Name, err)
		}
	}
	if seen < 8 {
		t.Errorf("%d configurations", seen)
	}
}

// TestConfigurationPage: the example of docs/configuration.md is one.
func TestConfigurationPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("no example")
	}
	file := filepath.Join(t.TempDir(), "example.yml")
	if err := os.WriteFile(file, []byte(example), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	if code := run(t.Context(), []string{"config", "--config", file}, &stdout, &stderr); code != exitClean {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	for _, want := range []string{"paths **/*_test.go", "paths cmd/bench", "[-client-port]"} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("no %q in:\n%s", want, &stdout)
		}
	}
}
