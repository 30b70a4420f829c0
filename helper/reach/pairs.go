package reach

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// pairs are the packages of both sides, and what is known to be the same of them.
type pairs struct {
	base, head *list
	same       map[string]bool
	opaque     map[string]bool
	deciding   sync.Mutex // of what is opaque
	// otherProfile is true when a flag names a profile that differs.
	otherProfile bool
	files        map[string]bool // by path on the head: whether the base has the same bytes
	// isDeep is true when nothing but the standard library is opaque.
	isDeep bool
	kept   *kept // outlines of other runs, nil where nothing is kept
}

func newPairs(lists [2]*list, isDeep bool) *pairs {
	return &pairs{
		base: lists[0], head: lists[1], isDeep: isDeep,
		same: map[string]bool{}, opaque: map[string]bool{}, files: map[string]bool{},
	}
}

// isSame tells whether a package by itself is the same on both sides.
func (p *pairs) isSame(key string) bool {
	same, known := p.same[key]
	if !known {
		same = p.compare(p.base.packages[key], p.head.packages[key])
		p.same[key] = same
	}
	return same
}

func (p *pairs) compare(base, head *listed) bool {
	switch {
	case base == nil || head == nil || base.Error != nil || head.Error != nil:
		return false
	case base.Standard && head.Standard:
		return true
	case base.settings() != head.settings() || !slices.Equal(sorted(base.Imports), sorted(head.Imports)):
		return false
	case base.version(p.base.tree) != "" && base.version(p.base.tree) == head.version(p.head.tree):
		return true
	case !slices.Equal(sorted(base.files()), sorted(head.files())):
		return false
	}
	return !slices.ContainsFunc(head.files(), func(name string) bool { return !p.sameFile(base.file(name), head.file(name)) })
}

func (p *pairs) sameFile(base, head string) bool {
	same, known := p.files[head]
	if !known {
		same = sameBytes(base, head)
		p.files[head] = same
	}
	return same
}

func sameBytes(base, head string) bool {
	if base == head {
		return true
	}
	b, err := os.ReadFile(base)
	if err != nil {
		return false
	}
	h, err := os.ReadFile(head)
	return err == nil && bytes.Equal(b, h)
}

// isOpaque tells whether a package and all that it imports are the same. A test's own variants never are: they must not be mixed
// with the package of the same path that other tests import.
func (p *pairs) isOpaque(key string) bool {
	p.deciding.Lock()
	defer p.deciding.Unlock()
	return p.decide(key)
}

func (p *pairs) decide(key string) bool {
	if key == "C" || key == "unsafe" {
		return true
	}
	opaque, known := p.opaque[key]
	if known {
		return opaque
	}
	p.opaque[key] = false // for an import cycle, which does not build
	head := p.head.packages[key]
	opaque = p.isSame(key) && head.ForTest == "" &&
		(head.Standard || !p.isDeep && !slices.ContainsFunc(head.Imports, func(path string) bool { return !p.decide(path) }))
	p.opaque[key] = opaque
	return opaque
}

// A binary is the test of a package that both sides have.
type binary struct {
	path       string // of the package
	base, head *listed
	// baseDeps and headDeps are the keys of all packages in it.
	baseDeps, headDeps map[string]bool
	// same is true when nothing of all that it is built from differs.
	same bool
	// changed is why everything in it counts as changed, "" when that is to be seen.
	changed string
	// unknown is why nothing can be told about it.
	unknown string
}

// binariesOf are the tests of the named packages, those of one side alone as well.
func binariesOf(p *pairs) []*binary {
	var found []*binary
	for _, key := range union(p.base.order, p.head.order) {
		path, isTest := strings.CutSuffix(key, ".test")
		base, head := p.base.packages[key], p.head.packages[key]
		if !isTest || !isTestOf(path, base, p.base) && !isTestOf(path, head, p.head) {
			continue
		}
		b := &binary{path: path, base: base, head: head}
		if base != nil && head != nil {
			b.baseDeps, b.headDeps = setOf(base.Deps...), setOf(head.Deps...)
			b.judge(p)
		}
		found = append(found, b)
	}
	return found
}

// isTestOf tells a test from a package whose path ends in .test.
func isTestOf(path string, test *listed, in *list) bool {
	return test != nil && in.packages[path] != nil && len(in.packages[path].TestGoFiles)+len(in.packages[path].XTestGoFiles) > 0
}

func (b *binary) judge(p *pairs) {
	if b.unknown = firstFailure(b.base, p.base); b.unknown == "" {
		b.unknown = firstFailure(b.head, p.head)
	}
	if b.unknown != "" {
		return
	}
	if b.base.DefaultGODEBUG != b.head.DefaultGODEBUG {
		b.changed = "the GODEBUG settings differ"
		return
	}
	if p.otherProfile || !sameProfile(p, b.path) {
		b.changed = "the profile for optimising differs"
		return
	}
	if b.modules(p.base, b.base) != b.modules(p.head, b.head) && readsBuildInfo(p, b) {
		b.changed = "versions of modules differ, and its code may read them"
		return
	}
	b.same = slices.Equal(sorted(b.base.Deps), sorted(b.head.Deps)) &&
		!slices.ContainsFunc(b.head.Deps, func(key string) bool { return !p.isSame(key) })
}

func firstFailure(test *listed, in *list) string {
	for _, key := range append([]string{test.ImportPath}, test.Deps...) {
		if p := in.packages[key]; p != nil && p.Error != nil {
			return p.failure()
		}
	}
	return ""
}

// sameProfile compares the profile that the go command takes by itself.
func sameProfile(p *pairs, path string) bool {
	base, head := p.base.packages[path], p.head.packages[path]
	if base == nil || head == nil {
		return true
	}
	b, h := filepath.Join(base.Dir, "default.pgo"), filepath.Join(head.Dir, "default.pgo")
	return !exists(b) && !exists(h) || sameBytes(b, h)
}

// modules are the versions that are written into the binary.
func (b *binary) modules(in *list, test *listed) string {
	versions := map[string]bool{}
	for _, key := range test.Deps {
		if p := in.packages[key]; p != nil && p.Module != nil {
			version := p.Module.Path + "@" + p.Module.Version
			if p.Module.Replace != nil && p.Module.Replace.Version != "" {
				version += " => " + p.Module.Replace.Path + "@" + p.Module.Replace.Version
			}
			versions[version] = true
		}
	}
	return strings.Join(keysOf(versions), "\n")
}

func readsBuildInfo(p *pairs, b *binary) bool {
	for side, test := range map[*list]*listed{p.base: b.base, p.head: b.head} {
		for _, key := range test.Deps {
			if dep := side.packages[key]; dep != nil && !dep.Standard && slices.Contains(dep.Imports, "runtime/debug") {
				return true
			}
		}
	}
	return false
}

func sorted(texts []string) []string {
	all := slices.Clone(texts)
	slices.Sort(all)
	return slices.Compact(all)
}

func union(a, b []string) []string { return sorted(join(a, b)) }

// keysOf are in order.
func keysOf[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
