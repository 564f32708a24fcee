package report

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func sarifOf(t *testing.T, r *Report, style Style) sarifRun {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(printed(t, SARIF, r, style)), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 {
		t.Fatalf("version %q, %d runs", log.Version, len(log.Runs))
	}
	return log.Runs[0]
}

func TestSARIFCarriesTheChain(t *testing.T) {
	r, style := sample(t)
	run := sarifOf(t, r, style)
	if len(run.Results) != len(r.Findings) {
		t.Fatalf("%d results of %d findings", len(run.Results), len(r.Findings))
	}
	exec := run.Results[1]
	if run.Tool.Driver.Rules[exec.RuleIndex].ID != "loopexec" || exec.RuleID != "loopexec" || exec.Level != "warning" {
		t.Errorf("rule %d, %q, level %q", exec.RuleIndex, exec.RuleID, exec.Level)
	}
	want := sarifRegion{StartLine: 4, StartColumn: 11, EndLine: 4, EndColumn: 16}
	at := exec.Locations[0].Physical
	if at.Artifact != (sarifArtifact{"internal/ui/list.go", sarifRoot}) || *at.Region != want {
		t.Errorf("at %+v %+v", at.Artifact, *at.Region)
	}
	var steps []string
	for _, s := range exec.CodeFlows[0].ThreadFlows[0].Locations {
		steps = append(steps, s.Location.Physical.Artifact.URI+" "+s.Location.Message.Text)
	}
	if diff := cmp.Diff([]string{
		"internal/ui/list.go (*List).Update calls (*List).refresh",
		"internal/ui/list.go (*List).refresh calls (*Session).Alive",
		"file:///home/me/go/pkg/mod/example.com/mux@v1.2.0/session.go (*Session).Alive calls (*exec.Cmd).Run",
	}, steps); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestSARIFCarriesTheFix: edits are by line and column there, insertions have no extent.
func TestSARIFCarriesTheFix(t *testing.T) {
	r, style := sample(t)
	run := sarifOf(t, r, style)
	want := []sarifFix{{sarifMessage{"return a tea.Cmd"}, []sarifChange{{
		sarifArtifact{"internal/ui/list.go", sarifRoot},
		[]sarifReplacement{
			{sarifRegion{1, 11, 1, 11}, sarifContent{"\n\nimport tea"}},
			{sarifRegion{4, 1, 7, 1}, sarifContent{"\treturn sess.alive\n"}},
		},
	}}}}
	if diff := cmp.Diff(want, run.Results[1].Fixes); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(run.Results[0].Fixes)+len(run.Results[2].Fixes) > 0 {
		t.Error("what has no fix has one")
	}
	if err := os.Truncate(r.Findings[1].Fix.Edits[0].File, 60); err != nil {
		t.Fatal(err)
	}
	if fixes := sarifOf(t, r, style).Results[1].Fixes; fixes != nil {
		t.Errorf("a fix for what is no longer there: %+v", fixes)
	}
}

func TestSARIFRulesAreTheDocumentation(t *testing.T) {
	r, style := sample(t)
	run := sarifOf(t, r, style)
	if len(run.Tool.Driver.Rules) != len(r.Checks) {
		t.Errorf("%d rules, %d checks", len(run.Tool.Driver.Rules), len(r.Checks))
	}
	for i, rule := range run.Tool.Driver.Rules {
		if doc := r.Checks[i].Doc; !strings.Contains(doc, rule.ShortDescription.Text) || !strings.HasSuffix(doc, rule.Help.Text) || rule.Help.Text == "" {
			t.Errorf("%s: %+v", rule.ID, rule)
		}
	}
}

// TestFingerprintIsWithoutLines: code that moves keeps its alert, another chain is another.
func TestFingerprintIsWithoutLines(t *testing.T) {
	r, _ := sample(t)
	f := r.Findings[1]
	before := Fingerprint(f)
	moved := *f.Finding
	moved.Posn.Line += 10
	moved.Chain = append(moved.Chain[:0:0], moved.Chain...)
	for i := range moved.Chain {
		moved.Chain[i].Pos = "elsewhere.go:1:1"
	}
	f.Finding = &moved
	if after := Fingerprint(f); after != before {
		t.Error("it changes with the lines")
	}
	moved.Chain = moved.Chain[1:]
	if after := Fingerprint(f); after == before {
		t.Error("it does not change with the chain")
	}
}

func TestSARIFColumnsCountCharacters(t *testing.T) {
	s := sarif{Style{}, sources{"a.go": {[]byte(`	x := "äöü" + f()`)}}}
	p := Position("a.go:1:18")
	if got := s.column(p); got != 15 {
		t.Errorf("column %d", got)
	}
}

func TestGitHub(t *testing.T) {
	r, style := sample(t)
	r.Findings[1].Message = "100% of\nit: a, b"
	want := `::warning file=internal/ui/list.go,line=1,col=1,title=loopdirective::unknown directive
::warning file=internal/ui/list.go,line=4,col=11,title=loopexec::100%25 of%0Ait: a, b
::warning file=internal/ui/list.go,line=5,col=3,title=loopdeadlock::(*tea.Program).Send waits
`
	if diff := cmp.Diff(want, printed(t, GitHub, r, style)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	r.Findings[0].Posn.Filename = style.Base + "/a:b,c%.go"
	if got := printed(t, GitHub, r, style); !strings.HasPrefix(got, "::warning file=a%3Ab%2Cc%25.go,line=1") {
		t.Error(got)
	}
}
