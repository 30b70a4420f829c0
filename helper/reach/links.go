package reach

import (
	"go/ast"
	"go/types"
	"os"
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

// mentionForeign lets functions without a body mention what the assembly of their package names, and remembers what C may call.
func (s *side) mentionForeign(p *pkg, all []declaration) {
	names := p.namesInAssembly()
	var named []int
	for _, d := range all {
		if names[nameOf(d.object)] {
			named = append(named, d.id)
		}
	}
	for _, d := range all {
		f, isFunc := d.syntax.(*ast.FuncDecl)
		if !isFunc {
			continue
		}
		if f.Body == nil && len(p.SFiles) > 0 {
			s.nodes[d.id].mentions = append(s.nodes[d.id].mentions, named...)
		}
		if len(p.CgoFiles) > 0 && f.Doc != nil && slices.ContainsFunc(f.Doc.List, func(c *ast.Comment) bool { return exported.MatchString(c.Text) }) {
			s.hidden[p.key] = append(s.hidden[p.key], d.id)
		}
	}
}

var (
	word = regexp.MustCompile(`[\pL_][\pL\d_]*`)
	// macroOfNames is a macro that makes a symbol of a name that it is handed.
	macroOfNames = regexp.MustCompile(`(?m)^[ \t]*#[ \t]*define.*(?:\\\n.*)*·`)
	symbolName   = regexp.MustCompile(`·([\pL_][\pL\d_]*)`)
)

// namesInAssembly are those of functions and variables, and of types and constants, which go_asm.h calls const_size, pair_key and
// pair__size. There may be others among them, which does no harm.
func (p *pkg) namesInAssembly() map[string]bool {
	names := map[string]bool{}
	for _, name := range join(p.SFiles, p.HFiles) {
		text, _ := os.ReadFile(p.file(name)) // one that is not there does not build
		for _, match := range symbolName.FindAllSubmatch(text, -1) {
			names[string(match[1])] = true
		}
		all := macroOfNames.Match(text)
		for _, found := range word.FindAll(text, -1) {
			whole := string(found)
			if all {
				names[whole] = true
			}
			if constant, ok := strings.CutPrefix(whole, "const_"); ok {
				names[constant] = true
			}
			for i := range whole {
				if whole[i] == '_' {
					names[whole[:i]] = true
				}
			}
		}
	}
	return names
}

// linkByName follows //go:linkname and assembly, in which code of one package names that of another.
func (s *side) linkByName(pairs *pairs) {
	for _, key := range keysOf(s.packages) {
		p := s.packages[key]
		if p.failure != "" {
			continue
		}
		for _, src := range p.sources {
			for _, match := range linkname.FindAllSubmatch(src.text, -1) {
				s.link(p, string(match[1]), string(match[2]))
			}
		}
		s.hidden[key] = append(s.hidden[key], s.namedInAssembly(p.listed)...)
	}
	for _, key := range s.list.order {
		if p := s.list.packages[key]; !p.Standard && pairs.isOpaque(key) && slices.Contains(p.Imports, "unsafe") {
			s.hidden[key] = append(s.hidden[key], s.namedByOpaque(p)...)
		}
	}
}

// link joins a declaration with the one that it is linked to, in both directions, since either may have the body. What is linked to
// opaque code may be called by that.
func (s *side) link(p *pkg, local, target string) {
	object := p.types.Scope().Lookup(local)
	id, known := s.ids[object]
	if object == nil || !known {
		return
	}
	others := s.byName[target]
	for _, other := range others {
		s.nodes[id].mentions = append(s.nodes[id].mentions, other)
		s.nodes[other].mentions = append(s.nodes[other].mentions, id)
	}
	if _, isFunc := object.(*types.Func); len(others) == 0 && target != "" && (!isFunc || p.hasBody(object)) {
		s.hidden[p.key] = append(s.hidden[p.key], id)
	}
}

func (p *pkg) hasBody(object types.Object) bool {
	return slices.ContainsFunc(p.declarations, func(d declaration) bool {
		f, isFunc := d.syntax.(*ast.FuncDecl)
		return isFunc && d.object == object && f.Body != nil
	})
}

// namedByOpaque are analysed declarations that an opaque package, which cannot import them, links to by name.
func (s *side) namedByOpaque(p *listed) []int {
	var found []int
	for _, name := range p.GoFiles {
		text, _ := os.ReadFile(p.file(name)) // one that is not there does not build
		for _, match := range linkname.FindAllSubmatch(text, -1) {
			found = append(found, s.byName[string(match[2])]...)
		}
	}
	return append(found, s.namedInAssembly(p)...)
}

func (s *side) namedInAssembly(p *listed) []int {
	var found []int
	for _, name := range p.SFiles {
		text, _ := os.ReadFile(p.file(name))
		for _, match := range assemblyName.FindAllSubmatch(text, -1) {
			path := strings.NewReplacer("∕", "/", "·", ".", "%2e", ".").Replace(string(match[1]))
			found = append(found, s.byName[path+"."+string(match[2])]...)
		}
	}
	return found
}
