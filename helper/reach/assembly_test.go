package reach

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const assemblyText = `#include "textflag.h"

#define STEP(x) \\
	ADDQ x, AX

TEXT ·one(SB), NOSPLIT, $0-8
	CALL ·goOne(SB)
	RET

DATA ·table+0(SB)/8, $const_size

TEXT ·two<ABIInternal>(SB), NOSPLIT, $0-8
	JMP helper<>(SB)

TEXT helper<>(SB), NOSPLIT, $0
	CALL ·goHelper(SB)
	RET
`

func packageWithAssembly(t *testing.T, text string) *pkg {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.s"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return &pkg{listed: &listed{Dir: dir, SFiles: []string{"a.s"}}}
}

func TestAssemblyOfAFunction(t *testing.T) {
	for _, c := range []struct{ name, text, one, two string }{
		{"by function", assemblyText, "STEP goOne goHelper const_size", "STEP helper< goHelper const_size"},
		{"with functions made by macros", strings.Replace(assemblyText, "ADDQ", "TEXT", 1), "goOne goHelper helper<", "goOne goHelper helper<"},
		{"with a file that is not listed", strings.Replace(assemblyText, "textflag", "other", 1), "goOne goHelper helper<", "goOne goHelper helper<"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := packageWithAssembly(t, c.text).readAssembly()
			for name, words := range map[string]string{"one": c.one, "two": c.two} {
				text := string(found.of(name))
				for _, word := range []string{"STEP", "goOne", "helper<", "goHelper", "const_size"} {
					want := strings.Contains(words, word) || c.one == c.two
					if strings.Contains(strings.Replace(text, "TEXT helper<", "", 1), word) != want {
						t.Errorf("%s of %s: want %t, got %q", word, name, want, text)
					}
				}
			}
		})
	}
}
