package proof

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/listing"
)

var update = flag.Bool("update", false, "write results.tsv")

// TestProof calls every listed function of the standard library that it can, and
// holds what it saw against the table. A contradiction fails, or has its reason in
// reasons.txt; what cannot be tried has its reason there too.
func TestProof(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Logf("on %s nothing is tried: the system calls that are looked for are Linux's", runtime.GOOS)
		return
	}
	listed := operations()
	reasons := readReasons(t)
	results := make(map[string]Result)
	record := func(tr trial, verdict Verdict, evidence string) {
		for _, name := range strings.Fields(tr.names) {
			if _, ok := listed[name]; !ok && !strings.HasPrefix(name, "control:") {
				t.Errorf("there is a trial of %s, which no table lists", name)
			}
			results[name] = Result{name, verdict, evidence}
		}
	}
	dir := t.TempDir()
	t.Chdir(dir) // what a trial opens by a relative name is there
	tracing := proveTraced(t, dir, listed, record)
	for i, tr := range waiting {
		verdict, evidence := tr.settled(t, fmt.Sprint("w", i), func(m measure) (Verdict, string) {
			if m.wall < pause*2/3 {
				return Contradicted, fmt.Sprintf("took %v", m.wall.Round(time.Millisecond))
			}
			return Confirmed, "waited for its peer"
		})
		record(tr, verdict, evidence)
	}
	for i, tr := range computing {
		// a light operation is still far more than a call
		least := time.Millisecond
		if listed[strings.Fields(tr.names)[0]].Cost == knowledge.Light {
			least /= 10
		}
		verdict, evidence := tr.settled(t, fmt.Sprint("c", i), func(m measure) (Verdict, string) {
			if m.cpu < least {
				return Contradicted, fmt.Sprintf("computed for %v", m.cpu)
			}
			return Confirmed, "computed for " + magnitude(m.cpu)
		})
		record(tr, verdict, evidence)
	}
	judge(t, listed, results, reasons, tracing)
}

// settled runs the trial and judges what was measured. Where that is not what it was
// the last time, the trial is run again: on a busy machine the peer of a call that
// waits may be there before the call, and what waits for nobody may wait for a processor.
func (tr *trial) settled(t *testing.T, name string, judge func(measure) (Verdict, string)) (verdict Verdict, evidence string) {
	was := Results()[strings.Fields(tr.names)[0]].Verdict
	for try := range 10 {
		m, err := tr.limited(trialDir(t, fmt.Sprintf("%s-%d", name, try)))
		if err != nil {
			verdict, evidence = Untried, err.Error()
		} else {
			verdict, evidence = judge(m)
		}
		if verdict == was || *update {
			break
		}
	}
	return verdict, evidence
}

// limited runs the trial, and gives up when it does not return.
func (tr *trial) limited(dir string) (measure, error) {
	type outcome struct {
		measure
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		m, err := tr.run(dir, func() {}, func() {})
		done <- outcome{m, err}
	}()
	select {
	case o := <-done:
		return o.measure, o.err
	case <-time.After(30 * time.Second):
		return measure{}, errors.New("it did not return within thirty seconds")
	}
}

func trialDir(t *testing.T, dir string) string {
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

// magnitude does not depend on the machine so much.
func magnitude(d time.Duration) string {
	switch {
	case d >= 100*time.Millisecond:
		return "100 ms or more"
	case d >= 10*time.Millisecond:
		return "10 to 100 ms"
	case d >= time.Millisecond:
		return "1 to 10 ms"
	}
	return "less than 1 ms"
}

// proveTraced runs the trials of system calls. Without strace nothing is known of
// them.
func proveTraced(t *testing.T, dir string, listed map[string]knowledge.Line, record func(trial, Verdict, string)) bool {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Log("strace is not here: what makes system calls without waiting is not tried")
		return false
	}
	for try := range 5 {
		calls, failed, err := trace(filepath.Join(dir, fmt.Sprint("t", try)))
		if err != nil {
			t.Log(err, "(in a container strace may not be allowed: what makes system calls without waiting is not tried)")
			return false
		}
		same, last := true, try == 4
		for i, tr := range traced {
			name := strings.Fields(tr.names)[0]
			seen := telling(calls[i])
			if strings.HasPrefix(name, "control:") {
				same = same && len(seen) == 0
				if last && len(seen) > 0 {
					t.Errorf("%s makes system calls: %s", name, strings.Join(seen, ", "))
				}
				continue
			}
			verdict, evidence := Untried, failed[i]
			if evidence == "" {
				verdict, evidence = agrees(listed[name], seen)
			}
			record(tr, verdict, evidence)
			same = same && verdict == Results()[name].Verdict
		}
		if same || *update { // else another thread's system calls may have come between
			break
		}
	}
	return true
}

// agrees compares the system calls with what the table says.
func agrees(l knowledge.Line, calls []string) (Verdict, string) {
	evidence := strings.Join(calls, ", ")
	if fits(l, calls) {
		return Confirmed, evidence
	}
	return Contradicted, "made " + evidence
}

// fits reports whether the system calls are what the table says.
func fits(l knowledge.Line, calls []string) bool {
	switch knowledge.Category(l.Category) {
	case knowledge.FS:
		if l.Cost == knowledge.Light {
			return some(metadata, calls) && !some(heavy, calls)
		}
		return some(heavy, calls)
	case knowledge.Net:
		return some(network, calls)
	case knowledge.Exec:
		return some(process, calls)
	}
	return false
}

// operations are the listed functions of the standard library. System calls
// themselves need no proof.
func operations() map[string]knowledge.Line {
	listed := make(map[string]knowledge.Line)
	for _, l := range listing.Shipped() {
		if l.Kind == "operation" && strings.HasPrefix(l.Table, "operations/std-") && l.Table != "operations/std-syscall.yaml" &&
			!strings.HasPrefix(l.Name, "syscall.") {
			listed[l.Name] = l
		}
	}
	return listed
}

func readReasons(t *testing.T) map[string]string {
	text, err := os.ReadFile("reasons.txt")
	if err != nil {
		t.Fatal(err)
	}
	reasons := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		if name, reason, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			reasons[name] = reason
		}
	}
	return reasons
}

// judge compares the results with the reasons and with those of the last time.
func judge(t *testing.T, listed map[string]knowledge.Line, results map[string]Result, reasons map[string]string, tracing bool) {
	count := make(map[Verdict]int)
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(listed)) {
		r, tried := results[name]
		reason := reasons[name]
		if !tried {
			r = Result{name, Untried, reason}
		}
		if r.Verdict == Untried && strings.HasSuffix(r.Evidence, "operation not permitted") {
			t.Logf("%s: %s", name, r.Evidence) // raw sockets are for the privileged
			tried, r = true, Results()[name]
		}
		switch {
		case !tried && !tracing && Results()[name].Verdict != Untried: // needs strace
		case r.Verdict == Contradicted && reason != "":
			r.Evidence += "; " + reason
		case r.Verdict == Contradicted:
			t.Errorf("%s: the table says %s, %s; it %s", name, listed[name].Category, listed[name].Cost, r.Evidence)
		case r.Verdict == Untried && reason == "":
			t.Errorf("%s is not tried, and there is no reason: %s", name, r.Evidence)
		case r.Verdict == Untried:
			r.Evidence = reason
		case reason != "":
			t.Errorf("%s is confirmed, and has a reason not to be: %s", name, reason)
		}
		count[r.Verdict]++
		fmt.Fprintf(&text, "%s\t%s\t%s\n", r.Name, r.Verdict, r.Evidence)
		if was := Results()[name].Verdict; tracing && !*update && was != r.Verdict {
			t.Errorf("%s: %s, was %s (go generate)", name, r.Verdict, was)
		}
	}
	t.Logf("%d listed: %d confirmed, %d contradicted with a reason, %d could not be tried",
		len(listed), count[Confirmed], count[Contradicted], count[Untried])
	if *update && tracing && !t.Failed() {
		if err := os.WriteFile(resultsFile, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// resultsFile is where the package's directory was before the test left it.
var resultsFile = func() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return dir + "/results.tsv"
}()
