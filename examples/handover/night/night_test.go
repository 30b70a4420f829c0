package night

import (
	"fmt"
	"testing"
	"time"

	"example.com/handover/journal"
)

var midnight = time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)

func hourly(n int) []journal.Event {
	list := make([]journal.Event, n)
	for i := range list {
		list[i] = journal.Event{At: midnight.Add(time.Duration(i) * time.Hour), Text: "check"}
	}
	return list
}

func TestBetweenTakesTheFirstMomentAndLeavesTheLast(t *testing.T) {
	got := Between(hourly(24), midnight.Add(2*time.Hour), midnight.Add(5*time.Hour))
	if len(got) != 3 || !got[0].At.Equal(midnight.Add(2*time.Hour)) {
		t.Errorf("got %v", got)
	}
}

func TestBetweenIsEmptyBackwards(t *testing.T) {
	if got := Between(hourly(24), midnight.Add(5*time.Hour), midnight); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func BenchmarkBetween(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		events := hourly(n)
		from, until := midnight.Add(time.Duration(n/3)*time.Hour), midnight.Add(time.Duration(n/2)*time.Hour)
		b.Run(fmt.Sprintf("events=%d", n), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				Between(events, from, until)
			}
		})
	}
}
