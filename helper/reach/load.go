package reach

import (
	"context"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"strings"
	"sync"
)

// A side is the graph of one side: what its analysed packages declare, and what mentions what.
type side struct {
	list     *list
	packages map[string]*pkg // analysed ones, by key
	order    []*pkg          // what is imported comes first
	nodes    []node
	back     *backward        // once it is asked for
	places   []int32          // of each node in the closure that is looked at, counted from 1; 0 where it is not in it
	names    map[string]int   // of methods, as numbers
	byName   map[string][]int // by the linker's name: "path.Name"
	hidden   map[string][]int // what opaque and foreign code may call by name, by key of its package
	dynamic  map[string]bool  // names of methods that interfaces of opaque packages have
	mirrors  map[string]bool  // opaque packages that may call any exported method by reflection, by key

	files   *token.FileSet
	sizes   types.Sizes
	opaque  types.Importer
	reading sync.Mutex // of parsed and opaque
	parsed  map[string]*source
}

// A pkg is an analysed package.
type pkg struct {
	*listed
	key string
	// at is its place in the order of its side.
	at int
	// failure is why it cannot be analysed; then it has no outline.
	failure string
	outline *outline
	// seen is a digest of all types that are seen through it.
	seen digest
	// first is the first of its nodes, count how many there are; ids has them by unique name.
	first, count int
	ids          map[string]int
	items        []item // what its initialisation runs, in order
	// benchmarks and main (TestMain, or -1) are set where test files are part of it.
	benchmarks map[string]int
	main       int

	// What follows is of use until all are analysed.
	done    chan struct{} // closed when there is an outline or a failure
	names   []string      // of the Go files
	sources []*source
	checked sync.Once // the types are there afterwards
	types   *types.Package
}

// loadBoth has the graphs of what the binaries need that is not proved to be the same.
func loadBoth(ctx context.Context, request Request, p *pairs, binaries []*binary) (base, head *side, err error) {
	base, head, err = analysed(ctx, request, p, wantedOf(p, binaries))
	if err != nil {
		return nil, nil, err
	}
	sides := []*side{base, head}
	return base, head, both(func(i int) error {
		sides[i].compose(p)
		sides[i].forget()
		return nil
	})
}

func wantedOf(p *pairs, binaries []*binary) map[string]bool {
	wanted := map[string]bool{}
	for _, b := range binaries {
		if b.base == nil || b.head == nil || b.same || b.unknown != "" || b.changed != "" {
			continue
		}
		for _, key := range union(b.base.Deps, b.head.Deps) {
			if !p.isOpaque(key) {
				wanted[key] = true
			}
		}
	}
	return wanted
}

// analysed are both sides with the outlines of the wanted packages.
func analysed(ctx context.Context, request Request, p *pairs, wanted map[string]bool) (base, head *side, err error) {
	base, head = newSide(p.base, wanted), newSide(p.head, wanted)
	if len(wanted) == 0 {
		return base, head, nil
	}
	exports, err := exportsOf(request, p, wanted)
	if err != nil {
		return nil, nil, err
	}
	aliases.Do(keepAliases)
	for _, s := range []*side{base, head} {
		if err := s.use(exports); err != nil {
			return nil, nil, err
		}
	}
	return base, head, analyseBoth(ctx, base, head, newShelf(p.kept))
}

// newSide orders the wanted packages.
func newSide(l *list, wanted map[string]bool) *side {
	s := &side{
		list: l, files: token.NewFileSet(), parsed: map[string]*source{}, packages: map[string]*pkg{},
		byName: map[string][]int{}, hidden: map[string][]int{}, names: map[string]int{},
	}
	for _, key := range l.order {
		if wanted[key] {
			s.place(key, wanted)
		}
	}
	return s
}

// place gives a package its place after those that it imports. In a cycle, which does not build, one comes
// too early.
func (s *side) place(key string, wanted map[string]bool) {
	if s.list.packages[key] == nil || s.packages[key] != nil {
		return
	}
	p := &pkg{listed: s.list.packages[key], key: key, main: -1, done: make(chan struct{})}
	s.packages[key] = p
	for _, path := range p.Imports {
		if wanted[path] {
			s.place(path, wanted)
		}
	}
	p.at = len(s.order)
	s.order = append(s.order, p)
}

// importsOf are those packages that come before.
func (s *side) importsOf(p *pkg) []*pkg {
	var all []*pkg
	for _, path := range p.Imports {
		if imported := s.packages[path]; imported != nil && imported.at < p.at {
			all = append(all, imported)
		}
	}
	return all
}

// exports are where the compiled opaque packages are, which are the same for both sides.
type exports struct {
	files map[string]string
	arch  string
	// names are of all methods of interfaces there; mirrors of the packages that may call any method by
	// reflection.
	names, mirrors map[string]bool
}

func exportsOf(request Request, p *pairs, wanted map[string]bool) (*exports, error) {
	found := &exports{files: map[string]string{}}
	return found, both(func(i int) (err error) {
		if i == 0 {
			return found.list(request, opaqueImports(p, wanted))
		}
		found.names, found.mirrors, err = dynamicNames(p)
		return err
	})
}

func opaqueImports(p *pairs, wanted map[string]bool) []string {
	imported := map[string]bool{}
	for key := range wanted {
		for _, l := range []*list{p.base, p.head} {
			if found := l.packages[key]; found != nil {
				for _, path := range found.Imports {
					imported[path] = true
				}
			}
		}
	}
	var paths []string
	for _, path := range keysOf(imported) {
		if path != "C" && path != "unsafe" && p.isOpaque(path) {
			paths = append(paths, path)
		}
	}
	return paths
}

func (e *exports) list(request Request, paths []string) error {
	arch, err := archOf(request)
	if err != nil {
		return err
	}
	e.arch = arch
	args := append([]string{"list", "-e", "-deps", "-export", "-f", "{{.ImportPath}}\t{{.Export}}"}, request.BuildFlags...)
	output, err := request.Go(request.Head, append(append(args, "--"), paths...)...)
	if err != nil {
		return err
	}
	for _, line := range strings.Split(string(output), "\n") {
		if path, file, ok := strings.Cut(strings.TrimRight(line, "\r"), "\t"); ok && file != "" {
			e.files[path] = file
		}
	}
	return nil
}

func archOf(request Request) (string, error) {
	arch, err := request.Go(request.Head, "env", "GOARCH")
	return strings.TrimSpace(string(arch)), err
}

func (e *exports) open(path string) (io.ReadCloser, error) {
	file, known := e.files[path]
	if !known {
		return nil, fmt.Errorf("%s is not compiled", path)
	}
	return os.Open(file)
}

func (s *side) use(e *exports) error {
	s.sizes = types.SizesFor("gc", e.arch)
	if s.sizes == nil {
		return fmt.Errorf("sizes of %s are not known", e.arch)
	}
	s.opaque = importer.ForCompiler(token.NewFileSet(), "gc", e.open)
	s.mirrors, s.dynamic = e.mirrors, e.names
	return nil
}

// forget lets go of what made the graph.
func (s *side) forget() {
	s.files, s.opaque, s.parsed = nil, nil, nil
	for _, p := range s.order {
		p.outline, p.sources, p.types = nil, nil, nil
	}
}

var aliases sync.Once

// keepAliases lets go/types have nodes for aliases, as every Go does by itself that is not told to be as old
// as this module says it is: generic aliases cannot be checked without.
func keepAliases() {
	settings := "gotypesalias=1"
	if before := os.Getenv("GODEBUG"); before != "" {
		settings = before + "," + settings
	}
	_ = os.Setenv("GODEBUG", settings) // where that is impossible, such aliases are told to be no code
}
