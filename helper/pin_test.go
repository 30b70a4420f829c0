//go:build linux

package main

import (
	"os"
	"runtime"
	"testing"
)

func TestBothSidesAreOnOneProcessor(t *testing.T) {
	if runtime.NumCPU() < 2 {
		if os.Getenv("CI") != "" {
			t.Fatal("this machine has one processor only")
		}
		t.Skip("SKIPPED: this machine has one processor only")
	}
	binary := buildTurns(t, 1000)
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
		if len(r.Records) == 0 {
			t.Fatalf("%s %s: %s %s\n%s", c.pattern, c.together, r.Ended, r.Reason, r.Base.Stderr)
		}
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
