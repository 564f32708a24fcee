package report

import (
	"io"
	"os"

	"github.com/fatih/color"
	"github.com/mattn/go-isatty"
)

// paint has a function for each part of the text. Each colour is switched by
// itself: the package's own switch is one for the whole process, and stdout and
// stderr may go to different places.
type paint struct {
	place, category, unsure, caret, faint, fix func(string) string
}

func newPaint(on bool) paint {
	brush := func(attributes ...color.Attribute) func(string) string {
		c := color.New(attributes...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return func(s string) string { return c.Sprint(s) }
	}
	return paint{
		place:    brush(color.Bold),
		category: brush(color.FgRed, color.Bold),
		unsure:   brush(color.FgYellow),
		caret:    brush(color.FgRed, color.Bold),
		faint:    brush(color.Faint),
		fix:      brush(color.FgGreen, color.Bold),
	}
}

// Modes are the values of the flag -color.
var Modes = []string{"auto", "always", "never"}

// Coloured decides for one writer. On its own it is coloured if it is a terminal
// that understands, and if NO_COLOR (no-color.org) is not set.
func Coloured(w io.Writer, mode string) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	}
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" &&
		(isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}
