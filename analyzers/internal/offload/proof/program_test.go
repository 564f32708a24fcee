package proof

import (
	"fmt"
	"go/format"
	"math/rand/v2"
	"slices"
	"strings"
)

// kind is the loop that a program runs on.
type kind string

const (
	own    kind = "loop"  // ours
	posts  kind = "queue" // one that closures are posted to
	models kind = "tea"   // one that takes commands back
)

// program is the source of one package: a struct with the loop's state, steps that
// give callbacks to the loop, helpers. Its names end in its number, so that many
// make a package.
type program struct {
	n    int
	kind kind
	text string
}

const path = "github.com/loopvet/loopvet/analyzers/internal/offload/proof/testdata/"

// generator writes a program. What it writes is always valid and ends.
type generator struct {
	*rand.Rand
	n       int
	kind    kind
	out     strings.Builder
	scopes  []scope
	fields  map[string]bool // those that are ever written
	helpers []helper
	drops   []helper // that do an operation and say nothing of it
	left    int      // statements that may still follow
	ops     int      // operations that may still follow in the callback
	inLoop  int      // for statements around
	result  answer   // of the function
	value   bool     // the model is no pointer
	locked  bool     // s.mu is held
	odd     bool     // the callback takes unusual shapes
	marks   int
	top     []string
}

// variable is a local one. Its declaration ends in a mark, which becomes a use if
// nobody uses it.
type variable struct {
	name, typ string
	mark      int
	fixed     bool // not to be assigned: a parameter of the loop, s
}

type scope struct {
	vars []*variable
	lit  bool // of a func literal
}

func (g *generator) inLit() bool {
	return slices.ContainsFunc(g.scopes, func(s scope) bool { return s.lit })
}

type helper struct {
	name, params, result string // params: types, comma-separated
	method               bool
	writes, op           bool
}

func generate(seed uint64, n int, k kind) program {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, uint64(n))), n: n, kind: k, fields: map[string]bool{}}
	for _, f := range fields {
		g.fields[f.name] = g.chance(40)
	}
	g.fields["vault"] = g.chance(30)
	g.odd = g.chance(30)
	g.value = k == models && g.chance(60)
	g.helperDecls()
	steps := 2 + g.IntN(3)
	if k == models {
		g.model(steps)
	} else {
		for i := range steps {
			g.step(i)
		}
	}
	text := g.header(steps) + g.out.String()
	if k == models && g.chance(40) {
		text += g.second()
	}
	text = g.settle(text + strings.Join(g.top, ""))
	if g.chance(97) {
		text = formatted(text)
	}
	return program{n: n, kind: k, text: text}
}

// files divides the text of a program into those of its files.
func files(text string) []string {
	parts := strings.Split(text, "\npackage p\n")
	for i := range parts[1:] {
		parts[i+1] = "package p\n" + parts[i+1]
	}
	return parts
}

// formatted is the text as gofmt writes it, where it can.
func formatted(text string) string {
	parts := files(text)
	for i, p := range parts {
		if clean, err := format.Source([]byte(p)); err == nil {
			parts[i] = string(clean)
		}
	}
	return strings.Join(parts, "\n")
}

// second begins a second file.
func (g *generator) second() string {
	text := g.header(0)
	return "\n" + text[:strings.Index(text, "type base")] + "var (\n_ fake.Trace\n_ tea.Cmd\n_ vault.Vault\n_ sync.Mutex\n)\n\n"
}

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *generator, list ...T) T { return list[g.IntN(len(list))] }

func (g *generator) line(format string, args ...any) {
	fmt.Fprintf(&g.out, format+"\n", args...)
}

// fields of the state; l and t are there too.
var fields = []struct{ name, typ, init string }{
	{"n", "int", "3"}, {"m", "int", "7"}, {"ok", "bool", "true"},
	{"path", "string", `"/a"`}, {"name", "string", `"b"`},
	{"data", "[]byte", `[]byte("xyz")`}, {"buf", "[]byte", `make([]byte, 4, 9)`},
	{"list", "[]int", "[]int{4, 5, 6}"}, {"names", "[]string", `[]string{"p", "q"}`},
	{"seen", "map[string]int", `map[string]int{"k": 1}`},
	{"req", "*fake.Request", `&fake.Request{N: 1, Name: "r", Data: []byte("d")}`},
	{"val", "fake.Request", `fake.Request{N: 2, Name: "v", Data: []byte("e")}`},
	{"err", "error", "nil"}, {"dir", "fake.Dir", `"/d"`},
	{"any", "any", "5"},
}

func (g *generator) header(steps int) string {
	var b strings.Builder
	loop, made := "*loop.Loop", "fake.Program"
	imports := []string{`"errors"`, `"fmt"`, `"strings"`, `"sync"`}
	var local []string
	switch g.kind {
	case own:
		local = append(local, `"github.com/loopvet/loopvet/runtime/loop"`)
	case posts:
		loop = "*queue.Queue"
		local = append(local, `"`+path+`queue"`)
	case models:
		loop, made = "any", "tea.Model"
		local = append(local, `"`+path+`tea"`)
	}
	local = append([]string{`"` + path + `fake"`}, append(local, `"`+path+`vault"`)...)
	fmt.Fprintf(&b, "package p\n\nimport (\n\t%s\n\n\t%s\n)\n\n", strings.Join(imports, "\n\t"), strings.Join(local, "\n\t"))
	fmt.Fprintf(&b, "var _, _, _ = errors.New, fmt.Sprint, strings.ToUpper\n\n")
	fmt.Fprintf(&b, "type base%d struct {\n\tcount int\n\ttag string\n}\n\n", g.n)
	fmt.Fprintf(&b, "type state%d struct {\n\tbase%[1]d\n\tl %s\n\tt *fake.Trace\n\tmu sync.Mutex\n\tkeep func()\n\thandle *fake.Handle\n\tdisk fake.Disk\n\tstore fake.Store\n\tvault *vault.Vault\n\tch chan int\n", g.n, loop)
	for _, f := range fields {
		fmt.Fprintf(&b, "\t%s %s\n", f.name, f.typ)
	}
	fmt.Fprintf(&b, "}\n\nvar total%d int\n\nvar shared%[1]d = []int{1, 2}\n\n", g.n)
	fmt.Fprintf(&b, "func New%d(l %s, t *fake.Trace) %[3]s {\n\treturn %[4]sstate%[1]d{l: l, t: t, handle: &fake.Handle{}, store: &fake.Disk{}, vault: vault.Open(\"/v\", []int{2, 3}), ch: make(chan int, 100), keep: func() {},\n", g.n, loop, made, strings.ReplaceAll(g.receiver(), "*", "&"))
	for _, f := range fields {
		fmt.Fprintf(&b, "\t\t%s: %s,\n", f.name, f.init)
	}
	b.WriteString("\t}\n}\n\n")
	if g.kind != models {
		fmt.Fprintf(&b, "func (s *state%d) Steps() []func() {\n\treturn []func(){", g.n)
		for i := range steps {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "s.step%d", i)
		}
		b.WriteString("}\n}\n\n")
	}
	fmt.Fprintf(&b, "func (s %sstate%d) Dump() string {\n\treturn fmt.Sprint(s.count, s.tag, s.handle.N, s.disk.Reads, total%[2]d, shared%[2]d, s.vault.String(), len(s.ch)", g.receiver(), g.n)
	for _, f := range fields {
		if f.name == "val" {
			b.WriteString(", s.val.String()")
			continue
		}
		b.WriteString(", s." + f.name)
	}
	fmt.Fprintf(&b, ")\n}\n\nfunc (s *state%d) log(args ...any) {\n\ts.t.Add(fake.Show(args...))\n}\n\n", g.n)
	return b.String()
}

// helperDecls writes a few functions and methods for the callbacks to call.
func (g *generator) helperDecls() {
	n := g.n
	add := func(h helper, text string) {
		g.helpers = append(g.helpers, h)
		g.top = append(g.top, strings.ReplaceAll(text, "NN", fmt.Sprint(n))+"\n")
	}
	add(helper{name: fmt.Sprint("twice", n), params: "int", result: "int"}, "func twiceNN(x int) int { return 2 * x }\n")
	add(helper{name: "label", method: true, params: "string", result: "string"}, "func (s *stateNN) label(x string) string { return s.path + x }\n")
	if g.fields["n"] {
		add(helper{name: "bump", method: true, params: "int", result: "int", writes: true}, "func (s *stateNN) bump(x int) int {\n\ts.n += x\n\treturn s.n\n}\n")
	}
	if g.fields["data"] {
		add(helper{name: "poke", method: true, params: "", result: "", writes: true}, "func (s *stateNN) poke() {\n\tif len(s.data) > 0 {\n\t\ts.data[0]++\n\t}\n}\n")
	}
	if g.kind == posts && g.chance(30) {
		add(helper{name: "drop", method: true, params: "string", result: "bool", writes: true},
			"func (s *stateNN) drop(path string) bool {\n\ts.count++\n\tfake.Remove(path + s.tag)\n\ts.count--\n\treturn len(path) > 2\n}\n")
		g.drops = g.helpers[len(g.helpers)-1:]
	}
	if g.fields["req"] {
		add(helper{name: fmt.Sprint("mark", n), params: "*fake.Request", result: "*fake.Request", writes: true}, "func markNN(r *fake.Request) *fake.Request {\n\tr.N++\n\treturn r\n}\n")
	}
	if g.chance(50) {
		add(helper{name: fmt.Sprint("load", n), params: "string", result: "[]byte, error", op: true},
			pick(g,
				"func loadNN(path string) ([]byte, error) {\n\tdata, err := fake.Read(path)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn append(data, '!'), nil\n}\n",
				"func loadNN(path string) (data []byte, err error) {\n\tif err = fake.Remove(path); err != nil {\n\t\treturn\n\t}\n\tdata = append(data, path...)\n\treturn data, nil\n}\n",
				"func loadNN(path string) ([]byte, error) {\n\ttotalNN++\n\treturn fake.Read(path)\n}\n",
				"func loadNN(path string) ([]byte, error) {\n\tvar buf [4]byte\n\tcopy(buf[:], path)\n\tn, err := fake.Fill(buf[:])\n\treturn buf[:n], err\n}\n"))
	}
	if g.chance(50) {
		add(helper{name: "fetch", method: true, params: "string", result: "int, error", op: true},
			pick(g,
				"func (s *stateNN) fetch(path string) (int, error) { return fake.Size(s.path + path) }\n",
				"func (s *stateNN) fetch(path string) (int, error) {\n\tn, err := fake.Size(path)\n\ts.m += n\n\treturn n, err\n}\n",
				"func (s *stateNN) fetch(path string) (int, error) { return fake.Total(s.list) }\n",
				"func (s *stateNN) fetch(path string) (int, error) { return s.vault.Sweep() }\n",
				"func (s *stateNN) fetch(path string) (int, error) {\n\tdata, err := s.vault.Load(path)\n\treturn len(data), err\n}\n",
				"func (s *stateNN) fetch(path string) (int, error) {\n\tr := fake.Request{Name: path, Data: s.data}\n\treturn len(path), fake.Sent(r)\n}\n",
				"func (s stateNN) fetch(path string) (int, error) { return fake.Size(s.name + path) }\n",
				"func (s *stateNN) fetch(path string) (int, error) {\n\tr := s.req.Clone()\n\tr.N = 9\n\tout, err := fake.Send(r)\n\treturn out.N, err\n}\n"))
	}
}

// inner writes a callback that another one runs, mostly at its end.
func (g *generator) inner(callback func(head string, params ...*variable)) {
	name := fmt.Sprint("do", g.n)
	before := pick(g, "", "s.count++", "if s.ok {\nreturn\n}", "if s.n > 100 || len(s.list) == 0 {\nreturn\n}", "s.log(s.data, s.path)")
	behind := pick(g, "", "", "", "", "return\n", "s.count++\n", "s.log(s.count)\n")
	switch g.IntN(4) {
	case 0: // a variable
		callback(name + " := func() {")
		g.line("}")
		g.line("s.l.Post(func() {\n%s\n%s()\n%s})", before, name, behind)
	case 1: // a parameter
		with := fmt.Sprint("with", len(g.top))
		g.top = append(g.top, fmt.Sprintf("func (s *state%d) %s(run func()) {\ns.l.Post(func() {\n%s\nrun()\n%s})\n}\n", g.n, with, before, behind))
		callback("s." + with + "(func() {")
		g.line("})")
	case 2: // a func literal in the callback
		g.line("s.l.Post(func() {\n%s", before)
		g.push(true)
		g.declare()
		callback(name + " := func() {")
		g.line("}\n%s()\n%s", name, behind)
		g.pop()
		g.line("})")
	default: // which is given something
		arg := pick(g, "s.data", "s.buf", "append([]byte(nil), s.data...)")
		callback(name+" := func(given []byte) {", &variable{name: "given", typ: "[]byte"})
		g.line("}\ns.l.Post(func() {\n%s\n%s(%s)\n%s})", before, name, arg, behind)
	}
}

// step writes a function that gives a callback to the loop.
func (g *generator) step(i int) {
	g.line("func (s *state%d) step%d() {", g.n, i)
	g.push(false)
	for range g.IntN(3) {
		g.declare()
	}
	callback := func(head string, params ...*variable) {
		g.line("%s", head)
		g.push(true)
		for _, p := range params {
			g.top0().vars = append(g.top0().vars, p)
		}
		g.body()
		g.pop()
	}
	forms := []func(){
		func() { callback("s.l.Post(func() {"); g.line("})") },
		func() { callback("s.l.Post(func() {"); g.line("})") },
		func() { g.line("l := s.l"); callback("l.Post(func() {"); g.line("})") },
	}
	if g.kind == own {
		forms = append(forms,
			func() { callback("s.l.SetTimeout(0, func() {"); g.line("})") },
			func() { callback("s.l.SetImmediate(func() {"); g.line("})") },
			func() { callback("s.l.NextTick(func() {"); g.line("})") },
		)
	} else {
		forms = append(forms, func() {
			g.result = boolean
			callback("s.l.Ask(func(key int) bool {", &variable{name: "key", typ: "int"})
			g.line("return %s\n})", pick(g, "true", "false", "key > 2"))
			g.result = nothing
		})
	}
	method := func() {
		g.line("s.l.Post(s.callback%d)", i)
		saved := g.out
		g.out = strings.Builder{}
		scopes := g.scopes
		g.scopes = nil
		callback(fmt.Sprintf("func (s *state%d) callback%d() {", g.n, i))
		g.line("}\n")
		g.top = append(g.top, g.out.String())
		g.out, g.scopes = strings.Builder{}, scopes
		g.out.WriteString(saved.String())
	}
	forms = append(forms, method, func() { g.inner(callback) })
	pick(g, forms...)()
	if g.chance(15) {
		for range g.IntN(2) {
			g.assign()
		}
	}
	g.pop()
	g.line("}\n")
}
