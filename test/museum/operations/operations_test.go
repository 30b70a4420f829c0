// Package operations has long ones.
package operations

import (
	"testing"
	"time"

	"example.com/museum/work"
)

func BenchmarkFiveSeconds(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Sleep(5 * time.Second)
	}
}

func BenchmarkHalfSecond(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(250_000_000)
	}
}
