//go:build unix

package main

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"
)

// A group is a process group, named by its leader.
type group struct{ leader int }

// startGroup starts a command as the leader of a new process group.
func startGroup(cmd *exec.Cmd) (*group, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &group{leader: cmd.Process.Pid}, nil
}

// kill ends all processes of the group. The only error is that none is left.
func (g *group) kill() { _ = syscall.Kill(-g.leader, syscall.SIGKILL) }

func (g *group) close() {}

// usageOf reads what wait4 said about an ended process.
func usageOf(state *os.ProcessState, _ *group) usage {
	rusage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return usage{}
	}
	peak := int64(rusage.Maxrss)
	if runtime.GOOS != "darwin" && runtime.GOOS != "ios" {
		peak *= 1024 // only there it is in bytes
	}
	return usage{User: state.UserTime().Seconds(), System: state.SystemTime().Seconds(), PeakMemory: &peak}
}

// endOf says how a process ended: by itself with a code, or by a signal.
func endOf(state *os.ProcessState) (code, signal *int) {
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		number := int(status.Signal())
		return nil, &number
	}
	exit := state.ExitCode()
	return &exit, nil
}
