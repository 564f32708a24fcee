package report

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"go/token"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
)

// The part of SARIF 2.1.0 that is written. Names and order are those of the
// standard.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool               sarifTool                `json:"tool"`
		ColumnKind         string                   `json:"columnKind"`
		OriginalURIBaseIDs map[string]sarifArtifact `json:"originalUriBaseIds,omitempty"`
		Results            []sarifResult            `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string       `json:"id"`
		ShortDescription sarifMessage `json:"shortDescription"`
		FullDescription  sarifMessage `json:"fullDescription"`
		Help             sarifMessage `json:"help"`
		Configuration    sarifLevel   `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifMessage      `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		CodeFlows    []sarifCodeFlow   `json:"codeFlows,omitempty"`
		Fixes        []sarifFix        `json:"fixes,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Properties   map[string]string `json:"properties,omitempty"`
	}
	sarifFix struct {
		Description sarifMessage  `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion  `json:"deletedRegion"`
		Inserted sarifContent `json:"insertedContent"`
	}
	sarifContent struct {
		Text string `json:"text"`
	}
	sarifCodeFlow struct {
		ThreadFlows []sarifThreadFlow `json:"threadFlows"`
	}
	sarifThreadFlow struct {
		Locations []sarifStep `json:"locations"`
	}
	sarifStep struct {
		Location sarifLocation `json:"location"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot   = "SRCROOT" // what relative paths are relative to
)

// SARIF prints a SARIF 2.1.0 log. Each chain is a code flow, from the call that
// the entry makes to the operation's.
func SARIF(w io.Writer, r *Report, style Style) error {
	s := sarif{style, sources{}}
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "loopvet", InformationURI: "https://github.com/loopvet/loopvet", Rules: s.rules(r)}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	if style.Base != "" {
		run.OriginalURIBaseIDs = map[string]sarifArtifact{sarifRoot: {URI: fileURI(style.Base) + "/"}}
	}
	for _, f := range r.Findings {
		run.Results = append(run.Results, s.result(f, run.Tool.Driver.Rules))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	return enc.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

type sarif struct {
	style Style
	lines sources
}

// rules describes the checks that ran, also those that found nothing: code
// scanning closes an alert only when its rule is there.
func (s sarif) rules(r *Report) []sarifRule {
	rules := []sarifRule{}
	for _, c := range r.Checks {
		_, help, _ := strings.Cut(c.Doc, "\n\n")
		summary := host.Summary(c)
		rules = append(rules, sarifRule{c.Name, sarifMessage{summary}, sarifMessage{summary}, sarifMessage{help}, sarifLevel{"warning"}})
	}
	return rules
}

func (s sarif) result(f Finding, rules []sarifRule) sarifResult {
	res := sarifResult{
		RuleID:       f.Check,
		RuleIndex:    slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == f.Check }),
		Level:        "warning",
		Message:      sarifMessage{f.Message},
		Locations:    []sarifLocation{s.location(f.Posn, end(f), "")},
		Fingerprints: map[string]string{"loopvet/v1": Fingerprint(f)},
	}
	if f.Loop == nil {
		return res
	}
	switch {
	case f.Grade == host.Possible:
		res.Level = "note"
	case f.Grade == host.Certain && f.Category == host.Deadlock:
		res.Level = "error"
	}
	res.Properties = map[string]string{"loop": f.Loop.Name, "category": string(f.Category), "grade": f.Grade.String()}
	if f.Fix != nil {
		res.Fixes = s.fixes(f.Fix)
	}
	var steps []sarifStep
	for i, h := range f.Chain {
		if h.Pos == "" {
			continue
		}
		next := f.Op
		if i+1 < len(f.Chain) {
			next = f.Chain[i+1].Func
		}
		p := Position(h.Pos)
		steps = append(steps, sarifStep{s.location(p, p, h.Func+" calls "+next)})
	}
	if len(steps) > 0 {
		res.CodeFlows = []sarifCodeFlow{{[]sarifThreadFlow{{steps}}}}
	}
	return res
}

func (s sarif) location(from, to token.Position, message string) sarifLocation {
	l := sarifLocation{Physical: sarifPhysical{Artifact: s.artifact(from.Filename)}}
	if from.Line > 0 {
		region := &sarifRegion{StartLine: from.Line, StartColumn: s.column(from)}
		if to.Filename == from.Filename && (to.Line > from.Line || to.Line == from.Line && to.Column > from.Column) {
			region.EndLine, region.EndColumn = to.Line, s.column(to)
		}
		l.Physical.Region = region
	}
	if message != "" {
		l.Message = &sarifMessage{message}
	}
	return l
}

// fixes is the one fix, in places of the files as they are now. There is none if one
// has become shorter.
func (s sarif) fixes(fix *host.Fix) []sarifFix {
	var changes []sarifChange
	for i, e := range fix.Edits {
		from, ok := s.lines.position(e.File, e.From)
		to, ok2 := s.lines.position(e.File, e.To)
		if !ok || !ok2 {
			return nil
		}
		if i == 0 || e.File != fix.Edits[i-1].File {
			changes = append(changes, sarifChange{Artifact: s.artifact(e.File)})
		}
		change := &changes[len(changes)-1]
		region := sarifRegion{from.Line, s.column(from), to.Line, s.column(to)}
		change.Replacements = append(change.Replacements, sarifReplacement{region, sarifContent{e.New}})
	}
	return []sarifFix{{sarifMessage{fix.Message}, changes}}
}

// column counts characters, where positions count bytes.
func (s sarif) column(p token.Position) int {
	line, ok := s.lines.line(p.Filename, p.Line)
	if !ok || p.Column < 1 || p.Column-1 > len(line) {
		return p.Column
	}
	return len([]rune(line[:p.Column-1])) + 1
}

func (s sarif) artifact(file string) sarifArtifact {
	if rel, err := filepath.Rel(s.style.Base, file); s.style.Base != "" && err == nil && filepath.IsLocal(rel) {
		return sarifArtifact{(&url.URL{Path: filepath.ToSlash(rel)}).EscapedPath(), sarifRoot}
	}
	return sarifArtifact{URI: fileURI(file)}
}

func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// Fingerprint names a finding by what it is: check, loop, entry, the functions
// of the chain and the operation. No line is in it, so it stays the same while
// the code around moves.
func Fingerprint(f Finding) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", f.Package, f.Check)
	if f.Loop == nil {
		fmt.Fprintln(h, f.Message)
	} else {
		fmt.Fprintf(h, "%s\n%s\n", f.Loop.Name, f.Entry)
		for _, hop := range f.Chain {
			fmt.Fprintf(h, "%s %s\n", hop.Pkg, hop.Func)
		}
		fmt.Fprintln(h, f.Op)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:16])
}
