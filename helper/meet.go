package main

import (
	"fmt"
	"sort"
	"strings"
)

// Holdings are what a side has at a moment of that which others may have, too.
type holdings struct {
	sockets []socket
	files   map[fileID]file
	// locks are the files on which somebody of this machine has a lock, or waits for one.
	locks map[fileID]bool
}

// A socket has addresses as text: "127.0.0.1:80", "/run/x", "@abstract".
type socket struct {
	kind      string // tcp, udp, unix
	local     string
	remote    string // "" where it is connected to nobody that is known
	listening bool   // also one that takes packets from anybody
}

// A fileID says which file it is, whatever its name.
type fileID struct{ device, inode uint64 }

// A file is open or mapped.
type file struct {
	name   string
	writes bool
	mapped bool // shared memory
}

// meeting says in one clause where two living sides meet, "" where nothing is seen of it.
func meeting(base, head *holdings) string {
	sides := [2]*holdings{base, head}
	for _, found := range []string{connected(sides), sameAddress(sides), sameFile(base, head), lackingListener(sides), sameServer(sides)} {
		if found != "" {
			return found
		}
	}
	return ""
}

var sideNames = [2]string{"base", "head"}

// connected is a side that talks to the other one.
func connected(sides [2]*holdings) string {
	accepted := ""
	for i, side := range sides {
		for _, s := range side.sockets {
			if !s.leadsTo(sides[1-i]) {
				continue
			}
			found := fmt.Sprintf("the %s is connected to the %s at %s %s", sideNames[i], sideNames[1-i], s.kind, s.remote)
			if !side.accepts(s) {
				return found
			}
			accepted = found
		}
	}
	return accepted
}

func (s socket) leadsTo(side *holdings) bool {
	for _, other := range side.sockets {
		if s.kind == other.kind && s.remote != "" && s.remote == other.local && (other.listening || s.local == other.remote) {
			return true
		}
	}
	return false
}

// accepts is true of the server's end of a connection: its remote address is one that the client was given.
func (h *holdings) accepts(s socket) bool {
	for _, listener := range h.listeners() {
		if s.kind == listener.kind && portOf(s.local) == portOf(listener.local) {
			return true
		}
	}
	return false
}

func portOf(address string) string { return address[strings.LastIndexByte(address, ':')+1:] }

// sameAddress is one on which both listen: a client reaches one of the two by chance.
func sameAddress(sides [2]*holdings) string {
	for _, s := range sides[0].listeners() {
		for _, other := range sides[1].listeners() {
			if s.kind == other.kind && s.local == other.local && isAbsolute(s.local) {
				return fmt.Sprintf("both listen on %s %s", s.kind, s.local)
			}
		}
	}
	return ""
}

// isAbsolute tells a path that begins in the current folder from all other addresses.
func isAbsolute(address string) bool { return address != "" && address[0] != '.' }

// lackingListener is one to which the other side has nothing that corresponds: it could not have it, and talks to this one.
func lackingListener(sides [2]*holdings) string {
	for i, side := range sides {
		for _, kind := range []string{"tcp", "udp", "unix"} {
			own, others := side.listenersOf(kind), sides[1-i].listenersOf(kind)
			if len(own) <= len(others) {
				continue
			}
			sort.Strings(own)
			return fmt.Sprintf("the %s listens on %s %s, the %s does not", sideNames[i], kind, own[0], sideNames[1-i])
		}
	}
	return ""
}

// sameServer is a third one to which both are connected.
func sameServer(sides [2]*holdings) string {
	for _, s := range sides[0].sockets {
		for _, other := range sides[1].sockets {
			if s.remote != "" && s.kind == other.kind && s.remote == other.remote {
				return fmt.Sprintf("both are connected to %s %s", s.kind, s.remote)
			}
		}
	}
	return ""
}

// sameFile is one that both have, and that at least one of them changes or locks.
func sameFile(base, head *holdings) string {
	var found []string
	for id, b := range base.files {
		h, both := head.files[id]
		switch {
		case !both:
		case base.locks[id] || head.locks[id]:
			found = append(found, fmt.Sprintf("both have %s open, and it is locked", b.name))
		case b.mapped && h.mapped && (b.writes || h.writes):
			found = append(found, fmt.Sprintf("both have the memory %s", b.name))
		case b.writes && h.writes:
			found = append(found, fmt.Sprintf("both have %s open to write", b.name))
		case b.writes || h.writes:
			found = append(found, fmt.Sprintf("one has %s open to write, the other to read", b.name))
		}
	}
	if len(found) == 0 {
		return ""
	}
	sort.Strings(found)
	return found[0]
}

func (h *holdings) listeners() []socket {
	var found []socket
	for _, s := range h.sockets {
		if s.listening {
			found = append(found, s)
		}
	}
	return found
}

func (h *holdings) listenersOf(kind string) []string {
	var found []string
	for _, s := range h.listeners() {
		if s.kind == kind {
			found = append(found, s.local)
		}
	}
	return found
}
