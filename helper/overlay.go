package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

//go:embed gate.go.txt
var gateSource string

// overlayParams are a Go and an existing folder for the overlay.
type overlayParams struct {
	GoRoot string `json:"goRoot"`
	Out    string `json:"out"`
}

// overlayResult is the file for -overlay, or why this Go's package testing cannot be made to take turns.
type overlayResult struct {
	Path   string `json:"path,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// timed are the lines of runN in testing/benchmark.go around the code that is measured, alike from Go 1.22 to 1.27.
const timed = "\tb.ResetTimer()\n\tb.StartTimer()\n\tb.benchFunc(b)\n\tb.StopTimer()\n"

// fields are what the gate reads of a benchmark.
var fields = []string{"netAllocs ", "netBytes ", "bytes ", "extra ", "benchTime "}

// collection is what runN does before it times anything.
const collection = "\truntime.GC()\n"

// gateImports are what the gate needs, under names of its own.
const gateImports = "\nimport (\n\tgatestrconv \"strconv\"\n\tgatesyscall \"syscall\"\n" + spreadImport + ")\n"

// overlay writes a variant of package testing whose benchmarks take turns, when they are asked to.
func overlay(params overlayParams) (*overlayResult, error) {
	if runtime.GOOS == "windows" {
		return &overlayResult{Reason: "turns are taken over inherited pipes, which Windows has not"}, nil
	}
	if strings.Contains(filepath.ToSlash(params.GoRoot), "/golang.org/toolchain@") {
		return &overlayResult{Reason: "this Go lies in the module cache, of which Go since 1.25 replaces no file"}, nil
	}
	original := filepath.Join(params.GoRoot, "src", "testing", "benchmark.go")
	source, err := os.ReadFile(original)
	if err != nil {
		return nil, err
	}
	changed, ok := gated(string(source))
	if !ok {
		return &overlayResult{Reason: unknownGo(params.GoRoot)}, nil
	}
	// A file that is replaced, and none added: vet of Go 1.22 and 1.23 knows nothing of overlays and opens every file.
	path := filepath.Join(params.Out, "benchmark.go")
	if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
		return nil, err
	}
	content, err := json.Marshal(map[string]any{"Replace": map[string]string{original: path}})
	if err != nil {
		return nil, err
	}
	path = filepath.Join(params.Out, "overlay.json")
	return &overlayResult{Path: path}, os.WriteFile(path, content, 0o600)
}

// inParallel is where benchmarks begin to use more than one processor.
const inParallel = "\nfunc (b *B) RunParallel(body func(*PB)) {\n"

// gated adds the two calls to runN, which gets another name so that it can be repeated, and what they call; ok is false when the source does not look as expected.
func gated(source string) (with string, ok bool) {
	head, rest, found := strings.Cut(source, "\nfunc (b *B) runN(n int) {\n")
	body, tail, ends := strings.Cut(rest, "\n}\n")
	before, after, imports := strings.Cut(head, "\nimport (\n")
	if !found || !ends || !imports || strings.Count(body+"\n", timed) != 1 || strings.Count(body, collection) != 1 ||
		strings.Count(tail, inParallel) != 1 {
		return "", false
	}
	for _, field := range fields {
		if !strings.Contains(head, "\t"+field) {
			return "", false
		}
	}
	body = strings.Replace(body+"\n", timed, "\tawaitTurn(b)\n"+timed+"\tendTurn(b)\n", 1)
	tail = strings.Replace(tail, inParallel, inParallel+"\tranParallel = true\n", 1)
	body = strings.Replace(body, collection, "\tcollect()\n", 1)
	return before + gateImports + "\nimport (\n" + after + "\nfunc (b *B) turnN(n int) {\n" + body + "}\n" + tail + gateSource + spreadSource, true
}

func unknownGo(goRoot string) string {
	version, err := os.ReadFile(filepath.Join(goRoot, "VERSION"))
	name, _, _ := strings.Cut(string(version), "\n")
	if err != nil {
		name = "this Go"
	}
	return fmt.Sprintf("the package testing of %s is not known: runN has other lines than that of Go 1.22 to 1.27", name)
}
