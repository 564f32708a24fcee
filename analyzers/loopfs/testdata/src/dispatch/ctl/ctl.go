// Package ctl has the handlers of the keys.
package ctl

import "os"

type Binding struct {
	Key     rune
	Handler func()
}

type Notes struct{}

func (n *Notes) Bindings() []*Binding {
	return []*Binding{{'s', n.save}, {'d', n.drop}, {'x', n.exit}}
}

func (n *Notes) save() { os.WriteFile("notes", nil, 0o600) }
func (n *Notes) drop() { os.Remove("notes") }
func (n *Notes) exit() { os.WriteFile("state", nil, 0o600) }
