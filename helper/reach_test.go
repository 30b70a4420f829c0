package main

import (
	"crypto/sha256"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"go-steady/helper/reach"
)

// reachModule has a package for each way in which a change can get to a benchmark.
var reachModule = map[string]string{
	"go.mod": "module example.com/r\n\ngo 1.22\n",
	"r.go": `package r

import (
	_ "embed"
	_ "unsafe"
	"errors"
	"flag"
	"fmt"
	"reflect"
	"strings"

	"example.com/r/dep"
)

//go:embed data.txt
var data string

const size = 8
const twice = size * 2

type pair struct {
	key, value int
}

func (p pair) Sum() int { return p.key + p.value }

type shape interface{ Area() int }

type square struct {
	side int
}

func (s *square) Area() int { return s.side * s.side }

type circle struct{ radius int }

func (c *circle) Area() int { return 3 * c.radius * c.radius }

var errNone = errors.New("none")

var words = strings.NewReplacer("a", "b")

var table = map[string]func(int) int{
	"double": func(n int) int { return n * 2 },
	"square": func(n int) int { return n * n },
}

var registry = map[string]shape{}

func register(name string, s shape) { registry[name] = s }

func init() { register("circle", &circle{2}) }

var counter = start()

func start() int { return 40 }

func largest[T int | string](all ...T) T {
	var most T
	for _, each := range all {
		if each > most {
			most = each
		}
	}
	return most
}

func Text() string { return words.Replace(data) }

func Sizes() int { return twice + largest(1, 2, 3) }

func Shapes() int {
	total := 0
	for _, s := range []shape{&square{side: 3}} {
		total += s.Area()
	}
	return total
}

func Registered() int {
	total := counter
	for _, s := range registry {
		total += s.Area()
	}
	return total
}

func Table(name string) (int, error) {
	f, known := table[name]
	if !known {
		return 0, errNone
	}
	return f(3), nil
}

func Dep() int { return dep.Used(pair{1, 2}.Sum()) }

type named struct{ id int }

func (n named) String() string { return strings.Repeat("n", n.id) }

func (n named) Twice() int { return n.id * 2 }

func (n named) hidden() int { return n.id * 3 }

func Printed() string { return fmt.Sprint(named{2}) }

type twicer interface{ Twice() int }

func total[T twicer](all []T) (sum int) {
	for _, each := range all {
		sum += each.Twice()
	}
	return sum
}

func Generic() int { return total([]named{{1}, {2}}) }

type holder struct{ twicer }

func Held() int { return holder{named{4}}.Twice() }

type hider interface{ hidden() int }

func Hidden() int {
	var h hider = named{5}
	return h.hidden()
}

//go:linkname linked example.com/r/dep.unseen
func linked() int

func Linked() int { return linked() }

func ByName(name string) int {
	return int(reflect.ValueOf(named{6}).MethodByName(name).Call(nil)[0].Int())
}

var stored func(int) int

func init() { stored = tripled }

func tripled(n int) int {
	if flag.Lookup("tripled") != nil {
		return 0
	}
	return n * 30
}

func Stored() int { return stored(2) }

type option struct{ run func(int) int }

func newOption(n int) option {
	return option{run: func(m int) int {
		if flag.Lookup("option") != nil {
			return 0
		}
		return m + n
	}}
}

var chosen = newOption(40)

func Chosen() int { return chosen.run(2) }

func Unused() int { return 7 }
`,
	"data.txt":   "some data",
	"dep/dep.go": "package dep\n\nfunc Used(n int) int { return n + hidden() }\n\nfunc hidden() int { return 1 }\n\nfunc Spare() int { return 2 }\n\nfunc Twice(n int) int { return 2 * n }\n\nfunc unseen() int { return 5 }\n",
	"r.s":        "// empty\n",
	"r_test.go": `package r

import "testing"

var sink int

func BenchmarkText(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = len(Text())
	}
}

func BenchmarkSizes(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Sizes()
	}
}

func BenchmarkShapes(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Shapes()
	}
}

func BenchmarkPrinted(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Printed()
	}
}

func BenchmarkGeneric(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Generic()
	}
}

func BenchmarkHeld(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Held()
	}
}

func BenchmarkHidden(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Hidden()
	}
}

func BenchmarkLinked(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Linked()
	}
}

func BenchmarkByName(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = ByName("Twice")
	}
}

func TestUnused(t *testing.T) {
	if Unused() != 7 {
		t.Fatal()
	}
}
`,
	"settings.go": `package r

import (
	"os"

	"example.com/r/dep"
)

type config struct {
	limit int
	key   func() error
}

var settings = &config{limit: limitOf(3), key: storedKey}

func limitOf(n int) int { return dep.Twice(n) + 1 }

func storedKey() error { return os.Setenv("STEADY", "") }

func handed(key func() error) func() error { return key }

func Limit() int { return settings.limit }
`,
	"x_test.go": `package r_test

import (
	"testing"

	"example.com/r"
)

func BenchmarkRegistered(b *testing.B) {
	for i := 0; i < b.N; i++ {
		r.Registered()
	}
}

func BenchmarkTable(b *testing.B) {
	for i := 0; i < b.N; i++ {
		r.Table("double")
	}
}

func BenchmarkChosen(b *testing.B) {
	for i := 0; i < b.N; i++ {
		r.Chosen()
	}
}

func BenchmarkStored(b *testing.B) {
	for i := 0; i < b.N; i++ {
		r.Stored()
	}
}

func BenchmarkSettings(b *testing.B) {
	for i := 0; i < b.N; i++ {
		r.Limit()
	}
}

func BenchmarkDep(b *testing.B) {
	for i := 0; i < b.N; i++ {
		r.Dep()
	}
}
`,
}

// writeModule writes the module with a text replaced in one file; a file that is not there is made of it.
func writeModule(t *testing.T, file, from, to string) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{}
	for name, content := range reachModule {
		files[name] = content
	}
	if file != "" {
		if !strings.Contains(files[file], from) {
			t.Fatalf("%s has no %q", file, from)
		}
		files[file] = strings.Replace(files[file], from, to, 1)
	}
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

// reachedOf names the benchmarks that are not proved to be the same, without "Benchmark".
func reachedOf(result *reach.Result) string {
	var names []string
	for _, p := range result.Packages {
		for _, b := range p.Benchmarks {
			if b.Kind != reach.Same {
				names = append(names, strings.TrimPrefix(b.Name, "Benchmark"))
			}
		}
	}
	return strings.Join(names, " ")
}

const everyBenchmark = "ByName Chosen Dep Generic Held Hidden Linked Printed Registered Settings Shapes Sizes Stored Table Text"

// reachCases are changes, one of each kind, with the benchmarks that they reach.
var reachCases = []struct{ name, file, from, to, want string }{
	{"nothing", "", "", "", ""},
	{"remark", "r.go", "package r", "// Package r.\npackage r", ""},
	{"local variable renamed", "r.go", "total := 0\n\tfor _, s := range []shape{&square{side: 3}} {\n\t\ttotal += s.Area()\n\t}\n\treturn total",
		"sum := 0\n\tfor _, s := range []shape{&square{side: 3}} {\n\t\tsum += s.Area()\n\t}\n\treturn sum", ""},
	{"function that no benchmark mentions", "r.go", "return 7", "return 8", ""},
	{"function added", "r.go", "func Unused", "func more() int { return 1 }\n\nfunc Unused", ""},
	{"test changed", "r_test.go", "Unused() != 7", "Unused() != 7+0", ""},
	{"function body", "r.go", "all {\n\t\tif each > most", "all {\n\t\tif each >= most", "Sizes"},
	{"method behind an interface", "r.go", "s.side * s.side", "s.side * s.side + 1", "Shapes"},
	{"constant that another is computed of", "r.go", "size = 8", "size = 9", "Sizes"},
	{"constant written otherwise", "r.go", "size * 2", "size + size", ""},
	{"field of a struct", "r.go", "side int", "side, more int", "Shapes"},
	{"method added to a type", "r.go", "type shape", "func (s *square) Big() bool { return s.side > 9 }\n\ntype shape", "Shapes"},
	{"method added to an interface and its types", "r.go", "type shape interface{ Area() int }",
		"type shape interface{ Area() int; N() int }\n\nfunc (s *square) N() int { return 1 }\n\nfunc (c *circle) N() int { return 2 }", "ByName Registered Shapes"},
	{"directive", "r.go", "func largest", "//go:noinline\nfunc largest", "Sizes"},
	{"embedded file", "data.txt", "some", "more", "Text"},
	{"variable", "r.go", `"a", "b"`, `"a", "c"`, "Text"},
	{"function that a table holds", "r.go", "n * 2", "n * 3", "Table"},
	{"function that initialisation calls", "r.go", "return 40", "return 41", "Registered"},
	{"what initialisation registers", "r.go", "&circle{2}", "&circle{5}", "Registered"},
	{"method of what initialisation registers", "r.go", "3 * c.radius", "4 * c.radius", "ByName Registered Shapes"},
	{"init that writes a variable", "r.go", "func Unused", "func init() { table[\"triple\"] = func(n int) int { return n * 3 } }\n\nfunc Unused", "Table"},
	{"init that hands something to the standard library", "x_test.go", "import (", "import \"flag\"\n\nvar _ = flag.Int(\"more\", 1, \"\")\n\nimport (",
		everyBenchmark},
	{"goroutine that initialisation starts", "r.go", "func Unused", "func init() { go func() { println(size) }() }\n\nfunc Unused", everyBenchmark},
	{"function that init only stores", "r.go", "n * 30", "n * 31", "Stored"},
	{"init that stores something else", "r.go", "stored = tripled", "stored = func(n int) int { return n }", "Stored"},
	{"function that initialisation calls to make something", "r.go", "m + n", "m - n", "Chosen"},
	{"function that initialisation calls, and that hands something on", "r.go", "return option{", "flag.Int(\"more\", 1, \"\")\n\treturn option{", everyBenchmark},
	{"function that initialisation calls, and that calls one without a name", "r.go", "return option{", "n = stored(n)\n\treturn option{", everyBenchmark},
	{"function that initialisation calls, and that hands methods to the standard library", "r.go",
		"type option struct{ run func(int) int }\n\nfunc newOption(n int) option {",
		"type asking struct{}\n\nfunc (asking) Error() string { return \"\" }\n\nfunc (asking) Is(error) bool { counter++; return true }\n\n" +
			"type option struct{ run func(int) int }\n\nfunc newOption(n int) option {\n\terrors.Is(asking{}, errNone)", everyBenchmark},
	{"function that initialisation calls, and that writes a variable", "r.go", "return option{", "counter = n\n\treturn option{", "Chosen Registered"},
	{"function that an initialiser runs beside what it stores", "settings.go", "+ 1", "+ 2", "Settings"},
	{"function that an initialiser stores beside what it runs", "settings.go", "\"STEADY\"", "\"GO\"", "Settings"},
	{"function that an initialiser hands to what it runs", "settings.go", "key: storedKey", "key: handed(storedKey)", everyBenchmark},
	{"init that nothing depends on", "r.go", "func Unused", "var unused int\n\nfunc init() { unused = size }\n\nfunc Unused", ""},
	{"package that is imported", "dep/dep.go", "return 1", "return 3", "Dep"},
	{"function that nobody uses of a package that is imported", "dep/dep.go", "return 2", "return 3", ""},
	{"method that the standard library calls", "r.go", `Repeat("n"`, `Repeat("m"`, "ByName Generic Held Hidden Printed"},
	{"method that is called through a type parameter, an embedded interface and by name", "r.go", "n.id * 2", "n.id * 4", "ByName Generic Held"},
	{"method with a small letter", "r.go", "n.id * 3", "n.id * 4", "Hidden"},
	{"package of the standard library that nobody uses", "dep/dep.go", "package dep\n",
		"package dep\n\nimport \"container/ring\"\n\nfunc Ring() int { return ring.New(3).Len() }\n", ""},
	{"package of the standard library that does something first", "dep/dep.go", "package dep\n", "package dep\n\nimport _ \"image/png\"\n", everyBenchmark},
	{"function that is linked by name", "dep/dep.go", "return 5", "return 6", "Linked"},
	{"assembly", "r.s", "empty", "changed", "Linked"},
	{"language version", "go.mod", "go 1.22", "go 1.21", everyBenchmark},
	{"helper of the test", "r_test.go", "sink = Sizes()", "sink = Sizes() + 1", "Sizes"},
	{"TestMain", "r_test.go", "func TestUnused", "func TestMain(m *testing.M) { m.Run() }\n\nfunc TestUnused", everyBenchmark},
	{"package that does not type-check", "dep/dep.go", "return 2", "return \"\"", everyBenchmark},
	{"file that does not parse", "dep/dep.go", "return 2 }", "return 2", everyBenchmark},
}

func TestReachOfEachKindOfChange(t *testing.T) {
	base := writeModule(t, "", "", "")
	baseBench, err := openBench(base, t.TempDir(), reachPackages)
	if err != nil {
		t.Fatal(err)
	}
	known := remember(base)
	kept := keptOf(t, known, "dep/dep.go", "return 1", "return 3")
	for i, c := range reachCases {
		t.Run(c.name, func(t *testing.T) {
			head := writeModule(t, c.file, c.from, c.to)
			known.dirs = []string{base, head}
			result, err := known.askReach(head, reach.Kept{})
			if err != nil {
				t.Fatal(err)
			}
			if i%5 == 4 || !testing.Short() {
				sameWith(t, known, head, kept, result)
			}
			if got := reachedOf(result); got != c.want {
				t.Errorf("reaches %q, want %q: %+v", got, c.want, result.Packages)
			}
			if c.want != everyBenchmark && (i%12 == 3 || i%6 == 3 && !testing.Short() || os.Getenv("STEADY_LONG") != "") {
				agree(t, baseBench, head, result, i)
			}
		})
	}
}

// keptOf are the outlines that a run leaves which compares the base with that change.
func keptOf(t *testing.T, known *remembered, file, from, to string) reach.Kept {
	t.Helper()
	path := filepath.Join(t.TempDir(), "outlines")
	result, err := known.askReach(writeModule(t, file, from, to), reach.Kept{Keep: path})
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: %q", err, result.Remarks)
	}
	return reach.Kept{Path: path, Sum: sha256.Sum256(content)}
}

// sameWith asks once more with kept outlines: all that is made anew is what has other content than any before.
func sameWith(t *testing.T, known *remembered, head string, kept reach.Kept, want *reach.Result) {
	t.Helper()
	got, err := known.askReach(head, kept)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Changes) > 0 && !regexp.MustCompile(`^outlines: [1-9]\d* of earlier runs`).MatchString(strings.Join(got.Remarks, "; ")) {
		t.Errorf("outlines were not read: %q", got.Remarks)
	}
	if got.Remarks = nil; !reflect.DeepEqual(got, want) {
		t.Errorf("with kept outlines %+v, without %+v", got, want)
	}
}

func TestReachOfTestMainBesideAMethodOfItsName(t *testing.T) {
	tests := func(code string) string {
		return writeModule(t, "r_test.go", "func TestUnused", "func TestMain(m *testing.M) { "+code+" }\n\n"+
			"type suite struct{}\n\nfunc (suite) TestMain(m *testing.M) {}\n\nfunc TestUnused")
	}
	result, err := askReach(tests("m.Run()"), tests("sink++; m.Run()"))
	if err != nil {
		t.Fatal(err)
	}
	if got := reachedOf(result); got != everyBenchmark {
		t.Errorf("reaches %q, want all: %+v", got, result.Packages)
	}
}

func TestReachOfEmbeddedFilesInARenamedFolder(t *testing.T) {
	module := func(folder string) string {
		return writeFiles(t, map[string]string{
			"go.mod":                         "module example.com/e\n\ngo 1.22\n",
			"e.go":                           "package e\n\nimport \"embed\"\n\n//go:embed files\nvar Files embed.FS\n",
			"files/" + folder + "/small.txt": "small",
			"e_test.go":                      "package e\n\nimport \"testing\"\n\nfunc BenchmarkRead(b *testing.B) {\n\tFiles.ReadFile(\"files/one/small.txt\")\n}\n",
		})
	}
	result, err := askReach(module("one"), module("two"))
	if err != nil {
		t.Fatal(err)
	}
	if got := reachedOf(result); got != "Read" {
		t.Errorf("reaches %q, want Read: %+v", got, result.Packages)
	}
}

// perMutant is how many benchmarks of a mutant are linked, by chance.
const perMutant = 4

var reachPackages = []string{"example.com/r", "example.com/r/dep"}

// agree asks the linker about one of the benchmarks that are said to be the same; of all of them in the long form.
func agree(t *testing.T, base *bench, head string, result *reach.Result, turn int) {
	t.Helper()
	headBench, err := openBench(head, t.TempDir(), reachPackages)
	if err != nil {
		t.Fatal(err)
	}
	var same []benchmarkOf
	for _, each := range choose(result, perMutant, rand.New(rand.NewSource(int64(turn)))) {
		if each.Kind == reach.Same {
			same = append(same, each)
		}
	}
	if os.Getenv("STEADY_LONG") == "" {
		same = same[:min(1, len(same))]
	}
	for _, each := range same {
		v, err := judge(each.path, each.Benchmark, base, headBench)
		if err != nil {
			t.Fatal(err)
		}
		if v.isWrong() {
			t.Errorf("%s is said to be the same, but %+v", each.Name, v)
		}
	}
}

// TestReachTellsOfInitialisation has what makes a benchmark that is not reached depend on initialisation that does not panic.
func TestReachTellsOfInitialisation(t *testing.T) {
	base := writeModule(t, "", "", "")
	for _, c := range []struct {
		name, from, to string
		want           bool
	}{
		{"a function", "return 7", "return 8", false},
		{"a variable that another value makes panic", `errors.New("none")`, `errors.New([]string{"none"}[len(words.Replace("a"))])`, true},
		{"a constant that no variable has", "size * 2", "size * 3", false},
		{"init that stores something else", "stored = tripled", "stored = nil", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			result, err := askReach(base, writeModule(t, "r.go", c.from, c.to))
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range result.Packages[0].Benchmarks {
				if b.Name == "BenchmarkDep" && (b.Kind != reach.Same || b.Initialisation != c.want) {
					t.Errorf("got %+v, want initialisation %t", b, c.want)
				}
			}
		})
	}
}
