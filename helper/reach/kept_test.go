package reach

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// analyseKept gives the answer without its remarks, and these.
func analyseKept(t *testing.T, request Request, kept Kept) (*Result, string) {
	t.Helper()
	request.Kept = kept
	result, err := Analyse(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	remarks := strings.Join(result.Remarks, "; ")
	result.Remarks = nil
	return result, remarks
}

func fileOf(t *testing.T, content []byte) Kept {
	t.Helper()
	path := filepath.Join(t.TempDir(), "outlines")
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return Kept{Path: path, Sum: sha256.Sum256(content)}
}

// keep is what a run leaves.
func keep(t *testing.T, request Request) (file []byte, result *Result) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new", "outlines")
	result, remarks := analyseKept(t, request, Kept{Keep: path})
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: %s", err, remarks)
	}
	return file, result
}

// TestKeptOutlines has which outlines the next run makes, of two packages on each side: a, and b with its test.
func TestKeptOutlines(t *testing.T) {
	const file, from = "a/a.go", "return 1"
	plain := outlineTree(t, "", "", "")
	body := outlineTree(t, file, from, "return 2")
	kept, _ := keep(t, requestOf(plain, body))
	for _, c := range []struct {
		name       string
		base, head Tree
		want       string
	}{
		{"the same again", plain, body, "outlines: 3 of earlier runs, 0 made"},
		{"the head has become the base", body, outlineTree(t, file, from, "return 3"), "outlines: 2 of earlier runs, 1 made"},
		{"a type has changed below", plain, outlineTree(t, file, "Size = 4", "Size = 5"), "outlines: 2 of earlier runs, 2 made"},
		{"a is the same on both sides, and not looked at", plain, outlineTree(t, "b/b.go", "Sum()", "Sum() + 1"), "outlines: 1 of earlier runs, 1 made"},
	} {
		t.Run(c.name, func(t *testing.T) {
			request := requestOf(c.base, c.head)
			want, _ := analyseKept(t, request, Kept{})
			file := fileOf(t, kept)
			file.Keep = filepath.Join(t.TempDir(), "next")
			got, remarks := analyseKept(t, request, file)
			if !reflect.DeepEqual(got, want) || remarks != c.want {
				t.Errorf("got %+v, %q, want %+v, %q", got, remarks, want, c.want)
			}
		})
	}
}

func TestKeptOutlinesThatCannotBeUsed(t *testing.T) {
	request := outlineRequest(t, "a/a.go", "Size = 4", "Size = 5")
	file, want := keep(t, request)
	good := fileOf(t, file)
	changed := fileOf(t, file)
	changed.Sum[0]++
	label, _, _ := bytes.Cut(file, []byte("\n"))
	words := strings.Fields(string(label))
	other := func(word, instead string) Kept {
		return fileOf(t, bytes.Replace(file, []byte(word), []byte(instead), 1))
	}
	for _, c := range []struct {
		name string
		kept Kept
		want string
	}{
		{"a right one", good, "outlines: 4 of earlier runs"},
		{"a file that has changed since", changed, "outlines of earlier runs are left alone: the file is another one than at the start of the run"},
		{"a file that is not there", Kept{Path: filepath.Join(t.TempDir(), "none")}, "outlines of earlier runs are left alone: open "},
		{"a folder", Kept{Path: t.TempDir()}, "outlines of earlier runs are left alone: read "},
		{"another release of Go", other(words[3], "go1.0"), "outlines of earlier runs are left alone: the file is of another release"},
		{"another processor", other(" "+words[4]+" ", " pdp11 "), "outlines of earlier runs are left alone: the file is of another release"},
		{"other rules", other(words[5][:4], "ffff"), "outlines of earlier runs are left alone: the file is of another release"},
		{"an empty file", fileOf(t, nil), "outlines of earlier runs are left alone: the file is of another release"},
		{"a file that is cut off", fileOf(t, file[:len(file)-1]), "outlines of earlier runs are left alone: the file is damaged"},
		{"a file with more behind it", fileOf(t, append(bytes.Clone(file), 0)), "outlines of earlier runs are left alone: the file is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.kept.Keep = filepath.Join(t.TempDir(), "next")
			got, remarks := analyseKept(t, request, c.kept)
			if !reflect.DeepEqual(got, want) || !strings.HasPrefix(remarks, c.want) {
				t.Errorf("got %+v, %q, want %+v, %q", got, remarks, want, c.want)
			}
			if next, err := os.ReadFile(c.kept.Keep); c.kept.Path != good.Path && !bytes.Equal(next, file) {
				t.Errorf("another file is left than without one, %v", err)
			}
		})
	}
}

func TestOutlinesThatCannotBeKept(t *testing.T) {
	request := outlineRequest(t, "a/a.go", "return 1", "return 2")
	inFile := fileOf(t, nil).Path
	_, remarks := analyseKept(t, request, Kept{Keep: filepath.Join(inFile, "outlines")})
	if want := "outlines are not kept: "; !strings.Contains(remarks, want) {
		t.Errorf("got %q, want %q", remarks, want)
	}
}

// TestDamagedOutlines changes each byte of a file in turn, as if the sum were right: nothing but the answer may be wrong, and that only
// where a volume still unpacks.
func TestDamagedOutlines(t *testing.T) {
	request := outlineRequest(t, "a/a.go", "Size = 4", "Size = 5")
	file, want := keep(t, request)
	label, _, _ := bytes.Cut(file, []byte("\n"))
	label = file[:len(label)+1]
	random := rand.New(rand.NewSource(1))
	var usable []int
	for at := range file {
		damaged := bytes.Clone(file)
		damaged[at] ^= byte(1 + random.Intn(255))
		places, err := parseShelf(damaged, string(label))
		if err != nil {
			continue
		}
		for _, each := range places {
			if o := each.volume.open(); o != nil {
				var again page
				again.outline(o)
				if p := openPage(again.raw); !readable(p) {
					t.Fatalf("byte %d: what was read cannot be written and read again", at)
				}
				usable = append(usable, at)
			}
		}
	}
	for range 20 {
		damaged := bytes.Clone(file)
		damaged[usable[random.Intn(len(usable))]] ^= byte(1 + random.Intn(255))
		analyseKept(t, request, fileOf(t, damaged)) // fails for a panic
		kept := fileOf(t, damaged)
		kept.Sum = sha256.Sum256(file)
		if got, _ := analyseKept(t, request, kept); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	}
}

func readable(p *page) bool {
	p.outline(&outline{})
	return !p.isBad && p.at == len(p.raw)
}

func TestOutlinesThatLeadNowhere(t *testing.T) {
	good := func() *outline {
		return &outline{
			declared: []declared{{kind: "func", of: -1}, {kind: "var", of: 0}}, others: []reference{{}}, main: -1,
			items: []initialisation{{runs: 0, gives: []int{1}}}, benchmarks: map[string]int{"BenchmarkX": 0}, exported: []int{1},
		}
	}
	if o := good(); !o.isSound() || o.packed().open() == nil {
		t.Fatal("a good one is refused")
	}
	for i, spoil := range []func(o *outline){
		func(o *outline) { o.declared[0].own = []int{2} },
		func(o *outline) { o.declared[0].own = []int{-1} },
		func(o *outline) { o.declared[1].runs = []int{0, 2} },
		func(o *outline) { o.declared[1].others = []int{1} },
		func(o *outline) { o.declared[1].runsOthers = []int{1} },
		func(o *outline) { o.declared[1].of = 2 },
		func(o *outline) { o.declared[0].kind = "label" },
		func(o *outline) { o.declared[0].line = -1 },
		func(o *outline) { o.items[0].runs = 2 },
		func(o *outline) { o.items[0].gives = []int{2} },
		func(o *outline) { o.benchmarks["BenchmarkX"] = -1 },
		func(o *outline) { o.main = 2 },
		func(o *outline) { o.exported = []int{2} },
		func(o *outline) { o.others[0].role = aFixedVariable + 1 },
	} {
		o := good()
		if spoil(o); o.packed().open() != nil {
			t.Errorf("%d is not refused", i)
		}
	}
}

func TestOldOutlinesAreLetGo(t *testing.T) {
	content := func(n byte) digest { return digest{n} }
	k := &kept{label: "x\n", lists: []*list{{contents: map[string]digest{"a": content(1)}}}, places: map[digest]*place{}}
	big := &volume{make([]byte, maxShelf/2)}
	for n, age := range []int{0: maxAge + 5, 1: maxAge + 5, 2: 3, 3: 1, 4: maxAge - 1, 5: maxAge} {
		k.places[content(byte(n))] = &place{big, age}
	}
	k.places[content(6)] = &place{&volume{make([]byte, maxShelf/2-1000)}, 4}
	k.places[content(7)] = &place{&volume{make([]byte, 2000)}, 5}
	found, err := parseShelf(k.shelf(), k.label)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for n := range byte(8) {
		if each := found[content(n)]; each != nil {
			got = append(got, fmt.Sprint(n, " ", each.age))
		}
	}
	// 1 is here; 0 and 5 are too old; 7 has no room, and so neither has 4, which is older.
	if want := []string{"1 0", "2 4", "3 2", "6 5"}; !reflect.DeepEqual(got, want) {
		t.Errorf("kept are %q, want %q", got, want)
	}
}

func TestContentOfWhatCHasAPartIn(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"go.mod": "module example.com/c\n\ngo 1.22\n",
		"c/c.go": "package c\n\n// int one(void);\nimport \"C\"\n\ntype T C.int\n",
		"b/b.go": "package b\n\nimport \"example.com/c/c\"\n\ntype T struct{ c.T }\n",
		"a/a.go": "package a\n\nimport _ \"net\"\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("CGO_ENABLED", "1")
	l, err := listSide(requestOf(Tree{}, Tree{}), Tree{Root: dir, Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.addContents(map[string]digest{}); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]bool{"example.com/c/c": false, "example.com/c/b": false, "example.com/c/a": true, "net": true, "runtime": true} {
		if got := l.contents[key] != (digest{}); l.packages[key] == nil || got != want {
			t.Errorf("%s has a content: %t, want %t", key, got, want)
		}
	}
}
