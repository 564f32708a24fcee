package stall

import "strings"

// waits: what a goroutine with such a frame is parked in. Without one it computes.
var waits = []struct{ prefix, wait string }{
	{"runtime.chanrecv", "chan receive"},
	{"runtime.chansend", "chan send"},
	{"runtime.selectgo", "select"},
	{"runtime.block", "select"},
	{"time.Sleep", "sleep"},
	{"internal/poll.runtime_pollWait", "i/o"},
	{"sync.runtime_notifyListWait", "sync.Cond"},
	{"sync.(*WaitGroup).Wait", "sync.WaitGroup"},
	{"sync.(*RWMutex)", "sync.RWMutex"},
	{"sync.(*Mutex)", "sync.Mutex"},
	{"internal/sync.(*Mutex)", "sync.Mutex"},
	{"sync.runtime_Semacquire", "semaphore"},
	{"internal/sync.runtime_Semacquire", "semaphore"},
	{"syscall.Syscall", "system call"},
	{"syscall.RawSyscall", "system call"},
	{"internal/runtime/syscall", "system call"},
}

// checks: which check of the linter reports an operation, by the function the user's
// code called or, if that is silent, by the ones it called in turn. The first line
// that matches decides.
var checks = []struct{ prefix, check string }{
	{"os/exec.", "loopexec"},
	{"os.(*Process).", "loopexec"},
	{"os.StartProcess", "loopexec"},
	{"database/sql.", "loopdb"},
	{"net.(*Resolver).", "loopdns"},
	{"net.Lookup", "loopdns"},
	{"net.", "loopnet"},
	{"net/", "loopnet"},
	{"crypto/tls.", "loopnet"},
	{"crypto/", "loopcrypto"},
	{"golang.org/x/crypto/ssh", "loopnet"},
	{"golang.org/x/crypto/", "loopcrypto"},
	{"os.", "loopfs"},
	{"io/fs.", "loopfs"},
	{"path/filepath.", "loopfs"},
	{"syscall.", "loopfs"},
	{"time.Sleep", "loopwait"},
	{"sync.", "loopwait"},
	{"runtime.chan", "loopwait"},
	{"runtime.selectgo", "loopwait"},
	{"runtime.block", "loopwait"},
}

// explain finds the operation in the stack: what the innermost frame of code
// outside the standard library called. The standard library's functions are named
// without a dot in the first element of their path.
func (r *Report) explain() {
	r.Wait = ""
	at := len(r.Stack)
	for i, f := range r.Stack {
		if !std(f.Func) {
			at = i
			break
		}
		for _, w := range waits {
			if strings.HasPrefix(f.Func, w.prefix) {
				r.Wait = w.wait // the outermost: sync.Mutex rather than semaphore
				break
			}
		}
	}
	// A driver below database/sql reads sockets and files, or computes: the query is
	// what the user wrote.
	for i := len(r.Stack) - 1; i >= 0; i-- {
		if strings.HasPrefix(r.Stack[i].Func, "database/sql.(") {
			r.Operation, r.Check = r.Stack[i].Func, "loopdb"
			return
		}
	}
	// From the call that user code made inwards: the first that a check knows.
	for i := min(at, len(r.Stack)-1); i >= 0; i-- {
		for _, c := range checks {
			if c.check == "loopwait" && r.Wait == "" {
				continue // sync.(*Pool).Put, say, computes
			}
			if strings.HasPrefix(r.Stack[i].Func, c.prefix) {
				r.Operation, r.Check = r.Stack[i].Func, c.check
				return
			}
		}
	}
	if len(r.Stack) > 0 {
		at = min(max(at-1, 0), len(r.Stack)-1)
		r.Operation = r.Stack[at].Func
		if strings.HasPrefix(r.Operation, "runtime.") && at+1 < len(r.Stack) {
			r.Operation = r.Stack[at+1].Func // preempted, or allocating: the code itself computes
		}
		r.Check = "loopcpu"
		if r.Wait != "" {
			r.Check = "loopwait"
		}
	}
}

func std(name string) bool {
	if strings.HasPrefix(name, "main.") {
		return false
	}
	first, _, _ := strings.Cut(name, "/")
	if first == name { // no slash: package.Func
		return stdRoots[name[:max(strings.IndexByte(name, '.'), 0)]]
	}
	return !strings.Contains(first, ".") && stdRoots[first]
}

// stdRoots are the first path elements of the standard library.
var stdRoots = func() map[string]bool {
	m := map[string]bool{}
	for _, r := range strings.Fields(`archive bufio bytes cmp compress container context
		crypto database debug embed encoding errors expvar flag fmt go hash html image
		index internal io iter log maps math mime net os path plugin reflect regexp
		runtime slices sort strconv strings structs sync syscall testing text time unicode
		unique unsafe vendor weak`) {
		m[r] = true
	}
	return m
}()
