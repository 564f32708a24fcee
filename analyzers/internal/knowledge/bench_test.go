package knowledge

import "testing"

// BenchmarkShipped is the price that every process of go vet pays.
func BenchmarkShipped(b *testing.B) {
	for b.Loop() {
		if _, err := loadShipped(); err != nil {
			b.Fatal(err)
		}
	}
}
