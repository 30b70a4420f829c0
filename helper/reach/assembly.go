package reach

import (
	"bytes"
	"regexp"
	"strings"
)

// An assembly is that of a package, by function: what stands between a TEXT line and the next is of that function alone, and what no
// single function owns counts for all of them: macros, data, headers, functions that only the file knows.
type assembly struct {
	shared    []byte
	functions map[string][]byte
}

var (
	textLine = regexp.MustCompile(`^[ \t]*TEXT\b`)
	textName = regexp.MustCompile(`^[ \t]*TEXT[ \t]+·([\pL_][\pL\d_]*)(?:<ABI(?:0|Internal)>)?\(SB\)`)
	dataLine = regexp.MustCompile(`^[ \t]*(?:#|DATA\b|GLOBL\b)`)
	// macroOfText is a macro that begins a function, so that lines do not tell whose they are.
	macroOfText = regexp.MustCompile(`(?m)^[ \t]*#[ \t]*define.*(?:\\\n.*)*\bTEXT\b`)
	including   = regexp.MustCompile(`(?m)^[ \t]*#[ \t]*include[ \t]+["<]([^">]+)[">]`)
	ofGo        = setOf("textflag.h", "funcdata.h", "go_asm.h", "go_tls.h")
)

func (p *pkg) readAssembly() assembly {
	a := assembly{functions: map[string][]byte{}}
	var all []byte
	for _, name := range sorted(p.HFiles) {
		all = append(all, contentOf(p.file(name))...)
	}
	a.shared = bytes.Clone(all)
	for _, name := range sorted(p.SFiles) {
		all = append(all, contentOf(p.file(name))...)
		a.add(contentOf(p.file(name)))
	}
	if macroOfText.Match(all) || p.includesOthers(all) {
		return assembly{shared: all}
	}
	return a
}

// includesOthers tells whether assembly has parts that are not in the list of the package.
func (p *pkg) includesOthers(text []byte) bool {
	known := setOf(join(p.HFiles, p.SFiles)...)
	for _, match := range including.FindAllSubmatch(text, -1) {
		if name := string(match[1]); !known[name] && !ofGo[name] {
			return true
		}
	}
	return false
}

func (a *assembly) add(text []byte) {
	owner, continues := "", false
	for _, line := range bytes.SplitAfter(text, []byte("\n")) {
		to := owner
		switch {
		case continues || dataLine.Match(line):
			to = ""
			continues = bytes.HasSuffix(bytes.TrimRight(line, "\r\n"), []byte("\\"))
		case textLine.Match(line):
			owner = ""
			if match := textName.FindSubmatch(line); match != nil {
				owner = string(match[1])
			}
			to = owner
		}
		if to == "" {
			a.shared = append(a.shared, line...)
		} else {
			a.functions[to] = append(a.functions[to], line...)
		}
	}
}

// of is the assembly that counts for a function.
func (a assembly) of(name string) []byte {
	return append(append(bytes.Clone(a.shared), 0), a.functions[name]...)
}

var (
	word = regexp.MustCompile(`[\pL_][\pL\d_]*`)
	// macroOfNames is a macro that makes a symbol of a name that it is handed.
	macroOfNames = regexp.MustCompile(`(?m)^[ \t]*#[ \t]*define.*(?:\\\n.*)*·`)
	symbolName   = regexp.MustCompile(`·([\pL_][\pL\d_]*)`)
)

// namesOf are the names of functions and variables in a function's assembly, and of types and constants, which go_asm.h calls
// const_size, pair_key and pair__size. There may be others among them, which does no harm.
func (a assembly) namesOf(function string) map[string]bool {
	names := map[string]bool{}
	text := a.of(function)
	for _, match := range symbolName.FindAllSubmatch(text, -1) {
		names[string(match[1])] = true
	}
	all := macroOfNames.Match(text)
	for _, found := range word.FindAll(text, -1) {
		whole := string(found)
		if all {
			names[whole] = true
		}
		if constant, ok := strings.CutPrefix(whole, "const_"); ok {
			names[constant] = true
		}
		for i := range whole {
			if whole[i] == '_' {
				names[whole[:i]] = true
			}
		}
	}
	return names
}
