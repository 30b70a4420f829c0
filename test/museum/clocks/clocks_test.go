// Package clocks waits.
package clocks

import (
	"context"
	"testing"
	"time"

	"example.com/museum/work"
)

func BenchmarkSleepMicroseconds(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Sleep(200 * time.Microsecond)
	}
}

func BenchmarkSleepMilliseconds(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Sleep(10 * time.Millisecond)
	}
}

func BenchmarkTimer(b *testing.B) {
	for i := 0; i < b.N; i++ {
		<-time.After(time.Duration(work.Scaled(int(time.Millisecond))))
	}
}

func BenchmarkTicker(b *testing.B) {
	ticker := time.NewTicker(time.Duration(work.Scaled(int(2 * time.Millisecond))))
	defer ticker.Stop()
	for i := 0; i < b.N; i++ {
		<-ticker.C
	}
}

func BenchmarkDeadline(b *testing.B) {
	for i := 0; i < b.N; i++ {
		_, cancel := context.WithTimeout(context.Background(), time.Minute)
		work.Spin(1000)
		cancel()
	}
}

func BenchmarkNow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		for range work.Scaled(10) {
			_ = time.Now()
		}
	}
}

// Runs for as long as it likes, and says how much it did.
func BenchmarkFixedTime(b *testing.B) {
	for i := 0; i < b.N; i++ {
		deadline := time.Now().Add(5 * time.Millisecond)
		done := 0
		for time.Now().Before(deadline) {
			work.Spin(1000)
			done++
		}
		b.ReportMetric(float64(done), "done/op")
	}
}
