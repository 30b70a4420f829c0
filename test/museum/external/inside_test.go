package external

import "testing"

func BenchmarkInside(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Work()
	}
}
