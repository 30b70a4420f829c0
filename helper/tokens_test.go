package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSameTokens(t *testing.T) {
	const code = "package x\n\nvar a = 1\n"
	cases := []struct{ name, base, head, want string }{
		{"equal bytes", code, code, ""},
		{"equal bytes that do not scan", "package x\n'", "package x\n'", ""},
		{"remark at the top", code, "// remark\n\n" + code, ""},
		{"remark behind code", code, "package x\n\nvar a = 1 // one\n", ""},
		{"white space", code, "package x\nvar  a  =  1\n\n", ""},
		{"line ends of Windows", code, "package x\r\n\r\nvar a = 1\r\n", ""},
		{"linter's remark", code, "package x\n\n//nolint:all\nvar a = 1\n", ""},
		{"documentation", "package x\n// A.\nfunc A() {}\n", "package x\n// A is it.\nfunc A() {}\n", ""},
		{"number", code, "package x\n\nvar a = 2\n", `line 3: "1" became "2"`},
		{"name", code, "package x\n\nvar b = 1\n", `line 3: "a" became "b"`},
		{"more code", code, code + "var b int\n", `8 tokens became 12`},
		{"remark that ends a line", "package x\nfunc f() int { return /* */ 1 }\n",
			"package x\nfunc f() int { return /*\n*/ 1 }\n", `line 2: "1" became "\n"`},
		{"go directive", "package x\nfunc f() {}\n", "package x\n//go:noinline\nfunc f() {}\n",
			`line 2: "func" became "//go:noinline (alone: true)"`},
		{"moved directive", "package x\n//go:noinline\nfunc f() {}\n", "package x\n //go:noinline\nfunc f() {}\n",
			`line 2: "//go:noinline (alone: true)" became "//go:noinline (alone: false)"`},
		{"build constraint", "//go:build a\n\npackage x\n", "//go:build b\n\npackage x\n",
			`line 1: "//go:build a (alone: true)" became "//go:build b (alone: true)"`},
		{"remark above a build constraint", "//go:build a\n\npackage x\n", "// c\n\n//go:build a\n\npackage x\n", ""},
		{"line directive", code, "package x\n\n//line y.go:7\nvar a = 1\n",
			`line 3: "var" became "//line y.go:7 (alone: true)"`},
		{"line directive in a block", code, "package x\n\n/*line y.go:7*/var a = 1\n",
			`line 3: "var" became "/*line y.go:7*/ (alone: true)"`},
		{"blank line after an old build constraint", "// +build a\n\npackage x\n", "// +build a\npackage x\n",
			`line 1: "// +build a\n\npackage x\n" became "// +build a\npackage x\n"`},
		{"cgo preamble", "package x\n// int a;\nimport \"C\"\n", "package x\n// int b;\nimport \"C\"\n",
			`a file that imports "C" differs`},
		{"cgo given up", "package x\nimport `C`\n", "package x\n", `a file that imports "C" differs`},
		{"head that does not scan", code, "package x\n'", "differs, and does not scan: line 2: rune literal not terminated"},
	}
	dir := t.TempDir()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			base, head := filepath.Join(dir, "base.go"), filepath.Join(dir, "head.go")
			write(t, base, c.base)
			write(t, head, c.head)
			result, err := sameTokens(tokensParams{Pairs: [][2]string{{base, base}, {base, head}}})
			if err != nil {
				t.Fatal(err)
			}
			if c.want == "" {
				if len(result.Different) != 0 {
					t.Errorf("different: %q", result.Reasons)
				}
			} else if len(result.Different) != 1 || result.Different[0] != 1 || result.Reasons[0] != c.want {
				t.Errorf("got %v %q, want %q", result.Different, result.Reasons, c.want)
			}
		})
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestBenchmarksListsWhatGoTestWouldRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x_test.go")
	write(t, file, `package x

import "testing"

func BenchmarkA(b *testing.B) { for range b.N { work() } }
func Benchmark(b *testing.B)  {}
func BenchmarkÄ(*testing.B)   {}
func Benchmarked(b *testing.B) {}
func BenchmarkB(t *testing.T)  {}
func BenchmarkC(a, b *testing.B) {}
func BenchmarkD[T any](b *testing.B) {}
func BenchmarkE(b *testing.B) error { return nil }
func (x) BenchmarkF(b *testing.B) {}
func BenchmarkG(b *B) {}
	func BenchmarkH(b *testing.B) {
	work(
`)
	result, err := benchmarks(benchmarksParams{Files: []string{file}})
	if err != nil {
		t.Fatal(err)
	}
	found := result.Files[0]
	want := []benchmark{
		{Name: "BenchmarkA", Line: 5, Column: 6}, {Name: "Benchmark", Line: 6, Column: 6},
		{Name: "BenchmarkÄ", Line: 7, Column: 6}, {Name: "BenchmarkG", Line: 14, Column: 6},
		{Name: "BenchmarkH", Line: 15, Column: 7},
	}
	if len(found.Benchmarks) != len(want) {
		t.Fatalf("found %+v", found.Benchmarks)
	}
	for i, b := range found.Benchmarks {
		if b.Hash = ""; b != want[i] {
			t.Errorf("found %+v, want %+v", b, want[i])
		}
	}
	if found.Error == "" {
		t.Error("no word of the unfinished function")
	}
}

func TestHashFollowsTheCodeOfABenchmark(t *testing.T) {
	hash := func(body, rest string) string {
		file := parseTestFile([]byte("package x\n" + "func BenchmarkA(b *testing.B) {" + body + "}\n" + rest))
		code := testCode{}
		code.add(file)
		return benchmarksOf(file, code).Benchmarks[0].Hash
	}
	const called = "func f(n int) { g() }\nfunc g() { use(size) }\nconst size = "
	for _, c := range []struct {
		what, body, rest string
		same             bool
	}{
		{"a remark", "\t// remark\n\tf( 1 )\n", called + "8", true},
		{"what it does not use", "f(1)\n", called + "8\nvar other = 3", true},
		{"the order", "f(1)\n", "const size = 8\nfunc g() { use(size) }\nfunc f(n int) { g() }", true},
		{"a number", "f(2)\n", called + "8", false},
		{"a constant behind two calls", "f(1)\n", called + "9", false},
	} {
		if got := hash("f(1)\n", called+"8") == hash(c.body, c.rest); got != c.same {
			t.Errorf("%s: same hash: %t, want %t", c.what, got, c.same)
		}
	}
	if hash("x{}.m()", "type x int\nfunc (x) m() { f(1) }") == hash("x{}.m()", "type x int\nfunc (x) m() { f(2) }") {
		t.Error("the code of a method does not change the hash")
	}
}
