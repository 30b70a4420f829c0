// Package output prints what readers of benchmarks must not stumble over.
package output

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"testing"

	"example.com/museum/work"
)

func spin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkHundredMegabytes(b *testing.B) {
	spin(b)
	b.StopTimer()
	chunk := bytes.Repeat([]byte("0123456789abcde\n"), 64*1024)
	for range 100 {
		os.Stderr.Write(chunk)
	}
}

func BenchmarkMegabyteOnStdout(b *testing.B) {
	spin(b)
	b.StopTimer()
	os.Stdout.Write(bytes.Repeat([]byte("0123456789abcde\n"), 64*1024))
}

func BenchmarkResultLines(b *testing.B) {
	fmt.Println("BenchmarkResultLines 1000000 1.000 ns/op")
	fmt.Println("BenchmarkOfAnotherProgram-8 1000000 1.000 ns/op 5 rows/s")
	spin(b)
}

func BenchmarkHalfLine(b *testing.B) {
	spin(b)
	fmt.Print("progress 100 %")
}

func BenchmarkPass(b *testing.B) {
	spin(b)
	fmt.Println("\nPASS\nok  \texample.com/other\t0.1s")
}

func BenchmarkFailLine(b *testing.B) {
	spin(b)
	fmt.Println("\n--- FAIL: BenchmarkFailLine\n    nothing failed\nFAIL")
}

func BenchmarkConfigLines(b *testing.B) {
	spin(b)
	fmt.Println("\npkg: example.com/other\ngoos: plan9\ncpu: abacus")
}

func BenchmarkBinary(b *testing.B) {
	spin(b)
	os.Stdout.Write([]byte("\x00\x1b[31m\xff\xfe\r\x07\n"))
}

func BenchmarkLogs(b *testing.B) {
	b.Log("a note")
	spin(b)
	b.Log("another")
}

func BenchmarkReplacesStdout(b *testing.B) {
	kept := os.Stdout
	r, w, err := os.Pipe()
	if err != nil {
		b.Fatal(err)
	}
	os.Stdout = w
	spin(b)
	os.Stdout = kept
	w.Close()
	io.Copy(io.Discard, r)
}

func BenchmarkPanicWord(b *testing.B) {
	fmt.Fprintln(os.Stderr, "panic: this is only a text")
	spin(b)
}

func BenchmarkPrintsEachTime(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(5000)
		fmt.Fprintln(os.Stderr, "done", i)
	}
}
