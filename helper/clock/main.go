// Command clock says what Go sees as the time zone of a process, and when its offset changes next.
//
//	TZ=Europe/Berlin clock 1790000000
//
// prints one JSON object:
//
//	{"zone": "Europe/Berlin", "offset": 7200, "changes": ["2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z"]}
//
// A TZ that Go finds no data for gives the zone UTC, as it does in every Go program.
package main

import (
	"os"
	"strconv"
	"strings"
	"time"
)

const mostChanges = 2 // one to summer time and one back

func main() {
	if len(os.Args) != 2 {
		fail("usage: clock SECONDS")
	}
	seconds, err := strconv.ParseInt(os.Args[1], 10, 64)
	if err != nil {
		fail(err.Error())
	}
	os.Stdout.WriteString(answer(time.Unix(seconds, 0)) + "\n")
}

// answer is written by hand: encoding/json would double the time that linking takes, and every job waits for it.
func answer(now time.Time) string {
	_, offset := now.Zone()
	changes := []string{}
	for _, change := range changesAfter(now) {
		changes = append(changes, strconv.Quote(change))
	}
	return `{"zone": ` + strconv.Quote(now.Location().String()) +
		`, "offset": ` + strconv.Itoa(offset) +
		`, "changes": [` + strings.Join(changes, ", ") + `]}`
}

// changesAfter gives the next times at which the offset from UTC becomes another one.
func changesAfter(t time.Time) []string {
	changes := []string{}
	for len(changes) < mostChanges {
		_, end := t.ZoneBounds()
		if end.IsZero() {
			break
		}
		_, before := t.Zone()
		if _, after := end.Zone(); after != before {
			changes = append(changes, end.UTC().Format(time.RFC3339))
		}
		t = end
	}
	return changes
}

func fail(message string) {
	os.Stderr.WriteString(message + "\n")
	os.Exit(1)
}
