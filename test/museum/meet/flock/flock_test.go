//go:build unix

// Package flock opens a file that one process at a time may have, and waits for it.
package flock

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"example.com/museum/work"
)

func open(b *testing.B) *os.File {
	f, err := os.OpenFile(filepath.Join(os.TempDir(), "museum.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		b.Fatal(err)
	}
	return f
}

func BenchmarkGet(b *testing.B) {
	defer open(b).Close()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkPut(b *testing.B) {
	defer open(b).Close()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		work.Spin(200)
	}
}
