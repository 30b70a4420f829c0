package main

import (
	"context"
	"time"
)

// A limit ends its context when its time is spent. Work that does not count stops the clock.
type limit struct {
	context.Context
	timer *time.Timer
	// left is what there was at the time since.
	left  time.Duration
	since time.Time
}

func limitOf(left time.Duration) (*limit, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	return &limit{ctx, time.AfterFunc(left, cancel), left, time.Now()}, cancel
}

// remaining is what is left while the clock runs.
func (l *limit) remaining() time.Duration { return l.left - time.Since(l.since) }

// uncounted does work that does not count; nothing else may ask for what is left meanwhile.
func (l *limit) uncounted(work func()) {
	if l.timer.Stop() {
		l.left = l.remaining()
		defer func() {
			l.since = time.Now()
			l.timer.Reset(l.left)
		}()
	}
	work()
}
