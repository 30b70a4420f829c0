// Package starts needs a service that may not be there.
package starts

import (
	"os"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	work.Start()
	os.Exit(m.Run())
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
