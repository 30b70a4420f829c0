package main

import (
	"slices"
	"testing"
)

// tokensGiven are those of so many pairs of turns, in which the threads cannot be spread where crowded says so.
func tokensGiven(m *match, pairs int, crowded func(pair int) bool) (tokens []byte) {
	for i := range pairs {
		token := m.token()
		tokens = append(tokens, token)
		m.record(stop{kind: done}, stop{kind: done, crowded: token == spreadToken && crowded(i)}, false)
	}
	return tokens
}

func TestThreadsOfAParallelBenchmarkAreSpreadBeforeEachTurn(t *testing.T) {
	want := byte(goToken)
	if spreads {
		want = spreadToken
	}
	never := func(int) bool { return false }
	if got := tokensGiven(&match{parallel: true}, 3, never); !slices.Equal(got, []byte{want, want, want}) {
		t.Errorf("parallel: %v", got)
	}
	if got := tokensGiven(&match{}, 2, never); !slices.Equal(got, []byte{goToken, goToken}) {
		t.Errorf("not parallel: %v", got)
	}
}

func TestThreadsAreLeftAloneForAWhileWhereAProcessorIsBusy(t *testing.T) {
	if !spreads {
		t.Skip("SKIPPED: this system does not spread threads")
	}
	tokens := tokensGiven(&match{parallel: true}, 40, func(pair int) bool { return pair < 20 })
	var spread []int
	for i, token := range tokens {
		if token == spreadToken {
			spread = append(spread, i)
		}
	}
	// Crowded at 0 and 17, free from 34 on.
	if !slices.Equal(spread, []int{0, 17, 34, 35, 36, 37, 38, 39}) {
		t.Errorf("spread before %v", spread)
	}
}
