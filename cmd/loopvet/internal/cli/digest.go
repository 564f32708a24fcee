package cli

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"os"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/cache"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/report"
	"github.com/loopvet/loopvet/cmd/loopvet/internal/schedule"
)

// digest is all that outlives a package's syntax of what was found in it. Every
// run prints what it has decoded, the one too that has just encoded it: what does
// not survive that is missing in both.
type digest struct {
	Findings []report.Finding
	Light    int
	Coverage map[string]*host.Coverage // of each loop, if it was asked for
}

func (r *run) digest(out *schedule.Outcome) []byte {
	var d digest
	add := func(f *host.Finding) {
		d.Findings = append(d.Findings, report.Finding{Finding: f, Package: out.Package.ImportPath, Stop: r.fset.Position(f.End)})
	}
	for _, ran := range out.Runs {
		switch result := ran.Result.(type) {
		case *host.Result:
			d.Light += result.Light()
			if r.covers() {
				d.Coverage = result.Coverage()
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

func decodeDigest(data []byte) (d digest, err error) {
	return d, gob.NewDecoder(bytes.NewReader(data)).Decode(&d)
}

func (r *run) covers() bool { return r.verbose || r.unresolved }

// remember lets the job use what earlier runs found out.
func (r *run) remember(job *schedule.Job, know *host.Table) (err error) {
	if job.Cache, err = cache.Open(); err != nil {
		return err
	}
	job.Digest = r.digest
	tool, err := cache.Tool()
	if err != nil {
		return err
	}
	if r.config != "" {
		text, err := os.ReadFile(r.config)
		if err != nil {
			return err
		}
		r.text = string(text)
	}
	job.Identity = r.identity(tool, job.Listing.Platform, know)
	described := map[string]bool{}
	for _, path := range know.Packages() {
		described[path] = true
	}
	job.Whole = func(path string) bool { return described[path] }
	if users := know.UserPackages(); len(users) > 0 {
		job.Survey = &schedule.Survey{Key: r.config + "\n" + r.text, Packages: users, Make: func(types schedule.Types) (wrong []byte) {
			for _, err := range know.Check(types) {
				wrong = fmt.Appendln(wrong, err)
			}
			return wrong
		}}
	}
	return nil
}

// identity says what the results depend on besides the packages. Findings depend
// on the text of the configuration, and on where it is: "exclude" is relative to
// that.
func (r *run) identity(tool, platform string, know *host.Table) schedule.Identity {
	var checks []string
	for _, c := range r.Checks {
		checks = append(checks, c.Name)
	}
	config := host.Core.Flags.Lookup("config").Value // absolute
	return schedule.Identity{
		Types:  tool + " " + platform,
		Facts:  know.Config().Hash,
		Report: fmt.Sprintf("%q %t %t %s %q %q", r.grade, r.light, r.covers(), strings.Join(checks, " "), config, r.text),
	}
}
