package proof

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
)

// The traced process tells where a call begins and ends by asking for a file
// that does not exist.
const marker = "/loopvet-proof/"

func mark(words ...string) func() {
	path := marker + strings.Join(words, "/")
	return func() { syscall.Access(path, 0) }
}

// child runs the trials of system calls one after another.
func child(dir string) {
	for i, tr := range traced {
		sub := filepath.Join(dir, fmt.Sprint(i))
		check(os.Mkdir(sub, 0o700))
		index := fmt.Sprint(i)
		if _, err := tr.run(sub, mark("begin", index), mark("end", index)); err != nil {
			fmt.Printf("%d %v\n", i, err)
		}
	}
}

// trace runs the trials in a process of their own under strace and returns the
// system calls of each, in order; failed are the errors.
func trace(dir string) (calls map[int][]string, failed map[int]string, err error) {
	out := filepath.Join(dir, "trace")
	sub := filepath.Join(dir, "trials")
	check(os.MkdirAll(sub, 0o700))
	cmd := exec.Command("strace", "-f", "-qq", "-s", "64", "-o", out, os.Args[0])
	// one file for the terminal's input: it is empty
	cmd.Env = append(os.Environ(), childVar+"="+sub)
	report, err := cmd.CombinedOutput()
	if err != nil {
		return nil, nil, fmt.Errorf("strace: %w\n%s", err, report)
	}
	failed = make(map[int]string)
	for line := range strings.Lines(string(report)) {
		var i int
		if n, _ := fmt.Sscanf(line, "%d ", &i); n == 1 {
			_, failed[i], _ = strings.Cut(strings.TrimSpace(line), " ")
		}
	}
	calls, err = readTrace(out)
	return calls, failed, err
}

// callLine is "PID name(args…": also the first half of a call that another
// thread's interrupts in the listing.
var callLine = regexp.MustCompile(`^\d+ +([a-z0-9_]+)\((.*)`)

// wakeUp is what the runtime writes to its own event descriptor and reads from it.
const wakeUp = `"\1\0\0\0\0\0\0\0", 8`

func readTrace(file string) (map[int][]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	calls := make(map[int][]string)
	at := -1
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		m := callLine.FindStringSubmatch(scan.Text())
		if m == nil {
			continue
		}
		if _, rest, ok := strings.Cut(m[2], marker); ok {
			var i int
			if n, _ := fmt.Sscanf(rest, "begin/%d", &i); n == 1 {
				at = i
				calls[i] = nil
			} else {
				at = -1
			}
			continue
		}
		if at >= 0 && !strings.Contains(m[2], wakeUp) {
			calls[at] = append(calls[at], m[1])
		}
	}
	return calls, scan.Err()
}

// The system calls by what they say of a function. The others are the runtime's
// own, or cost nothing.
var (
	metadata = words("stat lstat fstat newfstatat statx statfs fstatfs access faccessat faccessat2 readlink readlinkat getcwd chdir fchdir uname getxattr listxattr inotify_add_watch")
	// 0x1c4 is fchmodat2, of which older straces do not know the name
	heavy = words(`open openat openat2 creat read pread64 readv write pwrite64 writev getdents64 ftruncate truncate fsync fdatasync sync_file_range link linkat mkdir
		mkdirat mknod mknodat rename renameat renameat2 rmdir symlink symlinkat unlink unlinkat chmod fchmod fchmodat fchmodat2 syscall_0x1c4 chown fchown fchownat lchown
		utime utimes utimensat futimesat sendfile splice tee copy_file_range fallocate flock`)
	network = words("read write socket bind connect listen accept accept4 sendto recvfrom sendmsg recvmsg")
	process = words("clone clone3 vfork fork execve wait4 waitid pidfd_open pidfd_send_signal")
)

func words(s string) map[string]bool {
	all := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		all[w] = true
	}
	return all
}

// telling lists the system calls that say something, each once, in order.
func telling(calls []string) []string {
	var all []string
	seen := make(map[string]bool)
	for _, c := range calls {
		if (metadata[c] || heavy[c] || network[c] || process[c]) && !seen[c] {
			seen[c] = true
			all = append(all, c)
		}
	}
	return all
}

func some(set map[string]bool, calls []string) bool {
	for _, c := range calls {
		if set[c] {
			return true
		}
	}
	return false
}
