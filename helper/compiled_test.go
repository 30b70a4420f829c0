package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strings"
)

// Compiled code is what the compiler makes of each function, variable and type (-gcflags=-S): the second opinion where linked programs
// differ. A program always has all of its initialisation; here it is seen whether what a benchmark mentions itself differs.
type compiled struct {
	packages map[string]map[string]*symbol // by key of the package, as go list has it, then by name
}

type symbol struct {
	content string   // without names
	direct  []string // what it names
	// methods are those of a type, which the linker leaves out where nobody can call them.
	methods []string
}

// isBeside tells of references that nothing runs by: those for debuggers, and weak ones (they have no name but a negative number), as that of
// a type to the type of pointers to it, which is there where somebody else names it.
func isBeside(reference string) bool {
	return reference == "R_USETYPE" || strings.HasPrefix(reference, "R_WEAK") || strings.HasPrefix(reference, "RelocType(-")
}

var (
	packageLine = regexp.MustCompile(`^# (.+)$`)
	symbolLine  = regexp.MustCompile(`^(\S.*?) (S[A-Z]+)( .*)?$`)
	targetLine  = regexp.MustCompile(`^\trel (\d+\+\d+) t=(\S+) (.*)([+-]-?\d+)$`)
	byteLine    = regexp.MustCompile(`^\t0x[0-9a-f]+ ([0-9a-f]{2} )`)
)

// compile reads what the compiler says of the named packages and their tests.
func compile(dir string, packages ...string) (*compiled, error) {
	args := append([]string{"list", "-e", "-deps", "-test", "-export", "-trimpath", "-f", "{{.ImportPath}}"}, compilerFlags(packages)...)
	cmd := exec.Command("go", append(args, "./...")...)
	cmd.Dir, cmd.Env = dir, oracleEnv(dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, stderr.String())
	}
	c := &compiled{map[string]map[string]*symbol{}}
	var symbols map[string]*symbol
	var at *symbol
	for lines := bufio.NewScanner(&stderr); ; {
		lines.Buffer(nil, 1<<26)
		for lines.Scan() {
			line := lines.Text()
			if match := packageLine.FindStringSubmatch(line); match != nil {
				symbols = map[string]*symbol{}
				c.packages[match[1]] = symbols
			} else if match := symbolLine.FindStringSubmatch(line); match != nil && symbols != nil {
				at = &symbol{content: match[2] + match[3]}
				symbols[match[1]] = at
			} else if match := targetLine.FindStringSubmatch(line); match != nil && at != nil {
				switch {
				case isBeside(match[2]):
				case match[2] == "R_METHODOFF":
					at.methods = append(at.methods, match[3])
				default:
					at.content += "\n" + match[1] + match[2] + match[4]
					at.direct = append(at.direct, match[3])
				}
			} else if byteLine.MatchString(line) && at != nil {
				at.content += line
			}
		}
		return c, lines.Err()
	}
}

func compilerFlags(packages []string) []string {
	var flags []string
	for _, each := range packages {
		flags = append(flags, "-gcflags="+each+"=-S")
	}
	return flags
}

// of are all symbols of a test: those of the packages' variants for it before others.
func (c *compiled) of(test string, deps []string) map[string]*symbol {
	all := map[string]*symbol{}
	for _, key := range deps {
		for name, each := range c.packages[key] {
			if _, known := all[name]; !known || strings.Contains(key, " ["+test+"]") {
				all[name] = each
			}
		}
	}
	return all
}

const rounds = 64

// codes are a hash of each symbol with all that it names, by content, since names of closures and the like are numbered. Of methods
// those count that are linked.
func codes(all map[string]*symbol, linked map[string]bool) map[string][32]byte {
	now := map[string][32]byte{}
	for name, each := range all {
		now[name] = sha256.Sum256([]byte(each.content))
	}
	for range rounds {
		next := make(map[string][32]byte, len(all))
		for name, each := range all {
			text := []byte(each.content)
			add := func(target string) {
				if known, ok := now[target]; ok {
					text = append(text, known[:]...)
				} else {
					text = append(text, target...)
				}
			}
			for _, target := range each.direct {
				add(target)
			}
			for _, method := range each.methods {
				if linked[method] {
					add(method)
				}
			}
			next[name] = sha256.Sum256(text)
		}
		now = next
	}
	return now
}

// initials are the codes of what initialisation runs.
func initials(all map[string]*symbol, hashes map[string][32]byte) []string {
	var found []string
	for name := range all {
		if isInitial.MatchString(name) {
			found = append(found, fmt.Sprintf("%x", hashes[name]))
		}
	}
	slices.Sort(found)
	return found
}

var isInitial = regexp.MustCompile(`\.(init|init\.\d+|map\.init\.\d+|\.inittask)$`)

var isInitFunction = regexp.MustCompile(`\.init\.\d+$`)

// otherInits are the init functions of which the other side has none with the same code.
func otherInits(hashes, others map[string][32]byte) []string {
	known := map[[32]byte]bool{}
	for name, hash := range others {
		known[hash] = known[hash] || isInitFunction.MatchString(name)
	}
	var found []string
	for name, hash := range hashes {
		if isInitFunction.MatchString(name) && !known[hash] {
			found = append(found, name)
		}
	}
	return found
}

var isVariable = regexp.MustCompile(`^S(NOPTR)?(BSS|DATA) `)

// variablesOf are those that symbols name, directly or not, whatever methods their types have.
func variablesOf(all map[string]*symbol, names []string) map[string]bool {
	seen, found := map[string]bool{}, map[string]bool{}
	for waiting := slices.Clone(names); len(waiting) > 0; waiting = waiting[1:] {
		name := waiting[0]
		at := all[name]
		if at == nil || seen[name] {
			continue
		}
		seen[name] = true
		if isVariable.MatchString(at.content) {
			found[name] = true
		}
		waiting = append(waiting, at.direct...)
	}
	return found
}
