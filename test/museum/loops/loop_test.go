//go:build go1.24

package loops

import (
	"testing"
	"time"

	"example.com/museum/work"
)

func BenchmarkLoop(b *testing.B) {
	for b.Loop() {
		work.Spin(100)
	}
}

// b.Loop starts the timer by itself: the set-up does not count.
func BenchmarkLoopAfterSetUp(b *testing.B) {
	time.Sleep(20 * time.Millisecond)
	for b.Loop() {
		work.Spin(100)
	}
}

func BenchmarkLoopStopAndStart(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		time.Sleep(20 * time.Microsecond)
		b.StartTimer()
		work.Spin(1000)
	}
}

func BenchmarkLoopWithN(b *testing.B) {
	for b.Loop() {
		work.Spin(100)
	}
	b.ReportMetric(float64(b.N), "loops")
}
