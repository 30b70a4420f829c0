package journal

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"
)

// The unit of this package: fewer bytes are better, and their number does not depend on the machine.
func TestMain(m *testing.M) {
	fmt.Println("Unit bytes/event better=lower assume=exact")
	os.Exit(m.Run())
}

func events(n int) []Event {
	start := time.Date(2026, time.March, 29, 0, 30, 0, 0, time.UTC)
	list := make([]Event, n)
	for i := range list {
		list[i] = Event{At: start.Add(time.Duration(i*i%97) * time.Second), Text: fmt.Sprintf("build %d is green", i)}
		start = list[i].At
	}
	return list
}

func TestReadGivesWhatWasAppended(t *testing.T) {
	want := events(100)
	got, err := Read(Append(nil, want))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestTimesAreUTCWhereverTheyAreRead(t *testing.T) {
	berlin := time.FixedZone("CEST", 2*60*60)
	got, err := Read(Append(nil, []Event{{At: time.Date(2026, time.July, 1, 2, 0, 0, 0, berlin), Text: "release"}}))
	if err != nil || got[0].At.String() != "2026-07-01 00:00:00 +0000 UTC" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestReadRefusesAJournalThatIsCutOff(t *testing.T) {
	journal := Append(nil, events(1))
	for n := 1; n < len(journal); n++ {
		if _, err := Read(journal[:n]); !errors.Is(err, ErrCut) {
			t.Errorf("%d of %d bytes: got %v", n, len(journal), err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		list := events(n)
		b.Run(fmt.Sprintf("events=%d", n), func(b *testing.B) {
			var journal []byte
			for i := 0; i < b.N; i++ {
				journal = Append(journal[:0], list)
			}
			b.SetBytes(int64(len(journal)))
			b.ReportMetric(float64(len(journal))/float64(n), "bytes/event")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		journal := Append(nil, events(n))
		b.Run(fmt.Sprintf("events=%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(journal)))
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				if _, err := Read(journal); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
