package outfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// file writes a file with the given rights, whatever the umask.
func file(t *testing.T, mode fs.FileMode) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "out")
	if err := errors.Join(os.WriteFile(name, []byte("old text"), 0o600), os.Chmod(name, mode)); err != nil {
		t.Fatal(err)
	}
	return name
}

// expect checks the text of a file, and that nothing else lies beside it.
func expect(t *testing.T, name, want string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("%s is %q with error %v, want %q", name, got, err, want)
	}
	if extra, _ := filepath.Glob(filepath.Join(filepath.Dir(name), ".out.*")); len(extra) > 0 {
		t.Errorf("left behind: %q", extra)
	}
}

// TestNew: a new file has the rights that any other program would give it.
func TestNew(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out")
	plain := filepath.Join(t.TempDir(), "plain")
	if err := errors.Join(Write(name, text("new")), os.WriteFile(plain, nil, 0o666)); err != nil {
		t.Fatal(err)
	}
	expect(t, name, "new")
	got, err := os.Stat(name)
	want, err2 := os.Stat(plain)
	if err := errors.Join(err, err2); err != nil || got.Mode() != want.Mode() {
		t.Errorf("mode %v and error %v, want %v", got.Mode(), err, want.Mode())
	}
}

// TestFailed: what can't be written in full is not written at all.
func TestFailed(t *testing.T) {
	failed := errors.New("failed")
	fail := func(w io.Writer) error { return errors.Join(text("half")(w), failed) }
	name := file(t, 0o644)
	if err := Write(name, fail); !errors.Is(err, failed) {
		t.Errorf("got error %v", err)
	}
	expect(t, name, "old text")
	if err := overwrite(name, fail); !errors.Is(err, failed) {
		t.Errorf("got error %v", err)
	}
	expect(t, name, "old text")
}

// TestNoFolder: the error names the file that was asked for.
func TestNoFolder(t *testing.T) {
	name := filepath.Join(t.TempDir(), "none", "out")
	var path *fs.PathError
	if err := Write(name, text("new")); !errors.As(err, &path) || path.Path != name {
		t.Errorf("got error %v, want one about %s", err, name)
	}
}
