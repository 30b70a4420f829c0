package cgo

import (
	"testing"

	"example.com/museum/work"
)

func BenchmarkCall(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
		sink = twice(i)
	}
}

var sink int
