// Stock runs loopvet's checks in the driver that golang.org/x/tools has for them,
// to compare loopvet's own with.
package main

import (
	"golang.org/x/tools/go/analysis/multichecker"

	"github.com/loopvet/loopvet/analyzers"
)

func main() { multichecker.Main(analyzers.All...) }
