package reach

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// A side is the graph of one side: what its analysed packages declare, and what mentions what.
type side struct {
	list     *list
	files    *token.FileSet
	sizes    types.Sizes
	opaque   types.Importer
	parsed   map[string]*source
	packages map[string]*pkg // analysed ones, by key
	byTypes  map[*types.Package]*pkg
	nodes    []node
	ids      map[types.Object]int
	byName   map[string][]int // by the linker's name: "path.Name"
	hidden   map[string][]int // what opaque and foreign code may call by name, by key of its package
	dynamic  map[string]bool  // names of methods that interfaces of opaque packages have
	mirrors  map[string]bool  // opaque packages that may call any exported method by reflection, by key
}

// A pkg is an analysed package.
type pkg struct {
	*listed
	key     string
	sources []*source
	types   *types.Package
	info    *types.Info
	// failure is why it cannot be analysed.
	failure      string
	inputs       digest // what counts for each of its declarations
	assembly     digest // what counts for functions without a body
	declarations []declaration
	items        []item          // what its initialisation runs, in order
	nameless     map[*source]int // how many declarations without a name of their own a file has so far
	// benchmarks and main (TestMain, or -1) are set where test files are part of it.
	benchmarks map[string]int
	main       int
}

// A source is a parsed file.
type source struct {
	name   string
	text   []byte
	ast    *ast.File
	err    error
	tokens []tokenAt
}

// loadBoth analyses what the binaries need that is not proved to be the same.
func loadBoth(ctx context.Context, request Request, p *pairs, binaries []*binary) (base, head *side, err error) {
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
	base, head = newSide(p.base), newSide(p.head)
	if len(wanted) == 0 {
		return base, head, nil
	}
	exports, err := exportsOf(request, p, wanted)
	if err != nil {
		return nil, nil, err
	}
	exports.names, exports.mirrors = dynamicNames(p)
	sides := []*side{base, head}
	return base, head, both(func(i int) error { return sides[i].load(ctx, exports, p, wanted) })
}

func newSide(l *list) *side {
	return &side{
		list: l, files: token.NewFileSet(), parsed: map[string]*source{}, packages: map[string]*pkg{},
		byTypes: map[*types.Package]*pkg{}, ids: map[types.Object]int{}, byName: map[string][]int{},
		hidden: map[string][]int{},
	}
}

// exports are where the compiled opaque packages are, which are the same for both sides.
type exports struct {
	files map[string]string
	arch  string
	// names are of all methods of interfaces there; mirrors of the packages that may call any method by reflection.
	names, mirrors map[string]bool
}

func exportsOf(request Request, p *pairs, wanted map[string]bool) (*exports, error) {
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
	arch, err := request.Go(request.Head, "env", "GOARCH")
	if err != nil {
		return nil, err
	}
	found := &exports{files: map[string]string{}, arch: strings.TrimSpace(string(arch))}
	args := append([]string{"list", "-e", "-deps", "-export", "-f", "{{.ImportPath}}\t{{.Export}}"}, request.BuildFlags...)
	output, err := request.Go(request.Head, append(append(args, "--"), paths...)...)
	if err != nil {
		return nil, err
	}
	for _, line := range strings.Split(string(output), "\n") {
		if path, file, ok := strings.Cut(strings.TrimRight(line, "\r"), "\t"); ok && file != "" {
			found.files[path] = file
		}
	}
	return found, nil
}

func (e *exports) open(path string) (io.ReadCloser, error) {
	file, known := e.files[path]
	if !known {
		return nil, fmt.Errorf("%s is not compiled", path)
	}
	return os.Open(file)
}

func (s *side) load(ctx context.Context, e *exports, p *pairs, wanted map[string]bool) error {
	aliases.Do(keepAliases)
	s.sizes = types.SizesFor("gc", e.arch)
	if s.sizes == nil {
		return fmt.Errorf("sizes of %s are not known", e.arch)
	}
	s.opaque = importer.ForCompiler(token.NewFileSet(), "gc", e.open)
	s.mirrors, s.dynamic = e.mirrors, e.names
	for _, key := range s.list.order {
		if err := ctx.Err(); err != nil {
			return err
		}
		if wanted[key] && s.list.packages[key] != nil && s.packages[key] == nil {
			s.analyse(key, wanted)
		}
	}
	s.linkByName(p)
	s.mentionMethods()
	return nil
}

var aliases sync.Once

// keepAliases lets go/types have nodes for aliases, as every Go does by itself that is not told to be as old as this module says it is:
// generic aliases cannot be checked without.
func keepAliases() {
	settings := "gotypesalias=1"
	if before := os.Getenv("GODEBUG"); before != "" {
		settings = before + "," + settings
	}
	_ = os.Setenv("GODEBUG", settings) // where that is impossible, such aliases are told to be no code
}

// analyse adds a package after those that it imports.
func (s *side) analyse(key string, wanted map[string]bool) {
	p := &pkg{listed: s.list.packages[key], key: key, benchmarks: map[string]int{}, main: -1, nameless: map[*source]int{}}
	s.packages[key] = p
	for _, path := range p.Imports {
		if wanted[path] && s.packages[path] == nil && s.list.packages[path] != nil {
			s.analyse(path, wanted)
		}
	}
	for _, name := range join(p.GoFiles, p.CgoFiles) {
		p.sources = append(p.sources, s.parse(p.file(name)))
	}
	s.check(p)
	if p.failure == "" {
		s.declare(p)
	}
}

// parse reads a file once, since variants of a package share most of them.
func (s *side) parse(name string) *source {
	if found := s.parsed[name]; found != nil {
		return found
	}
	found := &source{name: name}
	s.parsed[name] = found
	if found.text, found.err = os.ReadFile(name); found.err != nil {
		return found
	}
	found.ast, found.err = parser.ParseFile(s.files, name, found.text, parser.ParseComments|parser.SkipObjectResolution)
	if found.err == nil {
		found.tokens = tokensOf(found.text)
	}
	return found
}

func (s *side) check(p *pkg) {
	var files []*ast.File
	for _, each := range p.sources {
		if each.err != nil {
			p.failure = fmt.Sprintf("%s cannot be read: %v", s.relative(each.name), each.err)
			continue
		}
		files = append(files, each.ast)
	}
	var first error
	config := types.Config{
		GoVersion: p.goVersion(), Sizes: s.sizes, FakeImportC: len(p.CgoFiles) > 0,
		Importer: importing(func(path string) (*types.Package, error) { return s.importFor(p, path) }),
		Error: func(err error) {
			if first == nil {
				first = err
			}
		},
	}
	p.info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	var err error
	p.types, err = config.Check(p.path(), s.files, files, p.info)
	s.byTypes[p.types] = p
	if first == nil {
		first = err
	}
	if first != nil && p.failure == "" {
		p.failure = fmt.Sprintf("%s does not type-check: %s", p.path(), s.shorten(first))
	}
}

func (s *side) shorten(err error) string {
	var at types.Error
	if !errors.As(err, &at) {
		return err.Error()
	}
	position := at.Fset.Position(at.Pos)
	return fmt.Sprintf("%s:%d: %s", s.relative(position.Filename), position.Line, at.Msg)
}

func (s *side) relative(path string) string {
	if relative, err := filepath.Rel(s.list.tree.Root, path); err == nil && isBelow(path, s.list.tree.Root) {
		return filepath.ToSlash(relative)
	}
	return filepath.ToSlash(path)
}

// importing is a function as an importer.
type importing func(path string) (*types.Package, error)

func (f importing) Import(path string) (*types.Package, error) { return f(path) }

func (s *side) importFor(p *pkg, path string) (*types.Package, error) {
	key := path
	if mapped, ok := p.ImportMap[path]; ok {
		key = mapped
	}
	if key == "unsafe" {
		return types.Unsafe, nil
	}
	if analysed := s.packages[key]; analysed != nil {
		if analysed.types == nil {
			return nil, fmt.Errorf("%s imports itself", key)
		}
		return analysed.types, nil
	}
	return s.opaque.Import(withoutVariant(key))
}
