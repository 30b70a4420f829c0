package main

import (
	"sync/atomic"
	"time"
)

// runParams is one program to run.
type runParams struct {
	Path string            `json:"path"`
	Args []string          `json:"args"`
	Dir  string            `json:"dir"`
	Env  map[string]string `json:"env"` // the whole environment
	// TimeoutMs is when the program and all that it started are killed; 0 means never.
	TimeoutMs int64 `json:"timeoutMs"`
	// MaxOutput is how many bytes of each stream are kept, the first ones; the rest is read and dropped.
	MaxOutput int `json:"maxOutput"`
}

// runResult is how a program ended and what it used, its waited-for children included.
type runResult struct {
	Code      *int   `json:"code"`   // nil when a signal ended it
	Signal    *int   `json:"signal"` // its number, nil when the program ended itself
	TimedOut  bool   `json:"timedOut"`
	Usage     usage  `json:"usage"`
	Stdout    []byte `json:"stdout"` // base64 on the wire, so any bytes pass
	Stderr    []byte `json:"stderr"`
	Truncated bool   `json:"truncated"` // more was printed than MaxOutput
}

// usage is what a program took. Nil means that the operating system does not say.
type usage struct {
	Wall       float64 `json:"wall"`                 // seconds
	User       float64 `json:"user"`                 // seconds
	System     float64 `json:"system"`               // seconds
	PeakMemory *int64  `json:"peakMemory,omitempty"` // bytes
}

// run runs a program to its end. A program that fails is a result; one that cannot be started is an error.
func run(params runParams) (*runResult, error) {
	p, err := startProgram(params)
	if err != nil {
		return nil, err
	}
	var timedOut atomic.Bool
	if params.TimeoutMs > 0 {
		timer := time.AfterFunc(time.Duration(params.TimeoutMs)*time.Millisecond, func() {
			timedOut.Store(true)
			p.kill()
		})
		defer timer.Stop()
	}
	result, err := p.wait()
	if err != nil {
		return nil, err
	}
	result.TimedOut = timedOut.Load()
	return result, nil
}
