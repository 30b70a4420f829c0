package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"go-steady/helper/reach"
)

// An oracle knows what a benchmark can reach from the linker: it links a test binary whose main has that benchmark alone.
type oracle struct {
	dir   string // of the module
	out   string
	tests map[string]*oracleTest // by import path
}

// An oracleTest is what the test of a package is linked from.
type oracleTest struct {
	main    string // source of the test's main package
	deps    []string
	imports string // the linker's importcfg
	godebug string
	failure string
}

type oracleListed struct {
	ImportPath, Export string
	DefaultGODEBUG     string
	GoFiles, Deps      []string
	Error              *struct{ Err string }
	DepsErrors         []struct{ Err string }
}

// openOracle compiles the tests of a module, and links nothing yet.
func openOracle(dir, out string) (*oracle, error) {
	o := &oracle{dir: dir, out: out, tests: map[string]*oracleTest{}}
	fields := "-json=ImportPath,Export,GoFiles,Deps,DefaultGODEBUG,Error,DepsErrors"
	listing, err := goIn(dir, "list", "-e", "-deps", "-test", "-export", "-trimpath", fields, "./...")
	if err != nil {
		return nil, err
	}
	packages := map[string]*oracleListed{}
	for decoder := json.NewDecoder(bytes.NewReader(listing)); decoder.More(); {
		var p oracleListed
		if err := decoder.Decode(&p); err != nil {
			return nil, err
		}
		packages[p.ImportPath] = &p
	}
	for key, p := range packages {
		if path, isTest := strings.CutSuffix(key, ".test"); isTest && len(p.GoFiles) == 1 {
			if o.tests[path], err = oracleTestOf(p, packages); err != nil {
				return nil, err
			}
		}
	}
	return o, nil
}

func (o *oracle) failures() []string {
	var all []string
	for path, test := range o.tests {
		all = append(all, path+": "+test.failure)
	}
	return all
}

// isBroken tells whether a test does not build.
func (o *oracle) isBroken() bool {
	for _, test := range o.tests {
		if test.failure != "" {
			return true
		}
	}
	return false
}

func oracleTestOf(test *oracleListed, packages map[string]*oracleListed) (*oracleTest, error) {
	found := &oracleTest{deps: test.Deps, godebug: test.DefaultGODEBUG}
	var lines strings.Builder
	for _, key := range append([]string{test.ImportPath}, test.Deps...) {
		p := packages[key]
		if p == nil {
			continue
		}
		if p.Error != nil || len(p.DepsErrors) > 0 {
			found.failure = fmt.Sprint(p.Error, p.DepsErrors)
		}
		if path, _, _ := strings.Cut(key, " "); p.Export != "" && key != test.ImportPath {
			fmt.Fprintf(&lines, "packagefile %s=%s\n", path, p.Export)
		}
	}
	found.imports = lines.String()
	source, err := os.ReadFile(test.GoFiles[0])
	found.main = string(source)
	return found, err
}

var testLine = regexp.MustCompile(`(?m)^\t\{"(\w+)", (_x?test)\.\w+.*\},?$`)

// only leaves one benchmark in the source of a test's main package.
func (t *oracleTest) only(benchmark string) string {
	text := testLine.ReplaceAllStringFunc(t.main, func(line string) string {
		if testLine.FindStringSubmatch(line)[1] == benchmark {
			return line
		}
		return ""
	})
	for _, name := range []string{"_test", "_xtest"} {
		if !regexp.MustCompile(`\b` + name + `\.`).MatchString(text) {
			text = strings.Replace(text, "\t"+name+" \"", "\t_ \"", 1)
		}
	}
	return text
}

// link makes the binary of one benchmark.
func (o *oracle) link(path, benchmark string) (string, error) {
	test := o.tests[path]
	if test == nil || test.failure != "" {
		return "", fmt.Errorf("the test of %s does not build: %+v", path, o.failures())
	}
	work := filepath.Join(o.out, strings.ReplaceAll(path, "/", "_")+"."+benchmark)
	if err := os.MkdirAll(work, 0o755); err != nil {
		return "", err
	}
	source, config, object, program := filepath.Join(work, "main.go"), filepath.Join(work, "cfg"), filepath.Join(work, "main.a"), filepath.Join(work, "program")
	if exists(program) {
		return program, nil
	}
	for name, content := range map[string]string{source: test.only(benchmark), config: test.imports} {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			return "", err
		}
	}
	if _, err := toolIn(work, "compile", "-p", "main", "-trimpath", work, "-importcfg", config, "-o", object, source); err != nil {
		return "", err
	}
	_, err := toolIn(work, "link", "-w", "-buildmode=exe", "-X=testing.testBinary=1", "-X=runtime.godebugDefault="+test.godebug,
		"-importcfg", config, "-o", program, object)
	return program, err
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func goIn(dir string, args ...string) ([]byte, error) { return programIn(dir, "go", args...) }

// toolIn runs the compiler or the linker themselves, without a go command for each.
func toolIn(dir, name string, args ...string) ([]byte, error) {
	folder, err := toolFolder()
	if err != nil {
		return nil, err
	}
	return programIn(dir, filepath.Join(folder, name), args...)
}

var toolFolder = sync.OnceValues(func() (string, error) {
	folder, err := goIn(".", "env", "GOTOOLDIR")
	return strings.TrimSpace(string(folder)), err
})

func programIn(dir, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, oracleEnv(dir)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s %s: %w: %s", filepath.Base(name), args[0], err, stderr.String())
	}
	return out, err
}

// oracleEnv takes the modules that lie below a vendored module, which may be changed there.
func oracleEnv(dir string) []string {
	mode := "mod"
	if exists(filepath.Join(dir, "vendor")) {
		mode = "vendor"
	}
	return append(os.Environ(), "GOGC=400", "GOWORK=off", "GOFLAGS=-buildvcs=false -mod="+mode, "GOTOOLCHAIN=local")
}

// askReach is what the helper says of two folders.
func askReach(base, head string) (*reach.Result, error) {
	return remember(base).askReach(head, reach.Kept{})
}

func remember(dirs ...string) *remembered {
	return &remembered{dir: dirs[0], dirs: dirs, outputs: map[string][]byte{}}
}

// remembered is what go commands printed in the folder of a base, and in others, which do not change.
type remembered struct {
	dir     string
	dirs    []string
	access  sync.Mutex
	outputs map[string][]byte
}

// oracleLimit is for an analysis on a machine that does much else.
const oracleLimit = 5 * time.Minute

func (r *remembered) askReach(head string, kept reach.Kept) (*reach.Result, error) {
	env := map[string]string{}
	for _, pair := range oracleEnv(r.dir) {
		name, value, _ := strings.Cut(pair, "=")
		if name != "" {
			env[name] = value
		}
	}
	tool, err := exec.LookPath("go")
	if err != nil {
		return nil, err
	}
	params := reachParams{
		Go: tool, BuildFlags: []string{"-trimpath"}, Packages: []string{"./..."}, TimeoutMs: oracleLimit.Milliseconds(), CompileMs: oracleLimit.Milliseconds(),
		Base: sideTree{r.dir, r.dir, env}, Head: sideTree{head, head, env},
	}
	if err := params.check(); err != nil {
		return nil, err
	}
	limit, cancel := limitOf(oracleLimit)
	defer cancel()
	request := requestOf(limit, params)
	request.Kept = kept
	ask := request.Go
	request.Go = func(tree reach.Tree, args ...string) ([]byte, error) {
		if args[0] == "env" || slices.Contains(args, "-export") { // of what is the same on both sides
			tree = request.Base
		}
		if !slices.Contains(r.dirs, tree.Root) {
			return ask(tree, args...)
		}
		r.access.Lock()
		defer r.access.Unlock()
		key := strings.Join(append([]string{tree.Root}, args...), "\x00")
		output, known := r.outputs[key]
		if known {
			return output, nil
		}
		output, err := ask(tree, args...)
		if err == nil {
			r.outputs[key] = output
		}
		return output, err
	}
	return reach.Analyse(limit, request)
}
