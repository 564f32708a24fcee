// Package baseline keeps the findings that a project knows of and lives with, so
// that only others are shown.
//
// A record has no line: it is found again by what puts code on the loop, the
// operation, and the chain between. It expires when the code around one of the
// chain's calls changes, as far as it is the project's own: who works on a
// callback is shown what is wrong with it.
package baseline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Record is one known finding.
type Record struct {
	Package   string   `json:"package"`
	Check     string   `json:"check"`
	Loop      string   `json:"loop,omitempty"`
	Entry     string   `json:"entry,omitempty"` // "tea.Model.Update"
	Operation string   `json:"operation"`
	Chain     []string `json:"chain,omitempty"` // the functions
	Code      string   `json:"code"`            // a hash of the code around the chain's calls
}

// Hash is what Code says of pieces of code.
func Hash(code []string) string {
	sum := sha256.Sum256([]byte(strings.Join(code, "\n")))
	return hex.EncodeToString(sum[:8])
}

// key is all but the code.
func (r Record) key() string {
	return strings.Join(append([]string{r.Package, r.Check, r.Loop, r.Entry, r.Operation}, r.Chain...), "\x00")
}

const version = 1

type document struct {
	Version  int      `json:"version"`
	Findings []Record `json:"findings"`
}

// Read reads a file that Write wrote.
func Read(name string) ([]Record, error) {
	src, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s does not exist: -write-baseline %[1]s writes it", name)
	}
	if err != nil {
		return nil, err
	}
	var d document
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return nil, fmt.Errorf("%s is no baseline: %w", name, err)
	}
	if d.Version != version {
		return nil, fmt.Errorf("%s has version %d, not %d: write it again with -write-baseline", name, d.Version, version)
	}
	return d.Findings, nil
}

// Write writes the records, sorted, one a line: who resolves a conflict between
// two branches keeps both sides.
func Write(name string, records []Record) error {
	lines := make([]string, len(records))
	for i, r := range records {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(r); err != nil {
			return err
		}
		lines[i] = strings.TrimSpace(b.String())
	}
	slices.Sort(lines)
	text := fmt.Sprintf("{\"version\": %d, \"findings\": [\n%s\n]}\n", version, strings.Join(lines, ",\n"))
	return os.WriteFile(name, []byte(text), 0o666)
}

// State is what a baseline says of a finding, the more of it is news the later.
type State int

const (
	Known   State = iota // do not show it
	Expired              // known, but its code has changed
	New
)

// Compare says of each finding what the baseline knows, and which records no
// finding needs. Where several are alike, a record stands for one of them.
func Compare(known, findings []Record) (states []State, unused []Record) {
	left := map[string][]Record{}
	for _, r := range known {
		left[r.key()] = append(left[r.key()], r)
	}
	states = slices.Repeat([]State{New}, len(findings))
	take := func(state State, fits func(record, finding Record) bool) {
		for i, f := range findings {
			records := left[f.key()]
			at := slices.IndexFunc(records, func(r Record) bool { return fits(r, f) })
			if states[i] == New && at >= 0 {
				states[i] = state
				left[f.key()] = slices.Delete(records, at, at+1)
			}
		}
	}
	take(Known, func(r, f Record) bool { return r.Code == f.Code })
	take(Expired, func(Record, Record) bool { return true })
	for _, records := range left {
		unused = append(unused, records...)
	}
	slices.SortFunc(unused, func(a, b Record) int {
		return cmp.Or(strings.Compare(a.key(), b.key()), strings.Compare(a.Code, b.Code))
	})
	return states, unused
}
