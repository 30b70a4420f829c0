// Package code ends with an exit code of its own.
package code

import (
	"os"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	m.Run()
	os.Exit(3)
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
