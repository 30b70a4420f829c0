// Package work is what every benchmark of the museum measures, so that one file decides what the head does otherwise.
package work

import (
	"log"
	"os"
	"time"
)

// The runner writes these constants anew in the head's commit; scripts/museum/repository.mjs has the values.
const (
	// percent of the work that is done: 130 is 30 % more.
	percent = 100
	// factor is how often it is done.
	factor = 1
	// dead is how whatever calls this package ends: "", "panic", "exit", "exit 0" or "hang".
	dead = ""
	// seed makes two binaries differ that do the same.
	seed = 0x9E3779B97F4A7C15
)

// Spin computes for so many rounds, about two nanoseconds each.
//
//go:noinline
func Spin(rounds int) uint64 {
	x := uint64(seed)
	for i := Scaled(rounds); i > 0; i-- {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x
}

// Scaled is n with what the head does more, rounded up.
func Scaled(n int) int {
	end()
	return (n*percent + 99) / 100 * factor
}

// Sleep waits.
func Sleep(d time.Duration) {
	time.Sleep(time.Duration(Scaled(int(d))))
}

// Start is for what is not a benchmark: TestMain and init. It takes no time, and ends where the work would.
func Start() {
	if dead == "exit" {
		log.Fatal("dial tcp 127.0.0.1:5432: connect: connection refused")
	}
	end()
}

func end() {
	switch dead {
	case "panic":
		panic("the work is dead")
	case "exit":
		os.Stderr.WriteString("the work has ended\n")
		os.Exit(1)
	case "exit 0":
		os.Exit(0)
	case "hang":
		for {
			time.Sleep(time.Hour)
		}
	}
}
