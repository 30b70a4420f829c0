//go:build unix

// Package processes starts others, and gets signals.
package processes

import (
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"example.com/museum/work"
)

func BenchmarkChild(b *testing.B) {
	for i := 0; i < b.N; i++ {
		if err := exec.Command("true").Run(); err != nil {
			b.Fatal(err)
		}
		work.Spin(1_000_000)
	}
}

// A child that outlives the benchmark, in the same process group.
func BenchmarkChildLeft(b *testing.B) {
	if err := exec.Command("sleep", "600").Start(); err != nil {
		b.Fatal(err)
	}
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

// A child that has the benchmark's output open after its end.
func BenchmarkChildWithOutput(b *testing.B) {
	child := exec.Command("sleep", "2")
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	if err := child.Start(); err != nil {
		b.Fatal(err)
	}
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkSignalToItself(b *testing.B) {
	got := make(chan os.Signal, 1)
	signal.Notify(got, syscall.SIGUSR1)
	defer signal.Stop(got)
	for i := 0; i < b.N; i++ {
		_ = syscall.Kill(os.Getpid(), syscall.SIGUSR1)
		<-got
		work.Spin(20_000)
	}
}

func BenchmarkIgnoresSignals(b *testing.B) {
	signal.Ignore(syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkStopsItself(b *testing.B) {
	go func() { work.Scaled(1) }()
	child := exec.Command("sh", "-c", "sleep 0.1; kill -CONT $PPID")
	_ = child.Start()
	_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	_ = child.Wait()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkKillsItself(b *testing.B) {
	work.Scaled(1)
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

func BenchmarkReadsStdin(b *testing.B) {
	if _, err := io.ReadAll(os.Stdin); err != nil {
		b.Fatal(err)
	}
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkClosesStdin(b *testing.B) {
	_ = os.Stdin.Close()
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}
