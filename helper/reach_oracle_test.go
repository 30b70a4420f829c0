package main

import (
	"encoding/json"
	"fmt"
	"io"
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
	// shared is a variable that the benchmark and an init function that differs both name.
	shared string
	// sized is true when all sections of the programs but the line table have the same size: the linker sorts descriptors of types that it cannot tell
	// apart as they come, so that a type that is not linked at all can change the order of others.
	sized bool
}

// isWrong tells of what must never be: it is said to be the same, and is not. A program always has all of its initialisation, so
// programs may differ in that alone, or in the order of types; then what the benchmark mentions has to be the same, and an init
// function that differs must not name a variable that the benchmark names.
func (v verdict) isWrong() bool {
	return v.kind == reach.Same && !v.linked && (!v.mentioned || v.shared != "" || v.initial && !v.sized)
}

// A bench has all that is needed to ask both of them, of one side.
type bench struct {
	*oracle
	names    []string  // patterns of the packages whose code can differ
	compiled *compiled // once it is asked for
}

// A machineCode is what the compiler made of all that a program is built from.
type machineCode struct {
	symbols map[string]*symbol
	hashes  map[string][32]byte
}

func openBench(dir, out string, names []string) (*bench, error) {
	o, err := openOracle(dir, out)
	return &bench{oracle: o, names: names}, err
}

func (b *bench) codeOf(path, program string) (*machineCode, error) {
	if b.compiled == nil {
		var err error
		if b.compiled, err = compile(b.dir, b.names...); err != nil {
			return nil, err
		}
	}
	linked, err := symbolsIn(program)
	if err != nil {
		return nil, err
	}
	all := b.compiled.of(path+".test", b.tests[path].deps)
	return &machineCode{all, codes(all, linked)}, nil
}

var nmLine = regexp.MustCompile(`(?m)^ *[0-9a-f]+ \w (.+?)\r?$`)

// symbolsIn are the names of what is linked.
func symbolsIn(program string) (map[string]bool, error) {
	listing, err := goIn(filepath.Dir(program), "tool", "nm", program)
	names := map[string]bool{}
	for _, match := range nmLine.FindAllSubmatch(listing, -1) {
		names[string(match[1])] = true
	}
	return names, err
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
	if v.sized, err = sameSizes(programs); err != nil {
		return v, err
	}
	err = v.lookAtCode(path, found.Name, programs, base, head)
	return v, err
}

// lookAtCode compares what the compiler made of both sides.
func (v *verdict) lookAtCode(path, name string, programs []string, base, head *bench) error {
	b, err := base.codeOf(path, programs[0])
	if err != nil {
		return err
	}
	h, err := head.codeOf(path, programs[1])
	if err != nil {
		return err
	}
	v.mentioned, v.initial = true, slices.Equal(initials(b.symbols, b.hashes), initials(h.symbols, h.hashes))
	roots := []string{path + "." + name, path + "_test." + name, path + ".TestMain", path + "_test.TestMain"}
	for _, root := range roots {
		v.mentioned = v.mentioned && b.hashes[root] == h.hashes[root]
	}
	v.shared = firstShared(variablesOf(b.symbols, roots), variablesOf(b.symbols, otherInits(b.hashes, h.hashes))) +
		firstShared(variablesOf(h.symbols, roots), variablesOf(h.symbols, otherInits(h.hashes, b.hashes)))
	return nil
}

func firstShared(a, b map[string]bool) string {
	var all []string
	for name := range a {
		if b[name] {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return strings.Join(all[:min(1, len(all))], "")
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
			before, behind := each.without(loaded.lines)
			sizes[i] = append(sizes[i], before.size+behind.size)
		}
	}
	return slices.Equal(sizes[0], sizes[1]), nil
}

// A tried mutant, with the counts of its benchmarks. One line of JSON each, so that several runs make one table.
type tried struct {
	Module     string `json:"module"`
	Kind       string `json:"kind"`
	Unbuilt    bool   `json:"unbuilt,omitempty"`
	Benchmarks int    `json:"benchmarks"`
	// Linked are those whose programs are the same, Found are those of them that reach calls the same.
	Linked int `json:"linked"`
	Found  int `json:"found"`
	// Otherwise are those that reach calls the same, though initialisation makes the programs differ.
	Otherwise int `json:"otherwise"`
	Wrong     int `json:"wrong"`
}

func (t *tried) add(v verdict) {
	t.Benchmarks++
	t.Linked += btoi(v.linked)
	t.Found += btoi(v.linked && v.kind == reach.Same)
	t.Otherwise += btoi(v.kind == reach.Same && !v.linked)
	t.Wrong += btoi(v.isWrong())
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A sitting is what one run of the oracle tries.
type sitting struct {
	mutants int // of each module
	each    int // benchmarks of a mutant, by chance
	seed    int64
	until   time.Time
	out     io.Writer
	tell    bool
}

// TestReachOracle tries mutants of the modules in the folders that STEADY_REACH_MODULES names: npm run reach-oracle.
func TestReachOracle(t *testing.T) {
	modules := os.Getenv("STEADY_REACH_MODULES")
	if modules == "" {
		t.Skip("npm run reach-oracle names modules")
	}
	out, err := os.OpenFile(os.Getenv("STEADY_REACH_OUT"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { out.Close() }) // after the modules, which are tried side by side
	s := sitting{
		mutants: numberIn(t, "STEADY_REACH_MUTANTS"), each: numberIn(t, "STEADY_REACH_BENCHMARKS"),
		seed:  int64(numberIn(t, "STEADY_REACH_SEED")),
		until: time.Now().Add(time.Duration(numberIn(t, "STEADY_REACH_MINUTES")) * time.Minute),
		out:   out, tell: os.Getenv("STEADY_REACH_TELL") != "",
	}
	for _, dir := range filepath.SplitList(modules) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			s.tryModule(t, dir)
		})
	}
}

func numberIn(t *testing.T, variable string) int {
	t.Helper()
	number, err := strconv.Atoi(os.Getenv(variable))
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return number
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

func (s sitting) tryModule(t *testing.T, dir string) {
	random := rand.New(rand.NewSource(s.seed))
	head := filepath.Join(t.TempDir(), "head")
	if err := copyFolder(dir, head); err != nil {
		t.Fatal(err)
	}
	files, packages := filesOf(t, dir)
	base, err := openBench(dir, t.TempDir(), packages)
	if err != nil {
		t.Fatal(err)
	}
	all := mutantsOf(dir, files)
	for kind := range all {
		if only := os.Getenv("STEADY_REACH_KIND"); only != "" && !regexp.MustCompile(only).MatchString(kind) {
			delete(all, kind)
		}
	}
	known := remember(dir)
	for _, m := range pick(all, s.mutants, random) {
		if time.Now().After(s.until) {
			return
		}
		found := s.tryMutant(t, m, head, base, known, random)
		found.Module, found.Kind = filepath.Base(dir), m.kind
		line, err := json.Marshal(found)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.out.Write(append(line, '\n')); err != nil {
			t.Fatal(err)
		}
	}
}

func (s sitting) tryMutant(t *testing.T, m mutant, headDir string, base *bench, known *remembered, random *rand.Rand) (found tried) {
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
		return tried{Unbuilt: true}
	}
	result, err := known.askReach(headDir, reach.Kept{})
	if err != nil {
		t.Fatalf("%s: %v", m, err)
	}
	for _, each := range choose(result, s.each, random) {
		v, err := judge(each.path, each.Benchmark, base, head)
		if err != nil {
			t.Fatalf("%s: %s: %v", m, each.Name, err)
		}
		found.add(v)
		if v.isWrong() {
			t.Errorf("%s: %s.%s is said to be the same, but %s: %+v", m, each.path, each.Name, v.why, v)
		} else if v.kind != reach.Same && v.linked && s.tell {
			fmt.Printf("missed: %s: %s.%s: %s %s %v\n", m, each.path, each.Name, each.Kind, each.Reason, each.Ways)
		}
	}
	return found
}

type benchmarkOf struct {
	path string
	reach.Benchmark
}

func choose(result *reach.Result, most int, random *rand.Rand) []benchmarkOf {
	var all []benchmarkOf
	for _, p := range result.Packages {
		for _, b := range p.Benchmarks {
			if b.Kind != reach.New && b.Kind != reach.Removed {
				all = append(all, benchmarkOf{p.ImportPath, b})
			}
		}
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(most, len(all))]
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
