package reach

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
)

// result says of each benchmark whether it is reached, and of each change what reaches it.
func (c *comparison) result(ctx context.Context, binaries []*binary) (*Result, error) {
	result := &Result{Packages: []Package{}, Changes: []Change{}}
	changes := c.changes()
	for _, b := range binaries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found := c.benchmarksOf(b, changes)
		if len(found) > 0 {
			result.Packages = append(result.Packages, Package{b.path, found})
		}
	}
	for _, key := range keysOf(changes.byName) {
		if len(result.Changes) == maxChanges {
			result.MoreChanges++
			continue
		}
		result.Changes = append(result.Changes, *changes.byName[key])
	}
	return result, nil
}

// benchmarksOf names those of a package, each with what is known of it.
func (c *comparison) benchmarksOf(b *binary, changes *changes) []Benchmark {
	base, head := namesOf(c.pairs.base, b.path), namesOf(c.pairs.head, b.path)
	var shared finding
	unknown := ""
	if b.base != nil && b.head != nil && !b.same && len(base)+len(head) > 0 {
		if unknown = c.whyUnknown(b); unknown == "" {
			shared = c.lookAt(b)
		}
	}
	all := []Benchmark{}
	for _, name := range union(base, head) {
		found := Benchmark{Name: name, Kind: Same}
		switch {
		case !slices.Contains(base, name):
			found.Kind = New
		case !slices.Contains(head, name):
			found.Kind = Removed
		case unknown != "":
			found.Kind, found.Reason = Unknown, unknown
		case !b.same:
			c.judge(b, &found, shared, changes)
		}
		all = append(all, found)
	}
	return all
}

func (c *comparison) whyUnknown(b *binary) string {
	if b.unknown != "" || b.changed != "" {
		return b.unknown
	}
	if failure := c.head.failureOf(b.head); failure != "" {
		return failure
	}
	return c.base.failureOf(b.base)
}

// namesOf are the benchmark functions of a package's test files, as far as these can be parsed.
func namesOf(in *list, path string) []string {
	p := in.packages[path]
	if p == nil {
		return nil
	}
	var names []string
	for _, name := range join(p.TestGoFiles, p.XTestGoFiles) {
		file, _ := parser.ParseFile(token.NewFileSet(), p.file(name), nil, parser.SkipObjectResolution)
		if file == nil {
			continue
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && IsBenchmark(f) {
				names = append(names, f.Name.Name)
			}
		}
	}
	return sorted(names)
}

// judge compares all that a benchmark mentions.
func (c *comparison) judge(b *binary, found *Benchmark, shared finding, changes *changes) {
	full := b.path + "." + found.Name
	base, inBase := c.base.rootOf(b.base, found.Name)
	head, inHead := c.head.rootOf(b.head, found.Name)
	if !inBase || !inHead {
		if shared.why == "" {
			found.Kind, found.Reason = Unknown, "its function was not found"
		} else {
			found.Kind, found.Reason = Reached, shared.why
		}
		return
	}
	if shared.why != "" {
		shared.base, shared.head = nil, nil
	}
	baseRoots, headRoots := append([]int{base}, c.base.rootsOf(b.base)...), append([]int{head}, c.head.rootsOf(b.head)...)
	if shared.why == "" && shared.leads.missAll(baseRoots, headRoots) {
		found.Initialisation = shared.otherwise
		return
	}
	baseClosure := c.base.closureOf(baseRoots, shared.base)
	headClosure := c.head.closureOf(headRoots, shared.head)
	dirt := dirtIn(headClosure, shared)
	if dirt == "" {
		dirt = dirtIn(baseClosure, shared)
	}
	if shared.why == "" && dirt == "" && !c.differ(baseClosure, headClosure) {
		found.Initialisation = shared.otherwise
		return
	}
	found.Kind = Reached
	found.follow(headClosure, func(id int) bool { return c.isChanged(c.head, id) })
	found.follow(baseClosure, c.isGone)
	changes.note(headClosure, full)
	changes.note(baseClosure, full)
	if len(found.Ways) == 0 {
		switch {
		case shared.why != "":
			found.Reason = shared.why
		case dirt != "":
			found.Reason = dirt
		default:
			found.Reason = "what it mentions differs"
		}
	}
}

// follow adds the ways to the nearest of what is wanted.
func (b *Benchmark) follow(in *closure, isWanted func(id int) bool) {
	for at, id := range in.ids {
		if len(b.Ways) == maxWays {
			return
		}
		if isWanted(int(id)) {
			b.Ways = append(b.Ways, in.placesOf(in.wayTo(at)))
		}
	}
}

// isGone tells of a node of the base that the head has none of its name.
func (c *comparison) isGone(id int) bool { return c.baseTwins[id] < 0 }

func (s *side) rootOf(test *listed, name string) (int, bool) {
	for _, key := range test.Deps {
		if p := s.packages[key]; p != nil && p.ForTest != "" && p.ForTest+".test" == test.ImportPath {
			if id, known := p.benchmarks[name]; known {
				return id, true
			}
		}
	}
	return 0, false
}

// dirtIn tells of the nearest variable that initialisation may leave with another value, "" where there is none.
func dirtIn(in *closure, shared finding) string {
	at := in.first(func(id int) bool {
		_, isDirty := shared.dirty[in.nodes[id].key]
		return isDirty
	})
	if at < 0 {
		return ""
	}
	n := &in.nodes[in.ids[at]]
	return fmt.Sprintf("initialisation may leave another value in %s: %s", n.name, shared.dirty[n.key].text())
}

func (s *side) placesOf(way []int) []Place {
	if len(way) > maxWayLength {
		way = append(slices.Clone(way[:maxWayLength/2]), way[len(way)-maxWayLength/2:]...)
	}
	var all []Place
	for _, id := range way {
		all = append(all, s.nodes[id].place())
	}
	return all
}

// changes are the declarations that differ, by name: variants of a package share theirs.
type changes struct {
	byName map[string]*Change
	seen   map[string]map[string]bool
}

func (c *comparison) changes() *changes {
	all := &changes{map[string]*Change{}, map[string]map[string]bool{}}
	candidates := map[string]bool{}
	for _, s := range []*side{c.base, c.head} {
		for id := range s.nodes {
			if c.isChanged(s, id) {
				candidates[s.nodes[id].shared] = true
			}
		}
	}
	base, head := hashesOf(c.base, candidates), hashesOf(c.head, candidates)
	for id := range c.head.nodes {
		n := &c.head.nodes[id]
		switch was, is := base[n.shared], head[n.shared]; {
		case !candidates[n.shared]:
		case was == nil:
			all.add(n, "added")
		case !slices.ContainsFunc(was, func(each digest) bool { return slices.Contains(is, each) }):
			all.add(n, "changed")
		}
	}
	for id := range c.base.nodes {
		if n := &c.base.nodes[id]; candidates[n.shared] && head[n.shared] == nil {
			all.add(n, "removed")
		}
	}
	return all
}

// hashesOf are those of all variants, of the names that are asked for.
func hashesOf(s *side, names map[string]bool) map[string][]digest {
	found := map[string][]digest{}
	for id := range s.nodes {
		if n := &s.nodes[id]; names[n.shared] {
			found[n.shared] = append(found[n.shared], n.hash)
		}
	}
	return found
}

func (c *changes) add(n *node, how string) {
	if n.kind == initialiserKind { // its variable is the declaration
		return
	}
	if c.byName[n.shared] == nil {
		c.byName[n.shared] = &Change{Place: n.place(), Kind: n.kind, How: how, Benchmarks: []string{}}
	}
}

func (c *changes) note(in *closure, benchmark string) {
	for _, id := range in.ids {
		shared := in.nodes[id].shared
		change := c.byName[shared]
		if change == nil || c.seen[shared][benchmark] {
			continue
		}
		if c.seen[shared] == nil {
			c.seen[shared] = map[string]bool{}
		}
		c.seen[shared][benchmark] = true
		if change.Count++; change.Count <= maxBenchmarks {
			change.Benchmarks = append(change.Benchmarks, benchmark)
		}
	}
}
