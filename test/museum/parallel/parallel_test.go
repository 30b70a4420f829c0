// Package parallel has benchmarks of several goroutines.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"example.com/museum/work"
)

func BenchmarkRunParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			work.Spin(100)
		}
	})
}

func BenchmarkSetParallelism(b *testing.B) {
	b.SetParallelism(50)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			work.Spin(100)
		}
	})
}

func BenchmarkMutex(b *testing.B) {
	var mu sync.Mutex
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			mu.Lock()
			work.Spin(100)
			mu.Unlock()
		}
	})
}

func BenchmarkAtomic(b *testing.B) {
	var n atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			n.Add(1)
			work.Spin(50)
		}
	})
}

func BenchmarkGoroutineEach(b *testing.B) {
	for i := 0; i < b.N; i++ {
		done := make(chan uint64)
		go func() { done <- work.Spin(1000) }()
		<-done
	}
}

func BenchmarkPingPong(b *testing.B) {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for n := range ping {
			work.Spin(500)
			pong <- n
		}
		close(pong)
	}()
	for i := 0; i < b.N; i++ {
		ping <- i
		<-pong
	}
	close(ping)
}

func BenchmarkFanOut(b *testing.B) {
	for i := 0; i < b.N; i++ {
		var wg sync.WaitGroup
		for range 8 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				work.Spin(500)
			}()
		}
		wg.Wait()
	}
}

func BenchmarkLockOSThread(b *testing.B) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkSetsGOMAXPROCS(b *testing.B) {
	runtime.GOMAXPROCS(1)
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

// The reader of a channel that nobody waits for runs on after the benchmark.
func BenchmarkBusyBeside(b *testing.B) {
	var stop atomic.Bool
	go func() {
		for !stop.Load() {
			runtime.Gosched()
		}
	}()
	for i := 0; i < b.N; i++ {
		work.Spin(1000)
	}
	stop.Store(true)
}
