package main

import (
	"os"
	"os/exec"
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
	Wall                float64 `json:"wall"`   // seconds
	User                float64 `json:"user"`   // seconds
	System              float64 `json:"system"` // seconds
	InvoluntarySwitches *int64  `json:"involuntarySwitches,omitempty"`
	MinorFaults         *int64  `json:"minorFaults,omitempty"`
	MajorFaults         *int64  `json:"majorFaults,omitempty"`
	PeakMemory          *int64  `json:"peakMemory,omitempty"` // bytes
}

// drainTime is how long the output of an ended program may go on: a process that left the group can hold a pipe open.
const drainTime = 2 * time.Second

// run runs a program to its end. A program that fails is a result; one that cannot be started is an error.
func run(params runParams) (*runResult, error) {
	cmd := exec.Command(params.Path, params.Args...)
	cmd.Dir = params.Dir
	cmd.Env = environment(params.Env)
	stdout, stderr, err := captureBoth(cmd, params.MaxOutput)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	group, err := started.start(cmd)
	stdout.started()
	stderr.started()
	if err != nil {
		return nil, err
	}
	state, timedOut, err := waitWithin(cmd, group, params.TimeoutMs)
	wall := time.Since(start)
	used := usageOf(state, group)
	started.release(group) // what it left in its group would hold the pipes open and disturb the next sample
	if err != nil {
		return nil, err
	}
	used.Wall = wall.Seconds()
	drained := time.After(drainTime)
	result := &runResult{TimedOut: timedOut, Usage: used}
	result.Code, result.Signal = endOf(state)
	result.Stdout = stdout.wait(drained)
	result.Stderr = stderr.wait(drained)
	result.Truncated = stdout.truncated() || stderr.truncated()
	return result, nil
}

// waitWithin waits for the program and kills its group at the time limit.
func waitWithin(cmd *exec.Cmd, group *group, timeoutMs int64) (*os.ProcessState, bool, error) {
	var timedOut atomic.Bool
	if timeoutMs > 0 {
		timer := time.AfterFunc(time.Duration(timeoutMs)*time.Millisecond, func() {
			timedOut.Store(true)
			started.kill(group)
		})
		defer timer.Stop()
	}
	state, err := cmd.Process.Wait()
	return state, timedOut.Load(), err
}

// captureBoth gives a command its two output pipes.
func captureBoth(cmd *exec.Cmd, max int) (stdout, stderr *capture, err error) {
	if stdout, err = newCapture(max); err != nil {
		return nil, nil, err
	}
	if stderr, err = newCapture(max); err != nil {
		stdout.started()
		return nil, nil, err
	}
	cmd.Stdout, cmd.Stderr = stdout.writeEnd, stderr.writeEnd
	return stdout, stderr, nil
}

func environment(variables map[string]string) []string {
	env := make([]string, 0, len(variables))
	for name, value := range variables {
		env = append(env, name+"="+value)
	}
	return env
}
