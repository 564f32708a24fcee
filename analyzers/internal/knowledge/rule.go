package knowledge

import (
	"cmp"
	"fmt"
	"go/build"
	"go/types"
	"slices"
	"strings"
)

// A rule is one selector of a table and what the table says about it.
type rule struct {
	kind     kind
	packages []string
	sel      *selector
	pos      position
	user     bool

	cond         condition
	since, until string

	op       *Operation // operationRule
	reason   string     // safeRule
	formula  string     // costRule
	once     bool       // callRule
	each     bool       // callRule, callMethodRule
	iface    string     // callMethodRule: "(log/slog.Handler).Handle", no method of an argument
	loop     *Loop      // all kinds below
	frequent bool       // entryRule
	unless   []Setting  // entryRule
	from     []*selector
	because  string // waitRule, as from
}

type kind uint8

const (
	operationRule kind = iota
	safeRule
	disableRule // a user's "neither of these"
	callRule
	callMethodRule
	wrapRule
	spawnRule
	costRule
	// Rules of a loop.
	entryRule // runs: and frequent:
	notRule
	waitRule
	guardRule
	suspendRule
	resumeRule
	ownRule
	takesRule
	// Rules that only Check looks at.
	nameRule  // the names in shape: and offload:
	placeRule // the selectors in unless: and from:
)

// better orders rules that match the same object: see Precedence in the package comment.
func better(a, b *rule) int {
	if a.user != b.user {
		if a.user {
			return -1
		}
		return 1
	}
	if a.sel.wild() != b.sel.wild() {
		if b.sel.wild() {
			return -1
		}
		return 1
	}
	if c := cmp.Compare(b.sel.literal(), a.sel.literal()); c != 0 {
		return c
	}
	return 0
}

// A condition restricts a rule.
type condition struct {
	body bool     // "body": left to the engine
	has  string   // "has SYMBOL": the package declares it
	goos []string // "goos NAME,NAME": one of these is built for
	sets string   // "sets TYPE.FIELD": who gives the argument sets that field; left to the engine
}

func (c condition) holds(pkg *types.Package) bool { return c.system() && c.declared(pkg) }

// system reports whether the condition holds on the system that is built for.
func (c condition) system() bool {
	return len(c.goos) == 0 || slices.Contains(c.goos, build.Default.GOOS)
}

// declared reports whether pkg has what the condition asks for, on whatever system.
func (c condition) declared(pkg *types.Package) bool { return c.has == "" || declares(pkg, c.has) }

// when is the part of the condition that the engine decides.
func (c condition) when() string {
	switch {
	case c.body:
		return "body"
	case c.sets != "":
		return "sets " + c.sets
	}
	return ""
}

// declares reports whether pkg has the symbol "Name" or "Type.Name". Of an
// incomplete package that is unknown, and unknown means the newest behaviour.
func declares(pkg *types.Package, symbol string) bool {
	typ, member, ok := strings.Cut(symbol, ".")
	obj := pkg.Scope().Lookup(typ)
	if obj == nil {
		return !pkg.Complete()
	}
	if !ok {
		return true
	}
	found, _, _ := types.LookupFieldOrMethod(obj.Type(), true, pkg, member)
	return found != nil
}

// ofMethod reports whether the rule may make an interface's method an entry.
func (r *rule) ofMethod() bool {
	return (r.kind == entryRule || r.kind == notRule) && r.sel.typ != nil && r.sel.arg.kind == noArgument
}

// semantics is what the rule contributes to Config.Hash: all that enters facts,
// texts too (they are in effects), but none that only reports show.
func (r *rule) semantics() string {
	var loop, op string
	if r.loop != nil {
		loop = r.loop.Name
	}
	if r.op != nil {
		op = fmt.Sprint(*r.op)
	}
	var from []string
	for _, s := range r.from {
		from = append(from, s.text)
	}
	return fmt.Sprintf("%d %q %q %v %q %q %q %q %q %t %t %q %t %q %q %q\n", r.kind, r.packages, r.sel.text, r.cond,
		r.since, r.until, op, r.reason, r.iface, r.once, r.each, loop, r.frequent, settingTexts(r.unless), from, r.because+r.formula)
}
