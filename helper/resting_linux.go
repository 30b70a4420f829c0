package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

// A doing is what a process and all that it started have done since they began.
type doing struct {
	cpu   time.Duration // CPU time
	queue time.Duration // time in which a thread wanted a processor and had none
	disk  bool          // a thread waits for the disk at this moment
}

func doingOf(leader int) doing {
	var all doing
	for _, pid := range treeOf(leader) {
		all.cpu += cpuTimeOf(pid)
		tasks, _ := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
		for _, task := range tasks {
			folder := fmt.Sprintf("/proc/%d/task/%s", pid, task.Name())
			all.queue += queueTimeIn(folder)
			all.disk = all.disk || waitsForDisk(folder)
		}
	}
	return all
}

// cpuTimeOf reads the CPU clock of a process, 0 for one that has gone. clock_getcpuclockid(3) makes its number so.
func cpuTimeOf(pid int) time.Duration {
	var spent syscall.Timespec
	clock := uintptr(^pid<<3 | 2)
	if _, _, errno := syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, clock, uintptr(unsafe.Pointer(&spent)), 0); errno != 0 {
		return 0
	}
	return time.Duration(spent.Nano())
}

// queueTimeIn is the second number of schedstat, nanoseconds. https://docs.kernel.org/scheduler/sched-stats.html
func queueTimeIn(folder string) time.Duration {
	text, _ := os.ReadFile(folder + "/schedstat")
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	waited, _ := strconv.ParseInt(fields[1], 10, 64)
	return time.Duration(waited)
}

// waitsForDisk reads the state, behind the name in brackets.
func waitsForDisk(folder string) bool {
	stat, _ := os.ReadFile(folder + "/stat")
	text := string(stat)
	return strings.HasPrefix(text[strings.LastIndexByte(text, ')')+1:], " D")
}

// fionRead is FIONREAD of ioctl(2).
const fionRead = 0x541b

// holdsBytes tells whether a pipe has something to read.
func holdsBytes(fd uintptr) bool {
	var bytes int32
	_, _, errno := syscall.RawSyscall(syscall.SYS_IOCTL, fd, fionRead, uintptr(unsafe.Pointer(&bytes)))
	return errno == 0 && bytes > 0
}
