package reach

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/types"
	"runtime"
	"sync"
)

// analyseBoth makes the outlines of all packages, each after those that it imports, and the head's after the
// base's, since most of them are the same.
func analyseBoth(ctx context.Context, base, head *side, known *shelf) error {
	processors := make(chan struct{}, runtime.GOMAXPROCS(0))
	failures := make([]error, len(base.order)+len(head.order))
	var working sync.WaitGroup
	start := func(s *side, p *pkg, failure *error, before []*pkg) {
		working.Add(1)
		go func() {
			defer working.Done()
			defer close(p.done)
			for _, each := range before {
				<-each.done
			}
			processors <- struct{}{}
			defer func() { <-processors }()
			if *failure = ctx.Err(); *failure == nil {
				*failure = recovered(func() error { s.analyse(p, known); return nil })
			}
		}()
	}
	for i, p := range base.order {
		start(base, p, &failures[i], base.importsOf(p))
	}
	for i, p := range head.order {
		before := head.importsOf(p)
		if twin := base.packages[p.key]; twin != nil {
			before = append(before, twin)
		}
		start(head, p, &failures[len(base.order)+i], before)
	}
	working.Wait()
	return errors.Join(failures...)
}

// analyse finds the outline of a package, or makes it.
func (s *side) analyse(p *pkg, known *shelf) {
	p.names = join(p.GoFiles, p.CgoFiles)
	for _, name := range p.names {
		src := s.source(p.file(name))
		if src.missing != nil {
			p.failure = s.unreadable(src, src.missing)
		}
		p.sources = append(p.sources, src)
	}
	if p.failure != "" {
		return
	}
	key, content := s.keyOf(p), s.list.contents[p.key]
	if p.outline = known.get(key, content, p); p.outline == nil {
		p.checked.Do(func() { s.checkAll(p) })
	}
	if p.outline != nil {
		p.seen = s.seenOf(p)
		known.put(key, content, p.outline)
	}
}

// typesOf are the types of an analysed package. Where its outline was known, they are made now, of its
// declarations alone.
func (s *side) typesOf(p *pkg) *types.Package {
	p.checked.Do(func() { _ = s.check(p, nil) }) // what is wrong with it is told already
	return p.types
}

// checkAll type-checks a package with all function bodies, and makes its outline.
func (s *side) checkAll(p *pkg) {
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	if p.failure = s.check(p, info); p.failure == "" {
		p.outline = s.outlineOf(p, info)
	}
}

// check type-checks a package, nothing but its declarations where there is no place for more, and says what
// is wrong with it.
func (s *side) check(p *pkg, info *types.Info) (failure string) {
	var files []*ast.File
	for _, each := range p.sources {
		if err := s.parse(each); err != nil {
			failure = s.unreadable(each, err)
			continue
		}
		files = append(files, each.ast)
	}
	var first error
	config := types.Config{
		GoVersion: p.goVersion(), Sizes: s.sizes, FakeImportC: len(p.CgoFiles) > 0, IgnoreFuncBodies: info == nil,
		Importer: importing(func(path string) (*types.Package, error) { return s.importFor(p, path) }),
		Error: func(err error) {
			if first == nil {
				first = err
			}
		},
	}
	var err error
	if p.types, err = config.Check(p.path(), s.files, files, info); first == nil {
		first = err
	}
	if failure == "" && first != nil {
		failure = fmt.Sprintf("%s does not type-check: %s", p.path(), s.shorten(first))
	}
	return failure
}

func (s *side) unreadable(src *source, err error) string {
	return fmt.Sprintf("%s cannot be read: %v", s.relative(src.name), err)
}

func (s *side) shorten(err error) string {
	var at types.Error
	if !errors.As(err, &at) {
		return err.Error()
	}
	position := at.Fset.Position(at.Pos)
	return fmt.Sprintf("%s:%d: %s", s.relative(position.Filename), position.Line, at.Msg)
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
		if analysed.at >= p.at {
			return nil, fmt.Errorf("%s imports itself", key)
		}
		return s.typesOf(analysed), nil
	}
	s.reading.Lock()
	defer s.reading.Unlock()
	return s.opaque.Import(withoutVariant(key))
}
