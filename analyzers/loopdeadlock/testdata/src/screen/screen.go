// Package screen waits, between two events, for room in their queue.
package screen

import "github.com/gdamore/tcell/v2"

func run(s tcell.Screen) {
	s.PostEventWait("start")
	for {
		switch s.PollEvent().(type) {
		case *tcell.EventKey:
			s.PostEventWait("key") // want `Screen\.PostEventWait .*waits for the tcell loop it runs on`
			go s.PostEventWait("later")
		case nil:
			return
		}
	}
}
