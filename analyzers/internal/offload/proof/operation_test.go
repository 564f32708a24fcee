package proof

import "strings"

// opCall is a call of an operation and the types of its results.
func (g *generator) opCall() (call string, results []string) {
	e := func(typ string) string { return g.expr(typ, 2) }
	if g.chance(15) {
		return g.elsewhere()
	}
	switch g.IntN(24) {
	case 0, 1, 2:
		return "fake.Read(" + e("string") + ")", []string{"[]byte", "error"}
	case 3, 4:
		return "fake.Write(" + e("string") + ", " + e("[]byte") + ")", []string{"error"}
	case 5:
		return "fake.Remove(" + e("string") + ")", []string{"error"}
	case 6, 7:
		return "fake.Size(" + e("string") + ")", []string{"int", "error"}
	case 8:
		if g.chance(50) {
			return "fake.All(" + e("[]string") + "...)", []string{"map[string]int", "error"}
		}
		return "fake.All(" + e("string") + ", " + e("string") + ")", []string{"map[string]int", "error"}
	case 9:
		return "fake.Fill(" + e("[]byte") + ")", []string{"int", "error"}
	case 10:
		return "fake.Table(" + e("map[string]int") + ")", []string{"[]string", "error"}
	case 11:
		return "fake.Total(" + e("[]int") + ")", []string{"int", "error"}
	case 12, 13:
		return "fake.Send(" + e("*fake.Request") + ")", []string{"*fake.Request", "error"}
	case 14:
		return "fake.Sent(" + e("fake.Request") + ")", []string{"error"}
	case 15:
		return pick(g, "fake.Call(func() int { return "+g.expr("int", 1)+" })", "fake.Any("+e("any")+", "+e(pick(g, kinds...))+")", "s.store.Get("+e("string")+")", "s.disk.Get("+e("string")+")", "s.handle.Next(2)"), nil
	case 16:
		return "fake.Text(" + e("string") + ")", []string{"string"}
	case 17:
		return "fake.Pause(" + e("int") + ")", []string{}
	case 18:
		return "fake.Three(" + e("string") + ")", []string{"int", "string", "error"}
	case 19:
		return e("fake.Dir") + ".List()", []string{"[]string", "error"}
	}
	for _, h := range g.helpers {
		if h.op && g.chance(70) {
			return g.call(h), strings.Split(h.result, ", ")
		}
	}
	return "fake.Read(" + e("string") + ")", []string{"[]byte", "error"}
}

// elsewhere is an operation that another package calls.
func (g *generator) elsewhere() (call string, results []string) {
	text := g.expr("string", 2)
	switch g.IntN(9) {
	case 0, 1:
		return "s.vault.Load(" + text + ")", []string{"[]byte", "error"}
	case 2:
		return "s.vault.Sweep()", []string{"int", "error"}
	case 3:
		return "s.vault.Sum()", []string{"int", "error"}
	case 4:
		return "s.vault.Note(" + text + ")", []string{"int", "error"}
	case 5:
		return "s.vault.Rooted()", []string{"[]byte", "error"}
	case 6:
		return "vault.First(" + g.expr("[]int", 2) + ", " + g.expr("map[string]int", 1) + ")", []string{"int", "error"}
	}
	return "vault.Move(" + text + ", " + g.expr("string", 1) + ")", []string{"error"}
}

func known(call string, results []string) []string {
	switch {
	case results != nil:
		return results
	case strings.HasPrefix(call, "fake.Call"), strings.HasPrefix(call, "s.handle"):
		return []string{"int", "error"}
	case strings.HasPrefix(call, "fake.Any"):
		return []string{"error"}
	}
	return []string{"string", "error"}
}

// operation writes a statement with one.
func (g *generator) operation() {
	g.ops--
	call, results := g.opCall()
	results = known(call, results)
	if len(results) > 0 && g.chance(8) { // in a func literal that is called where it stands
		call = "func() (" + strings.Join(results, ", ") + ") {\n" + pick(g, "", "s.count++\n", "// the work\n") + "return " + call + "\n}()"
	}
	fails := len(results) > 0 && results[len(results)-1] == "error"
	switch form := g.IntN(20); {
	case len(results) == 0:
		g.line("%s", call)
	case form < 6:
		g.define(call, results, fails)
	case form < 9 && fails:
		g.conditional(call, results)
	case form < 13:
		g.store(call, results)
	case form < 14:
		g.line("%s%s", call, pick(g, "", " // and no more"))
	case form < 15:
		g.line("s.log(%s)", call)
	case len(results) == 1 && results[0] == "error":
		g.single(call)
	case len(results) == 1:
		g.line("s.log(%s, %s)", call, g.expr("int", 1))
	case form < 17 && g.odd:
		g.line(pick(g, "defer s.log(%s)", "defer %s", "func() { s.log(%s) }()", "for {\ns.log(%s)\nbreak\n}"), call)
	default:
		g.define(call, results, fails)
	}
}

// define declares the results and looks at the error.
func (g *generator) define(call string, results []string, fails bool) {
	var names, after []string
	fresh, decl := false, g.chance(12)
	for _, typ := range results {
		name := g.name(typ)
		if vars := g.top0().vars; !decl && fresh && typ == "error" && g.chance(30) { // assigned, if it is there
			for _, v := range vars {
				if v.typ == "error" {
					name = v.name
				}
			}
		}
		exists := false
		for _, v := range g.top0().vars {
			exists = exists || v.name == name
		}
		switch {
		case exists:
			names = append(names, name)
		case name == "" || g.chance(8):
			names = append(names, "_")
		default:
			fresh = true
			names = append(names, name)
			after = append(after, g.add(name, typ))
		}
	}
	switch {
	case !fresh && decl:
		g.line("var %s = %s", strings.Join(names, ", "), call)
	case !fresh:
		g.line("%s = %s", strings.Join(names, ", "), call)
	case decl:
		g.line("var %s = %s%s", strings.Join(names, ", "), call, strings.Join(after, ""))
	default:
		g.line("%s := %s%s%s", strings.Join(names, ", "), call, pick(g, "", "", " // the work"), strings.Join(after, ""))
	}
	last := names[len(names)-1]
	if fails && last != "_" && g.chance(75) {
		g.line("if %s %s nil {", last, pick(g, "!=", "!=", "!=", "=="))
		g.use(last)
		g.push(false)
		for range g.IntN(3) {
			g.simple()
		}
		g.pop()
		if g.chance(70) {
			g.leave()
		}
		g.line("}")
	}
	for i, name := range names {
		if name != "_" && g.chance(60) {
			g.use(name)
			g.line("s.log(%s)", name)
			if f := fieldOf(results[i]); f != "" && g.fields[f] && g.chance(40) {
				g.line("s.%s = %s", f, name)
			}
		}
	}
}

// use marks a variable of the innermost scopes as used.
func (g *generator) use(name string) {
	for i := len(g.scopes) - 1; i >= 0; i-- {
		for _, v := range g.scopes[i].vars {
			if v.name == name {
				g.out.WriteString(strings.TrimPrefix(v.use(), v.name))
				return
			}
		}
	}
}

func fieldOf(typ string) string {
	for _, f := range fields {
		if f.typ == typ {
			return f.name
		}
	}
	return ""
}

// conditional is an if, or a switch, with the call before its condition.
func (g *generator) conditional(call string, results []string) {
	g.push(false)
	var names []string
	for _, typ := range results {
		name := "_"
		if typ == "error" {
			name = pick(g, "err", "err", "e")
		} else if g.chance(50) {
			name = pick(g, words[typ]...)
		}
		names = append(names, name)
	}
	last := names[len(names)-1]
	head := pick(g, "if", "if", "if", "switch")
	if head == "if" && g.chance(15) {
		g.out.WriteString("if " + g.expr("bool", 1) + " {\ns.log(1)\n} else ")
	}
	test := pick(g, " != nil", " != nil", " == nil")
	if head == "switch" {
		g.line("switch %s := %s; %s {\ncase nil:", strings.Join(names, ", "), call, last)
	} else {
		g.line("if %s := %s; %s%s {", strings.Join(names, ", "), call, last, test)
	}
	for i, name := range names[:len(names)-1] {
		if name != "_" {
			g.top0().vars = append(g.top0().vars, &variable{name: name, typ: results[i]})
			g.line("s.log(%s)", name)
		}
	}
	g.top0().vars = append(g.top0().vars, &variable{name: last, typ: "error"})
	g.block(1, false)
	if g.chance(40) {
		g.leave()
	}
	if g.chance(35) {
		if head == "switch" {
			g.line("default:")
		} else if g.chance(30) {
			g.line("} else if %s {", g.expr("bool", 1))
		} else {
			g.line("} else {")
		}
		g.block(1, false)
	}
	g.line("}")
	g.pop()
}

// store assigns the results to places.
func (g *generator) store(call string, results []string) {
	var left []string
	for _, typ := range results {
		var places []string
		for _, v := range g.visible(typ) {
			places = append(places, v.use())
		}
		for _, f := range fields {
			if f.typ == typ && g.fields[f.name] {
				places = append(places, "s."+f.name)
			}
		}
		switch {
		case typ == "int" && g.fields["seen"] && g.chance(15):
			places = []string{"s.seen[" + g.expr("string", 1) + "]"}
		case typ == "int" && g.fields["req"] && g.chance(15):
			places = []string{operand(g.expr("*fake.Request", 1)) + ".N"}
		case typ == "error" && len(places) == 0:
			if name := g.name("error"); name != "" {
				g.line("var %s error%s", name, g.add(name, "error"))
				places = []string{name}
			}
		}
		if len(places) == 0 || g.chance(10) {
			places = []string{"_"}
		}
		left = append(left, pick(g, places...))
	}
	g.line("%s = %s", strings.Join(left, ", "), call)
}

// single has the call, which gives an error, in an expression.
func (g *generator) single(call string) {
	switch g.IntN(11) {
	case 9:
		g.line("if %s {", g.expr("bool", 1))
		g.block(1, false)
		g.line("} else if %s == nil {", call)
		g.block(1, false)
		g.line("}")
	case 10:
		g.line("switch {\ncase %s:", g.expr("bool", 1))
		g.block(1, false)
		g.line("case %s != nil:", call)
		g.block(1, false)
		g.line("}")
	case 0:
		g.line("s.log(%s, %s)", g.expr("string", 1), call)
	case 1:
		g.line("if %s != nil {", call)
		g.block(1, false)
		g.line("}")
	case 2:
		g.line("if %s && %s == nil {", g.expr("bool", 1), call)
		g.block(1, false)
		g.line("}")
	case 3:
		g.line("if %s == nil && %s {", call, g.expr("bool", 1))
		g.block(1, false)
		g.line("} else {")
		g.block(1, false)
		g.line("}")
	case 4:
		g.line("switch %s {\ncase nil:", call)
		g.block(1, false)
		g.line("default:")
		g.block(1, false)
		g.line("}")
	case 5:
		if name := g.name("bool"); name != "" {
			g.line("%s := %s != nil%s", name, call, g.add(name, "bool"))
			return
		}
		g.line("s.log(%s)", call)
	case 6:
		g.line("s.log(%s, %s == nil)", g.helperCall(pick(g, "int", "string")), call)
	case 7:
		g.line("for %s == nil {\nbreak\n}", call)
	case 8:
		g.line("s.log(fmt.Sprint(%s), %s)", call, g.expr(pick(g, kinds...), 2))
	}
}
