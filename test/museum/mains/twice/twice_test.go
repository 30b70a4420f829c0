// Package twice runs everything twice.
package twice

import (
	"os"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	m.Run()
	os.Exit(m.Run())
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
