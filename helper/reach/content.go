package reach

import (
	"fmt"
	"hash"
)

// What packages are built from, as digests: with the same content a package has the same outline on every machine, whatever else is
// looked at.

// ownContent is of all that the package itself is built from, without what it imports.
func (p *listed) ownContent() digest {
	p.hashing.Do(func() {
		sum := newHash()
		fmt.Fprintf(sum, "%q %q %q\x00", p.path(), p.settings(), p.importedAs())
		fmt.Fprintf(sum, "%q\x00", [][]string{
			p.GoFiles, p.CgoFiles, p.SFiles, p.HFiles, p.EmbedPatterns, p.TestEmbedPatterns, p.XTestEmbedPatterns,
		})
		for _, name := range sorted(p.files()) {
			writeFile(sum, name, contentOf(p.file(name)))
		}
		p.own = sumOf(sum)
	})
	return p.own
}

func writeFile(sum hash.Hash, name string, content []byte) {
	fmt.Fprintf(sum, "%q %d\x00", name, len(content))
	sum.Write(content)
}

// importedAs are imports that stand for a package of another path: vendored ones.
func (p *listed) importedAs() []string {
	var pairs []string
	for path, key := range p.ImportMap {
		if withoutVariant(key) != path {
			pairs = append(pairs, path+" "+withoutVariant(key))
		}
	}
	return sorted(pairs)
}

// addContents gives both sides the digest of each package with all that it imports.
func addContents(p *pairs) error {
	if err := p.head.addContents(map[string]digest{}); err != nil {
		return err
	}
	shared := map[string]digest{}
	for key, content := range p.head.contents {
		if p.isOpaque(key) {
			shared[key] = content
		}
	}
	return p.base.addContents(shared)
}

func (l *list) addContents(known map[string]digest) error {
	var unknown []*listed
	for _, key := range l.order {
		if _, isKnown := known[key]; !isKnown {
			unknown = append(unknown, l.packages[key])
		}
	}
	err := forEach(len(unknown), func(i int) { unknown[i].ownContent() })
	l.contents = known
	for _, key := range l.order {
		l.addContent(key)
	}
	return err
}

// addContent leaves out what C has a part in, whose headers are the machine's, and what cannot be loaded, and all that imports these.
func (l *list) addContent(key string) (content digest) {
	if known, isKnown := l.contents[key]; isKnown {
		return known
	}
	l.contents[key] = digest{} // in an import cycle, which does not build
	p := l.packages[key]
	if p == nil || p.Error != nil || p.usesC() {
		return digest{}
	}
	own := p.ownContent()
	parts := [][]byte{own[:]}
	for _, path := range sorted(p.Imports) {
		if path == "C" { // of the standard library, whose types do not depend on it
			continue
		}
		imported := l.addContent(path)
		if imported == (digest{}) {
			return digest{}
		}
		parts = append(parts, []byte(withoutVariant(path)), imported[:])
	}
	content = digestOf(parts...)
	l.contents[key] = content
	return content
}

func (p *listed) usesC() bool {
	return !p.Standard && len(p.CgoFiles)+len(p.SwigFiles)+len(p.SwigCXXFiles) > 0
}
