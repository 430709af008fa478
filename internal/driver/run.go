package driver

import (
	"context"
	"crypto/sha256"
	"go/ast"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/tools/go/packages"
)

// Run loads the program and judges it for every target. It returns a
// [*PatternError] if the patterns match nothing, a [*LoadError] if nothing
// could be loaded or no part of what was could be judged, ctx's error if ctx is done before the end, and no error
// otherwise: what is wrong with single packages is in Result.Problems.
func Run(ctx context.Context, cfg Config) (*Result, error) {
	cfg = cfg.withDefaults()
	defer cfg.RelaxGC()()
	tell := newTeller(cfg.Progress)
	defer tell.close()

	tell.say(Progress{Phase: Listing})
	start := time.Now()
	fset := token.NewFileSet()
	opening := cfg.openCache(ctx, fset)
	programs, elsewhere, err := cfg.load(ctx)
	if err != nil {
		return nil, err
	}
	listed := time.Now()

	cache := <-opening
	r := newRun(cfg, fset, programs, tell)
	r.elsewhere = elsewhere
	defer r.finder.close()
	done := make(chan *Result, 1)
	go func() {
		res := r.analyse(ctx, cache)
		res.Stats.List = listed.Sub(start)
		done <- res
	}()
	select {
	case res := <-done:
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !judgedAny(programs) {
			return nil, &LoadError{Problems: res.Problems}
		}
		return res, nil
	case <-ctx.Done():
		cache.close()
		return nil, ctx.Err()
	}
}

// analyse judges the programs that were listed, with the help of the cache,
// which may be nil.
func (r *run) analyse(ctx context.Context, c *cache) *Result {
	start := time.Now()
	if c.usable() {
		r.recall(ctx, c)
	} else {
		r.scan(ctx, r.unknown())
	}
	r.room = number(r.programs, r.sources, r.fset.Base())
	var group sync.WaitGroup
	group.Go(func() { r.methods = r.methodUses() })
	r.prepare()
	group.Wait()
	r.sched = newScheduler(r.programs, r.sources)
	r.done.Store(int64(r.total - r.sched.left))
	r.finder.start(r.programs)
	r.sched.work(ctx, r.cfg.workers(), worker{r.parse, r.checkAhead, r.process})
	addNotForTarget(r.programs, <-r.elsewhere)
	res := r.result()
	res.Stats.Analyse = time.Since(start)
	switch {
	case c == nil:
	case c.err != nil:
		res.CacheErr = c.err
	case ctx.Err() == nil:
		start = time.Now()
		res.CacheErr = r.remember(c)
		res.Stats.Remember = time.Since(start)
	}
	return res
}

// load lists every target at once and plans what came out. The channel gives what
// the patterns match elsewhere, once.
func (cfg *Config) load(ctx context.Context) (programs []*program, elsewhere <-chan []string, err error) {
	listings := make([][]*packages.Package, len(cfg.GOOS))
	var env goEnv
	var dirs []string
	var complete bool

	group, gctx := errgroup.WithContext(ctx)
	for i, goos := range cfg.GOOS {
		group.Go(func() (err error) {
			listings[i], err = cfg.list(gctx, goos)
			return err
		})
	}
	group.Go(func() error {
		env = cfg.goEnv(gctx)
		dirs, complete = cfg.goDirs(env)
		return nil
	})
	if err := group.Wait(); err != nil {
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		return nil, nil, &LoadError{Err: err}
	}

	for i, goos := range cfg.GOOS {
		programs = append(programs, cfg.plan(goos, listings[i], env))
	}
	elsewhere = cfg.askElsewhere(ctx, programs, env, dirs, complete)
	if !hasSource(programs) {
		addNotForTarget(programs, <-elsewhere)
		return nil, nil, cfg.nothingLoaded(programs)
	}
	return programs, elsewhere, nil
}

// hasSource reports whether some package that the patterns match has source to
// judge.
func hasSource(programs []*program) bool {
	return slices.ContainsFunc(programs, func(prog *program) bool {
		return slices.ContainsFunc(prog.nodes, func(n *node) bool { return n.root && len(n.files()) > 0 })
	})
}

// nothingLoaded returns the error for programs without source.
func (cfg *Config) nothingLoaded(programs []*program) error {
	var problems []Problem
	roots := 0
	for _, prog := range programs {
		roots += prog.roots
		problems = append(problems, prog.problems...)
	}
	if roots == 0 && len(problems) == 0 {
		return &PatternError{Patterns: cfg.Patterns, GOOS: cfg.GOOS}
	}
	return &LoadError{Problems: sortProblems(problems), OnlyTests: !cfg.Tests && len(problems) == 0 && haveTests(programs)}
}

// haveTests reports whether a package that the patterns match has test files.
func haveTests(programs []*program) bool {
	return slices.ContainsFunc(programs, func(prog *program) bool {
		return slices.ContainsFunc(prog.nodes, func(n *node) bool {
			entries, err := os.ReadDir(n.meta.Dir)
			return n.root && err == nil && slices.ContainsFunc(entries, func(entry fs.DirEntry) bool {
				return strings.HasSuffix(entry.Name(), "_test.go")
			})
		})
	})
}

// A run is the state that workers share.
type run struct {
	cfg      Config
	fset     *token.FileSet
	room     int
	programs []*program
	sources  []*source
	dirs     []map[string]string // by program
	byTypes  sync.Map            // *types.Package to *node
	buffers  sync.Pool           // of *[]byte, for texts
	infos    infos

	elsewhere <-chan []string // see Config.askElsewhere

	primitives, members hashSet // of the scout
	funcs               map[string]hashSet
	methods             methodUses
	sched               *scheduler
	tell                *teller
	finder              *finder

	total                                      int
	unstable                                   atomic.Bool // a file has changed since the run began
	done                                       atomic.Int64
	files, bytes                               atomic.Int64
	scanTime, parseTime, checkTime, passesTime atomic.Int64 // nanoseconds
}

func newRun(cfg Config, fset *token.FileSet, programs []*program, tell *teller) *run {
	r := &run{
		cfg: cfg, fset: fset, programs: programs, tell: tell, finder: newFinder(&cfg),
		primitives: newHashSet(cfg.scout.names), members: newHashSet(cfg.scout.members),
		funcs: make(map[string]hashSet),
	}
	for path, names := range cfg.scout.funcs {
		r.funcs[path] = newHashSet(names)
	}
	r.sources = connect(programs)
	for _, prog := range programs {
		r.total += len(prog.nodes)
		r.dirs = append(r.dirs, prog.directories())
		prog.byPath = make(map[string][]*node)
		for _, n := range prog.nodes {
			prog.byPath[n.meta.PkgPath] = append(prog.byPath[n.meta.PkgPath], n)
			n.program = prog
			n.below = newBitset(len(prog.nodes))
		}
	}
	return r
}

// unknown returns the packages that are to be judged.
func (r *run) unknown() []*node {
	var nodes []*node
	for _, p := range r.programs {
		for _, n := range p.nodes {
			if !n.hit {
				nodes = append(nodes, n)
			}
		}
	}
	return nodes
}

// parse is the work on one file.
func (r *run) parse(src *source) {
	defer timed(&r.parseTime)()
	r.parsed(src)
}

// process is the work on one package whose imports are done.
func (r *run) process(n *node) {
	n.inherit()
	n.judged = r.judge(n)
	n.program.known.publish(n)
	r.finder.done(n)
	r.tell.say(Progress{Phase: Analysing, Done: int(r.done.Add(1)), Total: r.total})
}

// judge runs the pass on a package that may touch a socket, or passes on what
// its imports say of themselves. It reports whether it came to an end.
func (r *run) judge(n *node) bool {
	n.looked = n.ahead != nil || r.mayTouch(n)
	if !n.looked && !n.root {
		return !n.relays() || r.relay(n, nil)
	}
	if n.looked {
		n.besides = n.beside()
	}
	t := n.ahead
	if n.ahead = nil; t == nil {
		t = r.typeCheck(n)
	}
	switch {
	case t.failed:
		n.void = true
		return false
	case len(t.files) == 0:
		n.void = n.unparsed
	case n.looked:
		r.sched.tellTyped(n)
		defer r.infos.give(t.info, n.size())
		return r.runPass(n, t.files, t.checked)
	case n.relays():
		return r.relay(n, t.files)
	}
	return true
}

// relay runs the pass on a package that touches no socket.
func (r *run) relay(n *node, files []*ast.File) bool {
	return r.runPass(n, files, checked{pkg: n.shell, info: new(types.Info)}) // the pass asks for nothing of it
}

// checkHealed type-checks the package, and heals it if the pass is to see it.
func (r *run) checkHealed(n *node, files []*ast.File) (checked, []*ast.File, bool) {
	defer timed(&r.checkTime)()
	c, err := r.check(n, files, n.looked)
	if err != nil {
		n.addProblem(TypesFailed, "", err.Error())
		return checked{}, nil, false
	}
	if !n.unparsed { // else they may follow from what the parser has skipped
		n.addTypeErrors(r.fset, c)
	}
	faulty := n.unparsed || len(c.hard) > 0
	n.tainted = n.tainted || len(c.hard) > 0 || usesCgo(files)
	if n.looked && (n.tainted || n.unparsed) {
		files, c, err = r.heal(n, files, c)
		if err != nil {
			n.addProblem(TypesFailed, "", err.Error())
			return checked{}, nil, false
		}
	}
	n.void = faulty && !r.leaves(n, files, c)
	return c, files, true
}

// runPass runs the pass and keeps what it made: findings as text, and facts.
// It reports whether the pass came to an end.
func (r *run) runPass(n *node, files []*ast.File, c checked) bool {
	defer timed(&r.passesTime)()
	view := newFactView(n, c.pkg, r.lookup)
	res, err := runPass(r.cfg.Analyzer, passInput{node: n, fset: r.fset, files: files, checked: c, facts: view})
	if err != nil {
		n.addProblem(PassFailed, "", err.Error())
		n.void = true
		return false
	}
	n.findings = n.resolve(r.fset, res, r.dirs[slices.Index(r.programs, n.program)])
	n.facts, err = view.seal(r.cfg.roundTrip)
	if err != nil {
		n.addProblem(PassFailed, "", err.Error())
	}
	return err == nil
}

// lookup returns the node that pkg was made for, or nil.
func (r *run) lookup(pkg *types.Package) *node {
	if pkg == nil {
		return nil
	}
	n, _ := r.byTypes.Load(pkg)
	found, _ := n.(*node)
	return found
}

// result collects what the nodes have, in the order of the plan.
func (r *run) result() *Result {
	res := &Result{Stats: Stats{
		Packages: r.total,
		Files:    int(r.files.Load()),
		Bytes:    r.bytes.Load(),
		Scan:     time.Duration(r.scanTime.Load()),
		Parse:    time.Duration(r.parseTime.Load()),
		Check:    time.Duration(r.checkTime.Load()),
		Pass:     time.Duration(r.passesTime.Load()),
	}}
	var findings []Finding
	matched := make(map[string]bool)
	for _, prog := range r.programs {
		res.Stats.Roots += prog.roots
		res.Problems = append(res.Problems, prog.problems...)
		for _, n := range prog.nodes {
			if n.looked {
				res.Stats.Looked++
			}
			if n.root {
				findings = append(findings, n.findings...)
			}
			if n.exists {
				matched[n.meta.PkgPath] = true
			}
			if n.hit {
				res.Stats.Reused++
			}
			res.Problems = append(res.Problems, n.problems...)
		}
	}
	res.Stats.Matched = len(matched)
	res.Findings = merge(findings, r.cfg.GOOS)
	res.Judged = judgedPackages(r.programs)
	res.Unmatched = r.cfg.unmatched(r.programs)
	res.Digests = r.digests(res.Findings)
	res.Problems = sortProblems(res.Problems)
	return res
}

// digests returns those of the files that fixes of the findings change.
func (r *run) digests(findings []Finding) map[string][sha256.Size]byte {
	edited := make(map[string]bool)
	for _, f := range findings {
		for _, fix := range f.Fixes {
			for _, e := range fix.Edits {
				edited[e.File] = true
			}
		}
	}
	sums := make(map[string][sha256.Size]byte)
	for _, src := range r.sources {
		if src.digested && edited[src.name] {
			sums[src.name] = src.digest
		}
	}
	return sums
}

// usesCgo reports whether a file imports "C".
func usesCgo(files []*ast.File) bool {
	for _, file := range files {
		for _, spec := range file.Imports {
			if spec.Path.Value == `"C"` {
				return true
			}
		}
	}
	return false
}

// timed adds the time until the returned function is called to total.
func timed(total *atomic.Int64) func() {
	start := time.Now()
	return func() { total.Add(int64(time.Since(start))) }
}
