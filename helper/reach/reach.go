// Package reach tells which benchmarks a change of the code can touch at all.
//
// It looks at what is mentioned, not at what is called. A function mentions every package-level object that it names and every
// type of its expressions; a type mentions what it is made of and all its methods; a variable mentions its initialiser. Nobody can
// call what nobody mentions, so no dynamic call has to be resolved. Packages that are the same on both sides, with all that they
// import, are opaque: they cannot differ, and may call whatever they are handed.
//
// A benchmark is touched when what it mentions, directly or not, differs between the sides, or when it mentions a variable that the
// initialisation of the program may leave with another value. In doubt it is touched.
package reach

import "context"

// A Request names both sides, which are built with the same Go and the same flags.
type Request struct {
	Base, Head Tree
	BuildFlags []string
	// Packages are the go command's patterns.
	Packages []string
	// Go runs the go command in a folder, and returns what it prints.
	Go func(tree Tree, args ...string) ([]byte, error)
	// Kept are outlines of earlier runs, which save work and change nothing of the answer.
	Kept Kept
}

// A Tree is the source of one side.
type Tree struct {
	// Root is the top folder, Dir the one where the go command is run.
	Root, Dir string
	Env       map[string]string
}

// A Result has all benchmark functions of the named packages, and all that changed.
type Result struct {
	Packages []Package `json:"packages"`
	// Changes are declarations that are not the same on both sides.
	Changes []Change `json:"changes"`
	// MoreChanges counts those that were left out, since no answer may grow without limit.
	MoreChanges int `json:"moreChanges"`
	// Remarks are on what is kept between runs.
	Remarks []string `json:"remarks,omitempty"`
}

// A Package is one with benchmarks on one side at least.
type Package struct {
	ImportPath string      `json:"importPath"`
	Benchmarks []Benchmark `json:"benchmarks"`
}

// What is known of a benchmark.
const (
	Same    = "same"    // proved: the change does not reach it
	Reached = "reached" // the change reaches it, or may
	Unknown = "unknown" // its code cannot be analysed
	New     = "new"     // only the head has it
	Removed = "removed" // only the base has it
)

// A Benchmark is one benchmark function; its sub-benchmarks share what is said of it.
type Benchmark struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	// Reason is empty where Ways say it.
	Reason string `json:"reason,omitempty"`
	// Initialisation is true where it is the same although initialisation differs, in what it does not mention.
	Initialisation bool `json:"initialisation,omitempty"`
	// Ways lead from the benchmark to the nearest changes, both included.
	Ways [][]Place `json:"ways,omitempty"`
}

// A Place is a declaration.
type Place struct {
	Name string `json:"name"`
	// File is relative to the top folder of its side, with slashes.
	File string `json:"file"`
	Line int    `json:"line"`
}

// A Change is a declaration that the sides do not share.
type Change struct {
	Place
	Kind string `json:"kind"` // func, type, const, var, init
	How  string `json:"how"`  // changed, added, removed (then the place is of the base)
	// Benchmarks are the first of those that reach it, Count is how many do.
	Benchmarks []string `json:"benchmarks"`
	Count      int      `json:"count"`
}

// Limits of an answer.
const (
	maxWays       = 3
	maxWayLength  = 12
	maxChanges    = 2000
	maxBenchmarks = 20
)

// Analyse compares both sides. It fails only where the go command does; what cannot be analysed is told of each benchmark.
func Analyse(ctx context.Context, request Request) (*Result, error) {
	if len(valuesOf(request, request.Base, "overlay"))+len(valuesOf(request, request.Head, "overlay")) > 0 {
		return nil, errOverlay
	}
	lists, err := listBoth(request)
	if err != nil {
		return nil, err
	}
	pairs := newPairs(lists, false)
	pairs.otherProfile = !sameNamedProfile(request)
	if pairs.kept, err = openKept(request, pairs); err != nil {
		return nil, err
	}
	result, err := analyseDeeper(ctx, request, pairs)
	if err != nil {
		return nil, err
	}
	result.Remarks = pairs.kept.close()
	return result, nil
}

// analyseDeeper looks once more, and deeper, where the first look leaves a doubt.
func analyseDeeper(ctx context.Context, request Request, pairs *pairs) (*Result, error) {
	binaries := binariesOf(pairs)
	result, isDoubtful, err := analyse(ctx, request, pairs, binaries)
	if err != nil || !isDoubtful {
		return result, err
	}
	pairs.isDeep, pairs.opaque = true, map[string]bool{}
	deep, _, err := analyse(ctx, request, pairs, binaries)
	if err != nil || deep.unknown() > result.unknown() {
		return result, nil // it holds, with more doubt
	}
	return deep, nil
}

// analyse looks into packages that are the same on both sides only where these are deep: that takes longer.
func analyse(ctx context.Context, request Request, pairs *pairs, binaries []*binary) (result *Result, isDoubtful bool, err error) {
	base, head, err := loadBoth(ctx, request, pairs, binaries)
	if err != nil {
		return nil, false, err
	}
	c := newComparison(pairs, base, head)
	result, err = c.result(ctx, binaries)
	return result, c.isDoubtful, err
}

// unknown counts the benchmarks of which nothing is known.
func (r *Result) unknown() int {
	count := 0
	for _, p := range r.Packages {
		for _, b := range p.Benchmarks {
			if b.Kind == Unknown {
				count++
			}
		}
	}
	return count
}
