// Package memory allocates, collects and finalizes.
package memory

import (
	"runtime"
	"runtime/debug"
	"sync"
	"testing"

	"example.com/museum/work"
)

var sink any

func BenchmarkCollects(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = make([]byte, 16*1024)
		work.Spin(5000)
	}
}

func BenchmarkCallsGC(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(500_000)
		runtime.GC()
	}
}

func BenchmarkFinalizers(b *testing.B) {
	for i := 0; i < b.N; i++ {
		x := new([64]byte)
		runtime.SetFinalizer(x, func(*[64]byte) {})
		work.Spin(2000)
	}
}

func BenchmarkPool(b *testing.B) {
	pool := sync.Pool{New: func() any { return new([1024]byte) }}
	for i := 0; i < b.N; i++ {
		x := pool.Get()
		work.Spin(200)
		pool.Put(x)
	}
}

func BenchmarkNoCollector(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for i := 0; i < b.N; i++ {
		sink = new([32]byte)
		work.Spin(200)
	}
}

func BenchmarkLargeHeap(b *testing.B) {
	heap := make([]*int, 4_000_000)
	for i := range heap {
		heap[i] = new(int)
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = make([]byte, 1024)
		work.Spin(2000)
	}
	runtime.KeepAlive(heap)
}

func BenchmarkHundredMegabytes(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = make([]byte, 100<<20)
		work.Spin(50_000_000)
	}
	sink = nil
}

func BenchmarkMapGrows(b *testing.B) {
	m := map[int]int{}
	for i := 0; i < b.N; i++ {
		m[i&0xffff] = i
		work.Spin(100)
	}
}

func BenchmarkMapOrder(b *testing.B) {
	m := map[int][]byte{}
	for i := range 100 {
		m[i] = nil
	}
	for i := 0; i < b.N; i++ {
		for k := range m {
			if k%2 == 0 {
				sink = make([]byte, k)
			}
			if k == 42 {
				break
			}
		}
		work.Spin(2000)
	}
}

func BenchmarkReportAllocs(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		sink = new([16]byte)
		work.Spin(200)
	}
}

func BenchmarkAllocsPerRun(b *testing.B) {
	for i := 0; i < b.N; i++ {
		testing.AllocsPerRun(10, func() { work.Spin(10_000) })
	}
}

// A slice that is doubled now and then: B/op depends on N.
func BenchmarkAppendForever(b *testing.B) {
	var all []int
	for i := 0; i < b.N; i++ {
		all = append(all, i)
		work.Spin(100)
	}
	sink = all
}
