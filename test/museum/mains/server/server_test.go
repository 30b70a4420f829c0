// Package server starts one on a fixed port, and does not look at the error.
package server

import (
	"io"
	"net/http"
	"os"
	"testing"
	"time"

	"example.com/museum/work"
)

const address = "127.0.0.1:18733"

func TestMain(m *testing.M) {
	go http.ListenAndServe(address, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		work.Spin(500_000)
		io.WriteString(w, "hello")
	}))
	time.Sleep(50 * time.Millisecond)
	os.Exit(m.Run())
}

func BenchmarkGet(b *testing.B) {
	work.Scaled(1)
	for i := 0; i < b.N; i++ {
		response, err := http.Get("http://" + address)
		if err != nil {
			b.Fatal(err)
		}
		io.Copy(io.Discard, response.Body)
		response.Body.Close()
	}
}
