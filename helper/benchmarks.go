package main

import (
	"crypto/sha256"
	"encoding/hex"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// benchmarksParams are Go files.
type benchmarksParams struct {
	Files []string `json:"files"`
}

// benchmarksResult has an entry a file, in the order asked for.
type benchmarksResult struct {
	Files []fileBenchmarks `json:"files"`
}

// fileBenchmarks are the benchmark functions of a file.
type fileBenchmarks struct {
	Benchmarks []benchmark `json:"benchmarks"`
	// Error says what is wrong with the file; functions may be missing then.
	Error string `json:"error,omitempty"`
}

// A benchmark is a function that go test would run.
type benchmark struct {
	Name   string `json:"name"`
	Line   int    `json:"line"`   // from 1
	Column int    `json:"column"` // from 1, in bytes
	// Hash is of the function's tokens, without comments: equal hashes are equal code.
	Hash string `json:"hash"`
}

// benchmarks lists the benchmark functions of files.
func benchmarks(params benchmarksParams) (*benchmarksResult, error) {
	result := &benchmarksResult{Files: []fileBenchmarks{}}
	for _, name := range params.Files {
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		result.Files = append(result.Files, benchmarksOf(source))
	}
	return result, nil
}

func benchmarksOf(source []byte) fileBenchmarks {
	found := fileBenchmarks{Benchmarks: []benchmark{}}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", source, parser.SkipObjectResolution)
	if err != nil {
		found.Error = err.Error()
	}
	if file == nil {
		return found
	}
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || !isBenchmark(f) {
			continue
		}
		base := files.File(f.Pos()).Base()
		from, to := int(f.Pos())-base, min(int(f.End())-base, len(source)) // an unfinished function ends behind the file
		name := files.PositionFor(f.Name.Pos(), false)
		found.Benchmarks = append(found.Benchmarks, benchmark{
			Name: f.Name.Name, Line: name.Line, Column: name.Column,
			Hash: hashOf(source[from:to]),
		})
	}
	return found
}

// isBenchmark tells whether go test takes a function for a benchmark.
func isBenchmark(f *ast.FuncDecl) bool {
	rest, named := strings.CutPrefix(f.Name.Name, "Benchmark")
	first, _ := utf8.DecodeRuneInString(rest)
	if !named || rest != "" && unicode.IsLower(first) || f.Recv != nil || f.Type.TypeParams != nil || f.Type.Results != nil {
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

func hashOf(function []byte) string {
	hash := sha256.New()
	for _, t := range scan(function).tokens {
		hash.Write([]byte(t.literal))
		hash.Write([]byte{0})
	}
	return hex.EncodeToString(hash.Sum(nil))
}
