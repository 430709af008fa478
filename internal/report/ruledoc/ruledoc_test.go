package ruledoc_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/report/ruledoc"
	"github.com/sockvet/sockvet/rules"
)

// TestPagesAreFresh fails when a generated file in docs is not what the
// catalogue says, or docs/rules holds a page that no rule has.
func TestPagesAreFresh(t *testing.T) {
	const docs = "../../../docs"
	want := make(map[string]string)
	got := make(map[string]string)
	for _, page := range ruledoc.Pages(rules.Catalogue()) {
		want[page.Path] = string(page.Text)
		got[page.Path] = read(t, filepath.Join(docs, page.Path))
	}
	files, err := filepath.Glob(filepath.Join(docs, "rules", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		got["rules/"+filepath.Base(file)] = read(t, file)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("docs is stale, run go generate ./internal/report/ruledoc (-want +got):\n%s", diff)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
