package reach

import (
	"crypto/sha256"
	"slices"
)

// A digest is a short hash. Equal ones are of equal content.
type digest [16]byte

func digestOf(parts ...[]byte) digest {
	hash := sha256.New()
	for _, part := range parts {
		hash.Write(part)
		hash.Write([]byte{0, 1})
	}
	return digest(hash.Sum(nil)[:16])
}

// A node is a package-level declaration, or a method.
type node struct {
	// key is the same on both sides. shared is the same for all variants of the package, too; name is what people read.
	key, shared, name string

	kind     string // func, type, const, var, init
	file     string
	line     int
	hash     digest
	mentions []int
	// methods are those of a type that come with it only where something calls one of that name.
	methods []method
	// calls are names of methods that it calls through an interface.
	calls []string
	// reflects is true when it mentions code that may call any exported method by reflection.
	reflects bool
	// keeps names opaque code among what it mentions that can keep what it is handed, or start something; "" for none.
	keeps string
}

// A method of a type. Its name is unique to the package where the first letter is a small one.
type method struct {
	name       string
	id         int
	isExported bool
}

func (n *node) place() Place { return Place{n.name, n.file, n.line} }

// A closure is all that some nodes mention, directly or not, and the methods that can be called dynamically then.
type closure struct {
	*side
	// ids are the nodes, nearest first; from has for each the one that it was found by, -1 for a root and -2 for what is not in it.
	ids  []int
	from []int32

	types    []int               // nodes of types
	called   map[string]bool     // names of methods that are called through an interface
	waiting  map[string][]method // of the types, by name, that nothing has called so far
	reflects bool
}

const outside = -2

// closureOf follows the roots. The types of others, which may live in variables, can be called, too.
func (s *side) closureOf(roots []int, others *closure) *closure {
	c := &closure{side: s, from: make([]int32, len(s.nodes)), called: map[string]bool{}, waiting: map[string][]method{}}
	for id := range c.from {
		c.from[id] = outside
	}
	if others != nil {
		for _, id := range others.types {
			c.offer(id)
		}
	}
	for _, root := range roots {
		c.add(root, -1)
	}
	for at := 0; at < len(c.ids); at++ {
		c.visit(c.ids[at])
	}
	return c
}

func (c *closure) add(id, from int) {
	if c.from[id] == outside {
		c.from[id] = int32(from)
		c.ids = append(c.ids, id)
	}
}

func (c *closure) visit(id int) {
	n := &c.nodes[id]
	for _, to := range n.mentions {
		c.add(to, id)
	}
	if n.kind == "type" {
		c.types = append(c.types, id)
		c.offer(id)
		for _, m := range n.methods {
			if c.called[m.name] || c.reflects && m.isExported {
				c.add(m.id, id)
			}
		}
	}
	for _, name := range n.calls {
		c.called[name] = true
		for _, m := range c.waiting[name] {
			c.add(m.id, id)
		}
	}
	if n.reflects && !c.reflects {
		c.reflects = true
		for _, methods := range c.waiting {
			for _, m := range methods {
				if m.isExported {
					c.add(m.id, id)
				}
			}
		}
	}
}

// offer remembers the methods of a type for whoever calls one of their names.
func (c *closure) offer(id int) {
	for _, m := range c.nodes[id].methods {
		c.waiting[m.name] = append(c.waiting[m.name], m)
	}
}

func (c *closure) has(id int) bool { return c.from[id] != outside }

// wayTo leads from a root to a node.
func (c *closure) wayTo(id int) []int {
	var way []int
	for at := id; at >= 0; at = int(c.from[at]) {
		way = append(way, at)
	}
	slices.Reverse(way)
	return way
}

// first is the nearest node that is wanted, -1 where there is none.
func (c *closure) first(isWanted func(id int) bool) int {
	if at := slices.IndexFunc(c.ids, isWanted); at >= 0 {
		return c.ids[at]
	}
	return -1
}
