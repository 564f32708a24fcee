package schedule

import (
	"runtime/debug"
	"testing"
)

func TestPercentage(t *testing.T) {
	for live, want := range map[uint64]int{0: 3900, 1 << 20: 3900, 40 << 20: 300, 80 << 20: 100, 100 << 20: 60, 4 << 30: 50} {
		if got := percentage(160<<20, live); got != want {
			t.Errorf("%d MB: %d %%, want %d", live>>20, got, want)
		}
	}
}

func TestRoom(t *testing.T) {
	for made, want := range map[int]uint64{0: 64, 4: 65, 384: 160, 100_000: 160} {
		if got := room(made) >> 20; got != want {
			t.Errorf("%d packages: %d MB, want %d", made, got, want)
		}
	}
}

func TestCollectorLeavesTheSetting(t *testing.T) {
	before := debug.SetGCPercent(70)
	defer debug.SetGCPercent(before)
	for env, during := range map[string]bool{"": true, "off": false, "50": false} {
		t.Setenv("GOGC", env)
		c := newCollector(10)
		if now := debug.SetGCPercent(70); (now != 70) != during {
			t.Errorf("GOGC=%s: %d %%", env, now)
		}
		c.adjust()
		c.stop()
		if now := debug.SetGCPercent(70); now != 70 {
			t.Errorf("GOGC=%s: %d %% are left", env, now)
		}
	}
}
