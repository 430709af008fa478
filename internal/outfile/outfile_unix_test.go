//go:build unix

package outfile

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestWrite(t *testing.T) {
	name := file(t, 0o640)
	if err := Write(name, text("new")); err != nil {
		t.Fatal(err)
	}
	expect(t, name, "new")
	if info, err := os.Stat(name); err != nil || info.Mode() != 0o640 {
		t.Errorf("mode %v and error %v, want that of the old file", info.Mode(), err)
	}
}

// TestKept: what a name stands for stays what it is.
func TestKept(t *testing.T) {
	name := file(t, 0o640)
	soft, hard := filepath.Join(t.TempDir(), "soft"), filepath.Join(t.TempDir(), "hard")
	if err := errors.Join(os.Symlink(name, soft), os.Link(name, hard)); err != nil {
		t.Fatal(err)
	}
	for i, link := range []string{soft, hard} {
		before, err := os.Lstat(link)
		if err != nil {
			t.Fatal(err)
		}
		want := []string{"through soft", "hard"}[i]
		if err := Write(link, text(want)); err != nil {
			t.Error(err)
		}
		expect(t, name, want)
		if after, err := os.Lstat(link); err != nil || !os.SameFile(before, after) {
			t.Errorf("%s is another file, error %v", link, err)
		}
	}
	dangling, to := filepath.Join(t.TempDir(), "dangling"), filepath.Join(t.TempDir(), "out")
	if err := errors.Join(os.Symlink(to, dangling), Write(dangling, text("made"))); err != nil {
		t.Error(err)
	}
	expect(t, to, "made")
}

func TestPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	got := make(chan string)
	go func() {
		text, _ := os.ReadFile(name)
		got <- string(text)
	}()
	if err := Write(name, text("new")); err != nil {
		t.Error(err)
	}
	if text := <-got; text != "new" {
		t.Errorf("the reader has got %q", text)
	}
	if info, err := os.Lstat(name); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("it is a pipe no more, error %v", err)
	}
}

// TestReadOnly: that its folder may be changed makes no file one to write.
func TestReadOnly(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write all files")
	}
	name := file(t, 0o444)
	if err := Write(name, text("new")); !errors.Is(err, os.ErrPermission) {
		t.Errorf("got error %v", err)
	}
	expect(t, name, "old text")
}

// TestOwner: a new file in place of one of another user's is that user's.
func TestOwner(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can give files away")
	}
	name := file(t, 0o640)
	if err := errors.Join(os.Chown(name, 12345, 23456), Write(name, text("new"))); err != nil {
		t.Fatal(err)
	}
	expect(t, name, "new")
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if stat := info.Sys().(*syscall.Stat_t); stat.Uid != 12345 || stat.Gid != 23456 || info.Mode() != 0o640 {
		t.Errorf("it belongs to %d:%d with mode %v", stat.Uid, stat.Gid, info.Mode())
	}
}
