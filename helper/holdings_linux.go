package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// looksAtSides: this system shows what a process holds. proc(5)
const looksAtSides = true

// holdingsOf is what a process and all that it started have.
func holdingsOf(leader int) *holdings {
	h := &holdings{files: map[fileID]file{}, locks: map[fileID]bool{}}
	sockets := map[uint64]bool{}
	for _, pid := range treeOf(leader) {
		h.addOpen(pid, sockets)
		h.addMapped(pid)
	}
	if len(sockets) > 0 {
		h.addSockets(leader, sockets)
	}
	if len(h.files) > 0 {
		h.addLocks()
	}
	return h
}

// treeOf are a process and its descendants, without those whose parent has ended: these are adopted.
func treeOf(leader int) []int {
	found := []int{leader}
	for i := 0; i < len(found); i++ {
		for _, child := range childrenOf(found[i]) {
			if !slices.Contains(found, child) {
				found = append(found, child)
			}
		}
	}
	return found
}

// addOpen adds regular files and named pipes, and tells the sockets by number.
func (h *holdings) addOpen(pid int, sockets map[uint64]bool) {
	open, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	for _, fd := range open {
		path := fmt.Sprintf("/proc/%d/fd/%s", pid, fd.Name())
		name, err := os.Readlink(path)
		if err != nil {
			continue
		}
		if number, is := strings.CutPrefix(name, "socket:["); is {
			if inode, err := strconv.ParseUint(strings.TrimSuffix(number, "]"), 10, 64); err == nil {
				sockets[inode] = true
			}
			continue
		}
		var stat syscall.Stat_t
		if !strings.HasPrefix(name, "/") || syscall.Stat(path, &stat) != nil {
			continue
		}
		if kind := stat.Mode & syscall.S_IFMT; kind == syscall.S_IFREG || kind == syscall.S_IFIFO || kind == syscall.S_IFBLK {
			h.add(fileID{uint64(stat.Dev), stat.Ino}, file{name: name, writes: mayWrite(pid, fd.Name())})
		}
	}
}

func (h *holdings) add(id fileID, f file) {
	if known, twice := h.files[id]; twice {
		f.writes = f.writes || known.writes
		f.mapped = f.mapped || known.mapped
	}
	h.files[id] = f
}

func mayWrite(pid int, fd string) bool {
	info, _ := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%s", pid, fd))
	_, rest, _ := strings.Cut(string(info), "flags:")
	line, _, _ := strings.Cut(rest, "\n")
	flags, err := strconv.ParseInt(strings.TrimSpace(line), 8, 64)
	return err == nil && flags&syscall.O_ACCMODE != syscall.O_RDONLY
}

// addMapped adds memory that is shared by a file or a key: "7f… rw-s 00000000 00:01 32769 /SYSV… (deleted)".
func (h *holdings) addMapped(pid int) {
	maps, err := os.Open(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		return
	}
	defer maps.Close()
	for lines := bufio.NewScanner(maps); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 6 || len(fields[1]) < 4 || fields[1][3] != 's' || !strings.HasPrefix(fields[5], "/") {
			continue
		}
		if id, ok := deviceAndInode(fields[3] + ":" + fields[4]); ok {
			h.add(id, file{name: fields[5], writes: fields[1][1] == 'w', mapped: true})
		}
	}
}

// deviceAndInode reads "fd:01:1234": hexadecimal, hexadecimal, decimal.
func deviceAndInode(text string) (fileID, bool) {
	parts := strings.Split(text, ":")
	if len(parts) != 3 {
		return fileID{}, false
	}
	major, err1 := strconv.ParseUint(parts[0], 16, 64)
	minor, err2 := strconv.ParseUint(parts[1], 16, 64)
	inode, err3 := strconv.ParseUint(parts[2], 10, 64)
	// As the C library puts them together.
	device := (major&0xfffff000)<<32 | (major&0xfff)<<8 | (minor&0xffffff00)<<12 | minor&0xff
	return fileID{device, inode}, err1 == nil && err2 == nil && err3 == nil && inode != 0
}

// addLocks reads lines like "1: FLOCK  ADVISORY  WRITE 1234 fd:01:5678 0 EOF"; behind "->" somebody waits.
func (h *holdings) addLocks() {
	locks, _ := os.ReadFile("/proc/locks")
	for _, line := range strings.Split(string(locks), "\n") {
		for _, field := range strings.Fields(line) {
			if id, ok := deviceAndInode(field); ok {
				h.locks[id] = true
			}
		}
	}
}

func (h *holdings) addSockets(pid int, own map[uint64]bool) {
	for _, table := range []string{"tcp", "tcp6", "udp", "udp6"} {
		for _, fields := range tableOf(pid, table) {
			if s, inode, ok := internetSocket(strings.TrimSuffix(table, "6"), fields); ok && own[inode] {
				h.sockets = append(h.sockets, s)
			}
		}
	}
	for _, fields := range tableOf(pid, "unix") {
		if s, inode, ok := unixSocket(fields); ok && own[inode] {
			h.sockets = append(h.sockets, s)
		}
	}
}

// tableOf are the lines of a table of the network that a process sees, without the first.
func tableOf(pid int, name string) [][]string {
	content, _ := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s", pid, name))
	var lines [][]string
	for i, line := range strings.Split(string(content), "\n") {
		if fields := strings.Fields(line); i > 0 && len(fields) > 0 {
			lines = append(lines, fields)
		}
	}
	return lines
}

// internetSocket reads "0: 0100007F:1F90 00000000:0000 0A … uid timeout inode": addresses, state (0A listens, 07 takes packets).
func internetSocket(kind string, fields []string) (socket, uint64, bool) {
	if len(fields) < 10 {
		return socket{}, 0, false
	}
	local, ok1 := address(fields[1])
	remote, ok2 := address(fields[2])
	inode, err := strconv.ParseUint(fields[9], 10, 64)
	s := socket{kind: kind, local: local, remote: remote}
	if strings.HasSuffix(fields[2], ":0000") {
		s.remote = ""
		s.listening = fields[3] == "0A" || kind == "udp" && fields[3] == "07" && !strings.HasSuffix(fields[1], ":0000")
	}
	return s, inode, ok1 && ok2 && err == nil
}

// address reads "0100007F:1F90": words of four bytes in the order of the machine, and a port. What has no place on one machine alone
// (0.0.0.0, ::) is the loopback address, by which both sides reach it.
func address(text string) (string, bool) {
	host, port, _ := strings.Cut(text, ":")
	number, err := strconv.ParseUint(port, 16, 16)
	bytes, wrong := hex.DecodeString(host)
	if err != nil || wrong != nil || len(bytes)%4 != 0 {
		return "", false
	}
	for i := 0; i < len(bytes); i += 4 {
		slices.Reverse(bytes[i : i+4])
	}
	ip := net.IP(bytes)
	if ip.IsUnspecified() || ip.IsLoopback() {
		ip = net.IPv4(127, 0, 0, 1)
	}
	return net.JoinHostPort(ip.String(), strconv.FormatUint(number, 10)), true
}

// acceptsFlag is __SO_ACCEPTCON in the flags of a listening socket.
const acceptsFlag = 0x10000

// unixSocket reads "0000: 00000002 00000000 00010000 0001 01 12345 /run/x".
func unixSocket(fields []string) (socket, uint64, bool) {
	if len(fields) < 7 {
		return socket{}, 0, false
	}
	flags, err1 := strconv.ParseUint(fields[3], 16, 64)
	inode, err2 := strconv.ParseUint(fields[6], 10, 64)
	s := socket{kind: "unix"}
	if len(fields) > 7 {
		s.local = strings.Join(fields[7:], " ")
	}
	isDatagram := fields[4] == "0002"
	s.listening = flags&acceptsFlag != 0 || isDatagram && s.local != ""
	return s, inode, err1 == nil && err2 == nil
}
