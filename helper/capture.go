package main

import (
	"io"
	"os"
	"sync"
	"time"
)

// A capture keeps the first bytes of what is written to a pipe, and reads the rest so that the writer is not held up.
type capture struct {
	writeEnd *os.File // the program's; ours is closed once it has started
	max      int
	ended    chan struct{}

	mu   sync.Mutex
	kept []byte
	more bool
}

func newCapture(max int) (*capture, error) {
	readEnd, writeEnd, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c := &capture{writeEnd: writeEnd, max: max, ended: make(chan struct{})}
	go func() {
		defer close(c.ended)
		defer readEnd.Close()
		_, _ = io.Copy(c, readEnd) // a broken pipe is the end, too
	}()
	return c, nil
}

// Write takes all of p and keeps what fits.
func (c *capture) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	room := c.max - len(c.kept)
	if room < len(p) {
		c.more = true
		c.kept = append(c.kept, p[:room]...)
	} else {
		c.kept = append(c.kept, p...)
	}
	return len(p), nil
}

// started closes our copy of the write end: the program has its own, or could not start.
func (c *capture) started() { c.writeEnd.Close() }

// wait returns what was kept, at the end of the output or when deadline fires.
func (c *capture) wait(deadline <-chan time.Time) []byte {
	select {
	case <-c.ended:
	case <-deadline:
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]byte{}, c.kept...)
}

func (c *capture) truncated() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.more
}
