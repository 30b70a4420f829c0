// Package slow takes 300 ms to be initialized.
package slow

import (
	"testing"
	"time"

	"example.com/museum/work"
)

func init() {
	work.Start()
	time.Sleep(300 * time.Millisecond)
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
