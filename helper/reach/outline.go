package reach

import (
	"fmt"
	"go/types"
	"hash"
	"slices"
)

// An outline is what one package declares, what that mentions and what is initialised, with nothing of where
// it is built: packages with the same files whose imports have the same types have the same outline, on both
// sides and in each variant. Other packages stand in it by path.
type outline struct {
	declared []declared
	// items are what initialisation runs, in order, by declaration.
	items []initialisation
	// benchmarks and main (TestMain, or -1) are declarations in test files.
	benchmarks map[string]int
	main       int
	// exported are functions that C may call.
	exported []int
	linked   []linkName
	// others are what is mentioned of other packages.
	others []reference
	// types is a digest of all that other packages can see of its own types; what these are made of is that of other packages.
	types digest
}

// A declared thing becomes a node.
type declared struct {
	// unique is its name, with the file and a number where there may be several; name is what people read.
	unique, name string
	kind         string
	file         string // as the package lists it
	line         int
	hash         digest
	// own are the declarations of the package that it mentions, others the references.
	own, others []int
	calls       []string
	// starts is true when it starts a goroutine.
	starts  bool
	hasBody bool
	// plain is true where it is known what it runs: runs and runsOthers, as own and others.
	plain            bool
	runs, runsOthers []int
	// of is the type that it is a method of, or -1. A method's name is unique to the package where the first
	// letter is a small one.
	of         int
	method     string
	isExported bool
}

// A reference is a package-level declaration or a method of another package.
type reference struct {
	path, name string
	role       role
}

type role byte

const (
	aName     role = iota // of a type or a constant
	aFunction             // or a method
	anInterfaceMethod
	aVariable
	aFixedVariable // one that nobody writes
)

func (r reference) full() string { return r.path + "." + r.name }

func (r reference) isFunction() bool { return r.role == aFunction || r.role == anInterfaceMethod }

// A linkName is a //go:linkname with its target.
type linkName struct{ local, target string }

// keyOf is the same for packages that have the same outline. The types of all imports have to be known.
func (s *side) keyOf(p *pkg) digest {
	sum := newHash()
	own := p.ownContent()
	sum.Write(own[:])
	for _, path := range sorted(p.Imports) {
		fmt.Fprintf(sum, "%q %x\x00", withoutVariant(path), s.typesOfImport(path))
	}
	return sumOf(sum)
}

// typesOfImport is a digest of what a package can see of one that it imports. Opaque packages are the same on
// both sides.
func (s *side) typesOfImport(key string) digest {
	p := s.packages[key]
	switch {
	case p == nil:
		return digest{}
	case p.outline == nil:
		return digestOf([]byte("failed"), []byte(s.list.tree.Root), []byte(key))
	}
	return p.seen
}

// seenOf is of the package's own types and those of all that it imports.
func (s *side) seenOf(p *pkg) digest {
	parts := [][]byte{p.outline.types[:]}
	for _, path := range sorted(p.Imports) {
		imported := s.typesOfImport(path)
		parts = append(parts, imported[:])
	}
	return digestOf(parts...)
}

// typesDigest is of what other packages can see: all types, since what has a name can have one that has none
// to them, and whatever else has a capital letter.
func typesDigest(p *pkg) digest {
	sum := newHash()
	fmt.Fprintf(sum, "%q\x00", p.types.Name())
	scope := p.types.Scope()
	for _, name := range scope.Names() {
		object := scope.Lookup(name)
		typeName, isType := object.(*types.TypeName)
		if !isType && !object.Exported() {
			continue
		}
		fmt.Fprintf(sum, "%s\x00", types.ObjectString(object, nil))
		if constant, ok := object.(*types.Const); ok {
			fmt.Fprintf(sum, "%s\x00", constant.Val().ExactString())
		}
		if isType {
			writeMethodsOf(sum, typeName)
		}
	}
	return sumOf(sum)
}

func writeMethodsOf(sum hash.Hash, name *types.TypeName) {
	named, ok := name.Type().(*types.Named)
	if !ok || name.IsAlias() {
		return
	}
	var all []string
	for i := range named.NumMethods() {
		all = append(all, types.ObjectString(named.Method(i), nil))
	}
	slices.Sort(all)
	fmt.Fprintf(sum, "%q\x00", all)
}
