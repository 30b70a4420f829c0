// Package noexit calls no os.Exit: the caller does it since Go 1.15.
package noexit

import (
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	m.Run()
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
