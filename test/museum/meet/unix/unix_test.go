//go:build unix

// Package unix answers on a socket with a fixed name, which it takes over.
package unix

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"example.com/museum/work"
)

func BenchmarkEcho(b *testing.B) {
	path := filepath.Join(os.TempDir(), "museum.sock")
	os.Remove(path)
	listener, err := net.Listen("unix", path)
	if err != nil {
		b.Fatal(err)
	}
	defer listener.Close()
	go serve(listener)
	connection, err := net.Dial("unix", path)
	if err != nil {
		b.Fatal(err)
	}
	defer connection.Close()
	buffer := make([]byte, 1)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		if _, err := connection.Write(buffer); err != nil {
			b.Fatal(err)
		}
		if _, err := connection.Read(buffer); err != nil {
			b.Fatal(err)
		}
	}
}

func serve(listener net.Listener) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			buffer := make([]byte, 1)
			for {
				if _, err := connection.Read(buffer); err != nil {
					return
				}
				work.Spin(200_000)
				connection.Write(buffer)
			}
		}()
	}
}
