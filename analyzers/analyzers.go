// Package analyzers lists the checks of loopvet, for the command and for
// people's own multicheckers.
package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/loopvet/loopvet/analyzers/loopcpu"
	"github.com/loopvet/loopvet/analyzers/loopcrypto"
	"github.com/loopvet/loopvet/analyzers/loopdb"
	"github.com/loopvet/loopvet/analyzers/loopdeadlock"
	"github.com/loopvet/loopvet/analyzers/loopdirective"
	"github.com/loopvet/loopvet/analyzers/loopdns"
	"github.com/loopvet/loopvet/analyzers/loopexec"
	"github.com/loopvet/loopvet/analyzers/loopfs"
	"github.com/loopvet/loopvet/analyzers/loopnet"
	"github.com/loopvet/loopvet/analyzers/loopwait"
)

// All is every check, in the order in which help and documents show them.
var All = []*analysis.Analyzer{
	loopfs.Analyzer,
	loopnet.Analyzer,
	loopdns.Analyzer,
	loopcrypto.Analyzer,
	loopcpu.Analyzer,
	loopexec.Analyzer,
	loopdb.Analyzer,
	loopwait.Analyzer,
	loopdeadlock.Analyzer,
	loopdirective.Analyzer,
}
