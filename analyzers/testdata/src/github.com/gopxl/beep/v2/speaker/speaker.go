package speaker

import (
	"sync"

	"github.com/gopxl/beep/v2"
)

var (
	mu    sync.Mutex
	mixer []beep.Streamer
)

func Lock()   { mu.Lock() }
func Unlock() { mu.Unlock() }

func Play(s ...beep.Streamer) {
	mu.Lock()
	mixer = append(mixer, s...)
	mu.Unlock()
}
