// Package udp echoes datagrams on a fixed port, and goes on when somebody else has it.
package udp

import (
	"net"
	"testing"
	"time"

	"example.com/museum/work"
)

const address = "127.0.0.1:18735"

func BenchmarkEcho(b *testing.B) {
	if server, err := net.ListenPacket("udp", address); err == nil {
		defer server.Close()
		go serve(server)
	}
	connection, err := net.Dial("udp", address)
	if err != nil {
		b.Fatal(err)
	}
	defer connection.Close()
	buffer := make([]byte, 1)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		connection.SetDeadline(time.Now().Add(30 * time.Second))
		if _, err := connection.Write(buffer); err != nil {
			b.Fatal(err)
		}
		if _, err := connection.Read(buffer); err != nil {
			b.Fatal(err)
		}
	}
}

func serve(server net.PacketConn) {
	buffer := make([]byte, 1)
	for {
		_, from, err := server.ReadFrom(buffer)
		if err != nil {
			return
		}
		work.Spin(200_000)
		server.WriteTo(buffer, from)
	}
}
