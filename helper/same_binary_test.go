package main

import (
	"bytes"
	"debug/elf"
	"go/version"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// sources is a small module; its functions are not inlined, since Go before 1.26 keeps the lines of inlined ones
// with the data.
var sources = map[string]string{
	"go.mod": "module example.com/x\n\ngo 1.22\n",
	"x.go": `package x

import (
	_ "embed"
	"fmt"
)

//go:embed data.txt
var data string

var table = [4]int{1, 2, 3, 4}

//go:noinline
func small(n int) int { return n*3 + table[n&3] }

//go:noinline
func Big(n int) string {
	s := "start"
	for i := 0; i < n; i++ {
		s += fmt.Sprint(small(i)) + data
	}
	return s
}
`,
	"data.txt": "some text",
	"x_test.go": `package x

import "testing"

func BenchmarkBig(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Big(10)
	}
}
`,
}

// changed is the module with a text replaced in one file.
func changed(file, from, to string) map[string]string {
	files := map[string]string{}
	for name, content := range sources {
		if name == file {
			content = strings.Replace(content, from, to, 1)
		}
		files[name] = content
	}
	return files
}

// built are binaries that several tests look at and none changes, by a name.
var built = struct {
	dir   string
	paths map[string]string
}{paths: map[string]string{}}

// buildOnce is build for the first test that asks for a name, and the same binary for all that ask later.
func buildOnce(t *testing.T, name string, files map[string]string, settings ...string) string {
	t.Helper()
	if path, ok := built.paths[name]; ok {
		return path
	}
	if built.dir == "" {
		var err error
		if built.dir, err = os.MkdirTemp("", "helper-"); err != nil {
			t.Fatal(err)
		}
	}
	built.paths[name] = buildIn(t, filepath.Join(built.dir, name), files, settings...)
	return built.paths[name]
}

// build makes a test binary of a module.
func build(t *testing.T, files map[string]string, settings ...string) string {
	t.Helper()
	return buildIn(t, t.TempDir(), files, settings...)
}

func buildIn(t *testing.T, dir string, files map[string]string, settings ...string) string {
	t.Helper()
	for name, content := range files {
		write(t, filepath.Join(dir, name), content)
	}
	args := []string{"test", "-c", "-trimpath", "-buildvcs=false", "-o", filepath.Join(dir, "x.exe")}
	env := append(os.Environ(), "GOWORK=off", "GOFLAGS=", "CGO_ENABLED=0")
	for _, setting := range settings {
		if strings.HasPrefix(setting, "-") {
			args = append(args, setting)
		} else {
			env = append(env, setting)
		}
	}
	cmd := exec.Command("go", append(args, ".")...)
	cmd.Dir, cmd.Env = dir, env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return filepath.Join(dir, "x.exe")
}

func compare(t *testing.T, base, head string) *sameResult {
	t.Helper()
	result, err := sameBinary(sameParams{base, head})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestSameBinarySeesEveryChangeOfCodeAndData(t *testing.T) {
	base := buildOnce(t, "sources", sources)
	cases := []struct {
		name string
		head map[string]string
		same bool
	}{
		{"built again", sources, true},
		{"remark at the top", changed("x.go", "package", "// remark\n\npackage"), true},
		{"twenty lines of remark", changed("x.go", "package", strings.Repeat("// remark\n", 20)+"\npackage"), true},
		{"remark in the test", changed("x_test.go", "func", "// remark\nfunc"), true},
		{"local variable renamed", changed("x_test.go", "b *testing.B) {\n\tfor i := 0; i < b.N; i++",
			"b *testing.B) {\n\tfor j := 0; j < b.N; j++"), true},
		{"constant", changed("x.go", "n*3", "n*5"), false},
		{"constant of equal size in data", changed("x.go", "{1, 2,", "{1, 7,"), false},
		{"string", changed("x.go", "start", "stArt"), false},
		{"function added", changed("x.go", "//go:noinline", "func init() { data += \"x\" }\n\n//go:noinline"), false},
		{"embedded file", changed("data.txt", "some", "sOme"), false},
		{"benchmark", changed("x_test.go", "Big(10)", "Big(11)"), false},
		{"condition", changed("x.go", "i < n", "i <= n"), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := compare(t, base, build(t, c.head)); got.Same != c.same || got.Reason == "" {
				t.Errorf("%+v", got)
			}
		})
	}
}

// systems are all that the helper and the programs that it compares are built for.
var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

func TestSameBinaryOfEachSystem(t *testing.T) {
	skipWhenShort(t)
	for _, system := range systems {
		t.Run(system, func(t *testing.T) {
			goos, goarch, _ := strings.Cut(system, "/")
			target := []string{"GOOS=" + goos, "GOARCH=" + goarch}
			base := build(t, sources, target...)
			if got := compare(t, base, build(t, changed("x.go", "package", "// remark\n\npackage"), target...)); !got.Same {
				t.Errorf("remark: %s", got.Reason)
			}
			for _, edit := range [][2]string{{"n*3", "n*5"}, {"{1, 2,", "{1, 7,"}} {
				if got := compare(t, base, build(t, changed("x.go", edit[0], edit[1]), target...)); got.Same {
					t.Errorf("%s: %s", edit[1], got.Reason)
				}
			}
		})
	}
}

func TestSameBinaryOfInlinedFunctions(t *testing.T) {
	inlined := changed("x.go", "//go:noinline\nfunc small", "func small")
	moved := map[string]string{}
	for name, content := range inlined {
		moved[name] = content
	}
	moved["x.go"] = "// remark\n" + moved["x.go"]
	got := compare(t, build(t, inlined), build(t, moved))
	if want := version.Compare(runtime.Version(), "go1.26") >= 0; got.Same != want {
		t.Errorf("%s: %+v", runtime.Version(), got)
	}
}

func TestSameBinaryOfStrippedPrograms(t *testing.T) {
	base := build(t, sources, "-ldflags=-s -w")
	if got := compare(t, base, build(t, changed("x.go", "n*3", "n*5"), "-ldflags=-s -w")); got.Same {
		t.Errorf("%+v", got)
	}
}

func TestSameBinaryOfCgo(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil || runtime.GOOS != "linux" {
		t.Skip("SKIPPED: needs gcc on linux")
	}
	with := func(number, remark string) map[string]string {
		files := changed("", "", "")
		files["c.go"] = remark + "package x\n\n// static int add(int a) { return a + " + number + "; }\nimport \"C\"\n\n" +
			"func init() { table[0] = int(C.add(1)) }\n"
		return files
	}
	base := build(t, with("1", ""), "CGO_ENABLED=1")
	if got := compare(t, base, build(t, with("2", ""), "CGO_ENABLED=1")); got.Same {
		t.Errorf("number in C: %+v", got)
	}
	if got := compare(t, base, build(t, with("1", ""), "CGO_ENABLED=1")); !got.Same {
		t.Errorf("built again: %+v", got)
	}
}

func TestSameBinaryOfPositionIndependentPrograms(t *testing.T) {
	skipWhenShort(t)
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: on linux only")
	}
	base := buildOnce(t, "sources", sources)
	pie := build(t, sources, "-buildmode=pie")
	if got := compare(t, pie, build(t, changed("x.go", "n*3", "n*5"), "-buildmode=pie")); got.Same {
		t.Errorf("position-independent: %+v", got)
	}
	if got := compare(t, base, pie); got.Same {
		t.Errorf("position-independent and not: %+v", got)
	}
}

func TestSameBinaryOfOtherFiles(t *testing.T) {
	dir := t.TempDir()
	program := buildOnce(t, "sources", sources)
	name := func(name, content string) string {
		write(t, filepath.Join(dir, name), content)
		return filepath.Join(dir, name)
	}
	cases := [][2]string{
		{name("a", "text"), name("b", "other")},
		{name("c", ""), name("d", "x")},
		{name("e", "\x7fELF"), name("f", "\x7fELFx")},
		{name("g", "MZ"), name("h", "MZx")},
		{name("i", "\xcf\xfa\xed\xfe"), name("j", "\xcf\xfa\xed\xfex")},
		{program, name("k", "text")},
	}
	for _, c := range cases {
		if got := compare(t, c[0], c[1]); got.Same || got.Reason == "" {
			t.Errorf("%q: %+v", c, got)
		}
	}
	if got := compare(t, cases[0][0], cases[0][0]); !got.Same {
		t.Errorf("one file: %+v", got)
	}
	if _, err := sameBinary(sameParams{program, filepath.Join(dir, "none")}); codeOf(err) != "ENOENT" {
		t.Errorf("missing file: %v", err)
	}
}

func TestSameBinarySeesEachFlippedByte(t *testing.T) {
	path := build(t, sources, "GOOS=linux", "GOARCH=amd64")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	base, err := loadImage("base", content)
	if err != nil {
		t.Fatal(err)
	}
	f, err := elf.NewFile(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range f.Sections {
		if s.Type == elf.SHT_NOBITS || s.Type == elf.SHT_NULL || s.Size == 0 {
			continue
		}
		ignored := s.Flags&elf.SHF_ALLOC == 0 || s.Name == ".gopclntab" || strings.HasPrefix(s.Name, ".note.")
		for _, at := range []uint64{0, s.Size / 3, s.Size / 2, s.Size - 1} {
			if !ignored || s.Flags&elf.SHF_ALLOC != 0 { // else the file may not be readable any more
				flipped := bytes.Clone(content)
				flipped[s.Offset+at] ^= 1
				head, err := loadImage("head", flipped)
				if err != nil {
					t.Fatal(err)
				}
				inLineTable := s.Name == ".go.module" && at == 0 // the address of the line table's header
				if difference := compareImages(base, head); (difference == "") != (ignored || inLineTable) {
					t.Errorf("%s, byte %d of %d: %q", s.Name, at, s.Size, difference)
				}
			}
		}
	}
}
