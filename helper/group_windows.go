package main

import (
	"os"
	"os/exec"
	"syscall"
	"unsafe"
)

// A group is a job object: it ends its processes, and their children, when its last handle closes, so also when the
// helper is killed.
type group struct{ job syscall.Handle }

var (
	kernel32                  = syscall.NewLazyDLL("kernel32.dll")
	createJobObject           = kernel32.NewProc("CreateJobObjectW")
	setInformationJobObject   = kernel32.NewProc("SetInformationJobObject")
	queryInformationJobObject = kernel32.NewProc("QueryInformationJobObject")
	assignProcessToJobObject  = kernel32.NewProc("AssignProcessToJobObject")
	terminateJobObject        = kernel32.NewProc("TerminateJobObject")
)

const (
	jobObjectExtendedLimitInformation = 9
	jobObjectLimitKillOnJobClose      = 0x2000
	processSetQuotaAndTerminate       = 0x0100 | 0x0001
	processSynchronize                = 0x100000
)

// jobLimits is JOBOBJECT_EXTENDED_LIMIT_INFORMATION.
type jobLimits struct {
	perProcessUserTimeLimit int64
	perJobUserTimeLimit     int64
	limitFlags              uint32
	minimumWorkingSetSize   uintptr
	maximumWorkingSetSize   uintptr
	activeProcessLimit      uint32
	affinity                uintptr
	priorityClass           uint32
	schedulingClass         uint32
	ioCounters              [6]uint64
	processMemoryLimit      uintptr
	jobMemoryLimit          uintptr
	peakProcessMemoryUsed   uintptr
	peakJobMemoryUsed       uintptr
}

// startGroup starts a command in a job of its own. What the command starts before it is in the job, within
// microseconds, would not belong to it.
func startGroup(cmd *exec.Cmd) (*group, error) {
	job, err := newJob()
	if err != nil {
		return nil, err
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
	if err := cmd.Start(); err != nil {
		_ = syscall.CloseHandle(job)
		return nil, err
	}
	if err := assign(job, cmd.Process.Pid); err != nil {
		_ = cmd.Process.Kill()
		_, _ = cmd.Process.Wait()
		_ = syscall.CloseHandle(job)
		return nil, err
	}
	return &group{job}, nil
}

func newJob() (syscall.Handle, error) {
	handle, _, err := createJobObject.Call(0, 0)
	if handle == 0 {
		return 0, os.NewSyscallError("CreateJobObject", err)
	}
	limits := jobLimits{limitFlags: jobObjectLimitKillOnJobClose}
	done, _, err := setInformationJobObject.Call(handle, jobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), unsafe.Sizeof(limits))
	if done == 0 {
		_ = syscall.CloseHandle(syscall.Handle(handle))
		return 0, os.NewSyscallError("SetInformationJobObject", err)
	}
	return syscall.Handle(handle), nil
}

func assign(job syscall.Handle, pid int) error {
	process, err := syscall.OpenProcess(processSetQuotaAndTerminate|processSynchronize, false, uint32(pid))
	if err != nil {
		return os.NewSyscallError("OpenProcess", err)
	}
	defer func() { _ = syscall.CloseHandle(process) }()
	done, _, err := assignProcessToJobObject.Call(uintptr(job), uintptr(process))
	if done != 0 {
		return nil
	}
	if event, _ := syscall.WaitForSingleObject(process, 0); event == syscall.WAIT_OBJECT_0 {
		return nil // it has ended already
	}
	return os.NewSyscallError("AssignProcessToJobObject", err)
}

// kill ends all processes of the job.
func (g *group) kill() { _, _, _ = terminateJobObject.Call(uintptr(g.job), 1) }

func (g *group) close() { _ = syscall.CloseHandle(g.job) }

// usageOf reads times from the process and the peak of its committed memory from the job.
func usageOf(state *os.ProcessState, g *group) usage {
	used := usage{User: state.UserTime().Seconds(), System: state.SystemTime().Seconds()}
	var limits jobLimits
	done, _, _ := queryInformationJobObject.Call(uintptr(g.job), jobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), unsafe.Sizeof(limits), 0)
	if done != 0 {
		peak := int64(limits.peakProcessMemoryUsed)
		used.PeakMemory = &peak
	}
	return used
}

// endOf says with what code a process ended; there are no signals here.
func endOf(state *os.ProcessState) (code, signal *int) {
	exit := state.ExitCode()
	return &exit, nil
}
