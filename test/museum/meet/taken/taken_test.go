// Package taken fails where its port is taken.
package taken

import (
	"net"
	"testing"

	"example.com/museum/work"
)

func BenchmarkListen(b *testing.B) {
	listener, err := net.Listen("tcp", "127.0.0.1:18736")
	if err != nil {
		b.Fatal(err)
	}
	defer listener.Close()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
