package reach

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var outlineModule = map[string]string{
	"go.mod": "module example.com/o\n\ngo 1.22\n",
	"a/a.go": `package a

const Size = 4

const small = 2

type thing struct{ parts [Size]int }

func New() *thing { return &thing{} }

func (t *thing) Sum() int { return t.parts[0] + small }

func Free() int { return 1 }
`,
	"b/b.go":      "package b\n\nimport \"example.com/o/a\"\n\nfunc Work() int { return a.New().Sum() }\n",
	"b/b_test.go": "package b\n\nimport \"testing\"\n\nfunc BenchmarkWork(b *testing.B) { Work() }\n",
}

func outlineRequest(t *testing.T, file, from, to string) Request {
	t.Helper()
	return requestOf(outlineTree(t, "", "", ""), outlineTree(t, file, from, to))
}

// outlineTree is the module with a text replaced in one file, unless that is "".
func outlineTree(t *testing.T, file, from, to string) Tree {
	t.Helper()
	dir := t.TempDir()
	for name, content := range outlineModule {
		if name == file {
			if content = strings.Replace(content, from, to, 1); content == outlineModule[name] {
				t.Fatalf("%s has no %q", file, from)
			}
		}
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return Tree{Root: dir, Dir: dir}
}

// requestOf runs each go command once: trees do not change.
func requestOf(base, head Tree) Request {
	var access sync.Mutex
	outputs := map[string][]byte{}
	return Request{Base: base, Head: head, Packages: []string{"./..."}, Go: func(tree Tree, args ...string) ([]byte, error) {
		access.Lock()
		defer access.Unlock()
		key := fmt.Sprint(tree.Dir, args)
		if output, known := outputs[key]; known {
			return output, nil
		}
		cmd := exec.Command("go", args...)
		cmd.Dir = tree.Dir
		output, err := cmd.Output()
		outputs[key] = output
		return output, err
	}}
}

// TestOutlinesAboveAChange has which packages have the same outline on both sides, whatever changed below them.
func TestOutlinesAboveAChange(t *testing.T) {
	for _, c := range []struct {
		name, file, from, to string
		shared               bool
	}{
		{"a function body", "a/a.go", "return 1", "return 2", true},
		{"a remark", "a/a.go", "package a", "// Package a.\npackage a", true},
		{"a function with a small letter", "a/a.go", "func Free", "func more() {}\n\nfunc Free", true},
		{"a constant with a small letter", "a/a.go", "small = 2", "small = 3", true},
		{"a constant that is the size of a field", "a/a.go", "Size = 4", "Size = 5", false},
		{"a function with a capital letter", "a/a.go", "func Free", "func More() {}\n\nfunc Free", false},
		{"a field of a type that has no name elsewhere", "a/a.go", "{ parts", "{ more, parts", false},
		{"a method", "a/a.go", "func Free", "func (t *thing) Free() {}\n\nfunc Free", false},
		{"the package itself", "b/b.go", "Sum()", "Sum() + 1", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			request := outlineRequest(t, c.file, c.from, c.to)
			lists, err := listBoth(request)
			if err != nil {
				t.Fatal(err)
			}
			pairs := newPairs(lists, false)
			base, head, err := analysed(context.Background(), request, pairs, wantedOf(pairs, binariesOf(pairs)))
			if err != nil {
				t.Fatal(err)
			}
			const above = "example.com/o/b [example.com/o/b.test]"
			one, other := base.packages[above].outline, head.packages[above].outline
			if one == nil || other == nil || (one == other) != c.shared {
				t.Errorf("outlines %p and %p, shared: want %t", one, other, c.shared)
			}
		})
	}
}
