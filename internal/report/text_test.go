package report_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/report"
	"github.com/sockvet/sockvet/internal/source"
)

func TestText(t *testing.T) {
	var b strings.Builder
	if err := (report.Text{}).Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	want := filepath.FromSlash("cmd/main.go") + ":12:3: tcp :8080 <without> exclusive use (exclusive) [windows]\n" +
		filepath.FromSlash("../lib/l.go") + ":1:1: timeout is truncated (linger)\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestTextIsInert puts what could break a line or steer a terminal into a
// file's name and a message.
func TestTextIsInert(t *testing.T) {
	r := sample()
	r.Findings = r.Findings[:1]
	r.Findings[0].File = filepath.Join(r.Dir, "a\nb.go")
	r.Findings[0].Message = "tcp \"\x1b[31m:80\r\n\u202e\" – ok"
	var b strings.Builder
	if err := (report.Text{}).Write(&b, r); err != nil {
		t.Fatal(err)
	}
	want := `a\nb.go:12:3: tcp "\x1b[31m:80\r\n\u202e" – ok (exclusive) [windows]` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestTextWithoutColumn: a //line directive can hide the column.
func TestTextWithoutColumn(t *testing.T) {
	r := sample()
	r.Findings = r.Findings[1:]
	r.Findings[0].Column = 0
	want := filepath.FromSlash("../lib/l.go") + ":1: timeout is truncated (linger)\n"
	if diff := cmp.Diff(want, written(t, report.Text{}, r)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestTextShowsSource: a caret under what is meant, whatever stands before it,
// and the way from the port to the bind.
func TestTextShowsSource(t *testing.T) {
	r := sample()
	r.Dir = t.TempDir()
	r.Files = new(source.Files)
	file := filepath.Join(r.Dir, "m.go")
	text := "package m\n\tx := \"日本\" + f(\"\x1b\") // end\n\tlast(\n\t)\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	one, two := r.Findings[0], r.Findings[0]
	one.File, one.Line, one.Column, one.EndLine, one.EndColumn = file, 2, 18, 2, 24
	one.Message, two.Message = "one", "two"
	one.Trace = []report.Step{{File: file, Line: 3, Column: 2, What: "port 8080"}, {Package: "net", What: "call of f"}}
	two.File, two.Line, two.Column, two.EndLine, two.EndColumn, two.Trace = file, 3, 2, 4, 3, nil
	r.Findings = []report.Finding{one, two}
	r.Targets = []string{"windows"}
	want := "m.go:2:18: one (exclusive)\n" +
		"    2 | \tx := \"日本\" + f(\"\\x1b\") // end\n" +
		"      | \t              ^~~~~~~~~\n" +
		"\tm.go:3:2: port 8080\n" +
		"\tnet: call of f\n" +
		"m.go:3:2: two (exclusive)\n" +
		"    3 | \tlast(\n" +
		"      | \t^~~~~\n"
	if diff := cmp.Diff(want, written(t, report.Text{Excerpt: true, Related: true}, r)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	colored := written(t, report.Text{Color: true, Excerpt: true}, r)
	if plain := regexp.MustCompile("\x1b\\[[0-9]*m|\x1b\\]8;;.*?\x1b\\\\").ReplaceAllString(colored, ""); plain != written(t, report.Text{Excerpt: true}, r) {
		t.Errorf("without colours: %q", plain)
	}
	if !strings.Contains(colored, "\x1b]8;;file://"+filepath.ToSlash(r.Dir)+"/m.go\x1b\\") && filepath.Separator == '/' {
		t.Errorf("no link to the file: %q", colored)
	}
}

// TestWriteErrors holds every format to reporting that the report got lost.
func TestWriteErrors(t *testing.T) {
	for _, name := range report.FormatNames() {
		format, err := report.ParseFormat(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := format.Write(fullDisk{}, sample()); !errors.Is(err, errFull) {
			t.Errorf("%s: got error %v, want %v", name, err, errFull)
		}
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }
