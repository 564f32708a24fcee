// Package schedule runs analysis passes over a listing of packages, in one
// process: dependencies first, several packages at a time.
//
// It differs from the checker of golang.org/x/tools in what it leaves out.
// Packages of the standard library are type-checked without function bodies and
// not analysed (what they do is a table). Dependencies only run the analyzers
// that have facts. Syntax, type information, results and the types that no importer can
// see are let go as soon as a package is done, so memory holds the surfaces of all
// packages, but the bodies of a few. Facts are kept as the cache has them.
package schedule

import (
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/load"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/progress"
)

// Job is what to analyse, and with what.
type Job struct {
	Listing   *load.Listing
	Fset      *token.FileSet
	Analyzers []*analysis.Analyzer // run on the packages that a pattern names
	Workers   int                  // how many packages at a time; 0: one per processor

	// Done is called for every package that is not of the standard library, once
	// it is done, one call at a time, in no particular order. What it does not
	// copy out of the outcome is let go.
	Done func(*Outcome)

	Progress *progress.Bar // nil: nobody watches

	// What earlier runs found out is used, and what this one does is kept. The
	// identity says what, besides the packages, it depends on; Digest writes what
	// is to be kept of a named package's runs.
	Cache    *cache.Cache
	Identity Identity
	Digest   func(*Outcome) []byte
	Opaque   func(path string) bool // packages whose function bodies no pass looks at
	Whole    func(path string) bool // packages whose scopes passes look at without importing them
	Survey   *Survey

	// recode passes a fact through a codec, as separate processes would; for tests.
	recode func(analysis.Fact) analysis.Fact
}

// Outcome is what came of one package.
type Outcome struct {
	Package  *load.Package
	Types    *types.Package // nil if there is nothing to be parsed
	Errors   []Problem      // why the package could not be analysed in full
	Warnings []Problem      // what the go command has against it, although it could be analysed
	Skipped  string         // why no analyzer was run; empty if they were
	Runs     []Run          // of Job.Analyzers, in their order; only for named packages; nil if Digest is from the cache
	Digest   []byte         // what Job.Digest made of the runs, now or earlier

	Texts map[string][]byte // of the source files, as they were parsed; only with Runs

	unkept bool // not for the cache
}

// Survey is what is found out about all packages of a list at once, by looking
// at their types. It is asked for only if the cache does not know the answer.
type Survey struct {
	Key      string // what it depends on besides the packages
	Packages []string
	Make     func(Types) []byte
}

// Run is what one analyzer has to say about one package.
type Run struct {
	Analyzer    *analysis.Analyzer
	Result      any
	Diagnostics []analysis.Diagnostic
}

// Problem is an error with its place.
type Problem struct {
	Posn    token.Position // may be invalid
	Message string
}

// Stats are sums over all packages. Times are processor time as seen by the
// workers: they overlap.
type Stats struct {
	Std, Analysed, Skipped  int // of the listing
	Reused                  int // of those analysed and skipped: known from an earlier run
	Parse, Check, Analysing time.Duration
}

// Add adds those of another job.
func (s *Stats) Add(t Stats) {
	s.Std += t.Std
	s.Analysed += t.Analysed
	s.Skipped += t.Skipped
	s.Reused += t.Reused
	s.Parse += t.Parse
	s.Check += t.Check
	s.Analysing += t.Analysing
}

// Types finds the types of a package that was part of a job.
type Types func(path string) *types.Package

// Run does the job and returns when all packages are done. What it returns
// besides is the survey's.
func (j *Job) Run() (Stats, []byte) {
	s := &scheduler{Job: j, plan: newPlan(j.Analyzers), byPath: make(map[string]*node), sizes: sizes(j.Listing.Arch)}
	s.link()

	garbage := newCollector(s.made)
	defer garbage.stop()
	var wg sync.WaitGroup
	for range s.workers() {
		wg.Go(func() {
			for n := s.queue.take(); n != nil; n = s.queue.take() {
				s.do(n)
				s.finish(n)
				garbage.adjust()
			}
		})
	}
	wg.Wait()
	if s.Survey != nil && s.surveyed == nil {
		s.surveyed = s.Survey.Make(s.typesOf)
		s.Cache.Put(s.surveyKey, s.surveyed)
	}
	return s.stats(), s.surveyed
}

func (j *Job) workers() int {
	if j.Workers > 0 {
		return j.Workers
	}
	return runtime.GOMAXPROCS(0)
}

func (s *scheduler) typesOf(path string) *types.Package {
	if n := s.byPath[path]; n != nil {
		return n.types
	}
	return nil
}

type scheduler struct {
	*Job
	plan   *plan
	sizes  types.Sizes
	byPath map[string]*node
	owner  sync.Map // *types.Package to *node: a package and the one made for its test have one path
	queue  *queue
	made   int        // packages from source
	done   sync.Mutex // serialises Job.Done

	surveyKey cache.Key
	surveyed  []byte

	parse, check, analysing atomic.Int64 // nanoseconds
	analysed, skipped, std  atomic.Int64
	reused                  atomic.Int64
}

// node is one package. The fields of the last group are written by the worker
// that does the package and read by those of its users, which start later.
type node struct {
	pkg     *load.Package
	index   int // in the listing
	users   []*node
	waiting atomic.Int64 // packages it imports that are not done
	serving atomic.Int64 // users that are not done

	types  *types.Package
	facts  *facts
	broken string // what does not compile, here or below

	// Written before the first worker starts: see translate and reuse.
	c      *translation // nil: no cgo
	guess  error        // why C's types are guesses, here or below
	key    cache.Key
	keyed  bool
	make   bool // from source
	under  bool // something above it is made
	whole  bool // its types are needed, all of them
	meta   *meta
	digest []byte
	export []byte
	record *record
}

// link makes the graph. An import of a package that the listing has later
// closes a cycle; it is no edge, so that every package gets its turn, and the
// importer reports it.
func (s *scheduler) link() {
	nodes := make([]*node, len(s.Listing.Packages))
	for i, p := range s.Listing.Packages {
		n := &node{pkg: p, index: i}
		nodes[i] = n
		for _, path := range p.Imports {
			if dep := s.byPath[path]; dep != nil {
				dep.users = append(dep.users, n)
				dep.serving.Add(1)
				n.waiting.Add(1)
			}
		}
		s.byPath[p.ImportPath] = n
	}
	s.translate(nodes)
	for _, n := range nodes {
		n.guess = s.guessed(n)
	}
	s.reuse(nodes)
	s.made = count(nodes, func(n *node) bool { return n.make })
	s.Progress.Expect(s.made)
	s.queue = newQueue(len(nodes))
	for _, n := range nodes {
		if n.waiting.Load() == 0 {
			s.queue.add(n)
		}
	}
}

func (s *scheduler) finish(n *node) {
	for _, dep := range s.imports(n) {
		if dep.serving.Add(-1) == 0 {
			s.release(dep)
		}
	}
	if len(n.users) == 0 {
		s.release(n)
	}
	for _, u := range n.users {
		if u.waiting.Add(-1) == 0 {
			s.queue.add(u)
		}
	}
	s.queue.done()
}

// release is called when all importers of a package are done: nobody else looks at it.
func (s *scheduler) release(n *node) {
	if n.facts != nil {
		n.facts.release()
	}
	if n.types != nil && (s.Survey == nil || !slices.Contains(s.Survey.Packages, n.pkg.ImportPath)) {
		s.owner.Delete(n.types)
		n.types = nil
	}
}

func (s *scheduler) stats() Stats {
	return Stats{
		Std:       int(s.std.Load()),
		Analysed:  int(s.analysed.Load()),
		Skipped:   int(s.skipped.Load()),
		Reused:    int(s.reused.Load()),
		Parse:     time.Duration(s.parse.Load()),
		Check:     time.Duration(s.check.Load()),
		Analysing: time.Duration(s.analysing.Load()),
	}
}

func count(nodes []*node, is func(*node) bool) (sum int) {
	for _, n := range nodes {
		if is(n) {
			sum++
		}
	}
	return sum
}

func clock(sum *atomic.Int64) func() {
	start := time.Now()
	return func() { sum.Add(int64(time.Since(start))) }
}

func sizes(arch string) types.Sizes {
	if s := types.SizesFor("gc", arch); s != nil {
		return s
	}
	return types.SizesFor("gc", runtime.GOARCH)
}
