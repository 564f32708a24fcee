package host

import (
	"os"

	"github.com/loopvet/loopvet/analyzers/internal/knowledge"
	"github.com/loopvet/loopvet/analyzers/internal/knowledge/listing"
)

// ResolveConfig looks the selectors of a .loopvet.yml alone up in the packages
// that the module in dir reaches. The error has one line for each mistake that
// needs no packages to be seen.
func ResolveConfig(dir, file string) (*Resolved, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if _, err := knowledge.LoadFrom(file, src); err != nil { // it may name what ships
		return nil, err
	}
	table, err := knowledge.Parse(file, src)
	if err != nil {
		return nil, err
	}
	return listing.Resolve(dir, table)
}
