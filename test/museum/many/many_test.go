// Package many has more sub-benchmarks than there is time for.
package many

import (
	"fmt"
	"testing"

	"example.com/museum/work"
)

func BenchmarkMany(b *testing.B) {
	for size := range 300 {
		b.Run(fmt.Sprintf("size=%d", size), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				work.Spin(100 + size)
			}
		})
	}
}
