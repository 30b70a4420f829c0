// Package state has benchmarks that change what they find.
package state

import (
	"math/rand"
	"os"
	"sync"
	"testing"
	"time"

	"example.com/museum/work"
)

var calls int

// Each call of the function is slower than the one before.
func BenchmarkGrowsWithCalls(b *testing.B) {
	calls++
	for i := 0; i < b.N; i++ {
		work.Spin(1000 + 10*calls)
	}
}

var list []int

// Each operation is slower than the one before, in all of the process.
func BenchmarkGrowsWithOperations(b *testing.B) {
	for i := 0; i < b.N; i++ {
		if len(list) < 10_000 {
			list = append(list, i)
		}
		work.Spin(100 + len(list)/100)
	}
}

var once sync.Once

// The first operation of a process fills a cache.
func BenchmarkWarm(b *testing.B) {
	for i := 0; i < b.N; i++ {
		once.Do(func() { time.Sleep(50 * time.Millisecond) })
		work.Spin(100)
	}
}

// Only the first call does anything.
func BenchmarkMemoized(b *testing.B) {
	for i := 0; i < b.N; i++ {
		memo.Do(func() { work.Spin(1000) })
	}
}

var memo sync.Once

func BenchmarkRandomWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(500 + rand.Intn(1000))
	}
}

// A fifth of the processes are twice as slow.
func BenchmarkTwoSpeeds(b *testing.B) {
	rounds := 1000
	if os.Getpid()%5 == 0 {
		rounds = 2000
	}
	for i := 0; i < b.N; i++ {
		work.Spin(rounds)
	}
}

// An operation in a thousand is long.
func BenchmarkTail(b *testing.B) {
	for i := 0; i < b.N; i++ {
		rounds := 100
		if i%1000 == 999 {
			rounds = 100_000
		}
		work.Spin(rounds)
	}
}

func BenchmarkSetsEnvironment(b *testing.B) {
	os.Setenv("TZ", "Asia/Tokyo")
	os.Setenv("PATH", "")
	os.Unsetenv("HOME")
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkClearsEnvironment(b *testing.B) {
	os.Clearenv()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkChangesFolder(b *testing.B) {
	if err := os.Chdir(os.TempDir()); err != nil {
		b.Fatal(err)
	}
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkShort(b *testing.B) {
	if testing.Short() {
		b.Skip("long")
	}
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkArguments(b *testing.B) {
	os.Args = os.Args[:1]
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
