// Package history tells who changed a note, and when.
package history

import (
	"strings"

	"notes/git"
)

// History is a list of changes, the newest first.
type History []Change

// Change is one commit.
type Change struct{ ID, Author, Subject string }

// Of reads the history of a file.
func Of(path string) History {
	var h History
	for _, line := range git.Log(path) {
		if f := strings.SplitN(line, "\t", 3); len(f) == 3 {
			h = append(h, Change{f[0], f[1], f[2]})
		}
	}
	return h
}

func (h History) String() string {
	var b strings.Builder
	for _, c := range h {
		b.WriteString(c.ID + " " + c.Author + ": " + c.Subject + "\n")
	}
	return b.String()
}
