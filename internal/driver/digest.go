package driver

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// A digest stands for content: two pieces of content with the same digest
// are the same.
type digest [sha256.Size]byte

// A digester makes one digest of many parts, each of which it can tell from
// its neighbours.
type digester struct{ hash.Hash }

func newDigester() digester { return digester{sha256.New()} }

func (d digester) text(parts ...string) {
	for _, s := range parts {
		d.number(len(s))
		_, _ = io.WriteString(d, s) // a hash never fails
	}
}

func (d digester) number(n int) {
	var buf [8]byte
	binary.LittleEndian.PutUint64(buf[:], uint64(n))
	_, _ = d.Write(buf[:])
}

func (d digester) digest(sum digest) { _, _ = d.Write(sum[:]) }

func (d digester) sum() digest { return digest(d.Sum(nil)) }

// executable returns the digest of the running program: everything that it
// makes of a package may be another in another build of it.
var executable = sync.OnceValues(func() (digest, error) {
	name, err := os.Executable()
	if err != nil {
		return digest{}, err
	}
	f, err := os.Open(name)
	if err != nil {
		return digest{}, err
	}
	defer f.Close()
	d := newDigester()
	if _, err := io.Copy(d, f); err != nil {
		return digest{}, err
	}
	return d.sum(), nil
})

// digestFiles returns the digests of the files that can be read, by name. It
// returns early, with fewer, when ctx is done.
func digestFiles(ctx context.Context, names []string) map[string]digest {
	sums := make([]digest, len(names))
	read := make([]bool, len(names))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var buf []byte
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(names) {
					return
				}
				sums[i], buf, read[i] = digestFile(names[i], buf)
			}
		})
	}
	wg.Wait()
	out := make(map[string]digest, len(names))
	for i, name := range names {
		if read[i] {
			out[name] = sums[i]
		}
	}
	return out
}

// digestFile reads a file into buf, which it returns, larger if need be.
func digestFile(name string, buf []byte) (digest, []byte, bool) {
	buf, err := readInto(name, buf)
	if err != nil {
		return digest{}, buf, false
	}
	return sha256.Sum256(buf), buf, true
}

// readInto reads a file into buf, which it returns, larger if need be.
func readInto(name string, buf []byte) ([]byte, error) {
	f, err := openSource(name)
	if err != nil {
		return buf, err
	}
	defer f.Close()
	info, err := f.Stat()
	regular := err == nil && info.Mode().IsRegular()
	if regular {
		buf = slices.Grow(buf[:0], int(info.Size())+1)
	}
	buf = buf[:0]
	for {
		n, err := f.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case err == io.EOF, err == nil && regular && int64(len(buf)) == info.Size() && len(buf) < cap(buf):
			// The second says that there was room for more than the file had.
			return buf, nil
		case err != nil:
			return buf, err
		}
		if len(buf) == cap(buf) {
			buf = slices.Grow(buf, 1)
		}
	}
}

// key returns the digest of everything that decides what the driver makes of
// the package: the settings of the run, what the go command says of the
// package, its source, and the keys of what it imports. It reports false if
// one of these isn't known.
func (n *node) computeKey(settings digest) (digest, bool) {
	d := newDigester()
	d.digest(settings)
	d.text(n.goos, n.meta.ID, n.meta.PkgPath, n.meta.Name, n.meta.ForTest, n.meta.Dir, n.goVersion())
	if mod := n.meta.Module; mod != nil {
		d.text(mod.Path, mod.Version)
	}
	for _, names := range [][]string{n.meta.OtherFiles, n.meta.IgnoredFiles} {
		d.number(len(names))
		d.text(names...)
	}
	d.number(len(n.sources))
	for _, src := range n.sources {
		if !src.digested {
			return digest{}, false
		}
		d.text(src.name)
		d.digest(src.digest)
	}
	d.number(len(n.imports))
	for _, path := range sortedPaths(n.imports) {
		dep := n.imports[path]
		if !dep.keyed {
			return digest{}, false
		}
		d.text(path)
		d.digest(dep.key)
	}
	return d.sum(), true
}

// beside returns the digest of the files that the pass may read without
// their being parsed: those of other languages and those for other targets.
func (n *node) beside() digest {
	d := newDigester()
	var buf []byte
	for _, names := range [][]string{n.meta.OtherFiles, n.meta.IgnoredFiles} {
		for _, name := range names {
			var sum digest
			sum, buf, _ = digestFile(name, buf)
			d.digest(sum) // of nothing for a file that can't be read
		}
	}
	return d.sum()
}
