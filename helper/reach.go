package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"go-steady/helper/reach"
)

// reachParams are both sides, and how the go command is called there.
type reachParams struct {
	Go         string   `json:"go"`
	BuildFlags []string `json:"buildFlags"`
	Packages   []string `json:"packages"`
	Base       sideTree `json:"base"`
	Head       sideTree `json:"head"`
	// TimeoutMs is when it is given up, without the time for compiling what both sides import: builds need that anyway.
	TimeoutMs int64 `json:"timeoutMs"`
	CompileMs int64 `json:"compileMs"` // how long that may take
	// Outlines are those of earlier runs; null for none.
	Outlines *keptFile `json:"outlines"`
	Keep     string    `json:"keep"` // the file to write for later runs, "" for none
}

// keptFile is a file that has to be what it was.
type keptFile struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"` // hexadecimal
}

// sideTree is one side's worktree.
type sideTree struct {
	Root string            `json:"root"`
	Dir  string            `json:"dir"`
	Env  map[string]string `json:"env"` // the whole environment
}

// errTooLate is the end of an analysis that took longer than it may.
var errTooLate = errors.New("the analysis was not done in time")

// reachOf tells which benchmarks the difference of two trees can touch.
func reachOf(params reachParams) (*reach.Result, error) {
	limit, cancel := limitOf(milliseconds(params.TimeoutMs))
	defer cancel()
	defer debug.FreeOSMemory() // hundreds of megabytes, which would lie beside what is measured
	result, err := reach.Analyse(limit, requestOf(limit, params))
	if err != nil && limit.Err() != nil {
		return nil, errTooLate
	}
	return result, err
}

func requestOf(limit *limit, params reachParams) reach.Request {
	return reach.Request{
		Base: reach.Tree(params.Base), Head: reach.Tree(params.Head), BuildFlags: params.BuildFlags, Packages: params.Packages,
		Kept: params.kept(),
		Go: func(tree reach.Tree, args ...string) (output []byte, err error) {
			if !slices.Contains(args, "-export") {
				return goOutput(params.Go, limit.remaining(), tree, args)
			}
			limit.uncounted(func() { output, err = goOutput(params.Go, milliseconds(params.CompileMs), tree, args) })
			return output, err
		},
	}
}

func (p reachParams) kept() reach.Kept {
	kept := reach.Kept{Keep: p.Keep}
	if p.Outlines != nil {
		kept.Path = p.Outlines.Path
		_, _ = hex.Decode(kept.Sum[:], []byte(p.Outlines.SHA256)) // checked before
	}
	return kept
}

func milliseconds(count int64) time.Duration { return time.Duration(count) * time.Millisecond }

// goOutput is what a go command prints that succeeds.
func goOutput(path string, left time.Duration, tree reach.Tree, args []string) ([]byte, error) {
	end, err := run(runParams{
		Path: path, Args: args, Dir: tree.Dir, Env: tree.Env, TimeoutMs: max(1, left.Milliseconds()), MaxOutput: maxOutput,
	})
	switch {
	case err != nil:
		return nil, err
	case end.TimedOut:
		return nil, errTooLate
	case end.Truncated:
		return nil, fmt.Errorf("go %s prints more than can be read", args[0])
	case end.Code == nil || *end.Code != 0:
		return nil, fmt.Errorf("go %s failed: %s", args[0], strings.TrimSpace(string(end.Stderr)))
	}
	return end.Stdout, nil
}
