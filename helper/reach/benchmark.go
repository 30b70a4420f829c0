package reach

import (
	"go/ast"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsBenchmark tells whether go test takes a function for a benchmark.
func IsBenchmark(f *ast.FuncDecl) bool {
	if !hasBenchmarkName(f.Name.Name) || f.Recv != nil || f.Type.TypeParams != nil || f.Type.Results != nil {
		return false
	}
	params := f.Type.Params.List
	if len(params) != 1 || len(params[0].Names) > 1 {
		return false
	}
	pointer, ok := params[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	switch to := pointer.X.(type) {
	case *ast.SelectorExpr: // *testing.B, under whatever name testing is imported
		return to.Sel.Name == "B"
	case *ast.Ident: // *B, with import . "testing"
		return to.Name == "B"
	}
	return false
}

func hasBenchmarkName(name string) bool {
	rest, named := strings.CutPrefix(name, "Benchmark")
	first, _ := utf8.DecodeRuneInString(rest)
	return named && (rest == "" || !unicode.IsLower(first))
}
