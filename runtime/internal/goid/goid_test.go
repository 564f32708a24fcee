package goid_test

import (
	"testing"

	"github.com/loopvet/loopvet/runtime/internal/goid"
)

func TestGet(t *testing.T) {
	id := goid.Get()
	if id == 0 || goid.Get() != id {
		t.Error("not constant:", id, goid.Get())
	}
	other := make(chan int64)
	go func() { other <- goid.Get() }()
	if o := <-other; o == 0 || o == id {
		t.Errorf("two goroutines: %d and %d", id, o)
	}
}

func TestParse(t *testing.T) {
	for trace, want := range map[string]int64{
		"goroutine 42 [running]:\nmain.main()": 42,
		"goroutine 9223372036854775807 [":      9223372036854775807,
		"goroutine":                            0,
		"":                                     0,
		"thread 7 [":                           0,
	} {
		if got := goid.Parse([]byte(trace)); got != want {
			t.Errorf("%q: %d, want %d", trace, got, want)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	for b.Loop() {
		goid.Get()
	}
}
