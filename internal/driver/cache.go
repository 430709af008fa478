package driver

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"

	"github.com/sockvet/sockvet/internal/driver/store"
)

// A cache is what earlier runs with the same settings in the same directory
// have left, target by target.
type cache struct {
	store     *store.Store
	settings  digest
	factTypes map[string]reflect.Type
	targets   []*targetCache // in the order of Config.GOOS

	mu     sync.Mutex // held while an entry is written
	closed bool
}

// A targetCache is what is left of one target's program.
type targetCache struct {
	records map[string]record // by package ID
	files   []string          // of all those packages
	fresh   bool              // the types of all packages are made in this run
}

// A memo is how records are stored.
type memo struct {
	Records map[string]record
	Files   []string
}

// openCache returns nil if the run is to do without a cache.
func (cfg *Config) openCache() (*cache, error) {
	if cfg.Cache == "" {
		return nil, nil
	}
	settings, err := cfg.fingerprint()
	if err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	c := &cache{
		store:     store.Open(cfg.Cache),
		settings:  settings,
		factTypes: factTypes(cfg.Analyzer),
	}
	for _, goos := range cfg.GOOS {
		t := new(targetCache)
		var m memo
		if c.get("records", goos, &m) {
			t.records, t.files = m.Records, m.Files
		}
		c.targets = append(c.targets, t)
	}
	return c, nil
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
	d.text(string(settings), cfg.Analyzer.Name, fmt.Sprint(cfg.eager))
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

// recall finds out what need not be done again.
func (r *run) recall(ctx context.Context, c *cache) {
	if slices.ContainsFunc(c.targets, func(t *targetCache) bool { return t.records != nil }) {
		r.digestSources(ctx)
	}
	r.computeKeys(c)
	for i, p := range r.programs {
		t := c.targets[i]
		for _, n := range p.nodes {
			if rec, ok := t.records[n.meta.ID]; ok {
				n.take(rec, c.factTypes)
			}
		}
		r.recallTypes(c, t, p)
	}
}

// recallTypes sees to it that what is left to do finds the types it needs.
func (r *run) recallTypes(c *cache, t *targetCache, p *program) {
	if !slices.ContainsFunc(p.nodes, func(n *node) bool { return !n.hit }) {
		return
	}
	kept := new(typeSet)
	if len(t.records) == 0 || !c.get("types", p.goos, kept) {
		kept = nil
	}
	if p.planTypes(kept) && r.adopt(p, kept) == nil {
		return
	}
	t.fresh = true
	p.makeTypes()
}

// digestSources reads all files of the programs.
func (r *run) digestSources(ctx context.Context) {
	names := make([]string, len(r.sources))
	for i, src := range r.sources {
		names[i] = src.name
	}
	sums := digestFiles(ctx, names)
	for _, src := range r.sources {
		src.digest, src.digested = sums[src.name]
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
	changed := false
	for _, n := range p.nodes {
		if n.hit {
			next.Records[n.meta.ID] = n.record
			continue
		}
		if rec, ok := newRecord(n); n.judged && n.keyed && ok {
			next.Records[n.meta.ID] = rec
			changed = true
		}
	}
	if !changed {
		return nil
	}
	if t.fresh {
		if kept, err := r.keepTypes(p); err == nil {
			if err := c.put("types", p.goos, kept); err != nil {
				return err
			}
		}
	}
	next.addOthers(t.records)
	next.Files = p.sourceNames()
	return c.put("records", p.goos, next)
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

// sourceNames returns the names of the program's files.
func (p *program) sourceNames() []string {
	names := make(map[string]bool)
	for _, n := range p.nodes {
		for _, src := range n.sources {
			names[src.name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}
