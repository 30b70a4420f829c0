package main

import (
	"os"
	"os/exec"
	"time"
)

// A program is a started one.
type program struct {
	cmd            *exec.Cmd
	group          *group
	begin          time.Time
	stdout, stderr *capture
}

// startProgram starts a program in a group of its own. It inherits the extra files from number 3 on.
func startProgram(params runParams, extra ...*os.File) (*program, error) {
	p := &program{cmd: exec.Command(params.Path, params.Args...)}
	p.cmd.Dir = params.Dir
	p.cmd.Env = environment(params.Env)
	p.cmd.ExtraFiles = extra
	var err error
	if p.stdout, err = newCapture(params.MaxOutput); err != nil {
		return nil, err
	}
	defer p.stdout.started()
	if p.stderr, err = newCapture(params.MaxOutput); err != nil {
		return nil, err
	}
	defer p.stderr.started()
	p.cmd.Stdout, p.cmd.Stderr = p.stdout.writeEnd, p.stderr.writeEnd
	p.begin = time.Now()
	p.group, err = started.start(p.cmd)
	return p, err
}

// kill ends the program and all that it started.
func (p *program) kill() { started.kill(p.group) }

// drainTime is how long the output of an ended program may go on: a process that left the group can hold a pipe open.
const drainTime = 2 * time.Second

// wait waits for the program's end, and ends what it leaves behind.
func (p *program) wait() (*runResult, error) {
	state, err := p.cmd.Process.Wait()
	wall := time.Since(p.begin)
	if err != nil {
		started.release(p.group)
		return nil, err
	}
	used := usageOf(state, p.group)
	used.Wall = wall.Seconds()
	started.release(p.group) // what is left in its group would hold the pipes open and disturb the next sample
	drained := time.After(drainTime)
	result := &runResult{Usage: used}
	result.Code, result.Signal = endOf(state)
	result.Stdout = p.stdout.wait(drained)
	result.Stderr = p.stderr.wait(drained)
	result.Truncated = p.stdout.truncated() || p.stderr.truncated()
	return result, nil
}

func environment(variables map[string]string) []string {
	env := make([]string, 0, len(variables))
	for name, value := range variables {
		env = append(env, name+"="+value)
	}
	return env
}
