package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

// A watcher looks whether one side of a match waits for something that the other one has, which stands at a stop and
// will not give it back. Without it both would stand until their time is up.
type watcher struct {
	sides [2]*side
	// expected is how long both together take as a whole, 0 where nobody knows.
	expected time.Duration
	moved    atomic.Int64 // when a side last came to a stop or left it, nanoseconds
	found    atomic.Pointer[string]
	end      chan struct{}
}

const (
	watchEvery = 100 * time.Millisecond
	// quietTime is how long a side does nothing before it is looked at what both have.
	quietTime = time.Second
	// waitTime is how long it does nothing before it is said to wait, although nothing is seen that both have: a benchmark may
	// sleep by itself.
	waitTime = 2 * time.Second
	// unknownWait is the same in a match of which nobody knows how long it takes.
	unknownWait = 10 * time.Second
	// A side that takes less than busyShare of the time on a processor does nothing, since who asks again and again for a lock takes
	// some; unless it would and is not let, for more than queueShare of the time.
	busyShare, queueShare = 0.05, 0.5
)

func watch(sides [2]*side, expected time.Duration) *watcher {
	w := &watcher{sides: sides, expected: expected, end: make(chan struct{})}
	w.note()
	if looksAtSides {
		go w.look()
	}
	return w
}

// note is called when a side moves.
func (w *watcher) note() { w.moved.Store(time.Now().UnixNano()) }

// reason is where the sides meet, "" when that was not seen.
func (w *watcher) reason() string {
	if text := w.found.Load(); text != nil {
		return *text
	}
	return ""
}

// A quiet is since when one side has done nothing, and what it had done until then.
type quiet struct {
	moved int64
	done  doing
	since time.Time
}

func (q quiet) isOver(now doing) bool {
	share := func(spent time.Duration) float64 { return float64(spent) / float64(time.Since(q.since)) }
	return now.disk || share(now.cpu-q.done.cpu) > busyShare || share(now.queue-q.done.queue) > queueShare
}

func (w *watcher) look() {
	begin := time.Now()
	var quiets [2]quiet
	var took [2]time.Duration // until the first stop
	for {
		select {
		case <-w.end:
			return
		case <-time.After(watchEvery):
		}
		for i, side := range w.sides {
			if took[i] == 0 && side.stands() {
				took[i] = time.Since(begin)
			}
		}
		for i := range w.sides {
			reason := w.lookAt(i, &quiets[i], took)
			if reason == "" {
				continue
			}
			w.found.Store(&reason)
			w.sides[0].kill()
			w.sides[1].kill()
			return
		}
	}
}

// lookAt says why a side waits, "" when it does not, or when that is not sure.
func (w *watcher) lookAt(i int, q *quiet, took [2]time.Duration) string {
	side, other := w.sides[i], w.sides[1-i]
	moved := w.moved.Load()
	if time.Since(time.Unix(0, moved)) < quietTime/2 || !other.stands() || side.stands() {
		*q = quiet{}
		return ""
	}
	now := doingOf(side.pid())
	if q.since.IsZero() || q.moved != moved || q.isOver(now) {
		*q = quiet{moved: moved, done: now, since: time.Now()}
		return ""
	}
	idle := time.Since(q.since)
	if idle < quietTime {
		return ""
	}
	what := fmt.Sprintf("the %s does nothing while the %s waits for its turn", sideNames[i], sideNames[1-i])
	if shared := meeting(holdingsOf(w.sides[0].pid()), holdingsOf(w.sides[1].pid())); shared != "" {
		return what + ": " + shared
	}
	if idle < w.patience(took[i] == 0, took[1-i]) {
		return ""
	}
	return what
}

// patience is how long a side may do nothing: in its set-up as long as that of the other one took, later thrice the whole.
func (w *watcher) patience(inSetUp bool, tookOther time.Duration) time.Duration {
	switch {
	case inSetUp:
		return max(waitTime, tookOther)
	case w.expected == 0:
		return unknownWait
	}
	return max(waitTime, 3*w.expected)
}
