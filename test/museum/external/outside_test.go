package external_test

import (
	"testing"

	"example.com/museum/external"
)

func BenchmarkOutside(b *testing.B) {
	for i := 0; i < b.N; i++ {
		external.Work()
	}
}
