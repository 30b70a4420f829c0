// Package leaks has benchmarks that leave something behind.
package leaks

import (
	"net"
	"os"
	"testing"
	"time"

	"example.com/museum/work"
)

func spin(b *testing.B, rounds int) {
	for i := 0; i < b.N; i++ {
		work.Spin(rounds)
	}
}

func BenchmarkGoroutines(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(2000)
		go func() { time.Sleep(time.Hour) }()
	}
}

var kept [][]byte

func BenchmarkMemory(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(1000)
		kept = append(kept, make([]byte, 64))
	}
}

func BenchmarkDescriptors(b *testing.B) {
	if f, err := os.Open(os.DevNull); err == nil {
		files = append(files, f)
	}
	spin(b, 100)
}

var files []*os.File

func BenchmarkListener(b *testing.B) {
	if _, err := net.Listen("tcp", "127.0.0.1:0"); err != nil {
		b.Fatal(err)
	}
	spin(b, 100)
}

func BenchmarkTimers(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(1000)
		time.AfterFunc(time.Hour, func() {})
	}
}

func BenchmarkTemporaryFiles(b *testing.B) {
	if _, err := os.MkdirTemp("", "museum-left-*"); err != nil {
		b.Fatal(err)
	}
	spin(b, 100)
}
