package proof

import "strings"

// dropping writes an operation whose results nobody asks for, and mostly nothing
// behind it that could tell whether it has been done.
func (g *generator) dropping() {
	g.ops = 0
	for range g.IntN(3) {
		g.simple()
	}
	ifs := g.chance(50)
	if ifs {
		g.line("if %s {", g.expr("bool", 2))
		g.push(false)
	}
	switch call, results := g.opCall(); {
	case g.chance(25) && len(g.drops) > 0:
		g.line("if %s {", g.call(pick(g, g.drops...)))
		g.push(false)
		g.quiet()
		g.pop()
		g.line("}")
	case g.chance(50):
		g.line("%s", call)
	case len(known(call, results)) > 0:
		g.line("%s = %s", strings.Repeat(", _", len(known(call, results)))[2:], call)
	default:
		g.line("%s // and no more", call)
	}
	for range g.IntN(3) {
		g.quiet()
	}
	if ifs {
		if g.chance(30) {
			g.leave()
		}
		g.pop()
		g.line("}")
	}
	for range g.IntN(3) {
		g.quiet()
	}
	if g.chance(25) {
		g.statement(1)
	}
}

// quiet writes a statement that leaves no trace.
func (g *generator) quiet() {
	switch g.IntN(5) {
	case 0:
		g.declare()
	case 1:
		g.line("if %s {", g.expr("bool", 2))
		g.push(false)
		g.line("s.count++")
		g.pop()
		g.line("}")
	case 2:
		g.line("s.tag = %s", g.expr("string", 1))
	default:
		f := pick(g, fields...)
		if g.fields[f.name] {
			g.write()
			return
		}
		g.line("s.count += %d", g.IntN(3))
	}
}
