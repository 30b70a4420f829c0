package main

import (
	"go/ast"
	"os"
	"path/filepath"

	"go-steady/helper/reach"
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
	// Hash is of the tokens, without comments, of the function and of what it uses of the test files: equal hashes are
	// equal code.
	Hash string `json:"hash"`
}

// benchmarks lists the benchmark functions of files. Files of one folder are one package's.
func benchmarks(params benchmarksParams) (*benchmarksResult, error) {
	parsed := make([]testFile, len(params.Files))
	folders := map[string]testCode{}
	for i, name := range params.Files {
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		parsed[i] = parseTestFile(source)
		folder := filepath.Dir(name)
		if folders[folder] == nil {
			folders[folder] = testCode{}
		}
		folders[folder].add(parsed[i])
	}
	result := &benchmarksResult{Files: []fileBenchmarks{}}
	for i, name := range params.Files {
		result.Files = append(result.Files, benchmarksOf(parsed[i], folders[filepath.Dir(name)]))
	}
	return result, nil
}

func benchmarksOf(file testFile, code testCode) fileBenchmarks {
	found := fileBenchmarks{Benchmarks: []benchmark{}}
	if file.err != nil {
		found.Error = file.err.Error()
	}
	if file.ast == nil {
		return found
	}
	for _, decl := range file.ast.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || !reach.IsBenchmark(f) {
			continue
		}
		name := file.files.PositionFor(f.Name.Pos(), false)
		found.Benchmarks = append(found.Benchmarks, benchmark{
			Name: f.Name.Name, Line: name.Line, Column: name.Column,
			Hash: code.hashOf(file, f),
		})
	}
	return found
}
