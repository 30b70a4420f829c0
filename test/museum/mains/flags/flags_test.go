// Package flags has flags of its own, read in TestMain.
package flags

import (
	"flag"
	"os"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	name := flag.String("database", "", "what to connect to")
	flag.Parse()
	if *name != "" {
		os.Exit(4)
	}
	os.Exit(m.Run())
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
