// Package beep is a small copy for fixtures.
package beep

type Streamer interface {
	Stream(samples [][2]float64) (n int, ok bool)
}

type StreamerFunc func(samples [][2]float64) (n int, ok bool)

func (f StreamerFunc) Stream(samples [][2]float64) (n int, ok bool) { return f(samples) }

func Callback(f func()) Streamer {
	return StreamerFunc(func([][2]float64) (int, bool) {
		f()
		return 0, false
	})
}
