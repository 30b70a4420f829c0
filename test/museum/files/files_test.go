// Package files reads and writes.
package files

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"example.com/museum/work"
)

func BenchmarkTestdata(b *testing.B) {
	for i := 0; i < b.N; i++ {
		if _, err := os.ReadFile("testdata/poem.txt"); err != nil {
			b.Fatal(err)
		}
		work.Spin(10_000)
	}
}

func BenchmarkTempDir(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x")
	for i := 0; i < b.N; i++ {
		if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
			b.Fatal(err)
		}
		work.Spin(500_000)
	}
}

func BenchmarkManyFiles(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), nil, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		if _, err := os.ReadDir(dir); err != nil {
			b.Fatal(err)
		}
		work.Spin(500_000)
	}
}

// Writes into its own package's folder, as those do that record golden files.
func BenchmarkWritesBeside(b *testing.B) {
	defer os.Remove("testdata/written.tmp")
	for i := 0; i < b.N; i++ {
		if err := os.WriteFile("testdata/written.tmp", []byte("x"), 0o600); err != nil {
			b.Fatal(err)
		}
		work.Spin(500_000)
	}
}

func BenchmarkSync(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "synced"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for i := 0; i < b.N; i++ {
		f.WriteString("x")
		f.Sync()
		work.Spin(2_000_000)
	}
}

func BenchmarkModuleRoot(b *testing.B) {
	if _, err := os.Stat("../go.mod"); err != nil {
		b.Fatal(err)
	}
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
