package module

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseVersion(t *testing.T) {
	v, err := ParseVersion("github.com/miekg/dns@v1.1.73")
	if err != nil {
		t.Fatal(err)
	}
	if want := (Version{"github.com/miekg/dns", "v1.1.73"}); v != want {
		t.Errorf("got %v, want %v", v, want)
	}
	for _, bad := range []string{"", "github.com/miekg/dns", "@v1.0.0", "path@"} {
		if _, err := ParseVersion(bad); err == nil {
			t.Errorf("ParseVersion(%q) succeeded", bad)
		}
	}
}

func TestDetachDropsOnlyWhatDangles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("go.work", "go 1.26\nuse .\n")
	write("vendor/modules.txt", "# example.com/old v1.2.3\n")
	write("kept/go.mod", "module example.com/kept\n")
	write("go.mod", `module example.com/m

go 1.26

require (
	example.com/gone v0.0.0
	example.com/old v1.2.3
)

replace example.com/kept => ./kept

replace example.com/gone => ../gone

replace example.com/old v1.2.3 => ./old

replace example.com/fork => example.com/other v1.0.0
`)
	if err := detach(t.Context(), dir, Version{"example.com/m", "v1.35.1"}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	want := `module example.com/m

go 1.26

require (
	example.com/gone v0.35.1
	example.com/old v1.2.3
)

replace example.com/kept => ./kept

replace example.com/fork => example.com/other v1.0.0
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("go.mod (-want +got):\n%s", diff)
	}
	for _, name := range []string{"go.work", "vendor"} {
		if _, err := os.Stat(filepath.Join(dir, name)); !os.IsNotExist(err) {
			t.Errorf("%s is still there: %v", name, err)
		}
	}
}

func TestPrepareReusesACopy(t *testing.T) {
	work := t.TempDir()
	v := Version{"example.com/never-fetched", "v1.0.0"}
	ready := filepath.Join(work, "modules", "example.com", "never-fetched@v1.0.0")
	if err := os.MkdirAll(ready, 0o755); err != nil {
		t.Fatal(err)
	}
	got, err := Prepare(t.Context(), work, v)
	if err != nil {
		t.Fatal(err)
	}
	if got != ready {
		t.Errorf("got %s, want %s", got, ready)
	}
}
