package proof

import (
	"fmt"
	"strings"
)

// answer is what a function returns.
type answer int

const (
	nothing answer = iota
	boolean
	model   // and a command
	command // alone
)

// answer is a return's expression.
func (g *generator) answer() string {
	switch g.result {
	case boolean:
		return pick(g, "true", "true", "false")
	case model:
		return "s, " + g.cmd()
	case command:
		return g.cmd()
	}
	return ""
}

// receiver is what a type of a method's receiver begins with.
func (g *generator) receiver() string {
	if g.value {
		return ""
	}
	return "*"
}

// cmd is a command.
func (g *generator) cmd() string {
	if list := g.visible("[]tea.Cmd"); len(list) > 0 && g.chance(60) {
		return "tea.Batch(" + list[0].use() + "...)"
	}
	switch g.IntN(6) {
	case 0:
		return "tea.Say(" + g.expr("string", 1) + ")"
	case 1:
		return "tea.Sequence(tea.Say(\"first\"), nil, tea.Say(" + g.expr("string", 1) + "))"
	}
	return "nil"
}

// command writes a statement that is about commands, or about the model as a whole.
func (g *generator) command() bool {
	list := g.visible("[]tea.Cmd")
	switch {
	case len(list) > 0 && g.chance(70):
		v := list[0].use()
		g.line("%s = append(%[1]s, tea.Say(%[2]s))", v, g.expr("string", 1))
	case g.value && !g.inLit() && g.chance(70):
		g.line("s = s.moved()")
	default:
		return false
	}
	return true
}

// model writes the methods of a model: a step for each key.
func (g *generator) model(steps int) {
	recv := fmt.Sprintf("%sstate%d", g.receiver(), g.n)
	g.line("func (s %s) Init() tea.Cmd { return nil }\n", recv)
	g.line("func (s %s) View() string { return s.name }\n", recv)
	if g.value {
		g.line("func (s %s) moved() %[1]s {\ns.count++\nreturn s\n}\n", recv)
	}
	g.line("func (s %s) Update(msg tea.Msg) (tea.Model, tea.Cmd) {", recv)
	g.push(false)
	if g.chance(40) {
		g.line("var cmds []tea.Cmd%s", g.add("cmds", "[]tea.Cmd"))
	}
	if g.chance(20) {
		g.line("s.log(\"any\", s.count)")
	}
	g.line("switch msg := msg.(type) {\ncase tea.Key:\nswitch msg {")
	for i := range steps {
		g.line("case %d:", i)
		g.push(false)
		g.key(i, recv)
		g.pop()
	}
	g.line("}\ncase tea.Note:\ns.log(string(msg))\nreturn s, nil") // a note for a note would go on for ever
	if g.chance(30) {
		g.line("default:\ns.log(\"other\")")
	}
	g.line("}")
	g.result = model
	if g.chance(40) {
		for range 1 + g.IntN(3) {
			g.simple()
		}
	}
	g.leave()
	g.pop()
	g.line("}\n")
}

// key writes what is done for a key.
func (g *generator) key(i int, recv string) {
	apartOn := func(recv, name, params, results string, ret answer, vars ...*variable) {
		saved, scopes, value := g.out, g.scopes, g.value
		g.out, g.scopes, g.value = strings.Builder{}, nil, value && !strings.HasPrefix(recv, "*")
		g.result = ret
		g.line("func (s %s) %s(%s) %s {", recv, name, params, results)
		g.push(false)
		for _, v := range vars {
			g.top0().vars = append(g.top0().vars, v)
		}
		if g.chance(30) {
			g.line("var cmds []tea.Cmd%s", g.add("cmds", "[]tea.Cmd"))
		}
		g.body()
		g.leave()
		g.pop()
		g.line("}\n")
		g.top = append(g.top, g.out.String())
		g.out, g.scopes, g.value = strings.Builder{}, scopes, value
		g.out.WriteString(saved.String())
	}
	apart := func(name, params, results string, ret answer, vars ...*variable) {
		apartOn(recv, name, params, results, ret, vars...)
	}
	name := fmt.Sprint("handle", i)
	key := func() *variable { return &variable{name: "key", typ: "int"} }
	g.result = model
	before := func() {
		for range g.IntN(3) {
			g.simple()
		}
	}
	switch lent := "*" + strings.TrimPrefix(recv, "*"); g.IntN(12) {
	case 7, 8: // it changes the copy that the caller returns
		apartOn(lent, name, "key int", "tea.Cmd", command, key())
		g.result = model
		before()
		g.line("cmd := s.%s(1)\n%sreturn %s, cmd", name, pick(g, "", "", "", "s.count++\n", "s.log(s.n)\n"), pick(g, "s", "s", "s", "(s)"))
	case 9: // through another method
		apartOn(lent, name, "key int", "tea.Cmd", command, key())
		g.top = append(g.top, fmt.Sprintf("func (s %s) via%d(key int) tea.Cmd {\n%s\n%s\n}\n", lent, i,
			pick(g, "", "s.count++", "if s.ok {\nreturn nil\n}", "s.log(s.path, s.n)", "s.keep = func() { s.n++ }", "s.keep = s.keep"),
			fmt.Sprintf(pick(g, "return s.%s(key)", "cmd := s.%s(key)\nreturn cmd"), name)))
		g.result = model
		before()
		g.line("var cmd tea.Cmd\ncmd = s.via%d(2)\nreturn s, cmd", i)
	case 10:
		apart(name, "key int", "(tea.Model, tea.Cmd)", model, key())
		g.result = model
		before()
		g.line("model, cmd := s.%s(int(msg))\n%s", name, pick(g, "return model, cmd", "return model, cmd", "_ = model\nreturn s, cmd", "return model, tea.Sequence(cmd, nil)"))
	case 0, 1:
		g.body()
		if g.chance(60) {
			g.leave()
		}
	case 2, 3:
		apart(name, "key int", "(tea.Model, tea.Cmd)", model, key())
		g.result = model
		before()
		g.line("return s.%s(int(msg))", name)
	case 4:
		apart(name, "key int", "tea.Cmd", command, key())
		g.result = model
		before()
		g.line("return s, s.%s(3)", name)
	case 5:
		apart(name, "key int", "(tea.Model, tea.Cmd)", model, key())
		g.top = append(g.top, fmt.Sprintf("func (s %s) via%d(key int) (tea.Model, tea.Cmd) {\n%s\nreturn s.%s(key+1)\n}\n", recv, i,
			pick(g, "", "s.count++", "if s.ok {\nreturn s, nil\n}", "s.log(s.path, s.n)"), name))
		g.line("if %s {\nreturn s.%s(1)\n}\nreturn s.via%d(int(msg))", g.expr("bool", 1), name, i)
	case 6:
		apart(name, "key int", "tea.Cmd", command, key())
		g.result = model
		g.line("cmd := s.%s(1)\ns.log(cmd != nil)\nreturn s, cmd", name)
	default:
		g.odd = true
		g.body()
	}
}
