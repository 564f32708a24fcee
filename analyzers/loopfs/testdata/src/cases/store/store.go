// Package store does what it is told by its arguments.
package store

import "os"

// Event tells what has happened.
type Event int

const (
	Opened Event = iota
	Saved
	Closed
)

// Handle writes on one event only.
func Handle(e Event) {
	switch e {
	case Opened:
		println("opened")
	case Saved:
		os.WriteFile("saved", nil, 0o600)
	}
}

// Forward hands on what it gets.
func Forward(e Event, quiet bool) {
	if !quiet {
		Handle(e)
	}
}

// Load reads, if it is to.
func Load(name string, fresh bool) {
	if fresh {
		os.ReadFile(name)
	}
}

// Each writes, and tells the watcher, if there is one.
func Each(watch func()) {
	if watch == nil {
		os.ReadDir(".")
		return
	}
	watch()
}

// Always reads in every case; the shorter way is under a condition.
func Always(fast bool) {
	if fast {
		os.ReadFile("fast")
		return
	}
	slow()
}

func slow() { os.ReadFile("slow") }

// Refresh takes a flag as programs do that have none of the language's.
func Refresh(now ...struct{}) {
	if now == nil {
		os.ReadFile("refresh")
	}
}

func Keep(names ...string) {
	if len(names) == 0 {
		os.ReadFile("keep")
	}
}

func Drop(names ...string) {
	if len(names) > 0 {
		os.Remove(names[0])
	}
}
