package reach

import (
	"crypto/sha256"
	"hash"
	"slices"
)

// A digest is a short hash. Equal ones are of equal content.
type digest [16]byte

func digestOf(parts ...[]byte) digest {
	sum := newHash()
	for _, part := range parts {
		sum.Write(part)
		sum.Write([]byte{0, 1})
	}
	return sumOf(sum)
}

func newHash() hash.Hash { return sha256.New() }

func sumOf(sum hash.Hash) digest { return digest(sum.Sum(nil)[:16]) }

// A node is a package-level declaration, or a method.
type node struct {
	// key is the same on both sides. shared is the same for all variants of the package, too; name is what
	// people read.
	key, shared, name string

	kind     string // func, type, const, var, init
	file     string
	line     int
	hash     digest
	mentions []int
	// methods are those of a type that come with it only where something calls one of that name.
	methods []method
	// calls are names of methods that it calls through an interface, as numbers of this side.
	calls     []int
	callNames []string
	// reflects is true when it mentions code that may call any exported method by reflection.
	reflects bool
	// plain is true where it is known that it runs, or has in hand, nothing but runs.
	plain bool
	runs  []int
	// keeps names opaque code among what it mentions that can keep what it is handed, or start something; ""
	// for none.
	keeps string
	// keptOutside is true when that code is not of the standard library: to look into it may tell more.
	keptOutside bool
}

// A method of a type. Its name is a number.
type method struct {
	name, id   int
	isExported bool
}

func (n *node) place() Place { return Place{n.name, n.file, n.line} }

// A closure is all that some nodes mention, directly or not, and the methods that can be called dynamically
// then.
type closure struct {
	*side
	// ids are the nodes, nearest first; from has for each the place in ids of the one that it was found by,
	// -1 for a root.
	ids, from []int32
	// offered are the methods of the types in it by name, for closures that follow from it.
	offered map[int][]method
	types   []int32
}

// A walk is a closure while it is made.
type walk struct {
	*closure
	others   *closure
	called   map[int]bool     // names of methods that are called through an interface
	waiting  map[int][]method // of the types, by name, that nothing has called so far
	reflects bool
}

// closureOf follows the roots. The types of others, which may live in variables, can be called, too.
func (s *side) closureOf(roots []int, others *closure) *closure {
	w := &walk{closure: &closure{side: s}, others: others, called: map[int]bool{}, waiting: map[int][]method{}}
	if s.places == nil {
		s.places = make([]int32, len(s.nodes))
	}
	for _, root := range roots {
		w.add(root, -1)
	}
	for at := 0; at < len(w.ids); at++ {
		w.visit(int(w.ids[at]), at)
	}
	s.clear(w.closure)
	return w.closure
}

// mark lets has tell what is in a closure, until it is cleared.
func (s *side) mark(c *closure) {
	for at, id := range c.ids {
		s.places[id] = int32(at + 1)
	}
}

func (s *side) has(id int) bool { return s.places[id] != 0 }

func (s *side) clear(c *closure) {
	for _, id := range c.ids {
		s.places[id] = 0
	}
}

func (w *walk) add(id, from int) {
	if w.places[id] == 0 {
		w.ids, w.from = append(w.ids, int32(id)), append(w.from, int32(from))
		w.places[id] = int32(len(w.ids))
	}
}

func (w *walk) visit(id, at int) {
	n := &w.nodes[id]
	for _, to := range n.mentions {
		w.add(to, at)
	}
	if n.kind == "type" {
		w.types = append(w.types, int32(id))
		for _, m := range n.methods {
			if w.called[m.name] || w.reflects && m.isExported {
				w.add(m.id, at)
			} else {
				w.waiting[m.name] = append(w.waiting[m.name], m)
			}
		}
	}
	for _, name := range n.calls {
		w.call(name, at)
	}
	if n.reflects && !w.reflects {
		w.reflect(at)
	}
}

func (w *walk) call(name, at int) {
	if w.called[name] {
		return
	}
	w.called[name] = true
	for _, m := range w.waiting[name] {
		w.add(m.id, at)
	}
	if w.others != nil {
		for _, m := range w.others.methods()[name] {
			w.add(m.id, at)
		}
	}
}

func (w *walk) reflect(at int) {
	w.reflects = true
	all := []map[int][]method{w.waiting}
	if w.others != nil {
		all = append(all, w.others.methods())
	}
	for _, each := range all {
		for _, name := range keysOf(each) {
			for _, m := range each[name] {
				if m.isExported {
					w.add(m.id, at)
				}
			}
		}
	}
}

// methods are those of all types in it, by name.
func (c *closure) methods() map[int][]method {
	if c.offered == nil {
		c.offered = map[int][]method{}
		for _, id := range c.types {
			for _, m := range c.nodes[id].methods {
				c.offered[m.name] = append(c.offered[m.name], m)
			}
		}
	}
	return c.offered
}

// wayTo leads from a root to the node at a place.
func (c *closure) wayTo(place int) []int {
	var way []int
	for at := int32(place); at >= 0; at = c.from[at] {
		way = append(way, int(c.ids[at]))
	}
	slices.Reverse(way)
	return way
}

// first is the place of the nearest node that is wanted, -1 where there is none.
func (c *closure) first(isWanted func(id int) bool) int {
	return slices.IndexFunc(c.ids, func(id int32) bool { return isWanted(int(id)) })
}
