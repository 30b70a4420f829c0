package reach

import (
	"bytes"
	"go/types"
	"os"
	"regexp"
	"slices"
)

// A method that nobody names can be called through an interface, by its name, or, where it has a capital letter, by reflection.

// mentionMethods lets each type mention the methods that opaque code may call, and offer the others to who calls one of that name.
func (s *side) mentionMethods() {
	for _, p := range s.order {
		if p.outline == nil {
			continue
		}
		for i := range p.outline.declared {
			d := &p.outline.declared[i]
			if d.of < 0 {
				continue
			}
			n := &s.nodes[p.first+d.of]
			if d.isExported && s.dynamic[d.method] {
				n.mentions = append(n.mentions, p.first+i)
			} else {
				n.methods = append(n.methods, method{s.numberOf(d.method), p.first + i, d.isExported})
			}
		}
	}
}

// nameOfMethod is unique to the package where the first letter is a small one.
func nameOfMethod(object types.Object) string {
	if object.Exported() || object.Pkg() == nil {
		return object.Name()
	}
	return object.Pkg().Path() + "." + object.Name()
}

// typeOf is the declaration of the type that an object is a method of.
func (d *drawing) typeOf(object types.Object) (int, bool) {
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
	at, known := d.ids[named.Origin().Obj()]
	return at, known
}

var (
	// methodName is a name with a bracket behind it: in an interface, that of a method.
	methodName = regexp.MustCompile(`[\pL_][\pL\d_]*[ \t]*\(`)
	// reflectedCall is how reflection gets at a method.
	reflectedCall  = regexp.MustCompile(`\.(Method|MethodByName|Methods)\(`)
	unimportedCall = regexp.MustCompile(`\.(Method\([^)"]|MethodByName\()`)
)

var interfaceWord = []byte("interface")

// interfaceMethods adds what names the interfaces in a source have for methods. It may add others, too, which does no harm.
func interfaceMethods(text []byte, names map[string]bool) {
	for at := bytes.Index(text, interfaceWord); at >= 0; at = bytes.Index(text, interfaceWord) {
		text = text[at+len(interfaceWord):]
		body, isInterface := bytes.CutPrefix(bytes.TrimLeft(text, " \t"), []byte("{"))
		if !isInterface {
			continue
		}
		for _, name := range methodName.FindAll(insideBraces(body), -1) {
			names[string(bytes.TrimRight(name, " \t("))] = true
		}
	}
}

// insideBraces is the text up to the closing brace, whatever braces comments have.
func insideBraces(text []byte) []byte {
	depth := 1
	for at := 0; at < len(text); at++ {
		switch {
		case text[at] == '{':
			depth++
		case text[at] == '}':
			if depth--; depth == 0 {
				return text[:at]
			}
		case bytes.HasPrefix(text[at:], []byte("//")):
			if end := bytes.IndexByte(text[at:], '\n'); end >= 0 {
				at += end
			}
		case bytes.HasPrefix(text[at:], []byte("/*")):
			if end := bytes.Index(text[at:], []byte("*/")); end >= 0 {
				at += end + 1
			}
		}
	}
	return text
}

// looksUpMethods tells whether code gets at methods by reflection. Code of modules may have a reflect.Value without an import of it;
// there the call has to look like one of reflection, since requests of HTTP have a method, too.
func looksUpMethods(p *listed, text []byte) bool {
	if slices.Contains(p.Imports, "reflect") {
		return reflectedCall.Match(text)
	}
	return !p.Standard && unimportedCall.Match(text)
}

// dynamicNames are the names that interfaces of the opaque packages have for methods, and the packages that may find a method by
// reflection, or import one that may. The tables of reflection itself are only used by others.
func dynamicNames(p *pairs) (names, mirrors map[string]bool, err error) {
	var opaque []*listed
	for _, key := range p.head.order { // what is imported comes first
		if p.isOpaque(key) {
			opaque = append(opaque, p.head.packages[key])
		}
	}
	namesIn, looksUp := make([]map[string]bool, len(opaque)), make([]bool, len(opaque))
	err = forEach(len(opaque), func(i int) { namesIn[i], looksUp[i] = dynamicIn(opaque[i]) })
	names, mirrors = map[string]bool{}, map[string]bool{}
	for i, found := range opaque {
		for name := range namesIn[i] {
			names[name] = true
		}
		if looksUp[i] || slices.ContainsFunc(found.Imports, func(path string) bool { return mirrors[path] }) {
			mirrors[found.ImportPath] = true
		}
	}
	return names, mirrors, err
}

func dynamicIn(p *listed) (names map[string]bool, looksUp bool) {
	names = map[string]bool{}
	for _, name := range p.GoFiles {
		text, err := os.ReadFile(p.file(name))
		interfaceMethods(text, names)
		looksUp = looksUp || err != nil || looksUpMethods(p, text)
	}
	return names, looksUp
}
