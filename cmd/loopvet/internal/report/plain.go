package report

import (
	"fmt"
	"io"
)

// Plain prints one line for each finding, "file:line:col: message".
func Plain(w io.Writer, r *Report, style Style) error {
	for _, f := range r.Findings {
		message := f.Message
		if f.Seen.Times > 0 {
			message += "; " + f.Seen.String()
		}
		if _, err := fmt.Fprintf(w, "%s: %s\n", style.Place(f.Posn), message); err != nil {
			return err
		}
	}
	return nil
}
