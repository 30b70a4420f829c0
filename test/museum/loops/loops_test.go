// Package loops has every way to do something b.N times, and some that do not.
package loops

import (
	"testing"
	"time"

	"example.com/museum/work"
)

func BenchmarkForN(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkRangeN(b *testing.B) {
	for range b.N {
		work.Spin(100)
	}
}

func BenchmarkDownToZero(b *testing.B) {
	for n := b.N; n > 0; n-- {
		work.Spin(100)
	}
}

func BenchmarkUnrolled(b *testing.B) {
	for i := 0; i < b.N; i += 4 {
		work.Spin(400)
	}
}

func BenchmarkStopAndStart(b *testing.B) {
	for i := 0; i < b.N; i++ {
		b.StopTimer()
		time.Sleep(20 * time.Microsecond)
		b.StartTimer()
		work.Spin(1000)
	}
}

func BenchmarkStopAndStartLong(b *testing.B) {
	for i := 0; i < b.N; i++ {
		b.StopTimer()
		time.Sleep(5 * time.Millisecond)
		b.StartTimer()
		work.Spin(100)
	}
}

// Only the last operation is timed, so that ns/op falls as N grows.
func BenchmarkResetInLoop(b *testing.B) {
	for i := 0; i < b.N; i++ {
		b.ResetTimer()
		work.Spin(100_000)
	}
}

func BenchmarkResetTwice(b *testing.B) {
	time.Sleep(time.Millisecond)
	b.ResetTimer()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

// One operation, whatever N is.
func BenchmarkForgetN(b *testing.B) {
	work.Spin(100_000)
}

func BenchmarkForgetNSleeping(b *testing.B) {
	work.Sleep(2 * time.Millisecond)
}

func BenchmarkStopTimerFirst(b *testing.B) {
	b.StopTimer()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkQuadratic(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(min(i, 100_000))
	}
}

// A third of a nanosecond, which ten of are measured together.
func BenchmarkTiny(b *testing.B) {
	rounds := work.Scaled(10)
	sum := 0
	for i := 0; i < b.N; i += 10 {
		for j := 0; j < rounds; j++ {
			sum += j
		}
	}
	sink = sum
}

func BenchmarkEmpty(b *testing.B) {
	work.Scaled(1)
	for i := 0; i < b.N; i++ {
	}
}

// Assigning b.N is not forbidden.
func BenchmarkAssignsN(b *testing.B) {
	b.N = max(b.N, 100)
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

// Stops early, as a benchmark does that runs out of input.
func BenchmarkBreaksOff(b *testing.B) {
	for i := 0; i < b.N && i < 1000; i++ {
		work.Spin(1000)
	}
}

func BenchmarkMicroseconds(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(10_000)
	}
}

func BenchmarkMilliseconds(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(1_000_000)
	}
}

var sink int
