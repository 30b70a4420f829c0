// Package names has benchmarks with the names that people give.
package names

import (
	"strings"
	"testing"

	"example.com/museum/work"
)

func spin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func Benchmark(b *testing.B) { spin(b) }

func Benchmark_under_score(b *testing.B) { spin(b) }

func BenchmarkÜmlautÆ(b *testing.B) { spin(b) }

func BenchmarkSpaces(b *testing.B) { b.Run("two words  and more", spin) }

func BenchmarkUnicode(b *testing.B) { b.Run("größe=日本語/🙂", spin) }

func BenchmarkSlashes(b *testing.B) {
	b.Run("a", spin)
	b.Run("a/b", spin)
	b.Run("a//c/", spin)
}

func BenchmarkKeys(b *testing.B) { b.Run("size=1k/kind=deep/x==y", spin) }

func BenchmarkEmptyNames(b *testing.B) {
	b.Run("", spin)
	b.Run("", spin)
}

func BenchmarkTwice(b *testing.B) {
	b.Run("same", spin)
	b.Run("same", spin)
}

func BenchmarkPattern(b *testing.B) {
	b.Run(`^a.*(b|c)[d]$\d+{2}`, spin)
	b.Run("a|b", spin)
}

func BenchmarkSuffix(b *testing.B) {
	b.Run("size-2", spin)
	b.Run("size-2-2", spin)
	b.Run("-1", spin)
}

func BenchmarkQuotes(b *testing.B) { b.Run("it's \"100%\" $HOME `x` <b> & | ; \\n", spin) }

func BenchmarkControls(b *testing.B) { b.Run("tab\tnewline\nbell\x07nul\x00bad\xff", spin) }

func BenchmarkLong(b *testing.B) { b.Run(strings.Repeat("long-", 200), spin) }

func BenchmarkLooksLikeAFlag(b *testing.B) { b.Run("-test.v=true", spin) }

func BenchmarkBenchmark(b *testing.B) { b.Run("BenchmarkPASS", spin) }

func BenchmarkPrefix(b *testing.B) { spin(b) }

func BenchmarkPrefixLonger(b *testing.B) { spin(b) }
