package report_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sockvet/sockvet/internal/report"
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
