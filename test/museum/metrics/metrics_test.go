// Package metrics reports numbers of every kind.
package metrics

import (
	"fmt"
	"math"
	"math/rand"
	"testing"

	"example.com/museum/work"
)

func spin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkNaN(b *testing.B) {
	var hits, looks float64
	spin(b)
	b.ReportMetric(hits/looks, "hits/look")
}

func BenchmarkInf(b *testing.B) {
	spin(b)
	b.ReportMetric(math.Inf(1), "rows/s")
}

func BenchmarkNegativeInf(b *testing.B) {
	spin(b)
	b.ReportMetric(math.Inf(-1), "gain")
}

// Infinite in half of the processes.
func BenchmarkSometimesInf(b *testing.B) {
	spin(b)
	b.ReportMetric(1/float64(rand.Intn(2)), "1/errors")
}

func BenchmarkNegative(b *testing.B) {
	spin(b)
	b.ReportMetric(-42.5, "gain")
}

func BenchmarkZero(b *testing.B) {
	spin(b)
	b.ReportMetric(0, "errors/op")
}

func BenchmarkHuge(b *testing.B) {
	spin(b)
	b.ReportMetric(1e300, "combinations")
}

func BenchmarkSmall(b *testing.B) {
	spin(b)
	b.ReportMetric(1e-300, "p")
}

func BenchmarkRandom(b *testing.B) {
	spin(b)
	b.ReportMetric(rand.Float64(), "luck")
}

func BenchmarkOddUnits(b *testing.B) {
	spin(b)
	b.ReportMetric(12, "µs/frame")
	b.ReportMetric(3, "%")
	b.ReportMetric(7, "p99-ns")
	b.ReportMetric(1, "MB/s-net")
}

func BenchmarkTwentyMetrics(b *testing.B) {
	spin(b)
	for i := range 20 {
		b.ReportMetric(float64(i), fmt.Sprintf("metric%02d", i))
	}
}

// The time is what the benchmark says it is.
func BenchmarkOverridesNs(b *testing.B) {
	spin(b)
	b.ReportMetric(float64(work.Scaled(1000)), "ns/op")
}

func BenchmarkRemovesNs(b *testing.B) {
	spin(b)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(work.Scaled(1000)), "ns/frame")
}

func BenchmarkOverridesAllocs(b *testing.B) {
	spin(b)
	b.ReportMetric(0.25, "allocs/op")
}

func BenchmarkMetricOfLargeN(b *testing.B) {
	spin(b)
	if b.N > 1 {
		b.ReportMetric(5, "late")
	}
}

// A unit with its own name in each process.
func BenchmarkUnitOfEachRun(b *testing.B) {
	spin(b)
	b.ReportMetric(1, fmt.Sprintf("run%d", rand.Intn(1_000_000)))
}

func BenchmarkPerSecond(b *testing.B) {
	spin(b)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkSetBytes(b *testing.B) {
	b.SetBytes(1024)
	spin(b)
}

// The head counts fewer bytes for the same work.
func BenchmarkSetBytesChanges(b *testing.B) {
	b.SetBytes(int64(1_000_000 / work.Scaled(1000)))
	for i := 0; i < b.N; i++ {
		for j := 0; j < 100; j++ {
			sink ^= j * i
		}
	}
}

func BenchmarkSetBytesInLoop(b *testing.B) {
	for i := 0; i < b.N; i++ {
		b.SetBytes(int64(i % 7))
		work.Spin(100)
	}
}

var sink int
