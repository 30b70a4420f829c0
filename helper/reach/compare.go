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
	baseByKey  map[string]int
	headByKey  map[string]int
}

func newComparison(p *pairs, base, head *side) *comparison {
	return &comparison{p, base, head, idsByKey(base), idsByKey(head)}
}

func idsByKey(s *side) map[string]int {
	ids := make(map[string]int, len(s.nodes))
	for id := range s.nodes {
		ids[s.nodes[id].key] = id
	}
	return ids
}

// isChanged tells whether a node of one side is another one on the other side, or is not there.
func (c *comparison) isChanged(side *side, id int) bool {
	other, ids := c.base, c.baseByKey
	if side == c.base {
		other, ids = c.head, c.headByKey
	}
	twin, known := ids[side.nodes[id].key]
	return !known || other.nodes[twin].hash != side.nodes[id].hash
}

func (c *comparison) views(reflection bool) (base, head *view) {
	if reflection {
		return c.base.full, c.head.full
	}
	return c.base.plain, c.head.plain
}

// reflects tells whether code that is mentioned may call any exported method.
func (v *view) reflects(roots []int) bool {
	for _, root := range roots {
		for _, id := range v.closureOf(root) {
			if v.nodes[id].reflects {
				return true
			}
		}
	}
	return false
}

// A finding is what is known of one test binary before its benchmarks are looked at.
type finding struct {
	// why is the reason for which all its benchmarks count as reached.
	why string
	// dirty are variables, by key, that initialisation may leave with other values; each with what does so.
	dirty map[string]dirt
	// disturbed are the items that do something else.
	disturbed []pairedItem
	// reflection is true when initialisation may call any exported method.
	reflection bool
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
	if why := c.oneSided(b); why != "" {
		return finding{why: why}
	}
	if why := c.otherOrder(b); why != "" {
		return finding{why: why}
	}
	return c.initialisation(b)
}

// oneSided tells of an opaque package that only one side has, unless its initialisation does nothing.
func (c *comparison) oneSided(b *binary) string {
	for _, key := range union(b.base.Deps, b.head.Deps) {
		inBase, inHead := b.baseDeps[key], b.headDeps[key]
		if inBase == inHead || c.base.packages[key] != nil || c.head.packages[key] != nil {
			continue
		}
		found := c.pairs.head.packages[key]
		if found == nil {
			found = c.pairs.base.packages[key]
		}
		if found == nil || !doesNothingFirst(found) {
			return fmt.Sprintf("only one side has %s, whose initialisation is not looked into", withoutVariant(key))
		}
	}
	return ""
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
	found := finding{dirty: map[string]dirt{}}
	pending := c.itemsOf(b)
	found.reflection = slices.ContainsFunc(pending, func(i pairedItem) bool {
		return slices.ContainsFunc(i.halves(c, false), func(h half) bool { return h.view.reflects(h.item.nodes) })
	})
	for {
		var left []pairedItem
		for _, each := range pending {
			if why := c.disturbs(each, found); why == nil {
				left = append(left, each)
			} else if keeps := c.spoil(each, *why, found); keeps != "" {
				return finding{why: keeps}
			} else {
				found.disturbed = append(found.disturbed, each)
			}
		}
		if len(left) == len(pending) {
			return found
		}
		pending = left
	}
}

// A pairedItem is what initialisation runs, as both sides have it; nil where one has not.
type pairedItem struct {
	base, head *item
	// moved is true when it runs at another time.
	moved bool
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
	halves := i.halves(c, found.reflection)
	changed := i.moved || len(halves) < 2 || c.differ(i.base.nodes, i.head.nodes, found.reflection)
	if !changed && !slices.ContainsFunc(halves, func(h half) bool { return h.mentions(found.dirty) }) {
		return nil
	}
	for _, h := range halves {
		isEnd := func(id int) bool {
			_, isDirty := found.dirty[h.view.nodes[id].key]
			return isDirty || c.isChanged(h.view.side, id)
		}
		for _, id := range h.item.nodes {
			if ways := h.view.waysFrom(id, isEnd, 1); len(ways) > 0 {
				return &dirt{h.view.side, ways[0]}
			}
		}
	}
	return &dirt{halves[0].view.side, halves[0].item.nodes[:1]}
}

type half struct {
	view *view
	item *item
}

func (h half) mentions(dirty map[string]dirt) bool {
	if len(dirty) == 0 {
		return false
	}
	for _, root := range h.item.nodes {
		for _, id := range h.view.closureOf(root) {
			if _, isDirty := dirty[h.view.nodes[id].key]; isDirty {
				return true
			}
		}
	}
	return false
}

func (i pairedItem) halves(c *comparison, reflection bool) []half {
	base, head := c.views(reflection)
	var all []half
	if i.head != nil {
		all = append(all, half{head, i.head})
	}
	if i.base != nil {
		all = append(all, half{base, i.base})
	}
	return all
}

// differ compares by digests.
func (c *comparison) differ(base, head []int, reflection bool) bool {
	digests := func(s *view, ids []int) []string {
		var all []string
		for _, id := range ids {
			all = append(all, string(s.digests[id][:]))
		}
		return sorted(all)
	}
	baseView, headView := c.views(reflection)
	return !slices.Equal(digests(baseView, base), digests(headView, head))
}

// spoil marks all variables that an item mentions, directly or not: it may write them. It returns why that is not all.
func (c *comparison) spoil(i pairedItem, why dirt, found finding) string {
	for _, half := range i.halves(c, found.reflection) {
		for _, root := range half.item.nodes {
			for _, id := range half.view.closureOf(root) {
				n := &half.view.nodes[id]
				if n.keeps != "" {
					return fmt.Sprintf("initialisation changed: %s, and it may leave something with %s", why.text(), n.keeps)
				}
				if _, known := found.dirty[n.key]; n.kind == "var" && !known {
					found.dirty[n.key] = why
				}
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
