package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/bits"
	"math/rand"
	"slices"
	"strconv"
	"sync/atomic"
	"time"
)

// turnsParams are two test binaries, built with the overlay, that run the same benchmarks.
type turnsParams struct {
	Base      runParams `json:"base"`
	Head      runParams `json:"head"`
	Seed      int64     `json:"seed"`      // of the order within each pair of turns
	TimeoutMs int64     `json:"timeoutMs"` // for both together; those of the sides do not count
	Together  bool      `json:"together"`  // on one processor, unless the benchmark uses RunParallel
	// ExpectedMs is how long both may take, as far as that is known; 0 where it is not.
	ExpectedMs int64 `json:"expectedMs"`
}

// turnsResult is what was measured before the end, and how that came.
type turnsResult struct {
	Records []*turnRecord `json:"records"`
	Base    *runResult    `json:"base"`
	Head    *runResult    `json:"head"`
	// Ended is "complete", "diverged" (the sides do not run the same benchmarks, or one ended early), "shared" (they have something of
	// which there is only one, and do not measure what they would measure alone) or "timeout".
	Ended  string `json:"ended"`
	Reason string `json:"reason,omitempty"`
}

// A turnRecord holds the turns of one benchmark with one count of iterations: Base and Head have a turn each for each
// pair, in order of time.
type turnRecord struct {
	Name       string `json:"name"` // with Benchmark, without the number of processors
	Iterations int64  `json:"iterations"`
	Parallel   bool   `json:"parallel"` // it uses RunParallel
	HeadFirst  []bool `json:"headFirst"`
	Base       turns  `json:"base"`
	Head       turns  `json:"head"`
}

// turns are what one side measured, turn by turn.
type turns struct {
	Nanoseconds []int64 `json:"nanoseconds"`
	Allocs      []int64 `json:"allocs"`
	AllocBytes  []int64 `json:"allocBytes"`
	SetBytes    []int64 `json:"setBytes"` // bytes of an operation, 0 where the benchmark sets none
	// Extra has custom metrics by unit, nil for a turn that did not report it.
	Extra map[string][]*metric `json:"extra,omitempty"`
}

// A metric is what b.ReportMetric was told: any number, while JSON has finite ones only.
type metric float64

// MarshalJSON writes a number, or the text "NaN", "+Inf" or "-Inf".
func (m metric) MarshalJSON() ([]byte, error) {
	value := float64(m)
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return json.Marshal(strconv.FormatFloat(value, 'g', -1, 64))
	}
	return json.Marshal(value)
}

// takeTurns lets the two sides run their benchmarks alternately: while one is timed, the other waits in a system call.
func takeTurns(params turnsParams) (*turnsResult, error) {
	random := rand.New(rand.NewSource(params.Seed))
	var sides [2]*side
	for _, i := range inOrder(random) {
		side, err := startSide([]runParams{params.Base, params.Head}[i])
		if err != nil {
			if other := sides[1-i]; other != nil {
				other.finish()
			}
			return nil, err
		}
		sides[i] = side
	}
	var timedOut atomic.Bool
	if params.TimeoutMs > 0 {
		timer := time.AfterFunc(time.Duration(params.TimeoutMs)*time.Millisecond, func() {
			timedOut.Store(true)
			sides[0].kill()
			sides[1].kill()
		})
		defer timer.Stop()
	}
	watcher := watch(sides, time.Duration(params.ExpectedMs)*time.Millisecond)
	m := match{sides: sides, random: random, records: []*turnRecord{}, all: ownCPUs(), watcher: watcher}
	if m.one = m.all; params.Together {
		m.one = m.all.one(random)
	}
	m.place = m.all
	m.preparing = math.MaxInt64 // a collection comes after the first turn
	// Who gives the turns waits where they are taken: to wake another processor takes longer than a turn's own work.
	leave := stayOn(m.one, m.all)
	defer leave()
	difference := m.play()
	close(watcher.end)
	result := &turnsResult{Records: m.records, Ended: "complete", Reason: difference}
	if difference != "" {
		result.Ended = "diverged"
		sides[0].letEnd()
		sides[1].letEnd()
	}
	if shared := watcher.reason(); shared != "" || m.shared != "" {
		result.Ended, result.Reason = "shared", shared+m.shared
	}
	result.Base, result.Head = sides[0].finish(), sides[1].finish()
	if timedOut.Load() {
		result.Ended, result.Reason = "timeout", fmt.Sprintf("no end within %v; %s", time.Duration(params.TimeoutMs)*time.Millisecond, m.first)
		result.Base.TimedOut, result.Head.TimedOut = true, true
	}
	return result, nil
}

// inOrder is 0, 1 or 1, 0.
func inOrder(random *rand.Rand) [2]int {
	first := random.Intn(2)
	return [2]int{first, 1 - first}
}

// A match is two sides that pass the same stops: gates, in front of what is timed, and the ends of what was timed. A
// benchmark with sub-benchmarks has their gates inside of its own.
type match struct {
	sides   [2]*side
	random  *rand.Rand
	records []*turnRecord
	first   string // who ended first, and where
	// The processors that there are, the one on which both sides shall be, and where they are.
	all, one, place cpuSet
	parallel        bool          // RunParallel has been called
	preparing       time.Duration // between the turns before
	watcher         *watcher
	stops           int    // at which both have been
	crowded         int    // pairs of turns until the threads are spread again
	shared          string // where they meet, when that was seen
}

// play goes from stop to stop until both sides have ended. It returns what went apart, "" when nothing did.
func (m *match) play() string {
	stops := [2]stop{m.next(0), m.next(1)}
	headFirst := false
	for {
		base, head := stops[0], stops[1]
		m.compareHoldings()
		switch {
		case m.shared != "":
			return m.shared
		case base.kind != head.kind || base.name != head.name || base.iterations != head.iterations:
			return apart(base, head)
		case base.kind == ended:
			return ""
		case base.kind == gate:
			order := inOrder(m.random)
			headFirst = order[0] == 1
			m.parallel = base.parallel || head.parallel
			if base.name != rootName {
				m.put()
			}
			token := m.token()
			for _, i := range order {
				m.watcher.note()
				m.sides[i].release(token)
				stops[i] = m.next(i)
			}
		default:
			m.record(base, head, headFirst)
			m.watcher.note()
			if m.preparing > longPreparing {
				m.bring(m.all)
			}
			since := time.Now()
			m.sides[0].release(goToken)
			m.sides[1].release(goToken)
			stops = [2]stop{m.next(0), m.next(1)}
			m.preparing = time.Since(since)
		}
	}
}

// What a side has may be there a moment later than that of the other: a server that a goroutine starts.
const (
	moreLooks  = 2
	lookPauses = 20 * time.Millisecond
)

// compareHoldings looks at a stop where both are whether they have something in common: at the first, where both are set up, and then ever
// more rarely, since what a benchmark does once it does early.
func (m *match) compareHoldings() {
	m.stops++
	isPowerOfFour := m.stops&(m.stops-1) == 0 && bits.TrailingZeros(uint(m.stops))%2 == 0
	if !looksAtSides || !isPowerOfFour || m.sides[0].last.kind == ended || m.sides[1].last.kind == ended {
		return
	}
	for look := 0; look <= moreLooks; look++ {
		if look > 0 {
			time.Sleep(lookPauses)
		}
		m.shared = meeting(holdingsOf(m.sides[0].pid()), holdingsOf(m.sides[1].pid()))
		if m.shared == "" {
			return
		}
	}
}

// rootName is that of the benchmark that package testing runs all others in; before each of these there is a collection.
const rootName = "Main"

// longPreparing is so long between two turns that both sides get all processors for it: set-up of their own, and
// collections, whose threads wait for each other's time where they share one.
const longPreparing = time.Millisecond

// put brings both sides to one processor, where what disturbs it disturbs both; a parallel benchmark needs all.
func (m *match) put() {
	place := m.one
	if m.parallel {
		place = m.all
	}
	m.bring(place)
}

func (m *match) bring(place cpuSet) {
	if place == m.place {
		return
	}
	m.place = place
	for _, side := range m.sides {
		keepOn(side.program.cmd.Process.Pid, place)
	}
}

// next waits until a side is at its next stop.
func (m *match) next(i int) stop {
	before := m.sides[i].last
	at := m.sides[i].next()
	m.watcher.note()
	if at.kind == ended && m.first == "" {
		m.first = fmt.Sprintf("the %s %s", []string{"base", "head"}[i], before)
	}
	return at
}

// pauseOfSpreading is for so many pairs of turns: where something else keeps a processor busy, each try takes time, and
// a thread beside it has now all of its turn and now nothing.
const pauseOfSpreading = 16

// token lets both sides of a pair of turns go on in the same way.
func (m *match) token() byte {
	if !spreads || !m.parallel {
		return goToken
	}
	if m.crowded > 0 {
		m.crowded--
		return goToken
	}
	return spreadToken
}

func (m *match) record(base, head stop, headFirst bool) {
	if base.crowded || head.crowded {
		m.crowded = pauseOfSpreading
	}
	if base.hasSub || head.hasSub || base.failed || head.failed {
		return
	}
	i := slices.IndexFunc(m.records, func(r *turnRecord) bool {
		return r.Name == base.name && r.Iterations == base.iterations
	})
	if i < 0 {
		i = len(m.records)
		m.records = append(m.records, &turnRecord{Name: base.name, Iterations: base.iterations})
	}
	r := m.records[i]
	r.Parallel = m.parallel
	r.HeadFirst = append(r.HeadFirst, headFirst)
	r.Base.add(base)
	r.Head.add(head)
}

func (t *turns) add(s stop) {
	t.Nanoseconds = append(t.Nanoseconds, s.nanoseconds)
	t.Allocs = append(t.Allocs, s.allocs)
	t.AllocBytes = append(t.AllocBytes, s.allocBytes)
	t.SetBytes = append(t.SetBytes, s.setBytes)
	for unit := range s.extra {
		if t.Extra == nil {
			t.Extra = map[string][]*metric{}
		}
		if _, known := t.Extra[unit]; !known {
			t.Extra[unit] = make([]*metric, len(t.Nanoseconds)-1)
		}
	}
	for unit, values := range t.Extra {
		var told *metric
		if value, found := s.extra[unit]; found {
			told = (*metric)(&value)
		}
		t.Extra[unit] = append(values, told)
	}
}
