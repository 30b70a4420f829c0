package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A mutant is a module with one small change.
type mutant struct {
	kind string
	file string // relative to the module
	line int
	// The bytes from..to of the file are replaced by text; a file that is not there is made of it.
	from, to int
	text     string
}

func (m mutant) String() string { return fmt.Sprintf("%s %s:%d %q", m.kind, m.file, m.line, m.text) }

// apply changes the module in a folder, and gives back what undoes it.
func (m mutant) apply(dir string) (undo func() error, err error) {
	name := filepath.Join(dir, m.file)
	before, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return func() error { return os.Remove(name) }, os.WriteFile(name, []byte(m.text), 0o644)
	}
	if err != nil {
		return nil, err
	}
	after := string(before[:m.from]) + m.text + string(before[m.to:])
	return func() error { return os.WriteFile(name, before, 0o644) }, os.WriteFile(name, []byte(after), 0o644)
}

// mutantsOf finds all places of a module where something can be changed, by kind.
func mutantsOf(dir string, files []string) map[string][]mutant {
	found := map[string][]mutant{}
	for _, name := range files {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		m := maker{name: name, text: string(text), found: found}
		switch {
		case strings.HasSuffix(name, ".go"):
			m.goFile()
		case strings.HasSuffix(name, ".s"):
			m.assembly()
		case name == "go.mod":
			m.language()
		default:
			m.add("embed", len(text), len(text), "x")
		}
	}
	return found
}

// pick takes n mutants, of each kind about as many.
func pick(found map[string][]mutant, n int, random *rand.Rand) []mutant {
	var kinds []string
	for kind := range found {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		random.Shuffle(len(found[kind]), func(i, j int) { found[kind][i], found[kind][j] = found[kind][j], found[kind][i] })
	}
	random.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] }) // few do not come to all kinds
	var picked []mutant
	for round := 0; len(picked) < n; round++ {
		before := len(picked)
		for _, kind := range kinds {
			if round < len(found[kind]) {
				picked = append(picked, found[kind][round])
			}
		}
		if len(picked) == before {
			return picked
		}
	}
	return picked[:n]
}

type maker struct {
	name, text string
	found      map[string][]mutant
	files      *token.FileSet
	prefix     string // of the kind
}

func (m *maker) add(kind string, from, to int, text string) {
	kind = m.prefix + kind
	m.found[kind] = append(m.found[kind], mutant{kind, m.name, 1 + strings.Count(m.text[:from], "\n"), from, to, text})
}

func (m *maker) offset(pos token.Pos) int { return m.files.Position(pos).Offset }

func (m *maker) goFile() {
	m.files = token.NewFileSet()
	file, err := parser.ParseFile(m.files, "", m.text, parser.ParseComments)
	if err != nil {
		return
	}
	switch {
	case strings.HasPrefix(m.name, "vendor/"):
		m.prefix = "dependency: "
	case strings.HasSuffix(m.name, "_test.go"):
		m.prefix = "test: "
	}
	end := len(m.text)
	m.add("remark", 0, 0, "// A remark.\n\n")
	m.add("function added", end, end, "\nfunc steadyMutant(n int) int { return n*3 + 1 }\n")
	m.add("init added", end, end, "\nvar steadyMutant int\n\nfunc init() { steadyMutant++ }\n")
	folder := filepath.Dir(m.name)
	m.found["tags"] = append(m.found["tags"], mutant{
		"tags", filepath.Join(folder, "steady_mutant.go"), 1, 0, 0,
		"//go:build !steadymutant\n\npackage " + strings.TrimSuffix(file.Name.Name, "_test") + "\n\nvar steadyTagged = []int{1, 2, 3}\n",
	})
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			m.function(d)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				m.spec(d, spec)
			}
		}
	}
}

func (m *maker) function(f *ast.FuncDecl) {
	if f.Body == nil {
		return
	}
	m.add("directive", m.offset(f.Pos()), m.offset(f.Pos()), "//go:noinline\n")
	kind := "body"
	if f.Type.TypeParams != nil {
		kind = "generic"
	} else if f.Recv != nil {
		kind = "method"
		ast.Inspect(f.Recv, func(n ast.Node) bool {
			if _, isIndex := n.(*ast.IndexExpr); isIndex {
				kind = "generic"
			}
			return true
		})
	}
	if f.Name.Name == "init" {
		kind = "init"
	}
	m.literals(kind, f.Body, 3)
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if e, ok := n.(*ast.BinaryExpr); ok {
			if other, known := operators[e.Op]; known {
				m.add(kind, m.offset(e.OpPos), m.offset(e.OpPos)+len(e.Op.String()), other)
			}
		}
		return true
	})
	if len(f.Body.List) > 1 {
		first := f.Body.List[0]
		if call, isCall := first.(*ast.ExprStmt); isCall {
			m.add(kind, m.offset(call.Pos()), m.offset(call.End()), "")
		}
	}
}

var operators = map[token.Token]string{
	token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">", token.EQL: "!=", token.NEQ: "==", token.ADD: "-", token.SUB: "+",
	token.AND: "|", token.OR: "&", token.LAND: "||", token.LOR: "&&", token.SHL: ">>", token.SHR: "<<",
}

// literals changes the first few numbers and texts.
func (m *maker) literals(kind string, root ast.Node, most int) {
	count := 0
	ast.Inspect(root, func(n ast.Node) bool {
		literal, ok := n.(*ast.BasicLit)
		if _, isImport := n.(*ast.ImportSpec); isImport || count == most {
			return false
		}
		if !ok {
			return true
		}
		from, to := m.offset(literal.Pos()), m.offset(literal.End())
		switch literal.Kind {
		case token.INT:
			if value, err := strconv.ParseInt(literal.Value, 0, 64); err == nil {
				m.add(kind, from, to, strconv.FormatInt(value+1, 10))
				count++
			}
		case token.STRING:
			if quote := literal.Value[len(literal.Value)-1:]; quote == `"` && !strings.Contains(literal.Value, "%") {
				m.add(kind, from, to, literal.Value[:len(literal.Value)-1]+"x\"")
				count++
			}
		}
		return true
	})
}

func (m *maker) spec(d *ast.GenDecl, spec ast.Spec) {
	end := len(m.text)
	switch s := spec.(type) {
	case *ast.ValueSpec:
		kind := map[token.Token]string{token.CONST: "constant", token.VAR: "variable"}[d.Tok]
		for _, value := range s.Values {
			m.literals(kind, value, 2)
			if literal, ok := value.(*ast.CompositeLit); ok && len(literal.Elts) > 1 {
				last := literal.Elts[len(literal.Elts)-1]
				m.add("registry", m.offset(literal.Elts[len(literal.Elts)-2].End()), m.offset(last.End()), "")
			}
		}
		if d.Tok == token.VAR && s.Names[0].Name != "_" && m.prefix == "" {
			m.add("variable kept by init", end, end, "\nvar steadyMutant any\n\nfunc init() { steadyMutant = &"+s.Names[0].Name+" }\n")
		}
	case *ast.TypeSpec:
		if structure, ok := s.Type.(*ast.StructType); ok {
			closing := m.offset(structure.Fields.Closing)
			m.add("type", closing, closing, "\n\tsteadyMutant [3]int64\n")
			if fields := structure.Fields.List; len(fields) > 0 && fields[0].Tag == nil {
				end := m.offset(fields[0].End())
				m.add("struct tag", end, end, " `steady:\"mutant\"`")
			}
		}
		if _, isInterface := s.Type.(*ast.InterfaceType); !isInterface && s.Assign == token.NoPos && s.TypeParams == nil {
			m.add("method set", end, end, "\nfunc (*"+s.Name.Name+") SteadyMutant() string { return \"mutant\" }\n")
			m.add("method set", end, end, "\nfunc (*"+s.Name.Name+") String() string { return \"mutant\" }\n")
		}
	}
}

var returns = regexp.MustCompile(`(?m)^[ \t]+RET\b`)

func (m *maker) assembly() {
	for _, at := range returns.FindAllStringIndex(m.text, -1) {
		m.add("assembly", at[0], at[0], "\tBYTE $0x90\n")
	}
}

var goLine = regexp.MustCompile(`(?m)^go 1\.(\d+)(\.\d+)?$`)

func (m *maker) language() {
	for _, at := range goLine.FindAllStringSubmatchIndex(m.text, -1) {
		minor, _ := strconv.Atoi(m.text[at[2]:at[3]])
		m.add("language", at[0], at[1], fmt.Sprintf("go 1.%d", minor+1))
	}
}
