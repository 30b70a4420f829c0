// Package once starts a server on a fixed port in the benchmark, and does not look at the error.
package once

import (
	"io"
	"net/http"
	"sync"
	"testing"
	"time"

	"example.com/museum/work"
)

const address = "127.0.0.1:18734"

var start sync.Once

func BenchmarkGet(b *testing.B) {
	work.Scaled(1)
	start.Do(func() {
		go http.ListenAndServe(address, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			work.Spin(500_000)
			io.WriteString(w, "hello")
		}))
		time.Sleep(50 * time.Millisecond)
	})
	for i := 0; i < b.N; i++ {
		response, err := http.Get("http://" + address)
		if err != nil {
			b.Fatal(err)
		}
		io.Copy(io.Discard, response.Body)
		response.Body.Close()
	}
}
