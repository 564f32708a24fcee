package knowledge

import (
	"slices"
)

// The keys of a loop's entry that hold rules, and the keys a rule written as a
// mapping may have.
var loopRules = []struct {
	key   string
	rule  rule
	extra []string
}{
	{"runs", rule{kind: entryRule}, []string{"unless", "frequent"}},
	{"frequent", rule{kind: entryRule, frequent: true}, []string{"unless"}},
	{"not", rule{kind: notRule}, nil},
	{"waits", rule{kind: waitRule}, []string{"from", "because"}},
	{"guards", rule{kind: guardRule}, nil},
	{"suspends", rule{kind: suspendRule}, nil},
	{"resumes", rule{kind: resumeRule}, nil},
	{"own", rule{kind: ownRule}, nil},
	{"takes", rule{kind: takesRule}, nil},
}

// loopKeys are the keys of a loop's entry besides.
var loopKeys = []string{"loop", "about", "doc", "budget", "packages", "shape", "deadly", "allow", "advice", "offload"}

// The keys of a rule written as a mapping, of shape: and of offload:.
var (
	loopRuleKeys = []string{"at", "when", "since", "until"}
	shapeKeys    = []string{"takes", "returns"}
	offloadKeys  = []string{"post", "command", "work", "wait", "classes"}
)

// loop reads one entry of loops:.
func (f *file) loop(n *node) {
	keys := slices.Clone(loopKeys)
	for _, lr := range loopRules {
		keys = append(keys, lr.key)
	}
	v := f.mapping(n, "loops", keys...)
	if !f.require(n, "the loop", v, "loop", "packages") {
		return
	}
	l := &Loop{
		Name: f.text(v["loop"]), About: f.text(v["about"]), Doc: f.text(v["doc"]), Advice: f.text(v["advice"]),
		Budget: DefaultBudget, Packages: f.importPaths(v["packages"]),
		Deadly: f.categories(v["deadly"]), Allow: f.categories(v["allow"]), User: f.user,
	}
	if b := v["budget"]; b != nil {
		l.Budget = f.duration(b)
	}
	f.at[l] = f.pos(v["loop"])
	f.loops = append(f.loops, l)
	for _, lr := range loopRules {
		for _, e := range f.list(v[lr.key]) {
			r := lr.rule
			r.loop, r.packages = l, l.Packages
			f.loopRule(e, lr.key, r, lr.extra)
		}
	}
	if s := v["shape"]; s != nil {
		f.shape(s, l)
	}
	if o := v["offload"]; o != nil {
		f.offload(o, l)
	}
}

// loopRule reads a selector, or a mapping with selectors under at:.
func (f *file) loopRule(n *node, key string, r rule, extra []string) {
	if n.scalar() {
		if text := f.text(n); text != "" {
			f.add(n, text, r)
		}
		return
	}
	v := f.mapping(n, key, slices.Concat(loopRuleKeys, extra)...)
	if !f.require(n, "the entry of "+key, v, "at") {
		return
	}
	f.conditions(v, &r)
	r.frequent = r.frequent || f.bool(v["frequent"])
	r.because = f.text(v["because"])
	r.unless = f.unless(v["unless"], r.loop, r.packages)
	for _, e := range f.list(v["from"]) {
		if place := f.add(e, f.text(e), rule{kind: placeRule, loop: r.loop, packages: r.packages}); place != nil {
			r.from = append(r.from, place.sel)
		}
	}
	for _, e := range f.list(v["at"]) {
		if text := f.text(e); text != "" {
			f.add(e, text, r)
		}
	}
}

func (f *file) shape(n *node, l *Loop) {
	v := f.mapping(n, "shape", shapeKeys...)
	if !f.require(n, "the shape", v, "takes", "returns") {
		return
	}
	s := Shape{Loop: l, Takes: f.text(v["takes"]), Returns: f.text(v["returns"])}
	f.add(v["takes"], s.Takes, rule{kind: nameRule, loop: l, packages: l.Packages})
	f.add(v["returns"], s.Returns, rule{kind: nameRule, loop: l, packages: l.Packages})
	f.shapes = append(f.shapes, s)
}

func (f *file) offload(n *node, l *Loop) {
	v := f.mapping(n, "offload", offloadKeys...)
	if v == nil {
		return
	}
	ways := 0
	for _, key := range []string{"post", "command", "work"} {
		if v[key] != nil {
			ways++
		}
	}
	if ways != 1 || v["work"] == nil && (v["wait"] != nil || v["classes"] != nil) {
		f.errorf(n, "offload: takes one of post:, command: and work:, and wait: and classes: beside work:")
		return
	}
	for _, c := range f.list(v["classes"]) {
		l.Classes = append(l.Classes, f.text(c))
	}
	delete(v, "classes") // of another package
	l.Post, l.Command, l.Work, l.Wait = f.text(v["post"]), f.text(v["command"]), f.text(v["work"]), f.text(v["wait"])
	for _, e := range v {
		f.add(e, f.text(e), rule{kind: nameRule, loop: l, packages: l.Packages})
	}
}
