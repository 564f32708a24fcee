package report

import (
	"encoding/json"
	"io"
)

// Coverage is the object that -json prints behind the tree of findings if -v or
// -unresolved asks what was seen.
type Coverage struct {
	Loops   []LoopCoverage `json:"loops"`
	Skipped []Skipped      `json:"skipped"`
}

// LoopCoverage tells how much of the code on one loop was seen through.
type LoopCoverage struct {
	Loop       string       `json:"loop"`
	Entries    int          `json:"entries"`    // functions that are on the loop by themselves
	Functions  int          `json:"functions"`  // those and all that they call
	Resolved   int          `json:"resolved"`   // calls of func values and interface methods with a known callee
	Unresolved []Unresolved `json:"unresolved"` // the others
}

// Unresolved is a call whose callee nothing tells.
type Unresolved struct {
	Posn  string `json:"posn"`
	Func  string `json:"func"`
	Calls string `json:"calls"`
}

// Skipped is a package that was not analysed, and why.
type Skipped struct {
	Package string `json:"package"`
	Reason  string `json:"reason"`
}

// JSON prints the coverage as one object.
func (c *Coverage) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	return enc.Encode(map[string]*Coverage{"coverage": c})
}
