package kernels

import "strings"

type point struct{ x, y, z float64 }

type node struct {
	left, right *node
	v           int
}

func AppendInts() {
	var xs []int
	for i := 0; i < 1_000_000; i++ {
		xs = append(xs, i)
	}
	Sink = len(xs)
}

func AppendReserved() {
	xs := make([]point, 0, 500_000)
	for i := 0; i < 500_000; i++ {
		xs = append(xs, point{x: float64(i)})
	}
	Sink = len(xs)
}

func MapWrites() {
	m := map[int]int{}
	for i := 0; i < 100_000; i++ {
		m[i*7] = i
	}
	Sink = len(m)
}

func MapReads() {
	m := make(map[int]int, 1000)
	for i := 0; i < 1000; i++ {
		m[i] = i
	}
	s := 0
	for range 500 {
		for i := 0; i < 1000; i++ {
			s += m[i]
		}
	}
	Sink = s
}

func WordCount() {
	words := [...]string{"loop", "callback", "entry", "operation", "effect", "slot", "witness", "chain", "grade", "cost"}
	counts := map[string]int{}
	for i := 0; i < 300_000; i++ {
		counts[words[i%10]]++
	}
	Sink = counts["loop"]
}

func Allocate() {
	var list *node
	for i := 0; i < 300_000; i++ {
		list = &node{left: list, v: i}
	}
	Sink = list.v
}

func Rows() {
	rows := make([][]int, 0, 3000)
	for i := 0; i < 3000; i++ {
		rows = append(rows, make([]int, 500))
	}
	Sink = len(rows)
}

func Closures() {
	var fs []func() int
	for i := 0; i < 200_000; i++ {
		fs = append(fs, func() int { return i })
	}
	Sink = fs[9]()
}

func Interfaces() {
	shapes := [...]shape{square(2), circle(3), square(4)}
	s := 0.0
	for i := 0; i < 3_000_000; i++ {
		s += shapes[i%3].area()
	}
	FSink = s
}

type shape interface{ area() float64 }

type square float64

func (s square) area() float64 { return float64(s * s) }

type circle float64

func (c circle) area() float64 { return float64(3 * c * c) }

func Boxing() {
	var box any
	for i := 0; i < 1_000_000; i++ {
		box = i + 1000
	}
	Sink = box.(int)
}

func Concat() {
	n := 0
	for i := 0; i < 300_000; i++ {
		s := "key" + string(rune('a'+i%26))
		n += len(s)
	}
	Sink = n
}

func Runes() {
	const text = "the quick brown fox jumps over the lazy dog, größer als zuvor"
	n := 0
	for range 50_000 {
		for _, r := range text {
			if r == 'o' {
				n++
			}
		}
	}
	Sink = n
}

func Bytes() {
	n := 0
	for range 20_000 {
		b := []byte("the quick brown fox jumps over the lazy dog")
		for i := range b {
			b[i] ^= 32
		}
		n += len(string(b))
	}
	Sink = n
}

func StringCompare() {
	words := [...]string{"operation", "operator", "open", "often"}
	n := 0
	for i := 0; i < 2_000_000; i++ {
		if words[i&3] < words[(i+1)&3] {
			n++
		}
	}
	Sink = n
}

func Builder() {
	var b strings.Builder
	for i := 0; i < 1_000_000; i++ {
		b.WriteByte(byte(i))
	}
	Sink = b.Len()
}

func Splits() {
	n := 0
	for i := 0; i < 50_000; i++ {
		n += len(strings.Split("a,b,c,d,e,f", ","))
	}
	Sink = n
}

func CopyBlocks() {
	src, dst := make([]byte, 1<<16), make([]byte, 1<<16)
	for i := 0; i < 2000; i++ {
		copy(dst, src)
	}
	Sink = int(dst[7])
}

func StructFields() {
	ps := make([]point, 2000)
	for range 500 {
		for i := range ps {
			p := &ps[i]
			p.x += p.y * 0.5
			p.z = p.x - p.y
		}
	}
	FSink = ps[3].z
}

func Calls() {
	s := 0
	for i := 0; i < 3_000_000; i++ {
		s = mix(s, i)
	}
	Sink = s
}

//go:noinline
func mix(a, b int) int { return a*31 + b }

func Channels() {
	ch := make(chan int, 1)
	s := 0
	for i := 0; i < 100_000; i++ {
		ch <- i
		s += <-ch
	}
	Sink = s
}

func Defers() {
	for i := 0; i < 1_000_000; i++ {
		deferred(i)
	}
}

//go:noinline
func deferred(i int) {
	defer func() { Sink += i }()
}
