package main

import (
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go-steady/helper/reach"
)

// A verdict is what reach and the linker say of one benchmark, and the compiler where they do not agree.
type verdict struct {
	kind string // of reach
	// linked is true when the programs of the benchmark alone are the same.
	linked bool
	why    string
	// mentioned is true when all that the benchmark mentions is compiled to the same, initial when all of initialisation is.
	mentioned, initial bool
	// sized is true when all sections of the programs have the same size: the linker sorts descriptors of types that it cannot tell
	// apart as they come, so that a type that is not linked at all can change the order of others.
	sized bool
}

// isWrong tells of what must never be: it is said to be the same, and is not. A program always has all of its initialisation, so
// programs may differ in that alone, or in the order of types; then what the benchmark mentions has to be the same.
func (v verdict) isWrong() bool {
	return v.kind == reach.Same && !v.linked && (!v.mentioned || v.initial && !v.sized)
}

// A bench has all that is needed to ask both of them, of one side.
type bench struct {
	*oracle
	names    []string  // patterns of the packages whose code can differ
	compiled *compiled // once it is asked for
	codes    map[string]map[string][32]byte
}

func openBench(dir, out string, names []string) (*bench, error) {
	o, err := openOracle(dir, out)
	return &bench{oracle: o, names: names, codes: map[string]map[string][32]byte{}}, err
}

// codeOf has the code of all that a test is built from, and initial that of its initialisation.
func (b *bench) codeOf(path string) (code map[string][32]byte, initial []string, err error) {
	if b.compiled == nil {
		if b.compiled, err = compile(b.dir, b.names...); err != nil {
			return nil, nil, err
		}
	}
	all := b.compiled.of(path+".test", b.tests[path].deps)
	if b.codes[path] == nil {
		b.codes[path] = codes(all)
	}
	return b.codes[path], initials(all, b.codes[path]), nil
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
	if v.linked || v.kind != reach.Same {
		return v, nil
	}
	baseCode, baseInitial, err := base.codeOf(path)
	if err != nil {
		return v, err
	}
	headCode, headInitial, err := head.codeOf(path)
	if err != nil {
		return v, err
	}
	if v.sized, err = sameSizes(programs); err != nil {
		return v, err
	}
	v.mentioned, v.initial = true, slices.Equal(baseInitial, headInitial)
	for _, name := range []string{path + "." + found.Name, path + "_test." + found.Name, path + ".TestMain", path + "_test.TestMain"} {
		v.mentioned = v.mentioned && baseCode[name] == headCode[name]
	}
	return v, nil
}

func sameSizes(programs []string) (bool, error) {
	var sizes [2][]uint64
	for i, program := range programs {
		content, err := os.ReadFile(program)
		if err != nil {
			return false, err
		}
		loaded, err := loadImage(program, content)
		if err != nil {
			return false, err
		}
		for _, each := range loaded.sections {
			sizes[i] = append(sizes[i], each.size)
		}
	}
	return slices.Equal(sizes[0], sizes[1]), nil
}

// A tally counts verdicts of one kind of mutant.
type tally struct{ mutants, unbuilt, benchmarks, linked, found, initial, wrong int }

func (t *tally) add(v verdict) {
	t.addAll(&tally{
		benchmarks: 1, linked: btoi(v.linked), found: btoi(v.linked && v.kind == reach.Same),
		initial: btoi(v.kind == reach.Same && !v.linked), wrong: btoi(v.isWrong()),
	})
}

func (t *tally) addAll(o *tally) {
	*t = tally{
		t.mutants + o.mutants, t.unbuilt + o.unbuilt, t.benchmarks + o.benchmarks, t.linked + o.linked, t.found + o.found,
		t.initial + o.initial, t.wrong + o.wrong,
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
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

// perMutant is how many benchmarks of a mutant are linked, by chance.
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
	all := mutantsOf(dir, files)
	for kind := range all {
		if only := os.Getenv("STEADY_REACH_KIND"); only != "" && !regexp.MustCompile(only).MatchString(kind) {
			delete(all, kind)
		}
	}
	for _, m := range pick(all, number, random) {
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
			t.Errorf("%s: %s.%s is said to be the same, but %s: %+v", m, each.path, each.Name, v.why, v)
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
	return all[:min(perMutant, len(all))]
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
	const form = "%-34s %8v %8v %10v %10v %10v %10v %8v\n"
	fmt.Printf(form, "kind", "mutants", "unbuilt", "benchmarks", "identical", "found", "otherwise", "wrong")
	for _, kind := range append(kinds, "sum") {
		c := tallies[kind]
		if kind == "sum" {
			c = sum
		}
		found := "-"
		if c.linked > 0 {
			found = fmt.Sprintf("%d%%", 100*c.found/c.linked)
		}
		fmt.Printf(form, kind, c.mutants, c.unbuilt, c.benchmarks, c.linked, found, c.initial, c.wrong)
	}
}
