package reach

import (
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"regexp"
	"slices"
)

// A method that nobody names can be called through an interface that has one of its name, which for a small first letter is an
// interface of the same package, or, with a capital one, by reflection.

// mentionMethods lets each type mention its methods.
func (s *side) mentionMethods() {
	for _, key := range keysOf(s.packages) {
		for _, d := range s.packages[key].declarations {
			if of, ok := s.typeOf(d.object); ok {
				n := &s.nodes[of]
				switch name := d.object.Name(); {
				case s.dynamic[s.packages[key].nameOfMethod(name)]:
					n.mentions = append(n.mentions, d.id)
				case token.IsExported(name):
					n.reflected = append(n.reflected, d.id)
				}
			}
		}
	}
}

// nameOfMethod is unique to the package where the first letter is a small one.
func (p *listed) nameOfMethod(name string) string {
	if token.IsExported(name) {
		return name
	}
	return p.path() + "." + name
}

// typeOf is the node of the type that an object is a method of.
func (s *side) typeOf(object types.Object) (int, bool) {
	f, isFunc := object.(*types.Func)
	if !isFunc {
		return 0, false
	}
	signature, ok := f.Type().(*types.Signature)
	if !ok || signature.Recv() == nil {
		return 0, false
	}
	receiver := signature.Recv().Type()
	if pointer, ok := receiver.(*types.Pointer); ok {
		receiver = pointer.Elem()
	}
	named, ok := types.Unalias(receiver).(*types.Named)
	if !ok {
		return 0, false
	}
	id, known := s.ids[named.Origin().Obj()]
	return id, known
}

// noteInterfaces remembers the names of the methods of all interfaces of a file.
func (s *side) noteInterfaces(p *pkg, src *source) {
	if src.ast == nil {
		return
	}
	ast.Inspect(src.ast, func(n ast.Node) bool {
		if i, ok := n.(*ast.InterfaceType); ok {
			for _, field := range i.Methods.List {
				for _, name := range field.Names {
					s.dynamic[p.nameOfMethod(name.Name)] = true
				}
			}
		}
		return true
	})
}

var (
	// interfaceMethod is what looks like a method of an interface: a name with a bracket at the beginning of a line or a list. That
	// finds some calls, too, which does no harm.
	interfaceMethod = regexp.MustCompile(`(?m)(?:^|[;{])[ \t]*([A-Z][\pL\d_]*)[ \t]*(?:\[[^\]\n]*\])?\(`)
	// reflectedCall is how reflection gets at a method.
	reflectedCall = regexp.MustCompile(`\.(Method|MethodByName|Methods)\(`)
)

// dynamicNames are the names that interfaces of the opaque packages have for methods, and the packages that may find a method by
// reflection, or import one that may. The tables of reflection itself are only used by others.
func dynamicNames(p *pairs) (names, mirrors map[string]bool) {
	names, mirrors = map[string]bool{}, map[string]bool{}
	for _, key := range p.head.order { // what is imported comes first
		found := p.head.packages[key]
		if !p.isOpaque(key) {
			continue
		}
		usesReflection := slices.Contains(found.Imports, "reflect")
		for _, name := range found.GoFiles {
			text, err := os.ReadFile(found.file(name))
			if err != nil {
				mirrors[key] = true
			}
			for _, match := range interfaceMethod.FindAllSubmatch(text, -1) {
				names[string(match[1])] = true
			}
			if usesReflection && reflectedCall.Match(text) {
				mirrors[key] = true
			}
		}
		if slices.ContainsFunc(found.Imports, func(path string) bool { return mirrors[path] }) {
			mirrors[key] = true
		}
	}
	return names, mirrors
}
