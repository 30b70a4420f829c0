// Package journal keeps what happened as bytes: a few for each event.
package journal

import (
	"encoding/binary"
	"errors"
	"time"
)

// Event is something that happened. Its time has whole seconds, and no time zone: a moment is the same for all.
type Event struct {
	At   time.Time
	Text string
}

// ErrCut says that a journal ends within an event.
var ErrCut = errors.New("journal: the last event is cut off")

// Append adds events, which are in order of time. An event is the seconds since the one before, and its text.
func Append(journal []byte, events []Event) []byte {
	before := int64(0)
	for _, event := range events {
		now := event.At.Unix()
		journal = binary.AppendVarint(journal, now-before)
		journal = binary.AppendUvarint(journal, uint64(len(event.Text)))
		journal = append(journal, event.Text...)
		before = now
	}
	return journal
}

// Read gives the events of a journal, with times in UTC.
func Read(journal []byte) ([]Event, error) {
	var events []Event
	now := int64(0)
	for len(journal) > 0 {
		gap, n := binary.Varint(journal)
		if n <= 0 {
			return nil, ErrCut
		}
		journal = journal[n:]
		size, n := binary.Uvarint(journal)
		if n <= 0 || size > uint64(len(journal)-n) {
			return nil, ErrCut
		}
		now += gap
		events = append(events, Event{At: time.Unix(now, 0).UTC(), Text: string(journal[n : n+int(size)])})
		journal = journal[n+int(size):]
	}
	return events, nil
}
