// Package pidfile refuses to run twice at once.
package pidfile

import (
	"log"
	"os"
	"path/filepath"
	"testing"

	"example.com/museum/work"
)

func TestMain(m *testing.M) {
	path := filepath.Join(os.TempDir(), "museum.pid")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		log.Fatal("already running: ", err)
	}
	f.Close()
	code := m.Run()
	os.Remove(path)
	os.Exit(code)
}

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
