package main

import (
	"bufio"
	"os"
	"sync/atomic"
	"time"
)

// A side is a running test binary that stops at gates.
type side struct {
	program *program
	stops   *bufio.Reader // what it says, read in blocking system calls: waking by the runtime's poller takes longer
	tokens  *os.File
	says    *os.File
	saysFd  uintptr
	last    stop
	dying   *time.Timer // kills it when it does not end
	atStop  atomic.Bool
}

// turnsVariable makes a test binary stop. It is also in gate.go.txt.
const turnsVariable = "GO_STEADY_TURNS"

// startSide starts a test binary with its two pipes.
func startSide(params runParams) (*side, error) {
	tokensRead, tokensWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer tokensRead.Close()
	saysRead, saysWrite, err := os.Pipe()
	if err != nil {
		tokensWrite.Close()
		return nil, err
	}
	defer saysWrite.Close()
	env := map[string]string{turnsVariable: "1"}
	for name, value := range params.Env {
		env[name] = value
	}
	params.Env = env
	program, err := startProgram(params, tokensRead, saysWrite)
	if err != nil {
		tokensWrite.Close()
		saysRead.Close()
		return nil, err
	}
	fd := saysRead.Fd() // makes it blocking
	tokensWrite.Fd()
	return &side{program: program, stops: bufio.NewReader(saysRead), tokens: tokensWrite, says: saysRead, saysFd: fd}, nil
}

func (s *side) pid() int { return s.program.cmd.Process.Pid }

// stands tells whether a side is at a stop, also at one that nobody has read yet.
func (s *side) stands() bool { return s.atStop.Load() || holdsBytes(s.saysFd) }

// next waits for the next stop. A side that has gone, or talks nonsense, has ended.
func (s *side) next() stop {
	line, err := s.stops.ReadString('\n')
	at := stop{kind: ended}
	if err == nil {
		if parsed, err := parseStop(line); err == nil {
			at = parsed
		}
	}
	s.last = at
	s.atStop.Store(at.kind != ended)
	return at
}

// Tokens that let a side go on: at once, when its threads are spread over the processors, or without any more stops. They
// are also in gate.go.txt.
const (
	goToken     = 1
	freeToken   = 2
	spreadToken = 3
)

// release lets a side go on from its stop. One that has gone is found out by next.
func (s *side) release(token byte) {
	s.atStop.Store(false)
	_, _ = s.tokens.Write([]byte{token})
}

func (s *side) kill() { s.program.kill() }

// endTime is how long a side that is let go may take to come to its end.
const endTime = 5 * time.Second

// letEnd lets a side come to its end by itself, so that it removes what it made (a lock, a file with its number); one that does not is killed.
func (s *side) letEnd() {
	s.release(freeToken)
	s.dying = time.AfterFunc(endTime, s.kill)
}

// finish waits for the side's end. A side that stands at a stop ends, since nobody will release it.
func (s *side) finish() *runResult {
	s.tokens.Close()
	result, err := s.program.wait()
	if s.dying != nil {
		s.dying.Stop()
	}
	s.says.Close()
	if err != nil {
		return &runResult{Stdout: []byte{}, Stderr: []byte(err.Error())}
	}
	return result
}
