package reach

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	gover "go/version"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A declaration is the source of a node.
type declaration struct {
	id     int
	object types.Object
	source *source
	syntax ast.Node
	// directives from here to the end of the declaration belong to it.
	from token.Pos
}

// declare adds the nodes of a package, first all of them, since they mention each other, then what they say.
func (s *side) declare(p *pkg) {
	p.assembly = p.inputDigest(p.foreignFiles())
	p.inputs = p.assembly
	if len(p.foreignFiles()) == len(p.SFiles)+len(p.HFiles) {
		p.inputs = p.inputDigest(nil)
	}
	var all []declaration
	for _, src := range p.sources {
		from := src.ast.Name.End()
		for _, decl := range src.ast.Decls {
			all = append(all, s.declarationsOf(p, src, decl, from)...)
			from = decl.End()
		}
	}
	objects := p.objectsByOffset(s.files)
	for _, d := range all {
		s.fill(p, d, objects[d.source])
	}
	p.declarations = all
	s.mentionForeign(p, all)
	s.findItems(p, all)
	p.info = nil // the most part of the memory
}

// inputDigest is of what the package is built with besides Go code.
func (p *pkg) inputDigest(files []string) digest {
	parts := [][]byte{[]byte(p.flags())}
	for _, name := range sorted(files) {
		content, _ := os.ReadFile(p.file(name)) // one that is not there does not build, which the build tells
		parts = append(parts, []byte(filepath.Base(name)), content)
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

func (s *side) declarationsOf(p *pkg, src *source, decl ast.Decl, from token.Pos) []declaration {
	var all []declaration
	add := func(name *ast.Ident, kind string, syntax ast.Node) {
		if object := p.info.Defs[name]; object != nil {
			all = append(all, declaration{s.addNode(p, src, name, kind), object, src, syntax, from})
		}
	}
	switch d := decl.(type) {
	case *ast.FuncDecl:
		kind := "func"
		if d.Recv == nil && d.Name.Name == "init" {
			kind = "init"
		}
		if d.Name.Name != "_" {
			add(d.Name, kind, d)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch each := spec.(type) {
			case *ast.TypeSpec:
				add(each.Name, "type", each)
			case *ast.ValueSpec:
				for _, name := range each.Names {
					if d.Tok == token.VAR || name.Name != "_" {
						add(name, d.Tok.String(), each)
					}
				}
			}
			from = spec.End()
		}
	}
	return all
}

// addNode gives a declaration its key: its name, and for those of which there may be several the file and a number.
func (s *side) addNode(p *pkg, src *source, name *ast.Ident, kind string) int {
	object := p.info.Defs[name]
	local := nameOf(object)
	at := s.files.Position(name.Pos())
	unique := local
	if kind == "init" || local == "_" {
		unique = fmt.Sprintf("%s %s %d", local, filepath.Base(src.name), p.nameless[src])
		p.nameless[src]++
	}
	id := len(s.nodes)
	s.nodes = append(s.nodes, node{
		key: p.key + "." + unique, shared: p.path() + "." + unique, name: p.path() + "." + local,
		kind: kind, file: s.relative(at.Filename), line: at.Line,
	})
	s.ids[object] = id
	s.byName[p.path()+"."+local] = append(s.byName[p.path()+"."+local], id)
	if kind == "func" && strings.HasSuffix(src.name, "_test.go") {
		s.noteTest(p, object, id)
	}
	return id
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
func (s *side) noteTest(p *pkg, object types.Object, id int) {
	switch signature := object.Type().String(); {
	case object.Name() == "TestMain" && signature == "func(m *testing.M)", object.Name() == "TestMain" && takes(object, "*testing.M"):
		p.main = id
	case isBenchmark(object.Name()) && takes(object, "*testing.B"):
		p.benchmarks[object.Name()] = id
	}
}

func isBenchmark(name string) bool {
	rest, named := strings.CutPrefix(name, "Benchmark")
	first, _ := utf8.DecodeRuneInString(rest)
	return named && (rest == "" || !unicode.IsLower(first))
}

func takes(object types.Object, parameter string) bool {
	signature, ok := object.Type().(*types.Signature)
	return ok && signature.Recv() == nil && signature.TypeParams() == nil && signature.Results().Len() == 0 &&
		signature.Params().Len() == 1 && signature.Params().At(0).Type().String() == parameter
}

// objectsByOffset are what the identifiers of each file stand for, by offset.
func (p *pkg) objectsByOffset(files *token.FileSet) map[*source]map[int]types.Object {
	found := map[*source]map[int]types.Object{}
	at := map[*token.File]map[int]types.Object{}
	for _, src := range p.sources {
		found[src] = map[int]types.Object{}
		at[files.File(src.ast.Pos())] = found[src]
	}
	add := func(ident *ast.Ident, object types.Object) {
		if file := files.File(ident.Pos()); object != nil && at[file] != nil {
			at[file][file.Offset(ident.Pos())] = object
		}
	}
	for ident, object := range p.info.Defs {
		add(ident, object)
	}
	for ident, object := range p.info.Uses { // an embedded field is both: its type counts
		add(ident, object)
	}
	return found
}

// fill computes a node's hash and mentions.
func (s *side) fill(p *pkg, d declaration, objects map[int]types.Object) {
	n := &s.nodes[d.id]
	g := gatherer{side: s, pkg: p, seen: map[types.Type]bool{}, found: map[int]bool{}, calls: map[string]bool{}}
	var text strings.Builder
	inputs := p.inputs
	if f, ok := d.syntax.(*ast.FuncDecl); ok && f.Body == nil {
		inputs = p.assembly
	}
	fmt.Fprintf(&text, "%s\x00%s\x00%x\x00", n.kind, semantics(p.info.FileVersions[d.source.ast]), inputs)
	if constant, ok := d.object.(*types.Const); ok { // by value: how it is computed is no code
		fmt.Fprintf(&text, "%s = %s", types.TypeString(constant.Type(), nil), constant.Val().ExactString())
		g.typ(constant.Type())
	} else {
		s.writeDirectives(&text, p, d)
		s.writeTokens(&text, p, d, objects)
		g.syntax(d.syntax)
		g.typ(d.object.Type())
		writeMethods(&text, d.object)
	}
	n.hash = digestOf([]byte(text.String()))
	delete(g.found, d.id)
	n.mentions, n.keeps, n.reflects, n.calls = sortedIDs(g.found), g.keeps, g.reflects, keysOf(g.calls)
}

func sortedIDs(set map[int]bool) []int {
	ids := make([]int, 0, len(set))
	for id := range set {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func (s *side) writeTokens(out *strings.Builder, p *pkg, d declaration, objects map[int]types.Object) {
	file := s.files.File(d.syntax.Pos())
	from, to := file.Offset(d.syntax.Pos()), file.Offset(d.syntax.End())
	n := naming{pkg: p.types, own: map[types.Object]int{}}
	tokens := d.source.tokens
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

// writeDirectives adds the comments that mean something to the compiler, and what is embedded.
func (s *side) writeDirectives(out *strings.Builder, p *pkg, d declaration) {
	for _, group := range d.source.ast.Comments {
		for _, comment := range group.List {
			if comment.Pos() < d.from || comment.Pos() > d.syntax.End() || !isDirective(comment.Text) {
				continue
			}
			fmt.Fprintf(out, "%s\x00", comment.Text)
			if patterns, ok := strings.CutPrefix(comment.Text, "//go:embed"); ok {
				writeEmbedded(out, p, patterns)
			}
		}
	}
}

var meaningless = regexp.MustCompile(`^//go:(generate|build|debug)\b`)

func isDirective(comment string) bool {
	return (strings.HasPrefix(comment, "//go:") || strings.HasPrefix(comment, "//export ") || strings.HasPrefix(comment, "//extern ")) &&
		!meaningless.MatchString(comment)
}

// writeEmbedded adds the content of the files that the patterns match, and of those that no pattern of the package seems to.
func writeEmbedded(out *strings.Builder, p *pkg, patterns string) {
	all := join(p.EmbedPatterns, p.TestEmbedPatterns, p.XTestEmbedPatterns)
	for _, name := range sorted(p.embeddedFiles()) {
		if matches(patternsOf(patterns), name) || !matches(all, name) {
			content, _ := os.ReadFile(p.file(name)) // one that is not there does not build
			fmt.Fprintf(out, "%s\x00%x\x00", name, digestOf(content))
		}
	}
}

func patternsOf(text string) []string {
	var patterns []string
	for _, word := range strings.Fields(text) {
		if unquoted, err := strconv.Unquote(word); err == nil {
			word = unquoted
		} else if strings.ContainsAny(word, "\"`") {
			return []string{"*"} // a name with spaces: all files
		}
		patterns = append(patterns, word)
	}
	return patterns
}

// matches tells whether a file or a folder above it fits one of the patterns.
func matches(patterns []string, name string) bool {
	for _, pattern := range patterns {
		pattern = path.Clean(strings.TrimPrefix(pattern, "all:"))
		for at := name; at != "." && at != "/"; at = path.Dir(at) {
			if matched, err := path.Match(pattern, at); matched || err != nil || pattern == "." || pattern == "*" {
				return true
			}
		}
	}
	return false
}
