package main

import (
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go-steady/helper/reach"
)

// A verdict is what reach, the linker and the compiler say of one benchmark.
type verdict struct {
	kind string // of reach
	// linked is true when the programs of the benchmark alone are the same.
	linked bool
	why    string
	// code is true when all that the benchmark mentions is compiled to the same; initial when all of initialisation is.
	code, initial bool
}

// isWrong tells of what must never be: it is said to be the same, and is not. Programs differ also where only initialisation does;
// then what the benchmark mentions has to be the same.
func (v verdict) isWrong() bool { return v.kind == reach.Same && !v.linked && (!v.code || v.initial) }

// A bench has all that is needed to ask both of them, of one side.
type bench struct {
	*oracle
	*compiled
	codes map[string]map[string][32]byte
}

func openBench(dir, out string, packages []string) (*bench, error) {
	o, err := openOracle(dir, out)
	if err != nil {
		return nil, err
	}
	c, err := compile(dir, packages...)
	return &bench{o, c, map[string]map[string][32]byte{}}, err
}

func (b *bench) codeOf(path string) map[string][32]byte {
	if b.codes[path] == nil {
		b.codes[path] = codes(b.of(path+".test", b.tests[path].deps))
	}
	return b.codes[path]
}

func (b *bench) initialsOf(path string) []string {
	return initials(b.of(path+".test", b.tests[path].deps), b.codeOf(path))
}

func judge(path string, found reach.Benchmark, base, head *bench) (verdict, error) {
	v := verdict{kind: found.Kind}
	programs := make([]string, 2)
	for i, side := range []*bench{base, head} {
		program, err := side.link(path, found.Name)
		if err != nil {
			return v, err
		}
		programs[i] = program
	}
	compared, err := sameBinary(sameParams{programs[0], programs[1]})
	if err != nil {
		return v, err
	}
	v.linked, v.why = compared.Same, compared.Reason
	v.code = true
	for _, name := range []string{path + "." + found.Name, path + "_test." + found.Name, path + ".TestMain", path + "_test.TestMain"} {
		v.code = v.code && base.codeOf(path)[name] == head.codeOf(path)[name]
	}
	v.initial = slices.Equal(base.initialsOf(path), head.initialsOf(path))
	return v, nil
}

// A tally counts verdicts of one kind of mutant.
type tally struct{ mutants, unbuilt, benchmarks, linked, code, found, foundCode, initial, wrong int }

func (t *tally) add(v verdict) {
	t.benchmarks++
	count := func(to *int, is bool) {
		if is {
			*to++
		}
	}
	count(&t.linked, v.linked)
	count(&t.code, v.code)
	count(&t.found, v.linked && v.kind == reach.Same)
	count(&t.foundCode, v.code && v.kind == reach.Same)
	count(&t.initial, v.kind == reach.Same && !v.linked)
	count(&t.wrong, v.isWrong())
}

// TestReachOracle tries mutants of the modules in the folders that STEADY_REACH_MODULES names: npm run reach-oracle.
func TestReachOracle(t *testing.T) {
	modules := os.Getenv("STEADY_REACH_MODULES")
	if modules == "" {
		t.Skip("npm run reach-oracle names modules")
	}
	number, _ := strconv.Atoi(os.Getenv("STEADY_REACH_MUTANTS"))
	seed, _ := strconv.ParseInt(os.Getenv("STEADY_REACH_SEED"), 10, 64)
	all := map[string]*tally{}
	for _, dir := range filepath.SplitList(modules) {
		for kind, counted := range tryModule(t, dir, max(1, number), seed) {
			if all[kind] == nil {
				all[kind] = &tally{}
			}
			all[kind].addAll(counted)
		}
	}
	fmt.Println("\nall modules")
	printTallies(all)
	for _, counted := range all {
		if counted.wrong > 0 {
			t.Error("something is said to be the same that is not")
		}
	}
}

func copyFolder(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(path, from))
		if entry.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, content, 0o644)
	})
}

func (t *tally) addAll(o *tally) {
	*t = tally{
		t.mutants + o.mutants, t.unbuilt + o.unbuilt, t.benchmarks + o.benchmarks, t.linked + o.linked, t.code + o.code,
		t.found + o.found, t.foundCode + o.foundCode, t.initial + o.initial, t.wrong + o.wrong,
	}
}

// perMutant is how many benchmarks of a mutant are linked: those that are said to be the same come first.
const perMutant = 4

func tryModule(t *testing.T, dir string, number int, seed int64) map[string]*tally {
	began := time.Now()
	random := rand.New(rand.NewSource(seed))
	head := filepath.Join(t.TempDir(), "head")
	if err := copyFolder(dir, head); err != nil {
		t.Fatal(err)
	}
	files, packages := filesOf(t, dir)
	base, err := openBench(dir, t.TempDir(), packages)
	if err != nil {
		t.Fatal(err)
	}
	tallies := map[string]*tally{}
	for _, m := range pick(mutantsOf(dir, files), number, random) {
		if tallies[m.kind] == nil {
			tallies[m.kind] = &tally{}
		}
		tryMutant(t, m, dir, head, base, tallies[m.kind], random)
	}
	fmt.Printf("\n%s: %.0f s\n", filepath.Base(dir), time.Since(began).Seconds())
	printTallies(tallies)
	return tallies
}

func tryMutant(t *testing.T, m mutant, dir, headDir string, base *bench, counted *tally, random *rand.Rand) {
	undo, err := m.apply(headDir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := undo(); err != nil {
			t.Fatal(err)
		}
	}()
	out := t.TempDir()
	defer os.RemoveAll(out)
	head, err := openBench(headDir, out, base.names)
	if err != nil || head.isBroken() {
		counted.unbuilt++
		return
	}
	result, err := askReach(dir, headDir)
	if err != nil {
		t.Fatalf("%s: %v", m, err)
	}
	counted.mutants++
	for _, each := range choose(result, random) {
		v, err := judge(each.path, each.Benchmark, base, head)
		if err != nil {
			t.Fatalf("%s: %s: %v", m, each.Name, err)
		}
		counted.add(v)
		if v.isWrong() {
			t.Errorf("%s: %s.%s is said to be the same, but %s (code %t, initialisation %t)", m, each.path, each.Name, v.why, v.code, v.initial)
		} else if v.kind != reach.Same && v.linked && os.Getenv("STEADY_REACH_TELL") != "" {
			fmt.Printf("missed: %s: %s.%s: %s %s %v\n", m, each.path, each.Name, each.Kind, each.Reason, each.Ways)
		}
	}
}

type benchmarkOf struct {
	path string
	reach.Benchmark
}

func choose(result *reach.Result, random *rand.Rand) []benchmarkOf {
	var all []benchmarkOf
	for _, p := range result.Packages {
		for _, b := range p.Benchmarks {
			if b.Kind != reach.New && b.Kind != reach.Removed {
				all = append(all, benchmarkOf{p.ImportPath, b})
			}
		}
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	slices.SortStableFunc(all, func(a, b benchmarkOf) int {
		return btoi(a.Kind != reach.Same) - btoi(b.Kind != reach.Same)
	})
	if len(all) > perMutant { // one of those that are reached
		all = append(all[:perMutant-1:perMutant-1], all[len(all)-1:]...)
	}
	return all
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// filesOf are the files of a module that can be changed, and the patterns of its packages and of what it depends on.
func filesOf(t *testing.T, dir string) (files, packages []string) {
	listing, err := goIn(dir, "list", "-deps", "-test", "-f",
		`{{if not .Standard}}{{.ImportPath}}{{"\t"}}{{.Dir}}{{range .GoFiles}}{{"\t"}}{{.}}{{end}}{{range .SFiles}}{{"\t"}}{{.}}{{end}}{{range .EmbedFiles}}{{"\t"}}{{.}}{{end}}{{end}}`, "./...")
	if err != nil {
		t.Fatal(err)
	}
	files = []string{"go.mod"}
	for _, line := range strings.Split(string(listing), "\n") {
		words := strings.Split(line, "\t")
		if len(words) < 3 || filepath.IsAbs(words[2]) {
			continue
		}
		path, _, _ := strings.Cut(words[0], " ")
		if !strings.HasSuffix(path, "_test") {
			packages = append(packages, path)
		}
		for _, name := range words[2:] {
			if relative, err := filepath.Rel(dir, filepath.Join(words[1], name)); err == nil && fs.ValidPath(relative) {
				files = append(files, relative)
			}
		}
	}
	slices.Sort(files)
	slices.Sort(packages)
	return slices.Compact(files), slices.Compact(packages)
}

func printTallies(tallies map[string]*tally) {
	var kinds []string
	sum := &tally{}
	for kind, counted := range tallies {
		kinds = append(kinds, kind)
		sum.addAll(counted)
	}
	slices.Sort(kinds)
	const form = "%-34s %8v %8v %10v %10v %10v %10v %10v %8v\n"
	fmt.Printf(form, "kind", "mutants", "unbuilt", "benchmarks", "linked =", "found", "code =", "init only", "wrong")
	for _, kind := range append(kinds, "sum") {
		c := tallies[kind]
		if kind == "sum" {
			c = sum
		}
		found := "-"
		if c.linked > 0 {
			found = fmt.Sprintf("%d%%", 100*c.found/c.linked)
		}
		fmt.Printf(form, kind, c.mutants, c.unbuilt, c.benchmarks, c.linked, found, c.code, c.initial, c.wrong)
	}
}

func TestTheLinkerAgreesWithReach(t *testing.T) {
	base := writeModule(t, "", "", "")
	packages := []string{"example.com/r", "example.com/r/dep"}
	baseBench, err := openBench(base, t.TempDir(), packages)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range reachCases {
		if strings.Contains(c.name, "does not") {
			continue
		}
		head := writeModule(t, c.file, c.from, c.to)
		result, err := askReach(base, head)
		if err != nil {
			t.Fatal(err)
		}
		headBench, err := openBench(head, t.TempDir(), packages)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range result.Packages {
			for _, b := range p.Benchmarks {
				v, err := judge(p.ImportPath, b, baseBench, headBench)
				if err != nil {
					t.Fatal(err)
				}
				if v.isWrong() {
					t.Errorf("%s: %s is said to be the same, but %+v", c.name, b.Name, v)
				}
				if os.Getenv("TELL") != "" {
					t.Logf("%s: %s: %+v", c.name, b.Name, v)
				}
			}
		}
	}
}
