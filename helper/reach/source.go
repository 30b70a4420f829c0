package reach

import (
	"go/ast"
	"go/parser"
	"os"
	"sync"
)

// A source is a Go file. Variants of a package share most of theirs, so that each is read and parsed once.
type source struct {
	name    string
	reading sync.Once
	text    []byte
	missing error // why there is no text
	parsing sync.Once
	ast     *ast.File
	err     error // why there is no syntax
	// tokens are asked for where an outline is made.
	scanning sync.Once
	tokens   []tokenAt
}

// source reads a file.
func (s *side) source(name string) *source {
	s.reading.Lock()
	found := s.parsed[name]
	if found == nil {
		found = &source{name: name}
		s.parsed[name] = found
	}
	s.reading.Unlock()
	found.reading.Do(func() { found.text, found.missing = os.ReadFile(name) })
	return found
}

func (s *side) parse(src *source) error {
	src.parsing.Do(func() {
		if src.err = src.missing; src.err != nil {
			return
		}
		src.ast, src.err = parser.ParseFile(s.files, src.name, src.text, parser.ParseComments|parser.SkipObjectResolution)
	})
	return src.err
}

func (src *source) scanned() []tokenAt {
	src.scanning.Do(func() { src.tokens = tokensOf(src.text) })
	return src.tokens
}

// contentOf is empty for a file that is not there: that does not build, which the build tells.
func contentOf(name string) []byte {
	content, _ := os.ReadFile(name)
	return content
}
