// Package calls uses what else package testing has.
package calls

import (
	"os"
	"testing"

	"example.com/museum/work"
)

func spin(b *testing.B) {
	b.Helper()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

// A test that fails is no matter of benchmarks.
func TestFails(t *testing.T) {
	if os.Getenv("MUSEUM_TESTS") != "" {
		t.Fatal("always")
	}
}

func BenchmarkCleanup(b *testing.B) {
	b.Cleanup(func() { kept = nil })
	kept = make([]byte, 1024)
	spin(b)
}

var kept []byte

func BenchmarkSetenv(b *testing.B) {
	b.Setenv("MUSEUM", "open")
	spin(b)
}

func BenchmarkBenchmarkInside(b *testing.B) {
	inner := testing.Benchmark(func(b *testing.B) {
		for i := 0; i < min(b.N, 1000); i++ {
			work.Spin(10)
		}
	})
	b.ReportMetric(float64(min(inner.N, 1)), "inner")
	b.ResetTimer()
	spin(b)
}

func BenchmarkUsesName(b *testing.B) {
	if b.Name() != "BenchmarkUsesName" {
		b.Fatal("the name is ", b.Name())
	}
	spin(b)
}

func BenchmarkFlags(b *testing.B) {
	if testing.Verbose() {
		b.Skip("too much to print")
	}
	spin(b)
}

func BenchmarkCoverage(b *testing.B) {
	if testing.CoverMode() != "" {
		b.Skip("slow with coverage")
	}
	spin(b)
}

func BenchmarkStopsInCleanup(b *testing.B) {
	b.Cleanup(func() { b.StopTimer() })
	spin(b)
}

func Example() {
	// Output:
}

func FuzzNothing(f *testing.F) { f.Fuzz(func(*testing.T, []byte) {}) }
