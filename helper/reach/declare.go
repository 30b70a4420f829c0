package reach

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	gover "go/version"
	"path/filepath"
	"sort"
	"strings"
)

// A declaration is the source of what an outline has.
type declaration struct {
	at     int // in the outline
	object types.Object
	source *source
	syntax ast.Node
	// directives from here to the end of the declaration belong to it.
	from token.Pos
}

// A drawing is an outline while it is made.
type drawing struct {
	*pkg
	side *side
	info *types.Info
	*outline
	ids        map[types.Object]int
	references map[reference]int
	nameless   map[*source]int // how many declarations without a name of their own a file has so far
	inputs     digest          // what counts for each of its declarations
	assembly   assembly        // what counts for functions without a body
}

// outlineOf adds first all that is declared, since declarations mention each other, then what each of them says.
func (s *side) outlineOf(p *pkg, info *types.Info) *outline {
	d := &drawing{
		pkg: p, side: s, info: info, outline: &outline{benchmarks: map[string]int{}, main: -1},
		ids: map[types.Object]int{}, references: map[reference]int{}, nameless: map[*source]int{},
	}
	d.assembly = p.readAssembly()
	d.inputs = p.inputDigest(p.foreignFiles())
	if len(p.foreignFiles()) == len(p.SFiles)+len(p.HFiles) {
		d.inputs = p.inputDigest(nil)
	}
	var all []declaration
	for i, src := range p.sources {
		from := src.ast.Name.End()
		for _, decl := range src.ast.Decls {
			all = append(all, d.declarationsOf(i, decl, from)...)
			from = decl.End()
		}
	}
	objects := d.objectsByOffset()
	for _, each := range all {
		d.fill(each, objects[each.source])
	}
	d.mentionForeign(all)
	d.findItems(all, objects)
	d.outline.types = typesDigest(p)
	return d.outline
}

// inputDigest is of what the package is built with besides Go code.
func (p *pkg) inputDigest(files []string) digest {
	parts := [][]byte{[]byte(p.flags())}
	for _, name := range sorted(files) {
		parts = append(parts, []byte(filepath.Base(name)), contentOf(p.file(name)))
	}
	return digestOf(parts...)
}

// semantics is a language version as far as the same code means something else in another one: loop variables, and what is to come.
func semantics(version string) string {
	switch {
	case gover.Compare(version, "go1.22") < 0:
		return "before go1.22"
	case gover.Compare(version, "go1.27") < 0:
		return "go1.22 to go1.26"
	}
	return version
}

func (d *drawing) declarationsOf(file int, decl ast.Decl, from token.Pos) []declaration {
	var all []declaration
	src := d.sources[file]
	add := func(name *ast.Ident, kind string, syntax ast.Node) {
		if object := d.info.Defs[name]; object != nil {
			all = append(all, declaration{d.add(file, name, kind), object, src, syntax, from})
		}
	}
	switch each := decl.(type) {
	case *ast.FuncDecl:
		kind := "func"
		if each.Recv == nil && each.Name.Name == "init" {
			kind = "init"
		}
		if each.Name.Name != "_" {
			add(each.Name, kind, each)
		}
	case *ast.GenDecl:
		for _, spec := range each.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				add(s.Name, "type", s)
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if each.Tok == token.VAR || name.Name != "_" {
						add(name, each.Tok.String(), s)
					}
				}
			}
			from = spec.End()
		}
	}
	return all
}

// add gives a declaration its name, and where there may be several of it the file and a number.
func (d *drawing) add(file int, name *ast.Ident, kind string) int {
	object := d.info.Defs[name]
	local := nameOf(object)
	unique := local
	src := d.sources[file]
	if kind == "init" || local == "_" {
		unique = fmt.Sprintf("%s %s %d", local, filepath.Base(src.name), d.nameless[src])
		d.nameless[src]++
	}
	at := len(d.declared)
	d.declared = append(d.declared, declared{
		unique: unique, name: local, kind: kind, of: -1,
		file: d.names[file], line: d.side.files.PositionFor(name.Pos(), false).Line,
	})
	d.ids[object] = at
	if kind == "func" && strings.HasSuffix(src.name, "_test.go") {
		d.noteTest(object, at)
	}
	return at
}

// nameOf is an object's name, with its type for a method, as the linker has it.
func nameOf(object types.Object) string {
	f, isFunc := object.(*types.Func)
	if !isFunc {
		return object.Name()
	}
	signature, ok := f.Type().(*types.Signature)
	if !ok || signature.Recv() == nil {
		return object.Name()
	}
	receiver, star := signature.Recv().Type(), ""
	if pointer, ok := receiver.(*types.Pointer); ok {
		receiver, star = pointer.Elem(), "*"
	}
	named, ok := types.Unalias(receiver).(*types.Named)
	if !ok {
		return object.Name()
	}
	if star != "" {
		return "(*" + named.Obj().Name() + ")." + object.Name()
	}
	return named.Obj().Name() + "." + object.Name()
}

// noteTest remembers benchmark functions and TestMain.
func (d *drawing) noteTest(object types.Object, at int) {
	switch {
	case object.Name() == "TestMain" && takes(object, "*testing.M"):
		d.outline.main = at
	case hasBenchmarkName(object.Name()) && takes(object, "*testing.B"):
		d.outline.benchmarks[object.Name()] = at
	}
}

func takes(object types.Object, parameter string) bool {
	signature, ok := object.Type().(*types.Signature)
	return ok && signature.Recv() == nil && signature.TypeParams() == nil && signature.Results().Len() == 0 &&
		signature.Params().Len() == 1 && signature.Params().At(0).Type().String() == parameter
}

// objectsByOffset are what the identifiers of each file stand for, by offset.
func (d *drawing) objectsByOffset() map[*source]map[int]types.Object {
	files := d.side.files
	found := map[*source]map[int]types.Object{}
	at := map[*token.File]map[int]types.Object{}
	for _, src := range d.sources {
		found[src] = map[int]types.Object{}
		at[files.File(src.ast.Pos())] = found[src]
	}
	add := func(ident *ast.Ident, object types.Object) {
		if file := files.File(ident.Pos()); object != nil && at[file] != nil {
			at[file][file.Offset(ident.Pos())] = object
		}
	}
	for ident, object := range d.info.Defs {
		add(ident, object)
	}
	for ident, object := range d.info.Uses { // an embedded field is both: its type counts
		add(ident, object)
	}
	return found
}

// fill computes what a declaration hashes to and mentions.
func (d *drawing) fill(each declaration, objects map[int]types.Object) {
	is := &d.declared[each.at]
	g := d.gathererInto(is)
	var text strings.Builder
	inputs := d.inputs
	f, isFunc := each.syntax.(*ast.FuncDecl)
	if isFunc && f.Body == nil {
		inputs = digestOf(inputs[:], d.assembly.of(is.name))
	}
	is.hasBody = isFunc && f.Body != nil
	d.writeContext(&text, is.kind, each.source, inputs)
	if constant, ok := each.object.(*types.Const); ok { // by value: how it is computed is no code
		fmt.Fprintf(&text, "%s = %s", types.TypeString(constant.Type(), nil), constant.Val().ExactString())
		g.typ(constant.Type())
	} else {
		d.writeDirectives(&text, each)
		d.writeTokens(&text, each.source, each.syntax, objects)
		g.syntax(each.syntax)
		g.typ(each.object.Type())
		writeMethods(&text, each.object)
		if is.hasBody {
			d.addRuns(is, f.Body)
		}
	}
	is.hash = digestOf([]byte(text.String()))
	delete(g.found, each.at)
	g.finish()
	if of, ok := d.typeOf(each.object); ok {
		is.of, is.method, is.isExported = of, nameOfMethod(each.object), each.object.Exported()
	}
}

// writeContext is what the same code means something else in.
func (d *drawing) writeContext(out *strings.Builder, kind string, in *source, inputs digest) {
	fmt.Fprintf(out, "%s\x00%s\x00%x\x00", kind, semantics(d.info.FileVersions[in.ast]), inputs)
}

func (d *drawing) writeTokens(out *strings.Builder, in *source, syntax ast.Node, objects map[int]types.Object) {
	file := d.side.files.File(syntax.Pos())
	from, to := file.Offset(syntax.Pos()), file.Offset(syntax.End())
	n := naming{pkg: d.pkg.types, own: map[types.Object]int{}}
	tokens := in.scanned()
	for i := sort.Search(len(tokens), func(i int) bool { return tokens[i].offset >= from }); i < len(tokens) && tokens[i].offset < to; i++ {
		var object types.Object
		if tokens[i].isIdent {
			object = objects[tokens[i].offset]
		}
		n.write(out, tokens[i].literal, object)
	}
}

// writeMethods adds the names of a type's methods: the type has a table of them, whatever is called.
func writeMethods(out *strings.Builder, object types.Object) {
	name, isType := object.(*types.TypeName)
	if !isType || name.IsAlias() {
		return
	}
	named, ok := name.Type().(*types.Named)
	if !ok {
		return
	}
	var all []string
	for i := range named.NumMethods() {
		method := named.Method(i)
		all = append(all, method.Id()+" "+types.TypeString(method.Type(), nil))
	}
	fmt.Fprintf(out, "%q", sorted(all))
}
