package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestStoreIsAMap holds a store against a map, with entries damaged in
// between: what Get returns is what Put was given last, or nothing.
func TestStoreIsAMap(t *testing.T) {
	root := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		dir := filepath.Join(root, "store")
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		s := Open(dir)
		model := make(map[string][]byte)
		name := rapid.SampledFrom([]string{"a", "b/c", "", "ü"})
		t.Repeat(map[string]func(*rapid.T){
			"put": func(t *rapid.T) {
				n, data := name.Draw(t, "name"), rapid.SliceOf(rapid.Byte()).Draw(t, "data")
				if err := s.Put(n, data); err != nil {
					t.Fatal(err)
				}
				model[n] = data
			},
			"damage": func(t *rapid.T) {
				n := name.Draw(t, "name")
				if _, there := model[n]; !there {
					t.Skip("no such entry")
				}
				whole, err := os.ReadFile(s.path(n))
				if err != nil {
					t.Fatal(err)
				}
				i := rapid.IntRange(0, len(whole)-1).Draw(t, "at")
				damaged := bytes.Clone(whole)
				damaged[i] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
				if rapid.Bool().Draw(t, "cut") {
					damaged = whole[:i]
				}
				if err := os.WriteFile(s.path(n), damaged, 0o666); err != nil {
					t.Fatal(err)
				}
				delete(model, n)
			},
			"clean": func(t *rapid.T) {
				if _, err := s.Clean(); err != nil {
					t.Fatal(err)
				}
				clear(model)
			},
			"": func(t *rapid.T) {
				for _, n := range []string{"a", "b/c", "", "ü"} {
					got, ok := s.Get(n)
					want, there := model[n]
					if ok != there || !bytes.Equal(got, want) {
						t.Fatalf("Get(%q) = %q, %v; want %q, %v", n, got, ok, want, there)
					}
				}
			},
		})
	})
}

func TestTrimRemovesWhatIsOldest(t *testing.T) {
	s := Open(t.TempDir())
	s.limit = 10_000
	for i := range 40 {
		name := fmt.Sprint(i)
		if err := s.Put(name, make([]byte, 1000)); err != nil {
			t.Fatal(err)
		}
		used := time.Now().Add(time.Duration(i-100) * time.Minute)
		if err := os.Chtimes(s.path(name), used, used); err != nil {
			t.Fatal(err)
		}
		info, err := s.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Bytes > s.limit {
			t.Fatalf("after %d entries the store has %d bytes, more than its limit of %d", i+1, info.Bytes, s.limit)
		}
	}
	if _, ok := s.Get("39"); !ok {
		t.Error("the newest entry is gone")
	}
	if _, ok := s.Get("0"); ok {
		t.Error("the oldest entry is still there")
	}
}

func TestAbandonedFilesGo(t *testing.T) {
	s := Open(t.TempDir())
	stale, young := filepath.Join(s.dir, tempPrefix+"1"), filepath.Join(s.dir, tempPrefix+"2")
	for _, name := range []string{stale, young} {
		if err := os.WriteFile(name, []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	then := time.Now().Add(-2 * abandoned)
	if err := os.Chtimes(stale, then, then); err != nil {
		t.Fatal(err)
	}
	if err := s.Put("a", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stale); err == nil {
		t.Error("what a writer left behind long ago is still there")
	}
	if _, err := os.Stat(young); err != nil {
		t.Error("what another process may be writing is gone")
	}
}

func TestCleanLeavesWhatIsNotItsOwn(t *testing.T) {
	s := Open(t.TempDir())
	other := filepath.Join(s.dir, "precious.txt")
	if err := os.WriteFile(other, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := s.Put("a", []byte("x")); err != nil {
		t.Fatal(err)
	}
	info, err := s.Clean()
	if err != nil || info.Entries != 1 || info.Bytes == 0 {
		t.Errorf("Clean = %+v, %v, want one entry", info, err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Error("Clean removed a file of somebody else")
	}
	if info, err := s.Info(); err != nil || info.Entries != 0 || info.Bytes != 0 {
		t.Errorf("Info after Clean = %+v, %v", info, err)
	}
}

func TestMissingDirectoryIsEmpty(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "not", "there"))
	if info, err := s.Info(); err != nil || info.Entries != 0 {
		t.Errorf("Info = %+v, %v", info, err)
	}
	if _, err := s.Clean(); err != nil {
		t.Errorf("Clean: %v", err)
	}
	if err := s.Put("a", []byte("x")); err != nil {
		t.Errorf("Put: %v", err)
	}
}

// TestWritersAtOnce: whatever the order, a reader sees one writer's entry
// whole.
func TestWritersAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			s := Open(dir)
			for range 20 {
				if err := s.Put("a", bytes.Repeat([]byte{byte('0' + w)}, 5000)); err != nil {
					t.Error(err)
				}
				got, ok := s.Get("a")
				if !ok || len(got) != 5000 || !bytes.Equal(got, bytes.Repeat(got[:1], 5000)) {
					t.Errorf("read %d bytes, %v", len(got), ok)
				}
			}
		})
	}
	wg.Wait()
}
