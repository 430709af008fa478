// Package store keeps named pieces of data in a directory that several
// processes share, for programs that can make them again: an entry that is
// missing, damaged or of another format is not there, and old entries go when
// the directory grows too large.
package store

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Limit is the size in bytes that a [Store] is cut to when it grows larger.
const Limit = 512 << 20

// keepShare is what is left of a store that has grown too large, so that not
// every Put has to look for something to remove.
const keepShare = 0.75

const (
	suffix     = ".entry"
	tempPrefix = "new-"
	// abandoned is the age after which a file that was never finished can
	// have no writer any more.
	abandoned = time.Hour
	// fresh is how exactly the time of an entry's last use is kept.
	fresh = time.Hour
)

// header begins every entry; the checksum of the rest follows it.
const header = "sockvet cache entry 1\n"

// A Store is a directory of entries. Its methods may be called by any number
// of goroutines and processes at once.
type Store struct {
	dir   string
	limit int64
}

// Open returns the store in dir. The directory is made when the first entry
// is written.
func Open(dir string) *Store { return &Store{dir: dir, limit: Limit} }

// Get returns what Put was last given under the name. It reports false if
// there is nothing, or nothing that is whole.
func (s *Store) Get(name string) ([]byte, bool) {
	path := s.path(name)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	rest, ok := bytes.CutPrefix(data, []byte(header))
	if !ok || len(rest) < sha256.Size {
		return nil, false
	}
	sum, payload := rest[:sha256.Size], rest[sha256.Size:]
	if sha256.Sum256(payload) != [sha256.Size]byte(sum) {
		return nil, false
	}
	s.touch(path)
	return payload, true
}

// touch notes that an entry is in use, for those that go first are those that
// nobody has used for longest. That it can't be noted does no harm.
func (s *Store) touch(path string) {
	now := time.Now()
	if info, err := os.Stat(path); err == nil && now.Sub(info.ModTime()) > fresh {
		_ = os.Chtimes(path, now, now)
	}
}

// Put keeps data under the name. Readers see the old entry or the new one,
// never a part. Names may be any text.
func (s *Store) Put(name string, data []byte) error {
	if err := os.MkdirAll(s.dir, 0o777); err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	f, err := os.CreateTemp(s.dir, tempPrefix+"*")
	if err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	defer os.Remove(f.Name()) // fails once it is renamed
	sum := sha256.Sum256(data)
	for _, part := range [][]byte{[]byte(header), sum[:], data} {
		if _, err := f.Write(part); err != nil {
			return errors.Join(fmt.Errorf("write cache: %w", err), f.Close())
		}
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	if err := os.Rename(f.Name(), s.path(name)); err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	return s.trim()
}

// path returns the file of an entry. A name may be anything, a file name may
// not.
func (s *Store) path(name string) string {
	return filepath.Join(s.dir, fmt.Sprintf("%x%s", sha256.Sum256([]byte(name)), suffix))
}

// An Info says what a store holds.
type Info struct {
	Dir     string
	Entries int
	Bytes   int64
	Limit   int64 // bytes
}

// Info looks into the store. One that was never written to is empty.
func (s *Store) Info() (Info, error) {
	info := Info{Dir: s.dir, Limit: s.limit}
	files, err := s.files()
	for _, f := range files {
		info.Bytes += f.size
		if !f.unfinished() {
			info.Entries++
		}
	}
	return info, err
}

// Clean removes every entry, and the directory if nothing else is in it. It
// returns what there was.
func (s *Store) Clean() (Info, error) {
	info, err := s.Info()
	if err != nil {
		return info, err
	}
	files, err := s.files()
	if err != nil {
		return info, err
	}
	for _, f := range files {
		if err := os.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return info, fmt.Errorf("clean cache: %w", err)
		}
	}
	_ = os.Remove(s.dir) // holds something that is not ours, or is not there
	return info, nil
}

// trim removes what was used longest ago until the store is well within its
// limit, and what writers that ended early left behind.
func (s *Store) trim() error {
	files, err := s.files()
	if err != nil {
		return err
	}
	var total int64
	for _, f := range files {
		total += f.size
	}
	target := total
	if total > s.limit {
		target = int64(float64(s.limit) * keepShare)
	}
	slices.SortFunc(files, func(a, b file) int {
		return cmp.Or(a.used.Compare(b.used), strings.Compare(a.path, b.path))
	})
	for _, f := range files {
		old := time.Since(f.used) > abandoned
		if f.unfinished() && !old || !f.unfinished() && total <= target {
			continue
		}
		// Another process may have removed it, or may be reading it on a
		// system that then refuses; the next trim will see it again.
		if os.Remove(f.path) == nil {
			total -= f.size
		}
	}
	return nil
}

// A file is one of the store's own in its directory.
type file struct {
	path string
	size int64
	used time.Time
}

func (f file) unfinished() bool { return strings.HasPrefix(filepath.Base(f.path), tempPrefix) }

func (s *Store) files() ([]file, error) {
	entries, err := os.ReadDir(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read cache: %w", err)
	}
	var files []file
	for _, e := range entries {
		ours := strings.HasSuffix(e.Name(), suffix) || strings.HasPrefix(e.Name(), tempPrefix)
		info, err := e.Info()
		if !ours || err != nil || !info.Mode().IsRegular() {
			continue
		}
		files = append(files, file{filepath.Join(s.dir, e.Name()), info.Size(), info.ModTime()})
	}
	return files, nil
}
