package host

import (
	"io"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/listing"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/proof"
)

// The tables, for those who want to read them.
type (
	Line        = knowledge.Line        // one thing said about one object
	Explanation = knowledge.Explanation // the same with its reason
	Resolved    = knowledge.Listing     // tables looked up in a module
)

// ShippedLines lists what the shipped tables say, in the names of real packages.
func ShippedLines() []Line { return listing.Shipped() }

// WriteLines prints lines as TSV with a header.
func WriteLines(w io.Writer, lines []Line) error { return listing.Write(w, lines) }

// Resolve looks the table's selectors up in the packages that the module in dir
// reaches.
func Resolve(dir string, table *Table) (*Resolved, error) { return listing.Resolve(dir, table) }

// Declared is the full name of the function that name means to the module in dir,
// "" if there is none.
func Declared(dir, name string) string { return listing.Declared(dir, name) }

// Standard reports whether an import path is one of the standard library, whose
// table has all that blocks.
func Standard(path string) bool { return knowledge.Std(path) }

// Proof is what calling a listed function of the standard library showed, "" if
// nothing is known of it.
func Proof(fullName string) string { return proof.Of(fullName) }

// JSONSchema is the schema of a .loopvet.yml, for editors.
func JSONSchema() ([]byte, error) { return knowledge.JSONSchema() }
