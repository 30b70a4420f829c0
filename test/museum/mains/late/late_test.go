// Package late takes a second after everything has run.
package late

import (
	"os"
	"testing"
	"time"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	code := m.Run()
	time.Sleep(time.Second)
	os.Exit(code)
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
