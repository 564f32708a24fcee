package proof

import (
	"fmt"
	"strings"
)

func (g *generator) push(lit bool) { g.scopes = append(g.scopes, scope{lit: lit}) }
func (g *generator) pop()          { g.scopes = g.scopes[:len(g.scopes)-1] }
func (g *generator) top0() *scope  { return &g.scopes[len(g.scopes)-1] }

// settle replaces the marks of variables that nobody uses by a use.
func (g *generator) settle(text string) string {
	for i := strings.Index(text, "«"); i >= 0; i = strings.Index(text, "«") {
		j := i + strings.Index(text[i:], "»") + len("»")
		id := text[i:j]
		name, use, _ := strings.Cut(strings.Trim(id, "«»"), ":")
		with := "\n_ = " + name
		if strings.Contains(text, "‹"+use+"›") {
			with = ""
		}
		text = text[:i] + with + text[j:]
	}
	for i := strings.Index(text, "‹"); i >= 0; i = strings.Index(text, "‹") {
		j := i + strings.Index(text[i:], "›") + len("›")
		text = text[:i] + text[j:]
	}
	return text
}

// add makes a variable visible and returns what follows its declaration.
func (g *generator) add(name, typ string) string {
	g.marks++
	v := &variable{name: name, typ: typ, mark: g.marks}
	g.top0().vars = append(g.top0().vars, v)
	return fmt.Sprintf("«%s:%d»", name, v.mark)
}

// use is a variable in an expression.
func (v *variable) use() string {
	if v.mark == 0 {
		return v.name
	}
	return fmt.Sprintf("%s‹%d›", v.name, v.mark)
}

// visible lists the variables of a type that no other hides.
func (g *generator) visible(typ string) (out []*variable) {
	hidden := map[string]bool{}
	for i := len(g.scopes) - 1; i >= 0; i-- {
		vars := g.scopes[i].vars
		for j := len(vars) - 1; j >= 0; j-- {
			if v := vars[j]; !hidden[v.name] && v.typ == typ {
				out = append(out, v)
			}
			hidden[vars[j].name] = true
		}
	}
	return out
}

var words = map[string][]string{
	"int": {"n", "i", "count", "result", "v"}, "string": {"path", "name", "text", "arg"},
	"bool": {"ok", "found"}, "[]byte": {"data", "buf", "b"}, "[]int": {"list", "nums"},
	"[]string": {"names", "lines"}, "map[string]int": {"seen", "m"},
	"*fake.Request": {"req", "p"}, "fake.Request": {"val", "r"}, "error": {"err", "e", "err2"},
	"fake.Dir": {"dir"}, "any": {"x"}, "func()": {"f", "done"},
}

// name finds a name for a variable that the innermost scope has not got yet, or "".
func (g *generator) name(typ string) string {
	list := words[typ]
	if g.odd && g.chance(8) {
		list = []string{"context", "result2", "loop", "pool", "app", "err3", "fake2", "q"}
	}
	for range 6 {
		name := pick(g, list...)
		taken := false
		for _, v := range g.top0().vars {
			taken = taken || v.name == name
		}
		if name == "loop" && g.kind == own && g.chance(50) {
			continue
		}
		if !taken {
			return name
		}
	}
	return ""
}

var kinds = []string{"int", "int", "string", "string", "bool", "[]byte", "[]int", "[]string", "map[string]int", "*fake.Request", "fake.Request", "error", "fake.Dir"}

// expr is an expression of a type.
func (g *generator) expr(typ string, depth int) string {
	if vars := g.visible(typ); len(vars) > 0 && g.chance(45) {
		return pick(g, vars...).use()
	}
	if typ != "func()" && g.chance(40) {
		for _, f := range fields {
			if f.typ == typ && g.chance(60) {
				return "s." + f.name
			}
		}
	}
	sub := func(t string) string { return g.expr(t, depth-1) }
	if depth <= 0 {
		return g.literal(typ)
	}
	switch typ {
	case "int":
		switch g.IntN(9) {
		case 0:
			return sub("int") + pick(g, " + ", " - ", " * ") + sub("int")
		case 1:
			return "len(" + sub(pick(g, "[]byte", "[]int", "[]string", "string", "map[string]int")) + ")"
		case 2:
			return sub("map[string]int") + "[" + sub("string") + "]"
		case 3:
			return operand(sub("*fake.Request")) + ".N"
		case 4:
			return pick(g, "s.count", "s.val.N", fmt.Sprint("total", g.n), "s.base"+fmt.Sprint(g.n)+".count")
		case 5:
			return g.helperCall("int")
		}
	case "string":
		switch g.IntN(9) {
		case 0:
			return sub("string") + " + " + sub("string")
		case 1:
			return "string(" + sub("[]byte") + ")"
		case 2:
			return "fmt.Sprint(" + sub("int") + ")"
		case 3:
			return "strings.ToUpper(" + sub("string") + ")"
		case 4:
			return operand(sub("*fake.Request")) + ".Name"
		case 5:
			return g.helperCall("string")
		case 6:
			return pick(g, "s.tag", "s.val.Name")
		}
	case "bool":
		switch g.IntN(5) {
		case 0:
			return sub("int") + pick(g, " > ", " == ", " < ") + sub("int")
		case 1:
			return sub("string") + pick(g, " != ", " == ") + sub("string")
		case 2:
			return "(" + sub("bool") + pick(g, " && ", " || ") + sub("bool") + ")"
		case 3:
			return sub("error") + pick(g, " != nil", " == nil")
		}
	case "[]byte":
		switch g.IntN(6) {
		case 0, 1:
			return "[]byte(" + sub("string") + ")"
		case 2:
			return "append([]byte(nil), " + sub("[]byte") + "...)"
		case 3:
			return "append(" + sub("[]byte") + ", 'a')"
		case 4:
			return operand(sub("*fake.Request")) + ".Data"
		}
	case "[]int":
		switch g.IntN(4) {
		case 0:
			return "append(" + sub("[]int") + ", " + sub("int") + ")"
		case 1:
			return "[]int{" + sub("int") + ", " + sub("int") + "}"
		case 2:
			return fmt.Sprint("shared", g.n)
		}
	case "[]string":
		switch g.IntN(3) {
		case 0:
			return "append(" + sub("[]string") + ", " + sub("string") + ")"
		case 1:
			return "strings.Split(" + sub("string") + `, "/")`
		}
	case "map[string]int":
		if g.chance(50) {
			return "map[string]int{" + sub("string") + ": " + sub("int") + "}"
		}
	case "*fake.Request":
		switch g.IntN(5) {
		case 0:
			return "&fake.Request{N: " + sub("int") + ", Data: " + sub("[]byte") + "}"
		case 1:
			return "&s.val"
		case 2:
			return operand(sub("*fake.Request")) + ".Clone()"
		case 3:
			if vars := g.visible("fake.Request"); len(vars) > 0 {
				return "&" + pick(g, vars...).use()
			}
		}
	case "fake.Request":
		switch g.IntN(3) {
		case 0:
			return "fake.Request{Name: " + sub("string") + ", Next: " + sub("*fake.Request") + "}"
		case 1:
			return "*" + sub("*fake.Request")
		}
	case "error":
		if g.chance(40) {
			return "errors.New(" + sub("string") + ")"
		}
	case "fake.Dir":
		return "fake.Dir(" + sub("string") + ")"
	case "any":
		return "any(" + sub(pick(g, "int", "string")) + ")"
	}
	return g.literal(typ)
}

func (g *generator) literal(typ string) string {
	switch typ {
	case "int":
		return fmt.Sprint(g.IntN(9))
	case "string":
		return pick(g, `"a"`, `"b/c"`, "`d`", `"//e"`)
	case "bool":
		return pick(g, "true", "false")
	case "[]byte":
		return pick(g, `[]byte("lit")`, "make([]byte, 3)")
	case "[]int":
		return "[]int{1, 2}"
	case "[]string":
		return `[]string{"s"}`
	case "map[string]int":
		return `map[string]int{"k": 2}`
	case "*fake.Request":
		return `&fake.Request{Name: "lit"}`
	case "fake.Request":
		return "fake.Request{N: 4}"
	case "error":
		return "error(nil)"
	case "fake.Dir":
		return `fake.Dir("/lit")`
	case "any":
		return pick(g, "any(1)", `any("x")`)
	}
	return "func() {}"
}

// helperCall calls a helper with one result, without operation.
func (g *generator) helperCall(result string) string {
	for _, h := range g.helpers {
		if h.result == result && !h.op && g.chance(70) {
			return g.call(h)
		}
	}
	return g.literal(result)
}

func (g *generator) call(h helper) string {
	var args []string
	if h.params != "" {
		for _, t := range strings.Split(h.params, ", ") {
			args = append(args, g.expr(t, 1))
		}
	}
	name := h.name
	if h.method {
		name = "s." + name
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// operand puts an expression into parentheses where a selector needs them.
func operand(e string) string {
	if strings.HasPrefix(e, "&") {
		return "(" + e + ")"
	}
	return e
}
