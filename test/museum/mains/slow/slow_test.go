// Package slow takes three seconds before anything runs.
package slow

import (
	"os"
	"testing"
	"time"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	time.Sleep(3 * time.Second)
	os.Exit(m.Run())
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
