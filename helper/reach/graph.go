package reach

import (
	"crypto/sha256"
	"slices"
	"strings"
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
	kind              string // func, type, const, var, init
	file              string
	line              int
	hash              digest
	mentions          []int
	// reflected are further methods of a type, which only reflection can call by name.
	reflected []int
	// reflects is true when it mentions code that may call any exported method by reflection.
	reflects bool
	// keeps names opaque code among what it mentions that can keep what it is handed, or start something; "" for none.
	keeps string
}

func (n *node) place() Place { return Place{n.name, n.file, n.line} }

// A view is what of a graph is looked at: with or without the methods that reflection alone can call.
type view struct {
	*side
	reflection bool
	digests    []digest
	closures   map[int][]int
}

func (s *side) view(reflection bool) *view {
	v := &view{side: s, reflection: reflection, closures: map[int][]int{}}
	v.digest()
	return v
}

func (v *view) mentions(id int) []int {
	n := &v.nodes[id]
	if !v.reflection || len(n.reflected) == 0 {
		return n.mentions
	}
	return append(slices.Clone(n.mentions), n.reflected...)
}

// digest computes for each node a hash of all that it mentions, directly or not: equal ones mention the same. Nodes that mention
// each other form a component, which has one hash (Tarjan's algorithm).
func (s *view) digest() {
	s.digests = make([]digest, len(s.nodes))
	w := walk{view: s, index: make([]int, len(s.nodes)), low: make([]int, len(s.nodes)), onStack: make([]bool, len(s.nodes))}
	for id := range s.nodes {
		if w.index[id] == 0 {
			w.visit(id)
		}
	}
}

type walk struct {
	*view
	index, low []int
	onStack    []bool
	stack      []int
	next       int
}

func (w *walk) visit(id int) {
	w.next++
	w.index[id], w.low[id] = w.next, w.next
	w.stack, w.onStack[id] = append(w.stack, id), true
	for _, to := range w.mentions(id) {
		if w.index[to] == 0 {
			w.visit(to)
			w.low[id] = min(w.low[id], w.low[to])
		} else if w.onStack[to] {
			w.low[id] = min(w.low[id], w.index[to])
		}
	}
	if w.low[id] != w.index[id] {
		return
	}
	from := slices.Index(w.stack, id)
	component := w.stack[from:]
	w.stack = w.stack[:from]
	sum := w.sum(component)
	for _, member := range component {
		w.onStack[member] = false
		w.digests[member] = sum
	}
}

// sum is of a component's nodes, and of the components that it mentions, which are done.
func (w *walk) sum(component []int) digest {
	var parts []string
	inside := map[int]bool{}
	for _, member := range component {
		inside[member] = true
	}
	for _, member := range component {
		parts = append(parts, w.nodes[member].key+"\x00"+string(w.nodes[member].hash[:]))
		for _, to := range w.mentions(member) {
			if !inside[to] {
				parts = append(parts, string(w.digests[to][:]))
			}
		}
	}
	slices.Sort(parts)
	return digestOf([]byte(strings.Join(slices.Compact(parts), "\x00\x00")))
}

// closureOf are a node and all that it mentions, nearest first.
func (s *view) closureOf(id int) []int {
	if found := s.closures[id]; found != nil {
		return found
	}
	seen := make([]bool, len(s.nodes))
	seen[id] = true
	all := []int{id}
	for at := 0; at < len(all); at++ {
		for _, to := range s.mentions(all[at]) {
			if !seen[to] {
				seen[to] = true
				all = append(all, to)
			}
		}
	}
	s.closures[id] = all
	return all
}

// waysFrom are the shortest ways from a node to those that are wanted, nearest first.
func (s *view) waysFrom(id int, isEnd func(id int) bool, most int) [][]int {
	from := map[int]int{id: -1}
	var ways [][]int
	queue := []int{id}
	for at := 0; at < len(queue) && len(ways) < most; at++ {
		if isEnd(queue[at]) {
			ways = append(ways, wayOf(from, queue[at]))
		}
		for _, to := range s.mentions(queue[at]) {
			if _, seen := from[to]; !seen {
				from[to] = queue[at]
				queue = append(queue, to)
			}
		}
	}
	return ways
}

func wayOf(from map[int]int, end int) []int {
	var way []int
	for at := end; at >= 0; at = from[at] {
		way = append(way, at)
	}
	slices.Reverse(way)
	return way
}
