package shift

import (
	"fmt"
	"testing"
	"time"
	_ "time/tzdata" // zones are the same on every machine
)

func zone(tb testing.TB, name string) *time.Location {
	tb.Helper()
	location, err := time.LoadLocation(name)
	if err != nil {
		tb.Fatal(err)
	}
	return location
}

func TestBerlinAndKathmanduShareTheAfternoon(t *testing.T) {
	teams := []Team{{zone(t, "Europe/Berlin"), 9, 17}, {zone(t, "Asia/Kathmandu"), 9, 17}}
	common := Common(teams, time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC))
	// 09:00 in Berlin is 07:00 UTC, 17:00 in Kathmandu is 11:15 UTC.
	if len(common) != 17 || common[0].Format("15:04") != "07:00" {
		t.Errorf("got %d quarters from %v", len(common), common)
	}
}

func TestSingaporeAndLosAngelesHaveNothingInCommon(t *testing.T) {
	teams := []Team{{zone(t, "Asia/Singapore"), 9, 17}, {zone(t, "America/Los_Angeles"), 9, 17}}
	if common := Common(teams, time.Date(2026, time.July, 1, 0, 0, 0, 0, time.UTC)); len(common) != 0 {
		t.Errorf("got %v", common)
	}
}

func TestNightShiftsGoOverMidnight(t *testing.T) {
	team := Team{time.UTC, 22, 6}
	for hour, want := range map[int]bool{21: false, 22: true, 0: true, 5: true, 6: false} {
		if got := team.Awake(time.Date(2026, time.July, 1, hour, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("%d o'clock: got %v", hour, got)
		}
	}
}

func BenchmarkCommon(b *testing.B) {
	names := []string{"Asia/Singapore", "Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu"}
	for _, n := range []int{2, 3, 4} {
		teams := make([]Team, n)
		for i := range teams {
			teams[i] = Team{zone(b, names[i]), 0, 24}
		}
		b.Run(fmt.Sprintf("teams=%d", n), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				Common(teams, time.Date(2026, time.March, 29, 0, 0, 0, 0, time.UTC))
			}
		})
	}
}
