package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A stop is where a side waits until it may go on.
type stop struct {
	kind stopKind
	name string // of the benchmark
	// iterations is b.N: at a gate what the benchmark is called with, at its end what b.Loop made of it.
	iterations  int64
	nanoseconds int64
	allocs      int64
	allocBytes  int64
	setBytes    int64
	parallel    bool // at a gate: RunParallel has been called
	hasSub      bool // it ran sub-benchmarks, so its own time says nothing
	failed      bool
	crowded     bool // its threads could not be spread before this turn
	extra       map[string]float64
}

type stopKind int

const (
	notStarted stopKind = iota
	gate                // before the timer starts
	done                // after it stopped
	ended               // the side sends no more
)

// allBenchmarks is what package testing calls the benchmark around all others.
const allBenchmarks = "Main"

func (s stop) String() string {
	switch {
	case s.kind == gate && s.name == allBenchmarks:
		return "was about to run its benchmarks"
	case s.kind == gate:
		return "was in " + s.name
	case s.kind == done && s.name == allBenchmarks:
		return "had run its benchmarks"
	case s.kind == done:
		return "had finished " + s.name
	case s.kind == ended:
		return "had ended"
	}
	return "had not reached a benchmark"
}

// apart says, for people, how two sides do not match.
func apart(base, head stop) string {
	switch {
	case base.kind == ended:
		return "the base ended " + head.unreached("head")
	case head.kind == ended:
		return "the head ended " + base.unreached("base")
	case base.kind == head.kind && base.name == head.name:
		return fmt.Sprintf("%s ran %d times on the base and %d times on the head", base.name, base.iterations, head.iterations)
	}
	return fmt.Sprintf("the base %s when the head %s", base, head)
}

// unreached says what a side did not come to that ended when the other was here.
func (s stop) unreached(other string) string {
	switch {
	case s.kind == gate && s.name == allBenchmarks:
		return "before its benchmarks began"
	case s.kind == gate:
		return fmt.Sprintf("while the %s was in %s", other, s.name)
	case s.kind == done && s.name == allBenchmarks:
		return "before the end of its benchmarks"
	}
	return "before the end of " + s.name
}

// parseStop reads what the gate in package testing writes.
func parseStop(line string) (stop, error) {
	fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
	r := fieldReader{fields: fields[1:]}
	s := stop{name: r.text()}
	switch fields[0] {
	case "gate":
		s.kind = gate
		s.parallel = r.bool()
	case "done":
		s.kind = done
		s.iterations, s.nanoseconds, s.allocs, s.allocBytes, s.setBytes = r.int(), r.int(), r.int(), r.int(), r.int()
		s.hasSub, s.failed, s.crowded = r.bool(), r.bool(), r.bool()
		for len(r.fields) > 0 && r.err == nil {
			if s.extra == nil {
				s.extra = map[string]float64{}
			}
			unit := r.text()
			s.extra[unit] = r.float()
		}
	default:
		return stop{}, fmt.Errorf("not a stop: %q", line)
	}
	if r.err != nil {
		return stop{}, fmt.Errorf("not a stop: %q: %w", line, r.err)
	}
	return s, nil
}

// A fieldReader takes one field after another, and keeps the first error.
type fieldReader struct {
	fields []string
	err    error
}

func (r *fieldReader) next() string {
	if len(r.fields) == 0 {
		r.note(fmt.Errorf("too few fields"))
		return ""
	}
	field := r.fields[0]
	r.fields = r.fields[1:]
	return field
}

func (r *fieldReader) note(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *fieldReader) text() string {
	text, err := strconv.Unquote(r.next())
	r.note(err)
	return text
}

func (r *fieldReader) int() int64 {
	n, err := strconv.ParseInt(r.next(), 10, 64)
	r.note(err)
	return n
}

func (r *fieldReader) bool() bool {
	b, err := strconv.ParseBool(r.next())
	r.note(err)
	return b
}

func (r *fieldReader) float() float64 {
	f, err := strconv.ParseFloat(r.next(), 64)
	r.note(err)
	return f
}
