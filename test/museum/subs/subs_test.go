// Package subs has sub-benchmarks that depend on something.
package subs

import (
	"fmt"
	"math/rand"
	"os"
	"testing"
	"time"

	"example.com/museum/work"
)

func spin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

// Another name in every process.
func BenchmarkNamedByTime(b *testing.B) {
	b.Run(fmt.Sprintf("at=%d", time.Now().UnixNano()), spin)
}

func BenchmarkNamedByProcess(b *testing.B) {
	b.Run(fmt.Sprintf("pid=%d", os.Getpid()), spin)
}

// Some of ten, others in each run.
func BenchmarkSomeOfTen(b *testing.B) {
	for i := range 10 {
		if rand.Intn(2) == 0 {
			b.Run(fmt.Sprint(i), spin)
		}
	}
}

func BenchmarkRandomOrder(b *testing.B) {
	for key := range map[string]int{"a": 1, "b": 2, "c": 3, "d": 4} {
		b.Run(key, spin)
	}
}

// The second needs what the first has made, and panics alone.
func BenchmarkEachNeedsTheOther(b *testing.B) {
	var made []int
	b.Run("make", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			work.Spin(100)
		}
		made = []int{1}
	})
	b.Run("use", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			work.Spin(100 * made[0])
		}
	})
}

func BenchmarkParentSetsUp(b *testing.B) {
	time.Sleep(30 * time.Millisecond)
	b.Run("one", spin)
	b.Run("two", spin)
}

func BenchmarkFiveDeep(b *testing.B) {
	b.Run("a", func(b *testing.B) {
		b.Run("b", func(b *testing.B) {
			b.Run("c", func(b *testing.B) {
				b.Run("d", func(b *testing.B) { b.Run("e", spin) })
			})
		})
	})
}

// b.Run inside of the loop over b.N: the parent has no result of its own.
func BenchmarkRunInLoop(b *testing.B) {
	for i := 0; i < b.N; i++ {
		b.Run("inner", spin)
	}
}

func BenchmarkLoopAndRun(b *testing.B) {
	spin(b)
	b.Run("sub", spin)
}

func BenchmarkOneSkips(b *testing.B) {
	b.Run("fine", spin)
	b.Run("skips", func(b *testing.B) { b.Skip("not here") })
}

func BenchmarkOneFails(b *testing.B) {
	b.Run("fine", spin)
	b.Run("fails", func(b *testing.B) { b.Fatal("always") })
}

// Work by the second of the clock, as a cache with expiry has.
func BenchmarkByTheClock(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(1000 + 500*(time.Now().Second()%2))
	}
}

func BenchmarkNoCases(b *testing.B) {
	for _, name := range []string{} {
		b.Run(name, spin)
	}
	work.Spin(1)
}
