package report

import (
	"encoding/json"
	"fmt"
	"go/token"
	"io"
	"time"
)

// Seen is how often a loop was held, as runtime/stall saw it.
type Seen struct {
	Times   int           `json:"times"`
	Longest time.Duration `json:"longest_ns"`
}

// Add counts one stall.
func (s *Seen) Add(d time.Duration) {
	s.Times++
	s.Longest = max(s.Longest, d)
}

// String is "seen 3 times at run time, 52ms at most".
func (s Seen) String() string {
	return fmt.Sprintf("seen %s at run time, %s at most", count(s.Times, "time"), s.Longest.Round(time.Millisecond))
}

// Stall is a place that held a loop, and that no finding explains.
type Stall struct {
	Posn           token.Position // no column; of another machine, perhaps
	Func           string         // that stands there, without its package
	Loop, Callback string         // as the watch was told; may be empty
	Operation      string         // what Func was in: "encoding/json.Unmarshal"
	Check          string         // that it corresponds to
	Seen           Seen
}

// PrintStalls prints one line for each, with a place in front like a finding's.
func PrintStalls(w io.Writer, r *Report, style Style) error {
	for _, s := range r.Stalls {
		what := "the loop"
		if s.Loop != "" {
			what = "the " + s.Loop + " loop"
		}
		if s.Callback != "" {
			what += " (" + s.Callback + ")"
		}
		if s.Func != "" {
			what = s.Func + " held " + what
		} else {
			what += " was held"
		}
		if s.Operation != "" {
			what += fmt.Sprintf(" in %s (%s)", s.Operation, s.Check)
		}
		if _, err := fmt.Fprintf(w, "%s: stall: %s; %s; no finding explains it\n", style.Place(s.Posn), what, s.Seen); err != nil {
			return err
		}
	}
	return nil
}

// JSONStalls prints them as an object of their own.
func JSONStalls(w io.Writer, r *Report) error {
	type line struct {
		Posn      string `json:"posn"`
		Func      string `json:"func,omitempty"`
		Loop      string `json:"loop,omitempty"`
		Callback  string `json:"callback,omitempty"`
		Operation string `json:"operation,omitempty"`
		Check     string `json:"check,omitempty"`
		Seen      Seen   `json:"seen"`
	}
	all := make([]line, len(r.Stalls))
	for i, s := range r.Stalls {
		all[i] = line{s.Posn.String(), s.Func, s.Loop, s.Callback, s.Operation, s.Check, s.Seen}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	return enc.Encode(map[string][]line{"stalls": all})
}
