// Package night finds what happened between two moments.
package night

import (
	"sort"
	"time"

	"example.com/handover/journal"
)

// Between gives the events from one moment on and before another. The events are in order of time.
func Between(events []journal.Event, from, until time.Time) []journal.Event {
	first := sort.Search(len(events), func(i int) bool { return !events[i].At.Before(from) })
	last := sort.Search(len(events), func(i int) bool { return !events[i].At.Before(until) })
	return events[first:max(first, last)]
}
