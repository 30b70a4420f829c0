//go:build unix

package main

import (
	"fmt"
	"go/version"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// turnsModule has one benchmark of each kind; work is how much there is to do.
var turnsModule = map[string]string{
	"go.mod": "module example.com/x\n\ngo 1.22\n",
	"x.go":   "package x\n\nconst work = 1000\n",
	"x_test.go": `package x

import (
	"os"
	"sync"
	"testing"
	"time"
)

var sink int
var slice []byte

//go:noinline
func spin(n int) (sum int) {
	for i := 0; i < n; i++ {
		sum += i ^ sum
	}
	return sum
}

func BenchmarkPlain(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = spin(work)
	}
}

func BenchmarkSub(b *testing.B) {
	for _, name := range []string{"a", "b c"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(10)
			b.ReportMetric(7, "things/op")
			for i := 0; i < b.N; i++ {
				sink = spin(work)
			}
		})
	}
}

func BenchmarkParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			spin(work)
		}
	})
}

// BenchmarkWaits takes no more of the processors, whatever there is to do.
func BenchmarkWaits(b *testing.B) {
	var mu sync.Mutex
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			mu.Lock()
			time.Sleep(3 * work * time.Microsecond)
			mu.Unlock()
		}
	})
}

func BenchmarkPaused(b *testing.B) {
	for i := 0; i < b.N; i++ {
		b.StopTimer()
		time.Sleep(time.Millisecond)
		b.StartTimer()
		sink = spin(work)
	}
}

func BenchmarkAllocs(b *testing.B) {
	for i := 0; i < b.N; i++ {
		slice = make([]byte, 1024)
	}
}

func BenchmarkSkipped(b *testing.B) { b.Skip("not here") }

func BenchmarkFails(b *testing.B) { b.Fatal("no") }

func BenchmarkPanics(b *testing.B) {
	if b.N > 1 && os.Getenv("PANIC") != "" {
		panic("oh")
	}
}

func BenchmarkHangs(b *testing.B) {
	if os.Getenv("HANG") != "" {
		time.Sleep(time.Hour)
	}
}
`,
}

// loopSource needs Go 1.24.
const loopSource = `//go:build go1.24

package x

import "testing"

func BenchmarkLoop(b *testing.B) {
	for b.Loop() {
		sink = spin(work)
	}
}
`

// placeSource reports how many processors its thread may use.
const placeSource = `package x

import (
	"bytes"
	"math/bits"
	"os"
	"strconv"
	"strings"
	"testing"
)

func places(b *testing.B) (n float64) {
	text, err := os.ReadFile("/proc/thread-self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := bytes.Cut(text, []byte("Cpus_allowed:\t"))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	for _, group := range strings.Split(string(line), ",") {
		mask, err := strconv.ParseUint(group, 16, 64)
		if err != nil {
			b.Fatal(err)
		}
		n += float64(bits.OnesCount64(mask))
	}
	return n
}

func BenchmarkPlace(b *testing.B) { b.ReportMetric(places(b), "processors") }

func BenchmarkPlaces(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
		}
	})
	b.ReportMetric(places(b), "processors")
}
`

// buildTurns builds the module with the overlay: one binary for each amount of work, which all tests share.
func buildTurns(t *testing.T, work int) string {
	t.Helper()
	goRoot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	made, err := overlay(overlayParams{GoRoot: strings.TrimSpace(string(goRoot)), Out: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if made.Path == "" && os.Getenv("CI") == "" {
		t.Skip("SKIPPED: " + made.Reason)
	}
	files := map[string]string{"loop_test.go": loopSource, "place_test.go": placeSource, "meet_test.go": meetSource}
	for name, content := range turnsModule {
		files[name] = strings.Replace(content, "1000", fmt.Sprint(work), 1)
	}
	return buildOnce(t, fmt.Sprintf("turns-%d", work), files, "-overlay="+made.Path)
}

// play takes turns on one pattern.
func play(t *testing.T, base, head, pattern string, more ...string) *turnsResult {
	t.Helper()
	params := turnsParams{Base: child(t, ""), Head: child(t, ""), Seed: 1, TimeoutMs: 60_000}
	for side, path := range map[*runParams]string{&params.Base: base, &params.Head: head} {
		delete(side.Env, "CHILD")
		side.Path, side.Dir = path, t.TempDir()
		times := "2000x"
		if pattern == "^BenchmarkPaused$" || pattern == "^BenchmarkWaits$" {
			times = "20x"
		}
		side.Args = []string{"-test.run=^$", "-test.bench=" + pattern, "-test.benchtime=" + times, "-test.count=5", "-test.benchmem"}
	}
	for _, pair := range more {
		name, value, _ := strings.Cut(pair, "=")
		switch name {
		case "timeout":
			fmt.Sscan(value, &params.TimeoutMs)
		case "together":
			params.Together = true
		case "":
		case "GO_STEADY_REPEAT", "GO_STEADY_FEW":
			params.Base.Env[name], params.Head.Env[name] = value, value
		default:
			params.Head.Env[name] = value
		}
	}
	result, err := takeTurns(params)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestTakeTurns(t *testing.T) {
	base, head := buildTurns(t, 1000), buildTurns(t, 3000)
	type expected struct {
		name       string
		iterations int64
	}
	kinds := []struct {
		pattern string
		want    []expected
	}{
		{"^BenchmarkPlain$", []expected{{"BenchmarkPlain", 1}, {"BenchmarkPlain", 2000}}},
		{"^BenchmarkSub$", []expected{{"BenchmarkSub/a", 1}, {"BenchmarkSub/a", 2000}, {"BenchmarkSub/b_c", 1}, {"BenchmarkSub/b_c", 2000}}},
		{"^BenchmarkSub$/^b_c$", []expected{{"BenchmarkSub/b_c", 1}, {"BenchmarkSub/b_c", 2000}}},
		{"^BenchmarkParallel$", []expected{{"BenchmarkParallel", 1}, {"BenchmarkParallel", 2000}}},
		{"^BenchmarkWaits$", []expected{{"BenchmarkWaits", 1}, {"BenchmarkWaits", 20}}},
		{"^BenchmarkPaused$", []expected{{"BenchmarkPaused", 1}, {"BenchmarkPaused", 20}}},
		{"^BenchmarkAllocs$", []expected{{"BenchmarkAllocs", 1}, {"BenchmarkAllocs", 2000}}},
	}
	if version.Compare(runtime.Version(), "go1.24") >= 0 {
		kinds = append(kinds, struct {
			pattern string
			want    []expected
		}{"^BenchmarkLoop$", []expected{{"BenchmarkLoop", 2000}}})
	}
	for _, kind := range kinds {
		t.Run(kind.pattern, func(t *testing.T) {
			r := play(t, base, head, kind.pattern)
			if r.Ended != "complete" || *r.Base.Code != 0 || *r.Head.Code != 0 || len(r.Records) != len(kind.want) {
				t.Fatalf("%s %s, %d records, %s", r.Ended, r.Reason, len(r.Records), r.Head.Stdout)
			}
			for i, record := range r.Records {
				if got := (expected{record.Name, record.Iterations}); got != kind.want[i] {
					t.Errorf("got %v, want %v", got, kind.want[i])
				}
				turns := len(record.Base.Nanoseconds)
				if turns < 5 || turns > 6 || turns != len(record.Head.Nanoseconds) || turns != len(record.HeadFirst) {
					t.Errorf("%d turns of the base, %d of the head", turns, len(record.Head.Nanoseconds))
				}
				checkTimes(t, record)
				// The first run ever tells that it does.
				isParallel := kind.pattern == "^BenchmarkParallel$" || kind.pattern == "^BenchmarkWaits$"
				if want := isParallel && record.Iterations > 1; record.Parallel != want && record.Iterations > 1 {
					t.Errorf("parallel: %v", record.Parallel)
				}
			}
			if used := r.Base.Usage; used.Wall <= 0 || used.User+used.System <= 0 {
				t.Errorf("used %+v", used)
			}
		})
	}
}

func TestRepetitionsWithoutCount(t *testing.T) {
	base, head := buildTurns(t, 1000), buildTurns(t, 3000)
	for pattern, name := range repeatedKinds() {
		r := play(t, base, head, pattern, "GO_STEADY_REPEAT=4")
		last := r.Records[len(r.Records)-1]
		// -test.count=5, and each of them four times.
		if r.Ended != "complete" || last.Name != name || last.Iterations != 2000 || len(last.Base.Nanoseconds) != 20 {
			t.Errorf("%s: %s %s, %d turns of %s with %d iterations", pattern, r.Ended, r.Reason, len(last.Base.Nanoseconds), last.Name, last.Iterations)
		}
		checkTimes(t, last)
		for _, record := range r.Records[:len(r.Records)-1] {
			if len(record.Base.Nanoseconds) > 6 {
				t.Errorf("%s: %d turns with %d iterations", pattern, len(record.Base.Nanoseconds), record.Iterations)
			}
		}
	}
}

func TestFewIterationsBeforeEachRepetition(t *testing.T) {
	base, head := buildTurns(t, 1000), buildTurns(t, 3000)
	for pattern, name := range repeatedKinds() {
		r := play(t, base, head, pattern, "GO_STEADY_REPEAT=4", "GO_STEADY_FEW=250")
		turns := map[int64]int{} // by iterations
		for _, record := range r.Records {
			if record.Name != name || len(record.Base.Nanoseconds) != len(record.Head.Nanoseconds) {
				t.Errorf("%s: %s of %d and %d turns", pattern, record.Name, len(record.Base.Nanoseconds), len(record.Head.Nanoseconds))
			}
			turns[record.Iterations] = len(record.Base.Nanoseconds)
			if record.Iterations == 250 {
				checkTimes(t, record)
			}
		}
		// -test.count=5, and each of them four times, three of these with few before them.
		if r.Ended != "complete" || turns[2000] != 20 || turns[250] != 15 {
			t.Errorf("%s: %s %s, turns by iterations: %v", pattern, r.Ended, r.Reason, turns)
		}
	}
}

// repeatedKinds are patterns, and the benchmark that each of them finds.
func repeatedKinds() map[string]string {
	kinds := map[string]string{"^BenchmarkPlain$": "BenchmarkPlain", "^BenchmarkSub$/^b_c$": "BenchmarkSub/b_c", "^BenchmarkParallel$": "BenchmarkParallel"}
	if version.Compare(runtime.Version(), "go1.24") >= 0 {
		kinds["^BenchmarkLoop$"] = "BenchmarkLoop"
	}
	return kinds
}

// checkTimes expects that the head takes about three times as long, where there is enough to time.
func checkTimes(t *testing.T, r *turnRecord) {
	t.Helper()
	if strings.HasPrefix(r.Name, "BenchmarkAllocs") {
		for i, allocs := range r.Head.Allocs {
			if r.Iterations == 2000 && (allocs/2000 != 1 || r.Head.AllocBytes[i]/2000/100 != 10) {
				t.Errorf("%d allocations of %d bytes", allocs, r.Head.AllocBytes[i])
			}
		}
		return
	}
	if strings.HasPrefix(r.Name, "BenchmarkSub/") && (r.Base.SetBytes[0] != 10 || *r.Base.Extra["things/op"][0] != 7) {
		t.Errorf("own units %v %v", r.Base.SetBytes, r.Base.Extra)
	}
	if r.Iterations == 1 {
		return
	}
	fastest := func(turns []int64) float64 { return float64(minOf(turns)) }
	if ratio := fastest(r.Head.Nanoseconds) / fastest(r.Base.Nanoseconds); ratio < 1.3 || ratio > 10 {
		t.Errorf("%s: head takes %.2f times as long: %v %v", r.Name, ratio, r.Base.Nanoseconds, r.Head.Nanoseconds)
	}
	if r.Name == "BenchmarkPaused" && r.Iterations == 20 && fastest(r.Base.Nanoseconds) > float64(10*time.Millisecond) { // 20 times 1 ms of sleep do not count
		t.Errorf("%s takes %v", r.Name, r.Base.Nanoseconds)
	}
}

func minOf(values []int64) int64 {
	least := values[0]
	for _, v := range values {
		least = min(least, v)
	}
	return least
}

func TestTurnsThatEndEarly(t *testing.T) {
	binary := buildTurns(t, 1000)
	cases := []struct {
		pattern    string
		more       []string
		ended, why string
		baseCode   int
	}{
		{"^BenchmarkSkipped$", nil, "complete", "", 0},
		{"^BenchmarkFails$", nil, "complete", "", 1},
		{"^BenchmarkNone$", nil, "complete", "", 0},
		{"^BenchmarkPanics$", []string{"PANIC=1"}, "diverged", "the head ended before the end of BenchmarkPanics", -1},
		{"^BenchmarkHangs$", []string{"HANG=1", "timeout=500"}, "timeout", "no end within 500ms; the head was in BenchmarkHangs", -1},
	}
	for _, c := range cases {
		t.Run(c.pattern, func(t *testing.T) {
			r := play(t, binary, binary, c.pattern, c.more...)
			if r.Ended != c.ended || r.Reason != c.why {
				t.Errorf("%s: %s", r.Ended, r.Reason)
			}
			if c.baseCode >= 0 && (r.Base.Code == nil || *r.Base.Code != c.baseCode) {
				t.Errorf("the base ended with %+v", r.Base)
			}
			if r.Head.TimedOut != (c.ended == "timeout") {
				t.Error("timed out", r.Head.TimedOut)
			}
		})
	}
	t.Run("output of a panic", func(t *testing.T) {
		r := play(t, binary, binary, "^BenchmarkPanics$", "PANIC=1")
		if !strings.Contains(string(r.Head.Stderr), "panic: oh") {
			t.Errorf("%s", r.Head.Stderr)
		}
	})
	t.Run("different benchmarks", func(t *testing.T) {
		params := child(t, "")
		params.Path, params.Args = binary, []string{"-test.bench=Plain", "-test.benchtime=5x"}
		other := params
		other.Args = []string{"-test.bench=Allocs", "-test.benchtime=5x"}
		r, err := takeTurns(turnsParams{Base: params, Head: other, TimeoutMs: 60_000})
		if err != nil || r.Reason != "the base was in BenchmarkPlain when the head was in BenchmarkAllocs" {
			t.Errorf("%v %+v", err, r)
		}
	})
	t.Run("no program", func(t *testing.T) {
		params := child(t, "")
		params.Path = filepath.Join(params.Dir, "none")
		if _, err := takeTurns(turnsParams{Base: params, Head: params}); codeOf(err) != "ENOENT" {
			t.Error(err)
		}
	})
}

func TestTurnsAreTakenInTheOrderOfTheSeed(t *testing.T) {
	binary := buildTurns(t, 1000)
	first := play(t, binary, binary, "^BenchmarkPlain$").Records[1].HeadFirst
	again := play(t, binary, binary, "^BenchmarkPlain$").Records[1].HeadFirst
	if fmt.Sprint(first) != fmt.Sprint(again) {
		t.Errorf("%v and %v with the same seed", first, again)
	}
}

func TestABinaryWithGatesRunsAloneAsEver(t *testing.T) {
	params := child(t, "")
	delete(params.Env, "CHILD")
	params.Path, params.Args = buildTurns(t, 1000), []string{"-test.bench=Plain", "-test.benchtime=5x"}
	if r := mustRun(t, params); *r.Code != 0 || !strings.Contains(string(r.Stdout), "BenchmarkPlain") {
		t.Errorf("%s", r.Stdout)
	}
}
