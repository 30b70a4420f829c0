package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strings"
)

// What a request may hold. The client keeps to it; the helper does not trust that, since a program that dies takes the
// whole measurement with it.
const (
	maxTimeoutMs = math.MaxInt32 // 24 days
	maxOutput    = 1 << 30       // bytes
)

// inRange says of a field that it is not between two numbers.
func inRange(field string, value, least, most int64) error {
	if value < least || value > most {
		return fmt.Errorf("%s is %d, not a whole number from %d to %d", field, value, least, most)
	}
	return nil
}

// isPath says of a field that it can be no path.
func isPath(field, value string) error {
	if value == "" || strings.ContainsRune(value, 0) {
		return fmt.Errorf("%s is %q, not a path", field, value)
	}
	return nil
}

// within puts the name of the field in front in which something else is wrong.
func within(field string, err error) error {
	if err != nil {
		return fmt.Errorf("%s.%w", field, err)
	}
	return nil
}

// firstOf is the first error.
func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// checkNames says that an environment has something that is no name.
func checkNames(env map[string]string) error {
	for name := range env {
		if name == "" || strings.ContainsAny(name, "=\x00") {
			return fmt.Errorf("env has %q, not a name", name)
		}
	}
	return nil
}

func (p runParams) check() error {
	return firstOf(
		checkNames(p.Env),
		isPath("path", p.Path),
		inRange("timeoutMs", p.TimeoutMs, 0, maxTimeoutMs),
		inRange("maxOutput", int64(p.MaxOutput), 0, maxOutput),
	)
}

func (p turnsParams) check() error {
	return firstOf(
		within("base", p.Base.check()),
		within("head", p.Head.check()),
		inRange("timeoutMs", p.TimeoutMs, 0, maxTimeoutMs),
		inRange("expectedMs", p.ExpectedMs, 0, maxTimeoutMs),
	)
}

func (p overlayParams) check() error {
	return firstOf(isPath("goRoot", p.GoRoot), isPath("out", p.Out))
}

func (p sameParams) check() error { return firstOf(isPath("base", p.Base), isPath("head", p.Head)) }

func (p tokensParams) check() error {
	for _, pair := range p.Pairs {
		if err := firstOf(isPath("pairs", pair[0]), isPath("pairs", pair[1])); err != nil {
			return err
		}
	}
	return nil
}

func (p benchmarksParams) check() error {
	for _, file := range p.Files {
		if err := isPath("files", file); err != nil {
			return err
		}
	}
	return nil
}

func (p reachParams) check() error {
	return firstOf(
		isPath("go", p.Go),
		within("base", p.Base.check()),
		within("head", p.Head.check()),
		inRange("timeoutMs", p.TimeoutMs, 1, maxTimeoutMs),
		inRange("compileMs", p.CompileMs, 1, maxTimeoutMs),
		within("outlines", p.Outlines.check()),
		isPathOrNone("keep", p.Keep),
	)
}

func (f *keptFile) check() error {
	if f == nil {
		return nil
	}
	if sum, err := hex.DecodeString(f.SHA256); err != nil || len(sum) != sha256.Size {
		return fmt.Errorf("sha256 is %q, not a SHA-256", f.SHA256)
	}
	return isPath("path", f.Path)
}

// isPathOrNone says of a path that may be empty that it can be none.
func isPathOrNone(field, value string) error {
	if value == "" {
		return nil
	}
	return isPath(field, value)
}

func (p sideTree) check() error {
	return firstOf(isPath("root", p.Root), isPath("dir", p.Dir), checkNames(p.Env))
}
