//go:build linux

package main

import (
	"os"
	"runtime"
	"testing"
)

// placeSource reports how many processors its thread may use.
const placeSource = `package x

import (
	"bytes"
	"math/bits"
	"os"
	"strconv"
	"strings"
	"testing"
)

func places(b *testing.B) (n float64) {
	text, err := os.ReadFile("/proc/thread-self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := bytes.Cut(text, []byte("Cpus_allowed:\t"))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	for _, group := range strings.Split(string(line), ",") {
		mask, err := strconv.ParseUint(group, 16, 64)
		if err != nil {
			b.Fatal(err)
		}
		n += float64(bits.OnesCount64(mask))
	}
	return n
}

func BenchmarkPlace(b *testing.B) { b.ReportMetric(places(b), "processors") }

func BenchmarkPlaces(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
		}
	})
	b.ReportMetric(places(b), "processors")
}
`

func TestBothSidesAreOnOneProcessor(t *testing.T) {
	if runtime.NumCPU() < 2 {
		if os.Getenv("CI") != "" {
			t.Fatal("this machine has one processor only")
		}
		t.Skip("SKIPPED: this machine has one processor only")
	}
	binary := buildTurns(t, 1000, placeSource)
	all := float64(runtime.NumCPU())
	for _, c := range []struct {
		pattern, together string
		want              float64
	}{
		{"^BenchmarkPlace$", "together", 1},
		{"^BenchmarkPlace$", "", all},
		{"^BenchmarkPlaces$", "together", all},
	} {
		r := play(t, binary, binary, c.pattern, c.together)
		last := r.Records[len(r.Records)-1]
		for _, side := range []turns{last.Base, last.Head} {
			for _, n := range side.Extra["processors"] {
				if float64(*n) != c.want {
					t.Errorf("%s %s: %v processors, want %v", c.pattern, c.together, *n, c.want)
				}
			}
		}
		if len(last.Base.Extra["processors"]) < 5 {
			t.Errorf("%d turns: %s", len(last.Base.Extra["processors"]), r.Reason)
		}
	}
}
