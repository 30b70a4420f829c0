package reach

import (
	"container/heap"
	"fmt"
	"slices"
	"strings"
)

// A comparison is of the graphs of both sides.
type comparison struct {
	pairs      *pairs
	base, head *side
	// twins are, for each node of a side, the other side's node of its key, -1 where there is none.
	baseTwins, headTwins []int
}

func newComparison(p *pairs, base, head *side) *comparison {
	return &comparison{p, base, head, twinsOf(base, head), twinsOf(head, base)}
}

func twinsOf(s, other *side) []int {
	ids := make(map[string]int, len(other.nodes))
	for id := range other.nodes {
		ids[other.nodes[id].key] = id
	}
	twins := make([]int, len(s.nodes))
	for id := range s.nodes {
		twins[id] = -1
		if twin, known := ids[s.nodes[id].key]; known {
			twins[id] = twin
		}
	}
	return twins
}

// isChanged tells whether a node of one side is another one on the other side, or is not there.
func (c *comparison) isChanged(s *side, id int) bool {
	if s == c.base {
		twin := c.baseTwins[id]
		return twin < 0 || c.head.nodes[twin].hash != s.nodes[id].hash
	}
	twin := c.headTwins[id]
	return twin < 0 || c.base.nodes[twin].hash != s.nodes[id].hash
}

// differ tells whether two closures have other nodes.
func (c *comparison) differ(base, head *closure) bool {
	if len(base.ids) != len(head.ids) {
		return true
	}
	return slices.ContainsFunc(head.ids, func(id int) bool { return c.isChanged(c.head, id) || !base.has(c.headTwins[id]) })
}

// A finding is what is known of one test binary before its benchmarks are looked at.
type finding struct {
	// why is the reason for which all its benchmarks count as reached.
	why string
	// dirty are variables, by key, that initialisation may leave with other values; each with what does so.
	dirty map[string]dirt
	// disturbed is how many items do something else.
	disturbed int
	// base and head are what initialisation mentions, and what else runs besides the benchmark.
	base, head *closure
}

// dirt is why a variable is dirty: an item that changed, and the way from it to a change.
type dirt struct {
	side *side
	way  []int
}

// roots are what runs in a test besides the benchmark function.
func (s *side) rootsOf(test *listed) []int {
	var roots []int
	for _, key := range test.Deps {
		if p := s.packages[key]; p != nil && p.main >= 0 && p.ForTest != "" && p.ForTest+".test" == test.ImportPath {
			roots = append(roots, p.main)
		}
		roots = append(roots, s.hidden[key]...)
	}
	return roots
}

// failureOf is why a part of the test cannot be analysed.
func (s *side) failureOf(test *listed) string {
	for _, key := range test.Deps {
		if p := s.packages[key]; p != nil && p.failure != "" {
			return p.failure
		}
	}
	return ""
}

// lookAt finds what holds for the whole binary.
func (c *comparison) lookAt(b *binary) finding {
	if b.changed != "" {
		return finding{why: b.changed}
	}
	if why := c.otherOrder(b); why != "" {
		return finding{why: why}
	}
	return c.initialisation(b)
}

// otherOrder tells whether packages whose initialisation may do something come in another order.
func (c *comparison) otherOrder(b *binary) string {
	counts := func(key string) bool {
		inBoth := b.baseDeps[key] && b.headDeps[key]
		if base, head := c.base.packages[key], c.head.packages[key]; inBoth && base != nil && head != nil {
			return len(base.items)+len(head.items) > 0
		}
		found := c.pairs.head.packages[key]
		return inBoth && found != nil && !found.Standard
	}
	base := slices.DeleteFunc(initOrder(c.pairs.base, b.base), func(key string) bool { return !counts(key) })
	head := slices.DeleteFunc(initOrder(c.pairs.head, b.head), func(key string) bool { return !counts(key) })
	if slices.Equal(base, head) {
		return ""
	}
	return "packages are initialised in another order"
}

// initOrder is that of the linker since Go 1.21: again and again the first by path of those whose imports are done.
func initOrder(in *list, test *listed) []string {
	waits := map[string]int{}
	importers := map[string][]string{}
	ready := &byPath{}
	for _, key := range test.Deps {
		found := in.packages[key]
		if found == nil {
			continue
		}
		for _, path := range found.Imports {
			if in.packages[path] != nil {
				waits[key]++
				importers[path] = append(importers[path], key)
			}
		}
		if waits[key] == 0 {
			heap.Push(ready, key)
		}
	}
	var order []string
	for ready.Len() > 0 {
		key := heap.Pop(ready).(string)
		order = append(order, key)
		for _, importer := range importers[key] {
			if waits[importer]--; waits[importer] == 0 {
				heap.Push(ready, importer)
			}
		}
	}
	return order
}

type byPath []string

func (h byPath) Len() int           { return len(h) }
func (h byPath) Less(i, j int) bool { return withoutVariant(h[i]) < withoutVariant(h[j]) }
func (h byPath) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *byPath) Push(x any)        { *h = append(*h, x.(string)) }
func (h *byPath) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// initialisation finds the variables that may have other values when the benchmarks begin.
func (c *comparison) initialisation(b *binary) finding {
	pending := c.itemsOf(b)
	found := finding{
		dirty: map[string]dirt{},
		base:  c.base.closureOf(append(nodesOf(pending, false), c.base.rootsOf(b.base)...), nil),
		head:  c.head.closureOf(append(nodesOf(pending, true), c.head.rootsOf(b.head)...), nil),
	}
	if !c.differ(found.base, found.head) && !slices.ContainsFunc(pending, func(i pairedItem) bool { return i.moved }) {
		return found
	}
	for i := range pending {
		pending[i].close(c, found)
	}
	for {
		var left []pairedItem
		for _, each := range pending {
			if why := c.disturbs(each, found); why == nil {
				left = append(left, each)
			} else if keeps := each.spoil(*why, found); keeps != "" {
				return finding{why: keeps}
			} else {
				found.disturbed++
			}
		}
		if len(left) == len(pending) {
			return found
		}
		pending = left
	}
}

func nodesOf(items []pairedItem, ofHead bool) []int {
	var all []int
	for _, i := range items {
		if ofHead && i.head != nil {
			all = append(all, i.head.nodes...)
		} else if !ofHead && i.base != nil {
			all = append(all, i.base.nodes...)
		}
	}
	return all
}

// A pairedItem is what initialisation runs, as both sides have it; nil where one has not.
type pairedItem struct {
	base, head *item
	// moved is true when it runs at another time.
	moved bool
	// closures are what it mentions, of the sides that have it, the head's first.
	closures []*closure
}

func (i *pairedItem) close(c *comparison, found finding) {
	if i.head != nil {
		i.closures = append(i.closures, c.head.closureOf(i.head.nodes, found.head))
	}
	if i.base != nil {
		i.closures = append(i.closures, c.base.closureOf(i.base.nodes, found.base))
	}
}

func (c *comparison) itemsOf(b *binary) []pairedItem {
	var all []pairedItem
	for _, key := range union(b.base.Deps, b.head.Deps) {
		base, head := itemsIn(c.base, b.baseDeps, key), itemsIn(c.head, b.headDeps, key)
		moved := !slices.Equal(sharedKeys(base, head), sharedKeys(head, base))
		for i := range head {
			all = append(all, pairedItem{base: itemWith(base, head[i].key), head: &head[i], moved: moved})
		}
		for i := range base {
			if itemWith(head, base[i].key) == nil {
				all = append(all, pairedItem{base: &base[i]})
			}
		}
	}
	return all
}

func itemsIn(s *side, deps map[string]bool, key string) []item {
	if p := s.packages[key]; p != nil && deps[key] {
		return p.items
	}
	return nil
}

func itemWith(items []item, key string) *item {
	for i := range items {
		if items[i].key == key {
			return &items[i]
		}
	}
	return nil
}

// sharedKeys are those of the first list that the second has, too.
func sharedKeys(items, others []item) []string {
	var keys []string
	for _, each := range items {
		if itemWith(others, each.key) != nil {
			keys = append(keys, each.key)
		}
	}
	return keys
}

// disturbs tells why an item may do something else than on the other side; nil when it does the same.
func (c *comparison) disturbs(i pairedItem, found finding) *dirt {
	for _, each := range i.closures {
		at := each.first(func(id int) bool {
			_, isDirty := found.dirty[each.nodes[id].key]
			return isDirty || c.isChanged(each.side, id)
		})
		if at >= 0 {
			return &dirt{each.side, each.wayTo(at)}
		}
	}
	if i.moved || len(i.closures) < 2 || c.differ(i.closures[1], i.closures[0]) {
		return &dirt{i.closures[0].side, i.closures[0].ids[:1]}
	}
	return nil
}

// spoil marks all variables that an item mentions, directly or not: it may write them. It returns why that is not all.
func (i pairedItem) spoil(why dirt, found finding) string {
	for _, each := range i.closures {
		for _, id := range each.ids {
			n := &each.nodes[id]
			if n.keeps != "" {
				return fmt.Sprintf("initialisation changed: %s, and it may leave something with %s", why.text(), n.keeps)
			}
			if _, known := found.dirty[n.key]; n.kind == "var" && !known {
				found.dirty[n.key] = why
			}
		}
	}
	return ""
}

func (d dirt) text() string {
	var names []string
	for _, id := range d.way {
		names = append(names, d.side.nodes[id].name)
	}
	if len(names) > 4 {
		names = append(append(names[:2:2], "…"), names[len(names)-1])
	}
	return strings.Join(names, " → ")
}
