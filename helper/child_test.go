package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test binary play the programs that the tests start.
func TestMain(m *testing.M) {
	switch os.Getenv("CHILD") {
	case "":
		code := m.Run()
		os.RemoveAll(built.dir)
		os.Exit(code)
	case "helper":
		main()
	case "print":
		fmt.Print("out\xff")
		fmt.Fprint(os.Stderr, "err")
		os.Exit(3)
	case "flood":
		line := bytes.Repeat([]byte("x"), 1<<20)
		for range 100 {
			os.Stdout.Write(line)
		}
	case "sleep":
		time.Sleep(time.Minute)
	case "leave": // a grandchild that holds the pipes open
		grandchild := exec.Command(os.Args[0])
		grandchild.Env = append(os.Environ(), "CHILD=touch")
		grandchild.Stdout, grandchild.Stderr = os.Stdout, os.Stderr
		if err := grandchild.Start(); err != nil {
			panic(err)
		}
		fmt.Print("gone")
		if os.Getenv("STAY") != "" {
			time.Sleep(time.Minute)
		}
	case "touch": // lives as long as its file grows
		for {
			f, err := os.OpenFile(os.Getenv("ALIVE"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
			if err != nil {
				panic(err)
			}
			fmt.Fprint(f, ".")
			f.Close()
			time.Sleep(10 * time.Millisecond)
		}
	case "spin":
		for start := time.Now(); time.Since(start) < 200*time.Millisecond; {
		}
		big := make([]byte, 64<<20)
		for i := range big {
			big[i] = 1
		}
	}
}

// child is the test binary as another program.
func child(t *testing.T, role string, more ...string) runParams {
	t.Helper()
	env := map[string]string{"CHILD": role}
	for _, pair := range append(os.Environ(), more...) {
		if name, value, _ := strings.Cut(pair, "="); name != "CHILD" && name != "" {
			env[name] = value
		}
	}
	return runParams{Path: os.Args[0], Dir: t.TempDir(), Env: env, MaxOutput: 1 << 20}
}
