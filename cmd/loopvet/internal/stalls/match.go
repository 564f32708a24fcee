package stalls

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/runtime/stall"
)

// nearness is how well a call of a chain fits a frame. Lines first: one function may
// make many calls. But the program may be older than what was analysed.
type nearness func(h host.Hop, f stall.Frame) bool

// sameLines compares lines. Files are compared by their names and packages: the
// program was built in another directory, perhaps with -trimpath. A closure that was
// inlined has the name of the function, and the package, that it was inlined into:
// then the folder must be the same.
func sameLines(h host.Hop, f stall.Frame) bool {
	at := report.Position(h.Pos)
	file, frame := filepath.ToSlash(at.Filename), filepath.ToSlash(f.File)
	if at.Line != f.Line || path.Base(file) != path.Base(frame) {
		return false
	}
	pkg, _ := split(f.Func)
	return pkg == h.Pkg || pkg == "main" || path.Base(path.Dir(file)) == path.Base(path.Dir(frame))
}

// sameFunctions compares the functions' names, closures by what they stand in.
func sameFunctions(h host.Hop, f stall.Frame) bool {
	pkg, name := split(f.Func)
	if pkg != h.Pkg && pkg != "main" {
		return false
	}
	outer := func(name string) string {
		if name, _, ok := strings.Cut(name, ".func"); ok {
			return name + ".func"
		}
		return name
	}
	is, name := outer(h.Func), outer(name)
	return is == name || strings.HasSuffix(is, "."+name) && !strings.HasPrefix(is, "(")
}

// split cuts "example.com/app/store.(*Store).Load" behind the package's path.
func split(name string) (pkg, function string) {
	name = strings.ReplaceAll(name, "[...]", "")
	slash := strings.LastIndexByte(name, '/') + 1
	dot := strings.IndexByte(name[slash:], '.')
	if dot < 0 {
		return "", name
	}
	return strings.ReplaceAll(name[:slash+dot], "%2e", "."), name[slash+dot+1:]
}

// explains reports whether one of the finding's chains was on the stack, down to the
// place that is reported at least, and the operation is the finding's.
func explains(f *report.Finding, r stall.Report, near nearness) bool {
	if f.Loop == nil || len(r.Stack) == 0 {
		return false
	}
	if on(f.Chain, f.Posn.String(), r, near) && operation(f, f.Op, r) {
		return true
	}
	for _, o := range slices.Concat(f.Others, f.Places, f.Ways) {
		if on(o.Chain, o.Posn, r, near) && operation(f, o.Op, r) {
			return true
		}
	}
	return false
}

// on reports whether the calls of the chain are on the stack, in this order: those of
// the user's package, up to the one at posn, which the finding stands for. What lies
// behind it may differ; an operation of the same category is the same finding.
func on(chain []host.Hop, posn string, r stall.Report, near nearness) bool {
	at := report.Position(posn)
	if last := slices.IndexFunc(chain, func(h host.Hop) bool {
		p := report.Position(h.Pos)
		return p.Filename == at.Filename && p.Line == at.Line
	}); last >= 0 {
		chain = chain[:last+1]
	}
	frame := len(r.Stack) - 1 // the outermost
	for _, h := range chain {
		for frame >= 0 && !near(h, r.Stack[frame]) {
			frame--
		}
		if frame < 0 {
			return false
		}
		frame--
	}
	return len(chain) > 0
}

// operation reports whether the stall was in op, or in another of its kind. A
// goroutine that waits for itself is only seen to wait.
func operation(f *report.Finding, op string, r stall.Report) bool {
	if r.Check == f.Check || f.Check == "loopdeadlock" && r.Check == "loopwait" {
		return true
	}
	return slices.ContainsFunc(r.Stack, func(frame stall.Frame) bool { return written(frame.Func) == op })
}

// written is a function's name as findings write it: "(*sql.DB).Query" for
// database/sql.(*DB).Query, "os.ReadFile".
func written(name string) string {
	pkg, function := split(name)
	pkg = path.Base(pkg)
	if rest, ok := strings.CutPrefix(function, "(*"); ok {
		return "(*" + pkg + "." + rest
	}
	return pkg + "." + function
}
