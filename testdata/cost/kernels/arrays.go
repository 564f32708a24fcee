package kernels

func Matrix() {
	const n = 160
	var a, b, c [n][n]float64
	for i := range n {
		for j := range n {
			a[i][j], b[i][j] = float64(i+j), float64(i-j)
		}
	}
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			s := 0.0
			for k := 0; k < n; k++ {
				s += a[i][k] * b[k][j]
			}
			c[i][j] = s
		}
	}
	FSink = c[3][5]
}

func SumSlice() {
	xs := make([]int, 1_000_000)
	s := 0
	for range 5 {
		for _, x := range xs {
			s += x
		}
	}
	Sink = s
}

func FillSlice() {
	xs := make([]int, 3_000_000)
	for i := range xs {
		xs[i] = i * 3
	}
	Sink = xs[7]
}

func Histogram() {
	var counts [256]int
	data := make([]byte, 5_000_000)
	for _, b := range data {
		counts[b]++
	}
	Sink = counts[0]
}

func Blur() {
	const w, h = 800, 600
	src, dst := make([]byte, w*h), make([]byte, w*h)
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			s := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					s += int(src[(y+dy)*w+x+dx])
				}
			}
			dst[y*w+x] = byte(s / 9)
		}
	}
	Sink = int(dst[w+1])
}

func Grey() {
	const n = 1920 * 1080
	src, dst := make([]byte, n*4), make([]byte, n)
	for i := 0; i < n; i++ {
		r, g, b := int(src[4*i]), int(src[4*i+1]), int(src[4*i+2])
		dst[i] = byte((299*r + 587*g + 114*b) / 1000)
	}
	Sink = int(dst[9])
}

func BubbleSort() {
	const n = 2000
	xs := make([]int, n)
	for i := range xs {
		xs[i] = i * 7919 % n
	}
	for i := 0; i < n; i++ {
		for j := 0; j < n-1; j++ {
			if xs[j] > xs[j+1] {
				xs[j], xs[j+1] = xs[j+1], xs[j]
			}
		}
	}
	Sink = xs[3]
}

func InsertionShift() {
	const n = 2500
	xs := make([]int, n)
	for i := 1; i < n; i++ {
		for j := i; j > 0; j-- {
			xs[j] = xs[j-1] + 1
		}
	}
	Sink = xs[5]
}

func LevenshteinTable() {
	const n = 1000
	a, b := make([]byte, n), make([]byte, n)
	for i := range a {
		a[i], b[i] = byte(i*7), byte(i*11)
	}
	row := make([]int, n+1)
	for i := 0; i < n; i++ {
		prev := row[0]
		row[0] = i + 1
		for j := 0; j < n; j++ {
			cost := prev
			if a[i] != b[j] {
				cost++
			}
			prev = row[j+1]
			row[j+1] = min(cost, row[j]+1, prev+1)
		}
	}
	Sink = row[n]
}

func GameOfLife() {
	const n = 128
	var world, next [n][n]bool
	for i := range n {
		world[i][i*7%n] = true
	}
	for range 10 {
		for y := 0; y < n; y++ {
			for x := 0; x < n; x++ {
				alive := 0
				for dy := -1; dy <= 1; dy++ {
					for dx := -1; dx <= 1; dx++ {
						if world[(y+dy)&(n-1)][(x+dx)&(n-1)] {
							alive++
						}
					}
				}
				next[y][x] = alive == 3 || alive == 4 && world[y][x]
			}
		}
		world, next = next, world
	}
	if world[1][1] {
		Sink++
	}
}

func FloydWarshall() {
	const n = 130
	var d [n][n]int
	for i := range n {
		for j := range n {
			d[i][j] = (i*31 + j*17) % 100
		}
	}
	for k := 0; k < n; k++ {
		for i := 0; i < n; i++ {
			for j := 0; j < n; j++ {
				if t := d[i][k] + d[k][j]; t < d[i][j] {
					d[i][j] = t
				}
			}
		}
	}
	Sink = d[3][4]
}

func Knapsack() {
	const items, room = 100, 10_000
	best := make([]int, room+1)
	for i := 1; i <= items; i++ {
		for r := room; r >= i; r-- {
			best[r] = max(best[r], best[r-i]+i*i%37)
		}
	}
	Sink = best[room]
}

func BinarySearches() {
	const n = 1 << 16
	xs := make([]int, n)
	for i := range xs {
		xs[i] = 2 * i
	}
	found := 0
	for i := 0; i < 100_000; i++ {
		lo := 0
		for step := n / 2; step > 0; step /= 2 {
			if xs[lo+step-1] < i {
				lo += step
			}
		}
		found += lo
	}
	Sink = found
}

func PrefixSums() {
	xs := make([]int, 500_000)
	for range 4 {
		for i := 1; i < len(xs); i++ {
			xs[i] += xs[i-1] + 1
		}
	}
	Sink = xs[len(xs)-1]
}

func Checksum() {
	data := make([]byte, 1_000_000)
	a, b := uint32(1), uint32(0)
	for _, c := range data {
		a = (a + uint32(c)) % 65521
		b = (b + a) % 65521
	}
	Sink = int(a ^ b)
}

func Crc() {
	var table [256]uint32
	for i := range 256 {
		c := uint32(i)
		for range 8 {
			c = c>>1 ^ 0xedb88320&-(c&1)
		}
		table[i] = c
	}
	c := ^uint32(0)
	data := make([]byte, 2_000_000)
	for _, b := range data {
		c = table[byte(c)^b] ^ c>>8
	}
	Sink = int(c)
}

func Xorshift() {
	x := uint32(2463534242)
	for range 3_000_000 {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
	}
	Sink = int(x)
}
