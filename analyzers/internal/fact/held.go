package fact

import (
	"cmp"
	"strings"
)

// Held is what a waiter for a mutex is told.
type Held struct {
	Mutex  Slot
	By     string // the function that holds it: "(*Store).Sync"
	Across string // the operation: "(*exec.Cmd).Run"
	Loop   string // which that waits for: what locks the mutex on it waits for ever; none: the operation just takes long
	Shared bool   // with RLock: other readers do not wait
	Apart  bool   // the package itself starts a goroutine that holds it
}

func (h *Held) String() string { return "held by " + h.By + " across " + h.Across }

// compareHeld puts first what tells a waiter most.
func compareHeld(a, b *Held) int {
	if a == nil || b == nil {
		return cmp.Compare(there(a), there(b))
	}
	return cmp.Or(
		strings.Compare(string(a.Mutex), string(b.Mutex)),
		strings.Compare(a.Loop, b.Loop),
		cmp.Compare(one(a.Ends()), one(b.Ends())),
		cmp.Compare(one(a.Shared), one(b.Shared)),
		cmp.Compare(one(b.Apart), one(a.Apart)),
		strings.Compare(a.By, b.By),
		strings.Compare(a.Across, b.Across),
	)
}

// Ends reports whether the holder closes something down: by the time it waits,
// there is not much of a loop left to wait for it.
func (h *Held) Ends() bool { return Ends(h.By) }

// Ends reports whether a function of that name closes something down.
func Ends(name string) bool {
	name = strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	for _, word := range []string{"close", "stop", "shutdown", "destroy", "terminate", "dispose", "cleanup", "kill"} {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}

func there(h *Held) int { return one(h != nil) }

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
