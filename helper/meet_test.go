//go:build unix

package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestWhereSidesMeet(t *testing.T) {
	tcp := func(local, remote string) socket {
		return socket{kind: "tcp", local: local, remote: remote, listening: remote == ""}
	}
	of := func(sockets ...socket) *holdings { return &holdings{sockets: sockets} }
	a, b := fileID{1, 2}, fileID{1, 3}
	cases := []struct {
		name       string
		base, head *holdings
		want       string
	}{
		{"nothing", of(), of(), ""},
		{"each has its own server", of(tcp("127.0.0.1:1", "")), of(tcp("127.0.0.1:2", "")), ""},
		{"each has its own server and client",
			of(tcp("127.0.0.1:1", ""), tcp("127.0.0.1:7", "127.0.0.1:1")), of(tcp("127.0.0.1:2", ""), tcp("127.0.0.1:8", "127.0.0.1:2")), ""},
		{"the base has the server", of(tcp("127.0.0.1:1", "")), of(), "the base listens on tcp 127.0.0.1:1, the head does not"},
		{"the head has the server", of(), of(tcp("127.0.0.1:1", "")), "the head listens on tcp 127.0.0.1:1, the base does not"},
		{"the head talks to the base's server", of(tcp("127.0.0.1:1", "")), of(tcp("127.0.0.1:7", "127.0.0.1:1"), tcp("127.0.0.1:2", "")),
			"the head is connected to the base at tcp 127.0.0.1:1"},
		{"the head talks to the base's server, which has accepted that",
			of(tcp("127.0.0.1:1", ""), tcp("127.0.0.1:1", "127.0.0.1:7")), of(tcp("127.0.0.1:7", "127.0.0.1:1")),
			"the head is connected to the base at tcp 127.0.0.1:1"},
		{"the head talks to a server of the base that listens on all addresses",
			of(tcp("[::]:1", ""), tcp("127.0.0.1:1", "127.0.0.1:7")), of(tcp("127.0.0.1:7", "127.0.0.1:1")),
			"the head is connected to the base at tcp 127.0.0.1:1"},
		{"both ends of a connection whose server has closed", of(tcp("127.0.0.1:1", "127.0.0.1:7")), of(tcp("127.0.0.1:7", "127.0.0.1:1")),
			"the base is connected to the head at tcp 127.0.0.1:7"},
		{"one port twice", of(tcp("127.0.0.1:1", "")), of(tcp("127.0.0.1:1", "")), "both listen on tcp 127.0.0.1:1"},
		{"a common server", of(tcp("127.0.0.1:7", "127.0.0.1:5432")), of(tcp("127.0.0.1:8", "127.0.0.1:5432")), "both are connected to tcp 127.0.0.1:5432"},
		{"sockets by relative paths are of two folders", of(socket{kind: "unix", local: "./s", listening: true}), of(socket{kind: "unix", local: "./s", listening: true}), ""},
		{"a file that both only read", &holdings{files: map[fileID]file{a: {name: "/x"}}}, &holdings{files: map[fileID]file{a: {name: "/x"}}}, ""},
		{"a file that one writes", &holdings{files: map[fileID]file{a: {name: "/x"}}}, &holdings{files: map[fileID]file{a: {name: "/x", writes: true}}},
			"one has /x open to write, the other to read"},
		{"a locked file", &holdings{files: map[fileID]file{a: {name: "/x"}}, locks: map[fileID]bool{a: true}}, &holdings{files: map[fileID]file{a: {name: "/x"}}},
			"both have /x open, and it is locked"},
		{"files of one name on two devices", &holdings{files: map[fileID]file{a: {name: "/x", writes: true}}}, &holdings{files: map[fileID]file{b: {name: "/x", writes: true}}}, ""},
		{"memory", &holdings{files: map[fileID]file{a: {name: "/dev/shm/x", writes: true, mapped: true}}}, &holdings{files: map[fileID]file{a: {name: "/dev/shm/x", mapped: true}}},
			"both have the memory /dev/shm/x"},
	}
	for _, c := range cases {
		if got := meeting(c.base, c.head); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// meetSource takes what MEET names before its benchmark, or within it; LATE makes a side the second one.
const meetSource = `//go:build unix

package x

import (
	"net"
	"os"
	"sync"
	"syscall"
	"testing"
	"time"
)

var held []any

func hold(what any, err error) {
	if err == nil {
		held = append(held, what) // what nobody holds is closed by the collector
	}
}

func take(what string) {
	at := os.Getenv("AT")
	switch what {
	case "listen":
		hold(net.Listen("tcp", at))
	case "connect": // as a client that uses whatever server is there
		hold(net.Listen("tcp", at))
		hold(net.Listen("tcp", "127.0.0.1:0"))
		hold(net.Dial("tcp", at))
	case "own server":
		l, err := net.Listen("tcp", "127.0.0.1:0")
		hold(l, err)
		hold(net.Dial("tcp", l.Addr().String()))
	case "udp":
		hold(net.ListenPacket("udp", at))
	case "unix":
		hold(net.Listen("unix", at))
	case "write":
		hold(os.OpenFile(at, os.O_CREATE|os.O_RDWR, 0o600))
	case "read":
		hold(os.Open(os.Args[0]))
	case "fifo":
		syscall.Mkfifo(at, 0o600)
		hold(os.OpenFile(at, os.O_RDWR, 0))
	case "memory":
		f, _ := os.OpenFile(at, os.O_CREATE|os.O_RDWR, 0o600)
		f.Truncate(4096)
		hold(syscall.Mmap(int(f.Fd()), 0, 4096, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED))
		f.Close()
	case "lock":
		f, _ := os.OpenFile(at, os.O_CREATE|os.O_RDWR, 0o600)
		hold(f, syscall.Flock(int(f.Fd()), syscall.LOCK_EX))
	case "asked lock": // as bbolt does
		f, _ := os.OpenFile(at, os.O_CREATE|os.O_RDWR, 0o600)
		for syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
			time.Sleep(50 * time.Millisecond)
		}
		hold(f, nil)
	case "pid file":
		for {
			f, err := os.OpenFile(at, os.O_CREATE|os.O_EXCL, 0o600)
			if err == nil {
				f.Close()
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
	case "sleep":
		time.Sleep(1500 * time.Millisecond)
	}
}

var once sync.Once

func BenchmarkMeet(b *testing.B) {
	once.Do(func() {
		if os.Getenv("LATE") != "" {
			time.Sleep(300 * time.Millisecond)
		}
		take(os.Getenv("MEET"))
	})
	for i := 0; i < b.N; i++ {
		sink = spin(work)
	}
}

func TestMain(m *testing.M) {
	if os.Getenv("EARLY") != "" {
		if os.Getenv("LATE") != "" {
			time.Sleep(300 * time.Millisecond)
		}
		take(os.Getenv("MEET"))
		os.Setenv("MEET", "")
	}
	os.Exit(m.Run())
}
`

func TestSidesThatMeetAreFound(t *testing.T) {
	if !looksAtSides {
		t.Skip("SKIPPED: " + runtime.GOOS + " does not show what a process holds")
	}
	binary := buildTurns(t, 1000)
	free := func() string {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		return l.Addr().String()
	}
	const port = "a port"
	cases := []struct{ kind, at, want string }{
		{"listen", port, "the FIRST listens on tcp AT, the SECOND does not"},
		{"connect", port, "the SECOND is connected to the FIRST at tcp AT"},
		{"own server", "", ""},
		{"udp", port, "the FIRST listens on udp AT, the SECOND does not"},
		{"unix", filepath.Join(t.TempDir(), "s"), "the FIRST listens on unix AT, the SECOND does not"},
		{"unix", "@go-steady-" + fmt.Sprint(os.Getpid()), "the FIRST listens on unix AT, the SECOND does not"},
		{"write", filepath.Join(t.TempDir(), "f"), "both have AT open to write"},
		{"read", "", ""},
		{"fifo", filepath.Join(t.TempDir(), "p"), "both have AT open to write"},
		{"memory", filepath.Join(t.TempDir(), "m"), "both have the memory AT"},
		{"lock", filepath.Join(t.TempDir(), "l"), "the SECOND does nothing while the FIRST waits for its turn: both have AT open, and it is locked"},
		{"asked lock", filepath.Join(t.TempDir(), "a"), "the SECOND does nothing while the FIRST waits for its turn: both have AT open, and it is locked"},
		{"pid file", filepath.Join(t.TempDir(), "pid"), "the SECOND does nothing while the FIRST waits for its turn"},
		{"sleep", "", ""},
	}
	for i, c := range cases {
		for first, late := range map[string]string{"base": "head", "head": "base"} {
			for _, early := range []string{"", "1"} {
				if c.want == "" && first == "head" {
					continue
				}
				name := fmt.Sprintf("%s %s of the %s first, in TestMain %q", c.kind, filepath.Base(c.at), first, early)
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					at := c.at
					switch at { // each has its own
					case "":
					case port:
						at = free()
					default:
						at += "-" + first + early
					}
					r := playSides(t, binary, int64(i), map[string]map[string]string{
						"":   {"MEET": c.kind, "AT": at, "EARLY": early},
						late: {"LATE": "1"},
					})
					want := strings.NewReplacer("FIRST", first, "SECOND", late, "AT", at).Replace(c.want)
					if early == "" { // the order of the turns decides
						other := strings.NewReplacer("FIRST", late, "SECOND", first, "AT", at).Replace(c.want)
						if r.Reason == other {
							want = other
						}
					}
					if ended := map[bool]string{true: "complete", false: "shared"}[want == ""]; r.Ended != ended || r.Reason != want {
						t.Errorf("%s %q, want %q", r.Ended, r.Reason, want)
					}
				})
			}
		}
	}
}

func TestHowLongASideMayDoNothing(t *testing.T) {
	const second = time.Second
	for _, c := range []struct {
		name                string
		expected, tookOther time.Duration
		inSetUp             bool
		want                time.Duration
	}{
		{"in a short match", 300 * time.Millisecond, 0, false, 2 * second},
		{"in a long match", 5 * second, 0, false, 15 * second},
		{"in a match of which nobody knows how long it takes", 0, 0, false, 10 * second},
		{"in its set-up", 5 * second, second, true, 2 * second},
		{"in its set-up, where that of the other took longer", 0, 6 * second, true, 6 * second},
	} {
		w := watcher{expected: c.expected}
		if got := w.patience(c.inSetUp, c.tookOther); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// playSides takes turns on the benchmark of meetSource; the environment of "" is for both sides.
func playSides(t *testing.T, binary string, seed int64, env map[string]map[string]string) *turnsResult {
	t.Helper()
	side := func(name string) runParams {
		params := child(t, "")
		delete(params.Env, "CHILD")
		params.Path, params.Args = binary, []string{"-test.run=^$", "-test.bench=^BenchmarkMeet$", "-test.benchtime=200x", "-test.count=5"}
		for _, more := range []map[string]string{env[""], env[name]} {
			for key, value := range more {
				params.Env[key] = value
			}
		}
		return params
	}
	r, err := takeTurns(turnsParams{Base: side("base"), Head: side("head"), Seed: seed, TimeoutMs: 30_000, Together: true, ExpectedMs: 300})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
