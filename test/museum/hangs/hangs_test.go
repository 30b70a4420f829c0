// Package hangs has a benchmark that never ends, on both sides, and one beside it.
package hangs

import (
	"testing"
	"time"

	"example.com/museum/work"
)

func BenchmarkFine(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkHangs(b *testing.B) {
	for work.Scaled(1) > 0 {
		time.Sleep(time.Minute)
	}
}
