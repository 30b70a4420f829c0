package main

import (
	"crypto/sha256"
	"encoding/hex"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// A testFile is a parsed test file; err says what is wrong with it, and declarations may be missing then.
type testFile struct {
	source []byte
	files  *token.FileSet
	ast    *ast.File // nil for what is no Go at all
	err    error
}

func parseTestFile(source []byte) testFile {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", source, parser.SkipObjectResolution)
	return testFile{source, files, file, err}
}

// textOf is the source of a node.
func (f testFile) textOf(node ast.Node) []byte {
	base := f.files.File(node.Pos()).Base()
	to := min(int(node.End())-base, len(f.source)) // an unfinished function ends behind the file
	return f.source[int(node.Pos())-base : to]
}

// testCode is what the test files of a package declare, by name; methods go by the name of their type. It knows no
// types: a name that stands for something else, too, brings in more than needed.
type testCode map[string][]declaration

type declaration struct {
	node ast.Node
	text []byte
}

func (c testCode) add(f testFile) {
	if f.ast == nil {
		return
	}
	for _, decl := range f.ast.Decls {
		for _, name := range namesOf(decl) {
			c[name] = append(c[name], declaration{decl, f.textOf(decl)})
		}
	}
}

func namesOf(decl ast.Decl) []string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return []string{d.Name.Name}
		}
		return identsIn(d.Recv)
	case *ast.GenDecl: // as a whole: a constant of a group may follow from the ones above
		var names []string
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range s.Names {
					names = append(names, name.Name)
				}
			case *ast.TypeSpec:
				names = append(names, s.Name.Name)
			}
		}
		return names
	}
	return nil
}

// hashOf is equal for functions that are the same and use the same of the test files, comments and order aside.
func (c testCode) hashOf(f testFile, function ast.Node) string {
	parts := []string{tokensOf(f.textOf(function))}
	seen := map[string]bool{}
	for wanted := identsIn(function); len(wanted) > 0; wanted = wanted[1:] {
		if seen[wanted[0]] {
			continue
		}
		seen[wanted[0]] = true
		for _, used := range c[wanted[0]] {
			parts = append(parts, tokensOf(used.text))
			wanted = append(wanted, identsIn(used.node)...)
		}
	}
	slices.Sort(parts[1:])
	hash := sha256.Sum256([]byte(strings.Join(slices.Compact(parts), "\n")))
	return hex.EncodeToString(hash[:])
}

func tokensOf(text []byte) string {
	var all strings.Builder
	for _, t := range scan(text).tokens {
		all.WriteString(t.literal)
		all.WriteByte(0)
	}
	return all.String()
}

func identsIn(node ast.Node) []string {
	var names []string
	ast.Inspect(node, func(n ast.Node) bool {
		if ident, ok := n.(*ast.Ident); ok && ident.Name != "_" {
			names = append(names, ident.Name)
		}
		return true
	})
	return names
}
