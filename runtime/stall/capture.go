package stall

import (
	"bytes"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/loopvet/loopvet/runtime/internal/goid"
)

// capture takes the stack of the loop's goroutine.
//
// runtime.Stack of all goroutines stops the world for 45 ms when there are 10,000
// of them. The goroutine profile needs 7 ms, but has neither ids nor wait states,
// and at most 32 frames. So the loop's record is found by its outermost frames,
// which do not change while the loop runs, and the wait is read off the innermost.
// If that is not unique, or the stack is too deep to show its end, Stack decides.
func (w *Watch) capture(r *Report) {
	if frames := w.fromProfile(); frames != nil {
		r.Stack = frames
	} else {
		r.Stack = fromStack(w.id.Load())
	}
	r.explain()
}

// base is the outer end of a loop's stack: return addresses, and the function that
// runs inside them, whichever line it is at.
type base struct {
	entry uintptr
	pcs   []uintptr
}

func entry(pc uintptr) uintptr {
	if f := runtime.FuncForPC(pc - 1); f != nil {
		return f.Entry()
	}
	return 0
}

func (w *Watch) fromProfile() []Frame {
	outer := w.outer.Load()
	if outer == nil || len(outer.pcs) >= 32 {
		return nil
	}
	n, ok := runtime.NumGoroutine(), false
	for !ok {
		if n > len(w.records) {
			w.records = make([]runtime.StackRecord, n+n/8+16)
		}
		n, ok = runtime.GoroutineProfile(w.records)
	}
	var found []uintptr
	for i := range n {
		pcs := w.records[i].Stack()
		if n := len(pcs) - len(outer.pcs); n > 0 && slices.Equal(pcs[n:], outer.pcs) && entry(pcs[n-1]) == outer.entry {
			if found != nil {
				return nil // another goroutine that was started in the same place
			}
			found = pcs
		}
	}
	if found == nil {
		return nil
	}
	var stack []Frame
	frames := runtime.CallersFrames(found)
	for {
		f, more := frames.Next()
		stack = append(stack, Frame{Func: f.Function, File: f.File, Line: f.Line})
		if !more {
			return stack
		}
	}
}

// fromStack finds the goroutine in the trace of all. Nil: it has ended.
func fromStack(id int64) []Frame {
	if id == 0 {
		return nil
	}
	buf := make([]byte, 1<<20)
	for {
		n := runtime.Stack(buf, true)
		if n < len(buf) || len(buf) >= 1<<26 {
			buf = buf[:n]
			break
		}
		buf = make([]byte, 2*len(buf))
	}
	for trace := range bytes.SplitSeq(buf, []byte("\n\n")) {
		if goid.Parse(trace) == id {
			return parse(string(trace))
		}
	}
	return nil
}

// parse reads a trace: a header, then two lines per frame.
func parse(trace string) []Frame {
	var stack []Frame
	lines := strings.Split(trace, "\n")
	for i := 1; i+1 < len(lines); i += 2 {
		name, place := lines[i], strings.TrimSpace(lines[i+1])
		if strings.HasPrefix(name, "created by ") {
			break
		}
		if end := strings.LastIndexByte(name, '('); end > 0 {
			name = name[:end]
		}
		place, _, _ = strings.Cut(place, " +0x")
		f := Frame{Func: name, File: place}
		if at := strings.LastIndexByte(place, ':'); at >= 0 {
			if n, err := strconv.Atoi(place[at+1:]); err == nil {
				f.File, f.Line = place[:at], n
			}
		}
		stack = append(stack, f)
	}
	return stack
}
