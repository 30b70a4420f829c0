package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// setChildSubreaper is PR_SET_CHILD_SUBREAPER of prctl(2).
const setChildSubreaper = 36

// adopts is true in the helper itself, all of whose children are of programs that it started.
var adopts bool

// adopt makes this process the parent of what its children leave behind. A server that has left its group and its session would
// otherwise live on, and answer the next process.
func adopt() {
	adopts = true
	_, _, _ = syscall.RawSyscall(syscall.SYS_PRCTL, setChildSubreaper, 1, 0)
}

// endAdopted ends all children and what they started. Only for a moment in which no program is meant to run.
func endAdopted() {
	for round := 0; adopts && round < 20; round++ {
		children := childrenOf(os.Getpid())
		if len(children) == 0 {
			return
		}
		for _, child := range children {
			for _, pid := range treeOf(child) {
				_ = syscall.Kill(pid, syscall.SIGKILL)
			}
			_, _ = syscall.Wait4(child, nil, syscall.WNOHANG, nil)
		}
		time.Sleep(time.Millisecond)
	}
}

func childrenOf(pid int) []int {
	var found []int
	tasks, _ := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	for _, task := range tasks {
		children, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", pid, task.Name()))
		for _, child := range strings.Fields(string(children)) {
			if pid, err := strconv.Atoi(child); err == nil {
				found = append(found, pid)
			}
		}
	}
	return found
}
