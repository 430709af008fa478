package driver

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"sync"

	"github.com/sockvet/sockvet/internal/driver/store"
)

// A cache is what earlier runs with the same settings in the same directory
// have left, target by target.
type cache struct {
	store     *store.Store
	err       error // why there is nothing in it and nothing can be kept
	goos      []string
	settings  digest
	factTypes map[string]reflect.Type
	targets   []*targetCache    // in the order of Config.GOOS
	digests   map[string]digest // of the files that were there last time

	mu     sync.Mutex // held while an entry is written
	closed bool
}

// A targetCache is what is left of one target's program.
type targetCache struct {
	memo
	edits memo       // the part of memo that has an entry of its own
	types *keptTypes // nil if they have not been read, or can't be
	fresh bool       // all types are made in this run
}

// The kinds of entries. Packages that are edited after a run of the whole program
// have their records in an entry of their own, so that not all are written again each
// time. The types that are kept are those that were wanted when some packages were
// edited last, which are likely to be edited again. To keep all that could be wanted
// would take longer than to make what is.
const (
	kindRecords = "records"
	kindEdits   = "edits"
	kindTypes   = "types"
)

// A memo is how records are stored.
type memo struct {
	Records map[string]record // by package ID
	Files   map[string]digest // of all those packages
}

// openCache reads, while the packages are being listed, what the run is
// likely to want from the cache: the records, the digests of the files that
// they were made from and, if one of those has changed, the types. It sends
// nil if the run is to do without a cache.
func (cfg *Config) openCache(ctx context.Context, fset *token.FileSet) <-chan *cache {
	opened := make(chan *cache, 1)
	if cfg.Cache == "" {
		opened <- nil
		return opened
	}
	go func() {
		c := cfg.newCache()
		if c.err == nil {
			c.readAhead(ctx, fset)
		}
		opened <- c
	}()
	return opened
}

func (cfg *Config) newCache() *cache {
	c := &cache{store: store.Open(cfg.Cache), goos: cfg.GOOS, factTypes: factTypes(cfg.Analyzer)}
	if c.settings, c.err = cfg.fingerprint(); c.err != nil {
		c.err = fmt.Errorf("open cache: %w", c.err)
		return c
	}
	for _, goos := range cfg.GOOS {
		t := new(targetCache)
		if !c.get(kindRecords, goos, &t.memo) {
			t.memo = memo{}
		} else if !c.get(kindEdits, goos, &t.edits) {
			t.edits = memo{}
		}
		maps.Copy(t.Records, t.edits.Records)
		maps.Copy(t.Files, t.edits.Files)
		c.targets = append(c.targets, t)
	}
	return c
}

func (c *cache) usable() bool { return c != nil && c.err == nil }

// readAhead digests the files that were there last time, and reads the types
// of targets for which one of them has changed.
func (c *cache) readAhead(ctx context.Context, fset *token.FileSet) {
	names := make(map[string]bool)
	for _, t := range c.targets {
		for name := range t.Files {
			names[name] = true
		}
	}
	c.digests = digestFiles(ctx, slices.Collect(maps.Keys(names)))
	for _, t := range c.targets {
		changed := make(map[string]bool) // directories
		for name, sum := range t.Files {
			if now, ok := c.digests[name]; !ok || now != sum {
				changed[filepath.Dir(name)] = true
			}
		}
		if len(changed) > 0 {
			c.readTypes(t, fset, changed)
		}
	}
}

// readTypes reads types of a target's program, if they are there and were kept for
// a change in all of the directories.
func (c *cache) readTypes(t *targetCache, fset *token.FileSet, changed map[string]bool) {
	goos := c.goos[slices.Index(c.targets, t)]
	set := new(typeSet)
	if !c.get(kindTypes, goos, set) {
		return
	}
	for dir := range changed {
		if !slices.Contains(set.Dirs, dir) {
			return
		}
	}
	if kept, err := set.load(fset); err == nil {
		t.types = kept
	}
}

// fingerprint returns the digest of what is the same for all packages of a
// run and decides what is made of them. What decides which packages and files
// there are needs no mention.
func (cfg *Config) fingerprint() (digest, error) {
	build, err := executable()
	if err != nil {
		return digest{}, err
	}
	settings, err := json.Marshal(cfg.Settings)
	if err != nil {
		return digest{}, err
	}
	d := newDigester()
	d.digest(build)
	d.text(string(settings), cfg.Analyzer.Name, fmt.Sprint(cfg.Eager))
	// The directory keeps programs apart that have packages of the same
	// names, the rest versions of one program that people switch between.
	d.text(cfg.absolute("."), cfg.GOARCH, cfg.getenv("GOARCH"), cfg.Tags, cfg.getenv("GOFLAGS"), fmt.Sprint(cfg.Tests))
	return d.sum(), nil
}

// get reads an entry of a target. Whatever is wrong with it, it is as if it
// were not there.
func (c *cache) get(kind, goos string, v any) bool {
	data, ok := c.store.Get(c.name(kind, goos))
	return ok && gob.NewDecoder(bytes.NewReader(data)).Decode(v) == nil
}

func (c *cache) put(kind, goos string, v any) error {
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(v); err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return errors.New("write cache: the run was interrupted")
	}
	return c.store.Put(c.name(kind, goos), buf.Bytes())
}

// close waits for an entry that is being written and lets no other begin.
func (c *cache) close() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
}

func (c *cache) name(kind, goos string) string {
	return fmt.Sprintf("%s %s %x", kind, goos, c.settings)
}

// recall finds out what need not be done again, and reads the outlines of the
// rest.
func (r *run) recall(ctx context.Context, c *cache) {
	if slices.ContainsFunc(c.targets, func(t *targetCache) bool { return len(t.Records) > 0 }) {
		r.digestSources(ctx, c)
	}
	r.computeKeys(c)
	for i, p := range r.programs {
		t := c.targets[i]
		for _, n := range p.nodes {
			if rec, ok := t.Records[n.meta.ID]; ok {
				n.take(rec, c.factTypes)
			}
		}
	}
	r.scan(ctx, r.unknown())
	for i, p := range r.programs {
		r.recallTypes(ctx, c.targets[i], p)
	}
}

// recallTypes sees to it that what is left to do finds the types it needs.
func (r *run) recallTypes(ctx context.Context, t *targetCache, p *program) {
	if !slices.ContainsFunc(p.nodes, func(n *node) bool { return !n.hit }) {
		return
	}
	if r.useTypes(ctx, p, t.types) {
		return
	}
	t.fresh = true
	p.makeTypes()
	r.scan(ctx, p.fromSource())
}

// useTypes uses kept types. It reports false if they don't suffice.
func (r *run) useTypes(ctx context.Context, p *program, kept *keptTypes) bool {
	if !p.planTypes(kept) {
		return false
	}
	r.scan(ctx, p.fromSource())
	if !p.suffices(kept) {
		return false
	}
	r.adopt(p, kept)
	return true
}

// digestSources reads the files of the programs that have not been read.
func (r *run) digestSources(ctx context.Context, c *cache) {
	var unread []string
	for _, src := range r.sources {
		if src.digest, src.digested = c.digests[src.name]; !src.digested {
			unread = append(unread, src.name)
		}
	}
	sums := digestFiles(ctx, unread)
	for _, src := range r.sources {
		if !src.digested {
			src.digest, src.digested = sums[src.name]
		}
	}
}

// computeKeys gives a key to every package whose files' digests are known.
func (r *run) computeKeys(c *cache) {
	for _, p := range r.programs {
		for _, n := range p.nodes {
			n.key, n.keyed = n.computeKey(c.settings)
		}
	}
}

// remember keeps what this run has found out for the next one.
func (r *run) remember(c *cache) error {
	if r.unstable.Load() {
		return nil // what was made of a file may belong to neither state of it
	}
	r.computeKeys(c)
	var errs []error
	for i, p := range r.programs {
		errs = append(errs, r.rememberProgram(c, c.targets[i], p))
	}
	return errors.Join(errs...)
}

func (r *run) rememberProgram(c *cache, t *targetCache, p *program) error {
	next := memo{Records: make(map[string]record, len(p.nodes))}
	edited := memo{Records: make(map[string]record), Files: make(map[string]digest)}
	maps.Copy(edited.Records, t.edits.Records)
	maps.Copy(edited.Files, t.edits.Files)
	changed := false
	for _, n := range p.nodes {
		if n.hit {
			next.Records[n.meta.ID] = n.record
			continue
		}
		if rec, ok := newRecord(n); n.judged && n.keyed && ok {
			next.Records[n.meta.ID], edited.Records[n.meta.ID] = rec, rec
			n.addDigests(edited.Files)
			changed = true
		}
	}
	if !changed {
		return nil
	}
	if err := r.rememberTypes(c, t, p); err != nil {
		return err
	}
	next.Files = p.sourceDigests()
	if len(edited.Records)*maxEdited <= len(t.Records) && sameKeys(next.Files, t.Files) {
		return c.put(kindEdits, p.goos, edited)
	}
	next.addOthers(t.Records)
	if err := c.put(kindRecords, p.goos, next); err != nil || len(t.edits.Records) == 0 {
		return err
	}
	return c.put(kindEdits, p.goos, memo{})
}

// maxEdited is the share of the packages, as one in maxEdited, that may have been
// edited before all records are written again.
const maxEdited = 8

func sameKeys[V any](a, b map[string]V) bool {
	for k := range a {
		if _, ok := b[k]; !ok {
			return false
		}
	}
	return len(a) == len(b)
}

// rememberTypes keeps the types that an edit wanted, if they are not kept yet.
func (r *run) rememberTypes(c *cache, t *targetCache, p *program) error {
	edited := slices.ContainsFunc(p.nodes, func(n *node) bool { return n.hit })
	if !t.fresh || !edited {
		return nil
	}
	if kept, err := r.keepTypes(p, p.wanted()); err == nil {
		return c.put(kindTypes, p.goos, kept)
	}
	return nil // without them, types are made from source
}

// maxOthers bounds the records of packages that are not in the program.
const maxOthers = 20_000

// addOthers keeps the records of packages that this run was not asked for:
// the patterns may be wider again next time. Where there are too many, most
// are of packages that are gone.
func (m *memo) addOthers(old map[string]record) {
	if len(old) > len(m.Records)+maxOthers {
		return
	}
	for id, rec := range old {
		if _, ok := m.Records[id]; !ok {
			m.Records[id] = rec
		}
	}
}

// sourceDigests returns the digests of the program's files, by name.
func (p *program) sourceDigests() map[string]digest {
	sums := make(map[string]digest)
	for _, n := range p.nodes {
		n.addDigests(sums)
	}
	return sums
}

// addDigests adds the digests of the package's files.
func (n *node) addDigests(sums map[string]digest) {
	for _, src := range n.sources {
		if src.digested {
			sums[src.name] = src.digest
		}
	}
}
