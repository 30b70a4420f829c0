package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func mustRun(t *testing.T, params runParams) *runResult {
	t.Helper()
	result, err := run(params)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestRunTellsCodeAndBytes(t *testing.T) {
	r := mustRun(t, child(t, "print"))
	if r.Code == nil || *r.Code != 3 || r.Signal != nil || r.TimedOut || r.Truncated {
		t.Errorf("ended with %+v", r)
	}
	if string(r.Stdout) != "out\xff" || string(r.Stderr) != "err" {
		t.Errorf("printed %q and %q", r.Stdout, r.Stderr)
	}
}

func TestRunDropsOutputBeyondTheLimit(t *testing.T) {
	params := child(t, "flood")
	params.MaxOutput = 1000
	r := mustRun(t, params)
	if len(r.Stdout) != 1000 || !r.Truncated || *r.Code != 0 {
		t.Errorf("kept %d bytes, truncated %t", len(r.Stdout), r.Truncated)
	}
}

func TestRunKillsAtTheTimeLimit(t *testing.T) {
	params := child(t, "sleep")
	params.TimeoutMs = 100
	r := mustRun(t, params)
	if !r.TimedOut || r.Usage.Wall > 10 {
		t.Errorf("timed out %t after %g s", r.TimedOut, r.Usage.Wall)
	}
	if runtime.GOOS != "windows" && (r.Signal == nil || *r.Signal != 9) {
		t.Errorf("ended with %+v", r)
	}
}

func TestRunTellsWhatWasUsed(t *testing.T) {
	used := mustRun(t, child(t, "spin")).Usage
	if cpu := used.User + used.System; used.Wall < 0.2 || cpu < 0.05 || cpu > 8*used.Wall {
		t.Errorf("%+v", used)
	}
	if used.PeakMemory == nil || *used.PeakMemory < 64<<20 || *used.PeakMemory > 1<<30 {
		t.Errorf("peak memory %v", used.PeakMemory)
	}
}

func TestRunEndsWhatAProgramLeavesBehind(t *testing.T) {
	alive := filepath.Join(t.TempDir(), "alive")
	r := mustRun(t, child(t, "leave", "ALIVE="+alive))
	if string(r.Stdout) != "gone" || r.Usage.Wall > 10 {
		t.Errorf("printed %q in %g s", r.Stdout, r.Usage.Wall)
	}
	expectDead(t, alive)
}

// expectDead fails when a file still grows.
func expectDead(t *testing.T, alive string) {
	t.Helper()
	time.Sleep(100 * time.Millisecond)
	before, _ := os.ReadFile(alive)
	time.Sleep(200 * time.Millisecond)
	after, _ := os.ReadFile(alive)
	if len(before) != len(after) {
		t.Error("a process outlived the run")
	}
}

func TestRunSaysThatAProgramIsNotThere(t *testing.T) {
	_, err := run(runParams{Path: filepath.Join(t.TempDir(), "none"), Dir: "."})
	if err == nil || codeOf(err) != "ENOENT" {
		t.Errorf("error %v, code %q", err, codeOf(err))
	}
}

// A served helper is the program itself, as the client sees it.
type served struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func serveHelper(t *testing.T) *served {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CHILD=helper")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &served{cmd, in, bufio.NewReader(out)}
}

func (s *served) ask(t *testing.T, id int, op string, params any) {
	t.Helper()
	line, err := json.Marshal(map[string]any{"id": id, "op": op, "params": params})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(s.in, "%s\n", line)
}

func TestHelperAnswersWhileAProgramRuns(t *testing.T) {
	h := serveHelper(t)
	defer h.in.Close()
	h.ask(t, 1, "run", child(t, "spin"))
	h.ask(t, 2, "sing", nil)
	fmt.Fprintln(h.in, "{")
	var all []string
	for range 3 {
		line, err := h.out.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, line)
	}
	text := strings.Join(all[:2], "")
	if !strings.Contains(text, `{"id":2,"error":{"message":"unknown operation \"sing\""}}`) ||
		!strings.Contains(text, `{"id":0,"error":{"message":"not a request`) {
		t.Errorf("answers %q", text)
	}
	if !strings.HasPrefix(all[2], `{"id":1,"result":{"code":0,`) {
		t.Errorf("last answer %q", all[2])
	}
}

func TestHelperTakesEverythingWithItWhenItsInputCloses(t *testing.T) {
	h := serveHelper(t)
	alive := filepath.Join(t.TempDir(), "alive")
	h.ask(t, 1, "run", child(t, "leave", "ALIVE="+alive, "STAY=1"))
	for start := time.Now(); time.Since(start) < 10*time.Second; time.Sleep(5 * time.Millisecond) {
		if info, err := os.Stat(alive); err == nil && info.Size() > 0 {
			break
		}
	}
	h.in.Close()
	if err := h.cmd.Wait(); err != nil {
		t.Error(err)
	}
	if content, err := os.ReadFile(alive); err != nil || len(content) == 0 {
		t.Fatal("the grandchild never lived")
	}
	expectDead(t, alive)
}
