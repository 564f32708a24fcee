package cli

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/rewrite"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/schedule"
)

// digest is all that outlives a package's syntax of what was found in it. Every
// run prints what it has decoded, the one too that has just encoded it: what does
// not survive that is missing in both.
type digest struct {
	Findings  []report.Finding
	Light     int
	Mentions  []string                  // of other packages' functions
	Coverage  map[string]*host.Coverage // of each loop, if it was asked for
	Estimates []host.Estimated          // of its functions, likewise
}

func (r *run) digest(out *schedule.Outcome) []byte {
	var d digest
	// What a package made for its test has besides is told of the package itself.
	again := out.Package.ForTest == out.Package.Path()
	add := func(f *host.Finding) {
		if again && !ofTest(f) {
			return
		}
		found := report.Finding{Finding: f, Package: out.Package.Path(), Stop: r.fset.Position(f.End)}
		if f.Fix != nil {
			found.Sums = rewrite.Sums{}
			for _, e := range f.Fix.Edits {
				found.Sums[e.File] = rewrite.SumOf(out.Texts[e.File])
			}
		}
		d.Findings = append(d.Findings, found)
	}
	for _, ran := range out.Runs {
		switch result := ran.Result.(type) {
		case *host.Result:
			if again {
				continue
			}
			d.Light += result.Light()
			d.Mentions = result.Mentions()
			if r.covers() {
				d.Coverage, d.Estimates = result.Coverage(), result.Estimates()
			}
		case []*host.Finding:
			for _, f := range result {
				add(f)
			}
		default: // a check that is not about loops
			for _, diag := range ran.Diagnostics {
				add(&host.Finding{Check: ran.Analyzer.Name, Pos: diag.Pos, End: diag.End, Posn: r.fset.Position(diag.Pos), Message: diag.Message})
			}
		}
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(d); err != nil {
		panic(err) // a field of a finding that cannot be kept
	}
	return b.Bytes()
}

// ofTest reports whether a finding is about a test's own code: what a test puts
// into a slot says nothing of the program.
func ofTest(f *host.Finding) bool {
	begin := f.Posn.Filename
	if len(f.Chain) > 0 {
		begin, _, _ = strings.Cut(f.Chain[0].Pos, ".go:")
		begin += ".go"
	}
	return strings.HasSuffix(begin, "_test.go")
}

func decodeDigest(data []byte) (d digest, err error) {
	return d, gob.NewDecoder(bytes.NewReader(data)).Decode(&d)
}

func (r *run) covers() bool { return r.verbose || r.unresolved }

// remember lets the job use what earlier runs found out.
func (r *run) remember(job *schedule.Job, know *host.Table, config string, checks []*analysis.Analyzer) (err error) {
	if r.cache == nil {
		if r.cache, err = cache.Open(); err != nil {
			return err
		}
	}
	tool, err := cache.Tool()
	if err != nil {
		return err
	}
	var text []byte
	if config != "" {
		if text, err = os.ReadFile(config); err != nil {
			return err
		}
	}
	var names []string
	for _, c := range checks {
		names = append(names, c.Name)
	}
	job.Cache, job.Digest = r.cache, r.digest
	// Findings depend on the text of the configuration, and on where it is:
	// "exclude" is relative to that.
	job.Identity = schedule.Identity{
		Types: tool + " " + job.Listing.Platform,
		Facts: know.Config().Hash,
		Report: fmt.Sprintf("%q %t %t %s %q %q", r.grade, r.light, r.covers(), strings.Join(names, " "),
			host.Core.Flags.Lookup("config").Value, text),
	}
	whole := map[string]bool{}
	for _, path := range know.Scopes() {
		whole[path] = true
	}
	job.Opaque = know.Opaque
	job.Whole = func(path string) bool { return whole[path] }
	if users := know.UserPackages(); len(users) > 0 {
		job.Survey = &schedule.Survey{Key: config + "\n" + string(text), Packages: users, Make: func(types schedule.Types) (wrong []byte) {
			for _, err := range know.Check(types) {
				wrong = fmt.Appendln(wrong, err)
			}
			return wrong
		}}
	}
	return nil
}
