// Package unready has no service on either side.
package unready

import (
	"log"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	_ = m
	work.Scaled(1)
	log.Fatal("dial tcp 127.0.0.1:5432: connect: connection refused")
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
