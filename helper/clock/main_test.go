package main

import (
	"reflect"
	"testing"
	"time"
)

func TestChangesAfter(t *testing.T) {
	now := time.Date(2026, 8, 22, 0, 0, 0, 0, time.UTC)
	for zone, want := range map[string][]string{
		"Europe/Berlin":       {"2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z"},
		"America/Los_Angeles": {"2026-11-01T09:00:00Z", "2027-03-14T10:00:00Z"},
		"Pacific/Chatham":     {"2026-09-26T14:00:00Z", "2027-04-03T14:00:00Z"},
		"Asia/Kathmandu":      {},
		"UTC":                 {},
	} {
		location, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := changesAfter(now.In(location)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s changes at %v, want %v", zone, got, want)
		}
	}
}

func TestAnswer(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"zone": "Europe/Berlin", "offset": 7200, "changes": ["2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z"]}`
	if got := answer(time.Date(2026, 8, 22, 0, 0, 0, 0, berlin)); got != want {
		t.Errorf("answer = %s, want %s", got, want)
	}
}
