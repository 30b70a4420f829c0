// Package chdir goes to another folder.
package chdir

import (
	"os"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	if err := os.Chdir("/"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
