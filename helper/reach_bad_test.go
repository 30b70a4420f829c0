package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go-steady/helper/reach"
)

// Both sides are a module that cannot be analysed, or hardly: nothing is said to be the same, nothing is lost.

func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

const (
	goMod     = "module example.com/m\n\ngo 1.22\n"
	benchCode = "package m\n\nimport \"testing\"\n\nfunc BenchmarkF(b *testing.B) {\n\tF()\n}\n"
	plainCode = "package m\n\nfunc F() int { return 1 }\n"
)

// kindsOf has each benchmark with what is known of it.
func kindsOf(result *reach.Result) string {
	var all []string
	for _, p := range result.Packages {
		for _, b := range p.Benchmarks {
			all = append(all, fmt.Sprintf("%s.%s %s: %s", p.ImportPath, b.Name, b.Kind, b.Reason))
		}
	}
	return strings.Join(all, "\n")
}

func TestReachOfWhatCannotBeAnalysed(t *testing.T) {
	cycle := map[string]string{
		"m.go":   "package m\n\nimport \"example.com/m/d\"\n\nfunc F() int { return d.F() }\n",
		"d/d.go": "package d\n\nimport \"example.com/m\"\n\nfunc F() int { return m.F() }\n",
	}
	cases := []struct {
		name string
		head map[string]string
		want string
	}{
		{"an error of types", map[string]string{"m.go": "package m\n\nfunc F() int { return \"\" }\n"},
			"example.com/m.BenchmarkF unknown: example.com/m does not type-check: m.go:3: "},
		{"an error of types in a test", map[string]string{"more_test.go": "package m\n\nvar x int = \"\"\n"},
			"example.com/m.BenchmarkF unknown: example.com/m does not type-check: more_test.go:3: "},
		{"no Go at all", map[string]string{"m.go": "not Go\n"}, "example.com/m.BenchmarkF unknown: "},
		{"an import cycle", cycle, "example.com/m.BenchmarkF unknown: "},
		{"an import that is nowhere", map[string]string{"m.go": "package m\n\nimport _ \"example.com/m/nowhere\"\n\nfunc F() int { return 1 }\n"},
			"example.com/m.BenchmarkF unknown: "},
		{"two packages in one folder", map[string]string{"n.go": "package n\n"}, "example.com/m.BenchmarkF unknown: "},
		{"a file that is embedded and missing", map[string]string{"m.go": "package m\n\nimport _ \"embed\"\n\n//go:embed gone.txt\nvar s string\n\nfunc F() int { return len(s) }\n"},
			"example.com/m.BenchmarkF unknown: "},
		{"all tests removed", map[string]string{"m_test.go": "package m\n"}, "example.com/m.BenchmarkF removed: "},
	}
	good := map[string]string{"go.mod": goMod, "m.go": plainCode, "m_test.go": benchCode}
	base := writeFiles(t, good)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{}
			for name, content := range good {
				files[name] = content
			}
			for name, content := range c.head {
				files[name] = content
			}
			head := writeFiles(t, files)
			for _, sides := range [][2]string{{base, head}, {head, base}} {
				result, err := askReach(sides[0], sides[1])
				if err != nil {
					t.Fatal(err)
				}
				want := c.want
				if sides[0] == head {
					want = strings.Replace(want, "removed", "new", 1)
				}
				if got := kindsOf(result); !strings.HasPrefix(got, want) || strings.Contains(got, "\n") {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
}

func TestReachOfBrokenModuleFile(t *testing.T) {
	base := writeFiles(t, map[string]string{"go.mod": goMod, "m.go": plainCode, "m_test.go": benchCode})
	head := writeFiles(t, map[string]string{"go.mod": "module\nrequire (\n", "m.go": plainCode, "m_test.go": benchCode})
	for _, sides := range [][2]string{{base, head}, {head, base}} {
		if result, err := askReach(sides[0], sides[1]); err == nil || !strings.Contains(err.Error(), "errors parsing go.mod") {
			t.Errorf("got %+v, %v", result, err)
		}
	}
}

func TestReachOfModuleWithoutBenchmarks(t *testing.T) {
	base := writeFiles(t, map[string]string{"go.mod": goMod, "m.go": plainCode})
	head := writeFiles(t, map[string]string{"go.mod": goMod, "m.go": strings.Replace(plainCode, "1", "2", 1)})
	result, err := askReach(base, head)
	if err != nil || len(result.Packages) != 0 || result.MoreChanges != 0 {
		t.Errorf("got %+v, %v", result, err)
	}
}

// TestReachOfManyFiles has a module whose size lies in the number of its files.
func TestReachOfManyFiles(t *testing.T) {
	const packages = 20
	files := 1000
	if testing.Short() {
		files = 100
	}
	all := map[string]string{"go.mod": goMod}
	for p := range packages {
		name := fmt.Sprintf("p%d", p)
		for f := range files {
			all[fmt.Sprintf("%s/f%d.go", name, f)] = fmt.Sprintf("package %s\n\nfunc F%d() int { return %d }\n", name, f, f)
		}
		all[name+"/p_test.go"] = fmt.Sprintf("package %s\n\nimport \"testing\"\n\nfunc BenchmarkF(b *testing.B) {\n\tF7()\n}\n", name)
	}
	base := writeFiles(t, all)
	all["p3/f7.go"] = strings.Replace(all["p3/f7.go"], "7 }", "8 }", 1)
	all["p4/f8.go"] = strings.Replace(all["p4/f8.go"], "8 }", "9 }", 1)
	result, err := askReach(base, writeFiles(t, all))
	if err != nil {
		t.Fatal(err)
	}
	if got := reachedOf(result); got != "F" || len(result.Packages) != packages || len(result.Changes) != 2 {
		t.Errorf("reached %q in %d packages, %+v changed", got, len(result.Packages), result.Changes)
	}
}
