package load

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// explainCgo says of packages that seem empty because cgo is off, that it is off.
func (l *Listing) explainCgo() {
	for _, p := range l.Packages {
		if p.Error != nil && strings.Contains(p.Error.Err, "build constraints exclude all Go files") && p.ignoresCgo() {
			p.Error.Err = "its files need cgo, which is off (CGO_ENABLED is 0, or there is no C compiler)"
		}
	}
}

func (p *Package) ignoresCgo() bool {
	for _, name := range p.IgnoredGoFiles {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.ImportsOnly)
		if err != nil {
			continue
		}
		for _, spec := range file.Imports {
			if spec.Path.Value == `"C"` {
				return true
			}
		}
	}
	return false
}
