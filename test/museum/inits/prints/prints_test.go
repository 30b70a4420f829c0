// Package prints says something before package testing does.
package prints

import (
	"fmt"
	"testing"

	"example.com/museum/work"
)

var _, _ = fmt.Println("BenchmarkWork\t 5 ns/op")

func init() {
	fmt.Print("loading ...")
	work.Start()
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
