// Package start makes the configuration that a project begins with.
package start

import (
	"fmt"
	"strings"
	"text/template"
)

// Project is what was found out about it.
type Project struct {
	Module string      // its path
	Loops  []Loop      // of the tables
	Named  []Loop      // by directives alone
	Light  int         // light calls that are not reported
	Others []Candidate // functions that look like loops of its own
}

// Loop is a loop in use.
type Loop struct {
	Name, About, Budget string
	Packages            []string // where directives name it
	Entries, Findings   int
}

// Count says how often a loop is met.
func (l Loop) Count() string {
	return fmt.Sprintf("%s, %s", some(l.Entries, "entry", "entries"), some(l.Findings, "finding", "findings"))
}

func some(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// Config is the text of the project's .loopvet.yml. What stands behind "# " and
// begins a key can be used as it is.
func (p Project) Config() (string, error) {
	t, err := template.New("").Parse(text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = t.Execute(&b, p)
	return b.String(), err
}

// Examples are loops that the configuration could describe.
func (p Project) Examples() []Loop {
	var named []Loop
	for _, l := range p.Named {
		if len(l.Packages) > 0 {
			named = append(named, l)
		}
	}
	if len(named) > 0 {
		return named
	}
	return []Loop{{Name: "hub", Packages: []string{p.Module + "/hub"}}}
}

const text = `# What loopvet is to know about {{.Module}}.
# "loopvet config check" looks for mistakes, "loopvet config schema" prints a JSON
# schema for editors, "loopvet knowledge" prints what loopvet knows without this.
{{if .Loops}}
# The loops in use, and how long a callback may hold each:
budgets:
{{- range .Loops}}
  {{.Name}}: {{.Budget}} # {{.Count}}{{with .About}}; {{.}}{{end}}
{{- end}}
{{else if not .Named}}
# No loop that loopvet knows is in use.
{{end}}
{{- if .Named}}
# Loops that comments "//loopvet:onloop" put functions on:
{{- range .Named}}
#   the {{.Name}} loop, budget {{.Budget}}: {{.Count}}
{{- end}}
{{end}}
{{- if .Others}}
# These wait for the next event in a "for" of their own. What owns state that
# others wait for is a loop: put "//loopvet:onloop NAME" into its comment.
{{- range .Others}}
#   {{.Place}}: {{.Func}}
{{- end}}
{{end}}
# Loops of a package of yours: what runs on them, and what waits for them.
# loops:
{{- range .Examples}}
#   - loop: {{.Name}}
#     about: one goroutine owns all sessions
#     budget: 5ms
#     packages: [{{range $i, $p := .Packages}}{{if $i}}, {{end}}{{$p}}{{end}}]
{{- end}}
#     runs: ["Hub.Handle#fn", "Handler.OnMessage"] # an argument, an interface's method
#     waits: ["Hub.Call"]
#     advice: do it in a goroutine and hand the result to Hub.Post

# Functions that block, and some that do not although they seem to:
# operations:
#   - {at: "{{.Module}}/store.Store.{Get,Put}", category: db, cost: heavy}
# safe:
#   - {at: "{{.Module}}/store.Cached", reason: answers from memory}

# What is reported:
# checks: [loopfs, loopexec]       # only these
# min-grade: certain               # certain, likely (the default) or possible
# light: true                      # also stat and the like, once{{if .Light}}; there are {{.Light}}{{end}}
# assume: [local-disk]             # stat and the like are no operations at all
# exclude: ["internal/gen/**", {paths: "cmd/**", checks: [loopfs]}]
# disable: [systray, os.Hostname]  # a loop and an operation that ship
`
