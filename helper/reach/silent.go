package reach

import (
	"go/ast"
	"go/parser"
	"go/token"
)

// doesNothingFirst tells of a package that is not analysed whether its initialisation gives variables a value and does nothing else,
// as far as that is seen without types: no init function, and no call but of a few functions of the standard library.
func doesNothingFirst(p *listed) bool {
	if len(p.foreignFiles()) > len(p.SFiles)+len(p.HFiles) {
		return false
	}
	for _, name := range p.GoFiles {
		file, err := parser.ParseFile(token.NewFileSet(), p.file(name), nil, parser.SkipObjectResolution)
		if err != nil || !isSilent(file) {
			return false
		}
	}
	return true
}

func isSilent(file *ast.File) bool {
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil && d.Name.Name == "init" {
				return false
			}
		case *ast.GenDecl:
			if d.Tok == token.VAR && runsSomething(d) {
				return false
			}
		}
	}
	return true
}

func runsSomething(decl *ast.GenDecl) bool {
	runs := false
	ast.Inspect(decl, func(n ast.Node) bool {
		switch e := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.UnaryExpr:
			runs = runs || e.Op == token.ARROW
		case *ast.CallExpr:
			runs = runs || !isSilentCall(e)
		}
		return !runs
	})
	return runs
}

func isSilentCall(call *ast.CallExpr) bool {
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return setOf("len", "cap", "make", "new", "string", "byte", "rune", "int", "uint", "int64", "uint64", "int32", "uint32", "float64")[f.Name]
	case *ast.SelectorExpr:
		pkg, ok := f.X.(*ast.Ident)
		return ok && setOf("errors.New", "strings.NewReplacer", "godebug.New", "reflect.TypeFor", "math.Inf", "math.NaN")[pkg.Name+"."+f.Sel.Name]
	case *ast.ArrayType:
		return true
	}
	return false
}
