//go:build unix

// Package exclusive does not wait for its lock: it ends when somebody else has it.
package exclusive

import (
	"log"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"example.com/museum/work"
)

func BenchmarkOpen(b *testing.B) {
	f, err := os.OpenFile(filepath.Join(os.TempDir(), "museum.exclusive"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		log.Fatal("cannot acquire the directory lock: another process is using this database: ", err)
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
