package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWhatLeavesItsGroupEndsWithItsProgram(t *testing.T) {
	h := serveHelper(t)
	defer h.in.Close()
	alive := filepath.Join(t.TempDir(), "alive")
	loop := `while :; do echo . >> "$ALIVE"; sleep 0.01; done`
	daemon := `setsid sh -c '(` + loop + `) &' > /dev/null 2>&1 < /dev/null & while ! [ -s "$ALIVE" ]; do sleep 0.01; done`
	h.ask(t, 1, "run", runParams{
		Path: "/bin/sh", Args: []string{"-c", daemon}, Dir: "/", MaxOutput: 1000, TimeoutMs: 20_000,
		Env: map[string]string{"PATH": os.Getenv("PATH"), "ALIVE": alive},
	})
	begin := time.Now()
	if line, err := h.out.ReadString('\n'); err != nil || len(line) == 0 {
		t.Fatal(err)
	}
	if info, err := os.Stat(alive); err != nil || info.Size() == 0 || time.Since(begin) > 15*time.Second {
		t.Fatalf("it never lived: %v", err)
	}
	expectDead(t, alive)
}
