//go:build !linux

package main

import "time"

// looksAtSides: this system shows others nothing of what a process holds and does, without a program for it.
const looksAtSides = false

func holdingsOf(int) *holdings { return &holdings{} }

// A doing is what a process has done; here that is not known.
type doing struct {
	cpu, queue time.Duration
	disk       bool
}

func doingOf(int) doing { return doing{} }

func holdsBytes(uintptr) bool { return false }
