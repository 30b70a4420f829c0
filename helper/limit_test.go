package main

import (
	"testing"
	"time"
)

func TestWorkThatDoesNotCountStopsTheClock(t *testing.T) {
	l, cancel := limitOf(2 * time.Second)
	defer cancel()
	l.uncounted(func() { time.Sleep(2500 * time.Millisecond) })
	if left := l.remaining(); l.Err() != nil || left <= 0 || left > 2*time.Second {
		t.Errorf("%v are left of 2 s, %v", left, l.Err())
	}
	select {
	case <-l.Done():
	case <-time.After(30 * time.Second):
		t.Error("the clock did not go on")
	}
}

func TestWorkThatDoesNotCountGivesNoTimeBack(t *testing.T) {
	l, cancel := limitOf(time.Nanosecond)
	defer cancel()
	<-l.Done()
	l.uncounted(func() {})
	if l.Err() == nil || l.remaining() > 0 {
		t.Errorf("%v are left of a time that is spent", l.remaining())
	}
}
