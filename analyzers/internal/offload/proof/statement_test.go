package proof

import "strings"

// body writes a callback's statements: some, mostly an operation, some.
func (g *generator) body() {
	g.left, g.ops, g.inLoop = 4+g.IntN(8), 1, 0
	if g.chance(25) {
		g.ops = 2 + g.IntN(2)
	}
	if g.kind != own && g.chance(15) {
		g.dropping()
		return
	}
	if g.chance(55) { // the plain shape
		for range g.IntN(4) {
			g.simple()
		}
		g.operation()
		for range 1 + g.IntN(4) {
			g.statement(1)
		}
		return
	}
	for g.left > 0 {
		if g.chance(30) {
			g.operation()
		}
		g.statement(2)
	}
}

func (g *generator) block(depth int, lit bool) {
	g.push(lit)
	for range 1 + g.IntN(3) {
		if g.ops > 0 && g.chance(35) {
			g.operation()
		} else {
			g.statement(depth - 1)
		}
	}
	g.pop()
}

func (g *generator) leave() {
	if g.locked {
		g.line("s.log(\"locked\")")
		return
	}
	g.line("%s", strings.TrimSpace("return "+g.answer()))
}

// simple writes a statement without statements in it.
func (g *generator) simple() {
	if g.kind == models && g.chance(12) && g.command() {
		return
	}
	switch g.IntN(10) {
	case 0, 1, 2:
		g.declare()
	case 3, 4:
		g.assign()
	case 5, 6:
		g.write()
	case 7:
		g.line("// %s", pick(g, "What follows needs it.", "path := s.path", "{"))
		g.log()
	default:
		g.log()
	}
}

func (g *generator) log() {
	g.line("s.log(%q, %s)", pick(g, "a", "b", "c"), g.expr(pick(g, kinds...), 2))
}

func (g *generator) declare() {
	typ := pick(g, kinds...)
	name := g.name(typ)
	if name == "" {
		return
	}
	e := g.expr(typ, 2)
	switch {
	case g.chance(15):
		g.line("var %s %s%s", name, typ, g.add(name, typ))
	case g.chance(20):
		g.line("var %s %s = %s%s", name, typ, e, g.add(name, typ))
	default:
		if typ == "int" || typ == "string" || typ == "error" {
			g.line("%s := %s%s", name, e, g.add(name, typ))
			return
		}
		g.line("%s := %s%s", name, e, g.add(name, typ))
	}
}

// assign changes a local variable, or what it refers to.
func (g *generator) assign() {
	typ := pick(g, kinds...)
	vars := g.visible(typ)
	if len(vars) == 0 || vars[0].fixed {
		g.log()
		return
	}
	v := pick(g, vars...).use()
	switch {
	case typ == "int" && g.chance(30):
		g.line("%s++", v)
	case typ == "*fake.Request" && g.chance(60):
		g.line("%s.N = %s", v, g.expr("int", 1))
	case typ == "[]byte" && g.chance(50):
		g.line("if len(%s) > 0 {\n%[1]s[0] = 'm'\n}", v)
	case typ == "[]int" && g.chance(50):
		g.line("if len(%s) > 0 {\n%[1]s[0] += 2\n}", v)
	case typ == "map[string]int" && g.chance(60):
		g.line("if %s != nil {\n%[1]s[%[2]s]++\n}", v, g.expr("string", 0))
	default:
		g.line("%s = %s", v, g.expr(typ, 2))
	}
}

// write changes the state, where that is ever changed.
func (g *generator) write() {
	f := pick(g, fields...)
	if g.fields["vault"] && g.chance(10) {
		g.line("%s", pick(g, "s.vault.Root += \"r\"", "s.vault = vault.Open(s.path, s.list)", "s.keep = func() { s.vault.Root = s.path }"))
		return
	}
	if !g.fields[f.name] {
		if g.chance(30) {
			g.line("s.count += %d", g.IntN(3))
		} else {
			g.log()
		}
		return
	}
	switch {
	case f.name == "list" && g.chance(50):
		g.line("if len(s.list) > 0 {\ns.list[0]++\n}")
	case f.name == "data" && g.chance(50):
		g.line("if len(s.data) > 0 {\ns.data[0] = 'w'\n}")
	case f.name == "seen" && g.chance(60):
		g.line("if s.seen != nil {\ns.seen[%s] = %s\n}", g.expr("string", 1), g.expr("int", 1))
	case f.name == "req" && g.chance(60):
		g.line("s.req.Name = %s", g.expr("string", 1))
	case f.name == "val" && g.chance(60):
		g.line("s.val.N++")
	case f.typ == "int" && g.chance(30):
		g.line("s.%s++", f.name)
	default:
		g.line("s.%s = %s", f.name, g.expr(f.typ, 2))
	}
}

// statement writes any statement.
func (g *generator) statement(depth int) {
	g.left--
	if depth <= 0 {
		g.simple()
		return
	}
	switch g.IntN(16) {
	case 0, 1:
		g.line("if %s {", g.expr("bool", 2))
		g.block(depth, false)
		if g.chance(30) {
			g.push(false)
			g.leave()
			g.pop()
		}
		if g.chance(40) {
			g.line("} else {")
			g.block(depth, false)
		}
		g.line("}")
	case 2:
		g.line("switch %s {", g.expr("int", 1))
		for i := range 2 {
			g.line("case %d:", i+g.IntN(2)*4)
			g.block(depth, false)
			if g.chance(10) && i == 0 {
				g.line("fallthrough")
			} else if g.chance(15) {
				g.line("break")
			}
		}
		g.line("default:")
		g.block(depth, false)
		g.line("}")
	case 3:
		g.line("switch x := s.any.(type) {\ncase int:")
		g.push(false)
		g.line("s.log(x + 1)")
		g.block(depth, false)
		g.pop()
		g.line("default:\ns.log(x)")
		g.block(depth, false)
		g.line("}")
	case 4:
		g.push(false)
		name := pick(g, "i", "n", "k")
		g.line("for %s := range %s {%s", name, pick(g, "2", "3"), g.add(name, "int"))
		g.iterate(depth)
		g.pop()
	case 5:
		g.push(false)
		name := pick(g, "x", "data", "v")
		g.line("for _, %s := range %s {%s", name, g.expr("[]int", 1), g.add(name, "int"))
		g.iterate(depth)
		g.pop()
	case 6:
		g.line("{")
		g.block(depth, false)
		g.line("}")
	case 7:
		g.closure(depth)
	case 8:
		if g.chance(30) && !g.inLit() { // it might be that literal
			g.line("s.keep()")
		} else {
			g.log()
		}
	case 9:
		if g.odd {
			switch g.IntN(8) {
			case 3:
				g.line("s.mu.Lock()")
				g.locked = true
				g.block(1, false)
				g.locked = false
				g.line("s.mu.Unlock()")
			case 4:
				switch g.kind {
				case own:
					g.line("s.l.NextTick(func() { s.log(\"posted\") })")
				case posts:
					g.line("s.l.Post(func() { s.log(\"posted\") })")
				default:
					g.simple()
				}
			case 5:
				if g.result != nothing {
					return
				}
				g.line("s.mu.Lock()\nif %s {\ns.mu.Unlock()\nreturn\n}", g.expr("bool", 1))
				g.locked = true
				g.block(1, false)
				g.locked = false
				g.line("s.mu.Unlock()")
			case 0:
				g.line("defer s.log(%s)", g.expr("string", 1))
			case 1:
				g.line("defer func() { recover() }()")
			case 2:
				g.line("if %s {\ngoto end\n}\ns.log(\"skipped\")\nend:\ns.log(\"end\")", g.expr("bool", 1))
				if g.inLoop > 0 {
					return
				}
			default:
				g.simple()
			}
			return
		}
		g.simple()
	case 10:
		for _, h := range g.helpers {
			if h.writes && g.chance(60) {
				if h.result == "" {
					g.line("%s", g.call(h))
				} else {
					g.line("s.log(%s)", g.call(h))
				}
				return
			}
		}
		g.simple()
	case 11:
		if g.chance(50) {
			g.line("if %s {", g.expr("bool", 1))
			g.leave()
			g.line("}")
		} else {
			g.simple()
		}
	default:
		g.simple()
	}
}

func (g *generator) iterate(depth int) {
	g.inLoop++
	g.block(depth, false)
	if g.chance(20) {
		g.line("if %s {\n%s\n}", g.expr("bool", 1), pick(g, "break", "continue"))
	}
	g.inLoop--
	g.line("}")
}

// closure makes a func literal that shares variables with the callback.
func (g *generator) closure(depth int) {
	name := g.name("func()")
	if name == "" {
		g.simple()
		return
	}
	ops, result := g.ops, g.result
	g.result = nothing
	if g.chance(70) {
		g.ops = 0
	}
	switch g.IntN(4) {
	case 0:
		g.line("s.keep = func() {")
		g.block(depth, true)
		g.line("}")
	case 1:
		g.line("defer func() {")
		g.block(depth, true)
		g.line("}()")
	default:
		g.line("%s := func() {", name)
		g.block(depth, true)
		g.line("}%s", g.add(name, "func()"))
		if g.chance(70) {
			v := g.top0().vars[len(g.top0().vars)-1]
			if g.chance(30) {
				g.line("s.keep = %s", v.use())
			} else {
				g.line("%s()", v.use())
			}
		}
	}
	g.ops, g.result = ops, result
}
