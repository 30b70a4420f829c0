//go:build unix

package main

import (
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestOverlaySaysThatAGoIsNotKnown(t *testing.T) {
	goRoot := t.TempDir()
	write(t, filepath.Join(goRoot, "VERSION"), "go9.9\ntime 2040-01-01T00:00:00Z\n")
	write(t, filepath.Join(goRoot, "src/testing/benchmark.go"), "package testing\n\nfunc (b *B) runN(n int) {\n\tb.benchFunc(b)\n}\n")
	r, err := overlay(overlayParams{GoRoot: goRoot, Out: t.TempDir()})
	want := "the package testing of go9.9 is not known: runN has other lines than that of Go 1.22 to 1.27"
	if err != nil || r.Reason != want || r.Path != "" {
		t.Errorf("%v %+v", err, r)
	}
	if _, err := overlay(overlayParams{GoRoot: t.TempDir(), Out: t.TempDir()}); codeOf(err) != "ENOENT" {
		t.Error(err)
	}
}

func TestOverlayChangesNothingElse(t *testing.T) {
	goRoot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(strings.TrimSpace(string(goRoot)), "src/testing/benchmark.go")
	original, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	changed, ok := gated(string(original))
	for _, added := range []string{"\tawaitTurn(b)\n", "\tendTurn(b)\n", "\tranParallel = true\n", gateImports, gateSource, spreadSource} {
		if strings.Count(changed, added) != 1 {
			t.Errorf("%q is not added once", added)
		}
		changed = strings.Replace(changed, added, "", 1)
	}
	for with, without := range map[string]string{"\tcollect()\n": collection, ") turnN(": ") runN("} {
		if strings.Count(changed, with) != 1 {
			t.Errorf("%q is not there once", with)
		}
		changed = strings.Replace(changed, with, without, 1)
	}
	if !ok || changed != string(original) {
		t.Error("more was changed")
	}
	for _, part := range []string{gateSource, spreadSource} {
		source := "package testing\n" + part
		if formatted, err := format.Source([]byte(source)); err != nil || string(formatted) != source {
			t.Errorf("what is added is not formatted: %v\n%s", err, part)
		}
	}
}

func TestOverlayKeepsOutOfTheModuleCache(t *testing.T) {
	r, err := overlay(overlayParams{GoRoot: "/x/pkg/mod/golang.org/toolchain@v0.0.1-go1.25.8.linux-amd64", Out: t.TempDir()})
	if err != nil || !strings.HasPrefix(r.Reason, "this Go lies in the module cache") {
		t.Errorf("%v %+v", err, r)
	}
}
