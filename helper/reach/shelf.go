package reach

import "sync"

// A shelf has the outlines that this analysis knows, by the key of their packages: those that it made, and those of earlier ones that it
// asked for.
type shelf struct {
	access   sync.Mutex
	outlines map[digest]*outline
	kept     *kept // nil where nothing is kept between runs
}

func newShelf(kept *kept) *shelf { return &shelf{outlines: map[digest]*outline{}, kept: kept} }

// get is nil where nobody has made the outline.
func (s *shelf) get(key, content digest, p *pkg) *outline {
	s.access.Lock()
	found := s.outlines[key]
	s.access.Unlock()
	if found == nil {
		found = s.kept.get(key, content, p.names)
	}
	return found
}

func (s *shelf) put(key, content digest, o *outline) {
	s.access.Lock()
	s.outlines[key] = o
	s.access.Unlock()
	s.kept.put(key, content, o)
}
