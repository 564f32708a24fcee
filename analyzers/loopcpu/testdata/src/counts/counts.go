// Package counts has loops whose turns are constants, written in all ways.
package counts

import tea "github.com/charmbracelet/bubbletea"

const width, height = 4000, 4000

var weights = []float64{1, 4, 6, 4, 1}

type model struct {
	pix  [width]byte
	grid *[6000][8000]byte
	sum  int
	f    float64
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case int:
		m.nested()
	case uint:
		m.clamped(7)
	case string:
		m.ranges()
	case byte:
		m.integers()
	case bool:
		m.steps()
	case rune:
		m.logarithmic()
	case float64:
		m.triangle()
	case error:
		m.table()
	case []int:
		frame(8000, 6000) // one of the two, reported at the loop
		frame(40, 30)
	case []string:
		m.short()
	}
	return m, nil
}

func (m model) View() string { return "" }

func (m *model) nested() {
	for y := 0; y < height; y++ { // want `about .* ms on the bubbletea loop \(budget 16 ms\): 4,000 × 4,000 iterations of a loop in \(\*model\)\.nested: `
		for x := 0; x < width; x++ {
			m.sum += y*x%7 + int(m.pix[x])
		}
	}
}

// clamped goes no further than that, which is rare.
func (m *model) clamped(n int) {
	if n > 50_000_000 {
		n = 50_000_000
	}
	for i := 0; i < n; i++ {
		m.sum += i
	}
}

func (m *model) ranges() {
	for y := range m.grid { // want `6,000 × 8,000 iterations of`
		for x := range m.grid[y] {
			m.sum += int(m.grid[y][x]) * x
		}
	}
}

func (m *model) integers() {
	for i := range 30_000_000 { // want `30,000,000 iterations of`
		m.sum ^= i
	}
}

func (m *model) steps() {
	for i := 100_000_000; i > 0; i -= 2 { // want `50,000,000 iterations of`
		m.sum += i
	}
	for i := 0; i < 1_000_000; i += 1000 {
		m.sum += i
	}
}

func (m *model) logarithmic() {
	for i := 0; i < 1_000_000; i++ { // want `1,000,000 × 30 iterations of`
		for n := 1 << 30; n > 1; n /= 2 {
			m.sum += n
		}
	}
}

// triangle begins the inner loop where the outer one is: half of the square.
func (m *model) triangle() {
	for i := 0; i < 20_000; i++ { // want `20,000 × 10,000 iterations of`
		for j := i; j < 20_000; j++ {
			m.sum += j
		}
	}
}

// table ranges over what is never changed.
func (m *model) table() {
	for i := 0; i < 10_000_000; i++ { // want `10,000,000 × 5 iterations of`
		for _, w := range weights {
			m.f += w * float64(i)
		}
	}
}

// frame gets its size from its caller.
func frame(w, h int) (sum int) {
	for y := 0; y < h; y++ { // want `6,000 × 8,000 iterations of a loop in counts\.frame: model\.Update → counts\.frame`
		for x := 0; x < w; x++ {
			sum += x ^ y
		}
	}
	return sum
}

// short takes less than a frame.
func (m *model) short() {
	for i := 0; i < 1000; i++ {
		for j := 0; j < 1000; j++ {
			m.sum += i * j
		}
	}
}
