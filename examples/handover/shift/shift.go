// Package shift finds the hours at which teams work.
package shift

import "time"

// Team works from one hour of its own day until another.
type Team struct {
	Zone        *time.Location
	From, Until int
}

// Awake says whether the team works at a moment.
func (t Team) Awake(at time.Time) bool {
	hour := at.In(t.Zone).Hour()
	if t.From <= t.Until {
		return t.From <= hour && hour < t.Until
	}
	return t.From <= hour || hour < t.Until
}

// Common gives the quarters of an hour, within a day from a moment on, at which all teams work. Not every zone is whole
// hours from UTC, and days have 23 or 25 hours where clocks change: so moments are asked, and no hours are counted.
func Common(teams []Team, from time.Time) []time.Time {
	var common []time.Time
	for at := from.Truncate(15 * time.Minute); at.Before(from.Add(24 * time.Hour)); at = at.Add(15 * time.Minute) {
		if allAwake(teams, at) {
			common = append(common, at)
		}
	}
	return common
}

func allAwake(teams []Team, at time.Time) bool {
	for _, team := range teams {
		if !team.Awake(at) {
			return false
		}
	}
	return true
}
