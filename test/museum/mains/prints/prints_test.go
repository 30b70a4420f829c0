// Package prints prints lines that look like results.
package prints

import (
	"fmt"
	"os"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	fmt.Println("BenchmarkWork-2 1000 3.00 ns/op")
	fmt.Println("BenchmarkNotHere 1000 3.00 ns/op")
	fmt.Println("goos: plan9")
	code := m.Run()
	fmt.Println("BenchmarkWork 1000 3.00 ns/op")
	fmt.Println("closing the database")
	os.Exit(code)
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
