package ruledoc_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/report/ruledoc"
	"github.com/sockvet/sockvet/rules"
)

// TestPagesAreFresh fails when docs/rules is not what the catalogue says, or
// holds a page that no rule has.
func TestPagesAreFresh(t *testing.T) {
	const dir = "../../../docs/rules"
	want := make(map[string]string)
	for _, page := range ruledoc.Pages(rules.Catalogue()) {
		want[page.Name] = string(page.Text)
	}
	got := make(map[string]string)
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got[filepath.Base(file)] = string(text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("docs/rules is stale, run go generate ./internal/report/ruledoc (-want +got):\n%s", diff)
	}
}
