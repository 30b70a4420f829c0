// Package ends has benchmarks that come to no result, on both sides, and one beside them that does.
package ends

import (
	"errors"
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"testing"

	"example.com/museum/work"
)

func spin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkFine(b *testing.B) { spin(b) }

func BenchmarkSkip(b *testing.B) { b.Skip("needs a database") }

func BenchmarkSkipLate(b *testing.B) {
	spin(b)
	b.SkipNow()
}

func BenchmarkFatal(b *testing.B) { b.Fatal(errors.New("no such table")) }

func BenchmarkError(b *testing.B) {
	spin(b)
	b.Error("wrong sum")
}

func BenchmarkPanic(b *testing.B) {
	var m map[string]int
	m["a"] = work.Scaled(1)
}

func BenchmarkPanicInGoroutine(b *testing.B) {
	done := make(chan bool)
	go func() { panic(fmt.Sprint("in a goroutine ", work.Scaled(1))) }()
	<-done
}

func BenchmarkExit(b *testing.B) { os.Exit(work.Scaled(3)) }

func BenchmarkExitZero(b *testing.B) {
	work.Scaled(1)
	os.Exit(0)
}

func BenchmarkLogFatal(b *testing.B) { log.Fatal("no configuration ", work.Scaled(1)) }

func BenchmarkGoexit(b *testing.B) {
	work.Scaled(1)
	runtime.Goexit()
}

func BenchmarkDeadlock(b *testing.B) {
	work.Scaled(1)
	select {}
}

// Works with the single iteration of the beginning only.
func BenchmarkFatalAtLargeN(b *testing.B) {
	if b.N > 1 {
		b.Fatal("too many")
	}
	spin(b)
}

func BenchmarkPanicAtLargeN(b *testing.B) {
	if b.N > 100 {
		panic("index out of range")
	}
	spin(b)
}

func BenchmarkStackOverflow(b *testing.B) {
	debug.SetMaxStack(1 << 20) // a gigabyte, as it is without, takes many seconds
	descend(work.Scaled(1))
}

func descend(n int) int { return descend(n+1) + 1 }

// package testing panics on a unit with a space.
func BenchmarkUnitWithSpace(b *testing.B) {
	spin(b)
	b.ReportMetric(1, "rows per second")
}
