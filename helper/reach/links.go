package reach

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"
)

// What the type checker does not see: names that only the linker brings together.

var (
	linkname = regexp.MustCompile(`(?m)^//go:linkname[ \t]+(\S+)(?:[ \t]+(\S+))?`)
	exported = regexp.MustCompile(`^//export[ \t]+(\S+)`)
	// assemblyName is a symbol of a named package in assembly, as in CALL example·com∕x·f(SB).
	assemblyName = regexp.MustCompile(`([\pL_][\pL\d_∕·.%\-]*)·([\pL_][\pL\d_·]*)`)
)

// mentionForeign lets functions without a body mention what their assembly names, and remembers what C may call and what is linked by
// name.
func (d *drawing) mentionForeign(all []declaration) {
	for _, each := range all {
		f, isFunc := each.syntax.(*ast.FuncDecl)
		if !isFunc {
			continue
		}
		is := &d.declared[each.at]
		if f.Body == nil && len(d.SFiles) > 0 {
			is.own = append(is.own, d.named(d.assembly.namesOf(is.name))...)
		}
		if len(d.CgoFiles) > 0 && f.Doc != nil && slices.ContainsFunc(f.Doc.List, func(c *ast.Comment) bool { return exported.MatchString(c.Text) }) {
			d.outline.exported = append(d.outline.exported, each.at)
		}
	}
	for _, src := range d.sources {
		for _, match := range linkname.FindAllSubmatch(src.text, -1) {
			d.outline.linked = append(d.outline.linked, linkName{string(match[1]), string(match[2])})
		}
	}
}

func (d *drawing) named(names map[string]bool) []int {
	var named []int
	for at := range d.declared {
		if names[d.declared[at].name] {
			named = append(named, at)
		}
	}
	return named
}

// linkByName follows //go:linkname and assembly, in which code of one package names that of another.
func (s *side) linkByName(pairs *pairs) {
	for _, p := range s.order {
		if p.outline == nil {
			continue
		}
		for _, each := range p.outline.linked {
			s.link(p, each)
		}
		s.hidden[p.key] = append(s.hidden[p.key], s.namedInAssembly(p.listed)...)
	}
	for _, key := range s.list.order {
		if p := s.list.packages[key]; !p.Standard && pairs.isOpaque(key) && slices.Contains(p.Imports, "unsafe") {
			s.hidden[key] = append(s.hidden[key], s.namedByOpaque(p)...)
		}
	}
}

// link joins a declaration with the one that it is linked to, in both directions, since either may have the body. What is linked to
// opaque code may be called by that.
func (s *side) link(p *pkg, name linkName) {
	id, known := p.ids[name.local]
	if !known {
		return
	}
	others := s.byName[name.target]
	for _, other := range others {
		s.nodes[id].mentions = append(s.nodes[id].mentions, other)
		s.nodes[other].mentions = append(s.nodes[other].mentions, id)
	}
	if d := p.outline.declared[id-p.first]; len(others) == 0 && name.target != "" && (d.kind != "func" || d.hasBody) {
		s.hidden[p.key] = append(s.hidden[p.key], id)
	}
}

// namedByOpaque are analysed declarations that an opaque package, which cannot import them, links to by name.
func (s *side) namedByOpaque(p *listed) []int {
	var found []int
	for _, name := range p.GoFiles {
		for _, match := range linkname.FindAllSubmatch(contentOf(p.file(name)), -1) {
			found = append(found, s.byName[string(match[2])]...)
		}
	}
	return append(found, s.namedInAssembly(p)...)
}

func (s *side) namedInAssembly(p *listed) []int {
	var found []int
	for _, name := range p.SFiles {
		for _, match := range assemblyName.FindAllSubmatch(contentOf(p.file(name)), -1) {
			path := strings.NewReplacer("∕", "/", "·", ".", "%2e", ".").Replace(string(match[1]))
			found = append(found, s.byName[path+"."+string(match[2])]...)
		}
	}
	return found
}
