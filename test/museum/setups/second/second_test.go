// Package second takes a second to prepare.
package second

import (
	"testing"
	"time"

	"example.com/museum/work"
)

func BenchmarkReset(b *testing.B) {
	time.Sleep(time.Second)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
