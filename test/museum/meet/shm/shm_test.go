//go:build linux

// Package shm counts in memory that all of its processes share.
package shm

import (
	"os"
	"sync/atomic"
	"syscall"
	"testing"
	"unsafe"

	"example.com/museum/work"
)

func BenchmarkCount(b *testing.B) {
	f, err := os.OpenFile("/dev/shm/museum", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	defer os.Remove(f.Name())
	if err := f.Truncate(4096); err != nil {
		b.Fatal(err)
	}
	memory, err := syscall.Mmap(int(f.Fd()), 0, 4096, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	if err != nil {
		b.Fatal(err)
	}
	defer syscall.Munmap(memory)
	counter := (*int64)(unsafe.Pointer(&memory[0]))
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		atomic.AddInt64(counter, 1)
		work.Spin(100)
	}
}
