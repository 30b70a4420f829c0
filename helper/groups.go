package main

import (
	"errors"
	"os/exec"
	"sync"
)

// started holds the process groups that live, so that none outlives the helper.
var started groups

// groups is a set of living process groups.
type groups struct {
	mu    sync.Mutex
	live  map[*group]bool
	ended bool
}

var errEnding = errors.New("the helper is ending")

// start starts a command as the leader of a group of its own.
func (gs *groups) start(cmd *exec.Cmd) (*group, error) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	if gs.ended {
		return nil, errEnding
	}
	leader, err := startGroup(cmd)
	if err != nil {
		return nil, err
	}
	if gs.live == nil {
		gs.live = map[*group]bool{}
	}
	gs.live[leader] = true
	return leader, nil
}

// kill ends all processes of a group, unless it was released.
func (gs *groups) kill(g *group) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	if gs.live[g] {
		g.kill()
	}
}

// release ends all processes of a group and forgets it.
func (gs *groups) release(g *group) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	if gs.live[g] {
		g.kill()
		g.close()
		delete(gs.live, g)
	}
	if len(gs.live) == 0 {
		endAdopted()
	}
}

// killAll ends everything, and lets nothing start any more.
func (gs *groups) killAll() {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	gs.ended = true
	for g := range gs.live {
		g.kill()
	}
}
