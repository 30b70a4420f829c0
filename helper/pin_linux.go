package main

import (
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"unsafe"
)

// A cpuSet has a bit for each processor, as sched_setaffinity(2) wants it.
type cpuSet [16]uint64

// ownCPUs are the processors that this process may use; none when that is not known.
func ownCPUs() cpuSet {
	var set cpuSet
	_, _, errno := syscall.RawSyscall(syscall.SYS_SCHED_GETAFFINITY, 0, unsafe.Sizeof(set), uintptr(unsafe.Pointer(&set)))
	if errno != 0 {
		return cpuSet{}
	}
	return set
}

// one draws one of the processors of a set.
func (s cpuSet) one(random *rand.Rand) cpuSet {
	var found []cpuSet
	for i := range s {
		for bit := 0; bit < 64; bit++ {
			if s[i]>>bit&1 == 1 {
				var only cpuSet
				only[i] = 1 << bit
				found = append(found, only)
			}
		}
	}
	if len(found) == 0 {
		return s
	}
	return found[random.Intn(len(found))]
}

// stayOn lets the thread of this goroutine run on these processors only, until the result is called.
func stayOn(set, after cpuSet) (leave func()) {
	runtime.LockOSThread()
	setCPUs(0, set)
	return func() {
		setCPUs(0, after)
		runtime.UnlockOSThread()
	}
}

// setCPUs is sched_setaffinity(2) for a thread, 0 for this one. One that has gone needs no place.
func setCPUs(thread int, set cpuSet) {
	_, _, _ = syscall.RawSyscall(syscall.SYS_SCHED_SETAFFINITY, uintptr(thread), unsafe.Sizeof(set), uintptr(unsafe.Pointer(&set)))
}

// keepOn lets all threads of a process run on these processors only; a thread that one of them starts later does as it does.
func keepOn(pid int, set cpuSet) {
	for try := 0; try < 2; try++ { // one may have been started meanwhile
		threads, _ := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
		for _, thread := range threads {
			if id, err := strconv.Atoi(thread.Name()); err == nil {
				setCPUs(id, set)
			}
		}
	}
}
