package reach

import (
	"path/filepath"
	"strings"
)

// The outlines of a side's packages become one graph: what is mentioned by path is looked up in the build
// that it stands in.

func (s *side) compose(p *pairs) {
	analysed := s.order
	for _, each := range analysed {
		if each.outline != nil {
			s.addNodes(each)
		}
	}
	for _, each := range analysed {
		if each.outline != nil {
			s.resolve(each)
		}
	}
	s.linkByName(p)
	s.mentionMethods()
}

func (s *side) addNodes(p *pkg) {
	p.first, p.count = len(s.nodes), len(p.outline.declared)
	p.ids = make(map[string]int, len(p.outline.declared))
	files := map[string]string{}
	for i := range p.outline.declared {
		d := &p.outline.declared[i]
		if files[d.file] == "" {
			files[d.file] = s.relative(p.file(d.file))
		}
		id := len(s.nodes)
		shared := p.path() + "." + d.unique
		n := node{key: shared, shared: shared, name: shared, kind: d.kind, file: files[d.file], line: d.line, hash: d.hash}
		if p.key != p.path() {
			n.key = p.key + "." + d.unique
		}
		if d.name != d.unique {
			n.name = p.path() + "." + d.name
		}
		s.nodes = append(s.nodes, n)
		p.ids[d.unique] = id
		if n.kind != initialiserKind {
			s.byName[n.name] = append(s.byName[n.name], id)
		}
	}
	for _, each := range p.outline.items {
		id := p.first + each.runs
		p.items = append(p.items, item{s.nodes[id].key, id, p.idsOf(each.gives)})
	}
	p.benchmarks = make(map[string]int, len(p.outline.benchmarks))
	for name, at := range p.outline.benchmarks {
		p.benchmarks[name] = p.first + at
	}
	if p.outline.main >= 0 {
		p.main = p.first + p.outline.main
	}
	s.hidden[p.key] = append(s.hidden[p.key], p.idsOf(p.outline.exported)...)
}

func (p *pkg) idsOf(declarations []int) []int {
	ids := make([]int, len(declarations))
	for i, at := range declarations {
		ids[i] = p.first + at
	}
	return ids
}

// A target is what a reference stands for: a node, or -1 and what opaque code may do.
type target struct {
	id    int
	keeps string
	// isOutside is true for code that is not of the standard library.
	isOutside bool
	reflects  bool
}

func (s *side) resolve(p *pkg) {
	targets := make([]target, len(p.outline.others))
	for i, each := range p.outline.others {
		targets[i] = s.targetOf(p, each)
	}
	for i := range p.outline.declared {
		d := &p.outline.declared[i]
		n := &s.nodes[p.first+i]
		n.mentions, n.callNames = p.idsOf(d.own), d.calls
		for _, name := range d.calls {
			n.calls = append(n.calls, s.numberOf(name))
		}
		if d.starts {
			n.keeps = "a goroutine"
		}
		for _, at := range d.others {
			n.add(targets[at])
		}
		n.plain, n.runs = d.plain, p.idsOf(d.runs)
		for _, at := range d.runsOthers {
			n.addRun(targets[at], p.outline.others[at])
		}
	}
}

func (s *side) numberOf(name string) int {
	number, known := s.names[name]
	if !known {
		number = len(s.names)
		s.names[name] = number
	}
	return number
}

func (n *node) add(t target) {
	if t.id >= 0 {
		n.mentions = append(n.mentions, t.id)
	}
	n.reflects = n.reflects || t.reflects
	if n.keeps == "" {
		n.keeps, n.keptOutside = t.keeps, t.isOutside
	}
}

func (n *node) addRun(t target, r reference) {
	if t.id >= 0 {
		n.runs = append(n.runs, t.id)
	} else if t.reflects || !r.isPlain() {
		n.plain = false
	}
}

func (s *side) targetOf(p *pkg, r reference) target {
	if analysed := s.packages[s.keyIn(p, r.path)]; analysed != nil {
		if id, known := analysed.ids[r.name]; known {
			return target{id: id}
		}
		return target{id: -1} // a method of an interface, or of a package that cannot be analysed
	}
	found := target{id: -1}
	if r.role == aName {
		return found
	}
	found.reflects = s.mirrors[r.path] ||
		r.isFunction() && r.path == "reflect" && reflectedCall.MatchString("."+lastName(r.name)+"(")
	if r.role == aVariable || r.role == aFunction && !keepsNothing(r.path, r.full()) {
		found.keeps = r.full()
		opaque := s.list.packages[s.keyIn(p, r.path)]
		found.isOutside = opaque != nil && !opaque.Standard
	}
	return found
}

// lastName is that of a method without its type.
func lastName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// keyIn is the key of a package as another one sees it: packages of a variant see its variants.
func (s *side) keyIn(p *pkg, path string) string {
	if _, variant, isVariant := strings.Cut(p.key, " "); isVariant {
		if key := path + " " + variant; s.list.packages[key] != nil {
			return key
		}
	}
	return path
}

func (s *side) relative(path string) string {
	if relative, err := filepath.Rel(s.list.tree.Root, path); err == nil && isBelow(path, s.list.tree.Root) {
		return filepath.ToSlash(relative)
	}
	return filepath.ToSlash(path)
}
