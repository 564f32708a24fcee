package kernels

// Sink keeps results from being optimised away.
var Sink int

var FSink float64

func AddInts() {
	s := 0
	for i := 0; i < 20_000_000; i++ {
		s += i ^ s>>1
	}
	Sink = s
}

func Multiply() {
	s := uint64(1)
	for i := range 5_000_000 {
		s = s*6364136223846793005 + uint64(i)
	}
	Sink = int(s)
}

func Divide() {
	s := 0
	for i := 1; i < 2_000_000; i++ {
		s += 1_000_000_007 / i
	}
	Sink = s
}

func Modulo() {
	s := 0
	for i := 0; i < 5_000_000; i++ {
		s += i % 1000
	}
	Sink = s
}

func Floats() {
	x := 0.5
	for i := 0; i < 5_000_000; i++ {
		x = x*0.999 + 0.25
	}
	FSink = x
}

func FloatDivide() {
	x := 1e9
	for i := 1; i < 2_000_000; i++ {
		x = x/1.0001 + float64(i)
	}
	FSink = x
}

func Collatz() {
	most := 0
	for n := 1; n < 30_000; n++ {
		steps := 0
		for x := n; x != 1 && steps < 100; steps++ {
			if x%2 == 0 {
				x /= 2
			} else {
				x = 3*x + 1
			}
		}
		most = max(most, steps)
	}
	Sink = most
}

func Sieve() {
	const n = 1_000_000
	composite := make([]bool, n)
	count := 0
	for i := 2; i < n; i++ {
		if composite[i] {
			continue
		}
		count++
		for j := 2 * i; j < n; j += i {
			composite[j] = true
		}
	}
	Sink = count
}

func TrialDivision() {
	count := 0
	for n := 2; n < 3000; n++ {
		prime := true
		for d := 2; d < n; d++ {
			if n%d == 0 {
				prime = false
			}
		}
		if prime {
			count++
		}
	}
	Sink = count
}

func Mandelbrot() {
	count := 0
	for py := 0; py < 100; py++ {
		for px := 0; px < 100; px++ {
			x, y := 0.0, 0.0
			cx, cy := float64(px)/100-1.5, float64(py)/100-0.5
			for i := 0; i < 100; i++ {
				x, y = x*x-y*y+cx, 2*x*y+cy
			}
			if x*x+y*y < 4 {
				count++
			}
		}
	}
	Sink = count
}

func Integrate() {
	const n = 2_000_000
	s := 0.0
	for i := 0; i < n; i++ {
		x := float64(i) / n
		s += 4 / (1 + x*x)
	}
	FSink = s / n
}

func Popcount() {
	s := 0
	for i := 0; i < 300_000; i++ {
		for x := 16; x > 0; x-- {
			s += i >> x & 1
		}
	}
	Sink = s
}

func Fibonacci() { Sink = fib(30) }

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func Hanoi() { Sink = hanoi(20) }

func hanoi(n int) int {
	if n == 0 {
		return 0
	}
	return hanoi(n-1) + 1 + hanoi(n-1)
}

func Tribonacci() { Sink = tribonacci(22) }

func tribonacci(n int) int {
	if n < 3 {
		return 1
	}
	return tribonacci(n-1) + tribonacci(n-2) + tribonacci(n-3)
}
