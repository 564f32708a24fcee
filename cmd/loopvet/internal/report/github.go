package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/loopvet/loopvet/analyzers/host"
)

// What a workflow command of GitHub Actions cannot hold as it is. In a property
// that is also what separates properties.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub prints one workflow command for each finding, which GitHub Actions shows
// at the line of the code.
func GitHub(w io.Writer, r *Report, style Style) error {
	for _, f := range r.Findings {
		level := "warning"
		if f.Category == host.Deadlock && f.Grade == host.Certain {
			level = "error"
		}
		properties := "file=" + githubProperty.Replace(filepath.ToSlash(style.path(f.Posn.Filename)))
		if f.Posn.Line > 0 {
			properties += fmt.Sprintf(",line=%d", f.Posn.Line)
			if f.Posn.Column > 0 {
				properties += fmt.Sprintf(",col=%d", f.Posn.Column)
			}
		}
		properties += ",title=" + githubProperty.Replace(f.Check)
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", level, properties, githubData.Replace(f.Message)); err != nil {
			return err
		}
	}
	return nil
}
