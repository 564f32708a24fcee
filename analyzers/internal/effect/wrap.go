package effect

import (
	"strings"

	"github.com/loopvet/loopvet/analyzers/internal/chain"
	"github.com/loopvet/loopvet/analyzers/internal/fact"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
)

// passedOn maps the methods of the standard library's readers and writers to
// what they call of the value they wrap, by the first word of their name.
var passedOn = []struct{ prefix, method string }{
	{"Read", "Read"}, {"Scan", "Read"}, {"Decode", "Read"}, {"Peek", "Read"}, {"Next", "Read"}, {"Discard", "Read"}, {"Token", "Read"},
	{"Write", "Write"}, {"Flush", "Write"}, {"Encode", "Write"},
}

// wrapped adds the operations of a reader or writer inside another, as in
// bufio.NewReader(file).ReadString. What was put in decides: a bytes.Buffer is
// no operation.
func (s *solver) wrapped(site *Site) {
	if site.Callee == nil || len(site.Args) == 0 || receivers(site.Callee) == 0 || site.Callee.Pkg() == nil || !knowledge.Std(site.Callee.Pkg().Path()) {
		return
	}
	for _, p := range passedOn {
		if strings.HasPrefix(site.Callee.Name(), p.prefix) {
			s.argument(chain.Prepend(site.Hop, nil), site.Args[0], fact.Call{Method: p.method})
			return
		}
	}
}
