// Package norun forgets to run anything.
package norun

import (
	"os"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	_ = m
	work.Scaled(1)
	os.Exit(0)
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
