package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestHelperBuildsForEachSystem(t *testing.T) {
	skipWhenShort(t)
	for _, system := range systems {
		goos, goarch, _ := strings.Cut(system, "/")
		for _, args := range [][]string{{"vet", "."}, {"build", "-o", os.DevNull, "."}} {
			cmd := exec.Command("go", args...)
			cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: go %s: %v\n%s", system, args[0], err, out)
			}
		}
	}
}

func skipWhenShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED with -short: builds the standard library for six systems")
	}
}
