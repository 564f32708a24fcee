package ownloop

import "os"

//line template.tmpl:7
func (e *editor) template() {
	e.l.Post(func() {
		os.Remove("template") // stays: it has //line directives
	})
}
