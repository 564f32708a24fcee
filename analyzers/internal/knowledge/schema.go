package knowledge

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// A file is one parsed table file.
type file struct {
	decoder
	user   bool
	loops  []*Loop
	at     map[*Loop]position
	shapes []Shape
	rules  []*rule
	config Config
	// assume: [local-disk] makes light file operations no operations.
	localDisk bool

	opaque   []string            // import paths: see Table.Opaque
	disabled map[string]position // loops that the user does not want
	budgets  map[string]budget   // by loop
	globs    []Glob              // of config.Exclude
}

// budget is what the user gives a loop that a table describes.
type budget struct {
	position
	time.Duration
}

var (
	tableKeys = []string{"loops", "operations", "safe", "costs", "calls", "calls-method", "wraps", "spawns", "opaque"}
	userKeys  = []string{"disable", "budgets", "checks", "min-grade", "light", "exclude", "assume"}
	grades    = []string{"certain", "likely", "possible"}

	operationKeys = []string{"packages", "at", "category", "cost", "about", "instead", "rare", "unless", "when", "since", "until"}
	safeKeys      = []string{"packages", "at", "reason", "when", "since", "until"}
	flowKeys      = []string{"packages", "at", "when", "since", "until"}
	exclusionKeys = []string{"paths", "checks"}
	callKeys      = []string{"once", "each"} // beside flowKeys
	methodKeys    = []string{"interface", "each"}
	assumptions   = []string{"local-disk"}
)

// parseFile parses and validates what can be validated without types. What is
// wrong is in problems; the rest of the file is usable.
func parseFile(name string, src []byte, user bool) *file {
	root, problems := readYAML(name, src)
	f := newFile(name, root, user)
	f.problems = append(problems, f.problems...)
	return f
}

// newFile makes a file of its document, nil if it has none.
func newFile(name string, root *node, user bool) *file {
	f := &file{decoder: decoder{file: name, paths: make(map[string]position)}, user: user, at: make(map[*Loop]position)}
	if root == nil {
		return f
	}
	keys := tableKeys
	if user {
		keys = slices.Concat(tableKeys, userKeys)
	}
	top := f.mapping(root, "a table", keys...)
	for _, n := range f.list(top["loops"]) {
		f.loop(n)
	}
	for _, n := range f.list(top["operations"]) {
		f.operation(n)
	}
	for _, n := range f.list(top["safe"]) {
		f.safe(n)
	}
	for _, n := range f.list(top["costs"]) {
		f.cost(n)
	}
	for _, flow := range flows {
		for _, n := range f.list(top[flow.key]) {
			f.flow(n, flow.key, flow.kind)
		}
	}
	for _, n := range f.list(top["opaque"]) {
		if path := f.text(n); strings.ContainsAny(path, "*{}") {
			f.errorf(n, "%q is no import path", path)
		} else if path != "" {
			f.opaque = append(f.opaque, path)
		}
	}
	if user {
		f.changes(top)
		f.reports(top)
		f.config.Hash = f.hash()
	}
	return f
}

// flows are the keys that say where a function takes its arguments.
var flows = []struct {
	key  string
	kind kind
}{{"calls", callRule}, {"calls-method", callMethodRule}, {"wraps", wrapRule}, {"spawns", spawnRule}}

func (f *file) operation(n *node) {
	v := f.mapping(n, "operations", operationKeys...)
	if !f.require(n, "the operation", v, "at", "category") {
		return
	}
	op := &Operation{Category: oneOf(&f.decoder, v["category"], "category", categories), Cost: Heavy,
		About: f.text(v["about"]), Instead: f.text(v["instead"]), Rare: f.bool(v["rare"])}
	if c := v["cost"]; c != nil {
		op.Cost = oneOf(&f.decoder, c, "cost", costs)
	}
	f.places(v, rule{kind: operationRule, op: op})
}

func (f *file) safe(n *node) {
	v := f.mapping(n, "safe", safeKeys...)
	if f.require(n, "the cut point", v, "at", "reason") {
		f.places(v, rule{kind: safeRule, reason: f.text(v["reason"])})
	}
}

func (f *file) flow(n *node, key string, k kind) {
	if n.scalar() {
		f.places(map[string]*node{"at": n}, rule{kind: k})
		return
	}
	keys := flowKeys
	switch k {
	case callRule:
		keys = slices.Concat(keys, callKeys)
	case callMethodRule:
		keys = slices.Concat(keys, methodKeys)
	}
	v := f.mapping(n, key, keys...)
	if f.require(n, "the entry of "+key, v, "at") {
		f.places(v, rule{kind: k, once: f.bool(v["once"]), each: f.bool(v["each"]), iface: f.method(v["interface"])})
	}
}

// method reads "import/path.Interface.Method".
func (f *file) method(n *node) string {
	if n == nil {
		return ""
	}
	path, sel, _ := splitPath(f.text(n))
	typ, name, ok := strings.Cut(sel, ".")
	if !ok || wordLen(typ) != len(typ) || wordLen(name) != len(name) {
		f.errorf(n, "%q is not a method of an interface, as in import/path.Interface.Method", f.text(n))
	}
	return "(" + path + "." + typ + ")." + name
}

// places adds a copy of r for each selector of at:. Without packages: each
// selector carries its import path.
func (f *file) places(v map[string]*node, r rule) {
	f.conditions(v, &r)
	r.packages = f.importPaths(v["packages"])
	if r.op != nil {
		r.op.Unless = f.unless(v["unless"], nil, r.packages)
	}
	for _, n := range f.list(v["at"]) {
		text := f.text(n)
		if text == "" {
			continue
		}
		r := r
		if v["packages"] == nil {
			path, sel, ok := splitPath(text)
			if !ok {
				f.errorf(n, "bad selector %q: without packages: it starts with an import path", text)
				continue
			}
			f.named(n, path)
			r.packages, text = []string{path}, sel
		}
		f.add(n, text, r)
	}
}

// add parses the selector and adds the rule, if it is one.
func (f *file) add(n *node, text string, r rule) *rule {
	sel := f.selector(n, text)
	if sel == nil {
		return nil
	}
	if wrong := r.misfit(sel); wrong != "" {
		f.errorf(n, "bad selector %q: %s", text, wrong)
		return nil
	}
	r.sel, r.pos, r.user = sel, f.pos(n), f.user
	f.rules = append(f.rules, &r)
	return &r
}

func (f *file) selector(n *node, text string) *selector {
	sel, err := parseSelector(text)
	if err != nil {
		f.errorf(n, "bad selector %q: %v", text, err)
		return nil
	}
	return sel
}

// misfit says why the selector's form does not suit the rule.
func (r *rule) misfit(s *selector) string {
	k := r.kind
	if r.iface != "" {
		k = operationRule
	}
	_, method := s.method()
	if r.cond.sets != "" && s.arg.kind == noArgument {
		return "with when: sets it must name an argument, as in Name#0"
	}
	switch k {
	case callRule, wrapRule, spawnRule:
		if s.arg.kind == noArgument || len(s.steps) > 0 {
			return "it must end in an argument, as in Name#0"
		}
	case callMethodRule:
		if !method {
			return "it must end in a method of an argument, as in Name#0.Method"
		}
	case operationRule, safeRule, disableRule, costRule, waitRule, guardRule, suspendRule, resumeRule, ownRule:
		if s.arg.kind != noArgument || len(s.steps) > 0 {
			return "it must name a function or method, without argument and steps"
		}
	case takesRule, nameRule:
		if s.arg.kind != noArgument || len(s.steps) > 0 || s.typ != nil && k == takesRule {
			return "it must be a name alone"
		}
	}
	return ""
}

var version = regexp.MustCompile(`^v?\d+(\.\d+)*(-[0-9A-Za-z.-]+)?$`)

// conditions reads when:, since: and until:.
func (f *file) conditions(v map[string]*node, r *rule) {
	for _, key := range []string{"since", "until"} {
		if n := v[key]; n != nil && !version.MatchString(f.text(n)) {
			f.errorf(n, "%q is not a version such as v1.2.3", f.text(n))
		}
	}
	r.since, r.until = f.text(v["since"]), f.text(v["until"])
	n := v["when"]
	if n == nil {
		return
	}
	word, rest, _ := strings.Cut(f.text(n), " ")
	switch rest = strings.TrimSpace(rest); word {
	case "body":
		if r.kind != entryRule && r.kind != waitRule {
			f.errorf(n, "when: body is for entries and waits only")
		}
		r.cond.body = true
	case "has":
		if sel := f.selector(n, rest); sel != nil && (sel.globs() || sel.text != sel.base) {
			f.errorf(n, "bad selector %q: when: has takes one name", rest)
		}
		r.cond.has = rest
	case "sets":
		if field := f.add(n, rest, rule{kind: placeRule, loop: r.loop, packages: r.packages}); field != nil && (r.kind != entryRule || field.sel.globs()) {
			f.errorf(n, "when: sets is for entries, and takes one field")
		}
		r.cond.sets = rest
	case "goos":
		for name := range strings.SplitSeq(rest, ",") {
			if !slices.Contains(systems, name) {
				f.errorf(n, "unknown operating system %q%s", name, didYouMean(name, systems...))
			}
			r.cond.goos = append(r.cond.goos, name)
		}
	default:
		f.errorf(n, "unknown condition %q, want body, has SYMBOL, sets TYPE.FIELD or goos NAME", word)
	}
}

// systems are the values of GOOS that go tool dist list prints.
var systems = []string{"aix", "android", "darwin", "dragonfly", "freebsd", "illumos", "ios", "js",
	"linux", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows"}

// changes reads the keys that change what ships: disable: has the names of loops,
// and functions that are no operations and no cut points.
func (f *file) changes(v map[string]*node) {
	f.disabled, f.budgets = make(map[string]position), make(map[string]budget)
	for _, n := range f.list(v["disable"]) {
		if text := f.text(n); strings.Contains(text, ".") {
			f.places(map[string]*node{"at": n}, rule{kind: disableRule})
		} else if text != "" {
			f.disabled[text] = f.pos(n)
		}
	}
	if b := v["budgets"]; f.isMapping(b, "budgets") {
		for loop, limit := range b.pairs() {
			f.budgets[loop.text] = budget{f.pos(loop), f.duration(limit)}
		}
	}
}

// hash is over what enters facts. The order of rules counts: it decides between
// equally specific ones.
func (f *file) hash() string {
	if len(f.loops) == 0 && len(f.rules) == 0 && len(f.disabled) == 0 && len(f.opaque) == 0 && !f.localDisk {
		return ""
	}
	h := sha256.New()
	for _, l := range f.loops {
		fmt.Fprintf(h, "%q %q %q %q %q %q\n", l.Name, l.Packages, l.Deadly, l.Allow, l.Command, l.Post)
	}
	for _, s := range f.shapes {
		fmt.Fprintf(h, "%q %q %q\n", s.Loop.Name, s.Takes, s.Returns)
	}
	for _, r := range f.rules {
		fmt.Fprint(h, r.semantics())
	}
	fmt.Fprintln(h, f.localDisk, f.opaque)
	for _, name := range slices.Sorted(maps.Keys(f.disabled)) {
		fmt.Fprintf(h, "disable %q\n", name)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}
