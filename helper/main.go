// The helper of go-steady: what needs the operating system or Go's own libraries, and Node has not.
//
// It is built once a job with the project's Go and serves until its standard input closes: one JSON request a
// line in, one JSON response a line out. When its parent is gone, however it went, everything that it started ends.
package main

import (
	"bufio"
	"os"
	"os/signal"
	"syscall"
)

// operations are what a request can ask for.
var operations = map[string]operation{
	"run":        operationOf(run),
	"sameBinary": operationOf(sameBinary),
	"sameTokens": operationOf(sameTokens),
	"benchmarks": operationOf(benchmarks),
	"overlay":    operationOf(overlay),
	"turns":      operationOf(takeTurns),
	"reach":      operationOf(reachOf),
}

func main() {
	adopt()
	stopped := make(chan os.Signal, 1)
	signal.Notify(stopped, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-stopped
		started.killAll()
		os.Exit(1)
	}()
	serve(bufio.NewReader(os.Stdin), os.Stdout)
	started.killAll()
}
