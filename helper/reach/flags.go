package reach

import (
	"errors"
	"path/filepath"
	"strings"
)

// errOverlay is a build that reads other files than are there.
var errOverlay = errors.New("build flags have an -overlay, so that files are not what is built")

// valuesOf are what the flags of a build say for one of that name, in both ways to write it.
func valuesOf(request Request, tree Tree, name string) []string {
	words := append(strings.Fields(tree.Env["GOFLAGS"]), request.BuildFlags...)
	var values []string
	for i, word := range words {
		flag, value, hasValue := strings.Cut(strings.TrimLeft(strings.Trim(word, `'"`), "-"), "=")
		if flag != name || !strings.HasPrefix(strings.Trim(word, `'"`), "-") {
			continue
		}
		if !hasValue && i+1 < len(words) {
			value = words[i+1]
		}
		values = append(values, value)
	}
	return values
}

// sameNamedProfile compares the profiles that the flags name.
func sameNamedProfile(request Request) bool {
	base, head := valuesOf(request, request.Base, "pgo"), valuesOf(request, request.Head, "pgo")
	if len(base) != len(head) {
		return false
	}
	for i := range base {
		if base[i] != head[i] {
			return false
		}
		if base[i] != "auto" && base[i] != "off" && base[i] != "" &&
			!sameBytes(fileIn(request.Base.Dir, base[i]), fileIn(request.Head.Dir, head[i])) {
			return false
		}
	}
	return true
}

func fileIn(dir, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}
