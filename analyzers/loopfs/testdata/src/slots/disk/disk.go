// Package disk knows of no loop.
package disk

import "os"

type Lines struct{ Path string }

func (l Lines) Lines() []string {
	os.ReadFile(l.Path)
	return nil
}

func Save() { os.WriteFile("state", nil, 0o600) }
