package reach

import (
	"fmt"
	"slices"
	"strings"
)

// initialisation finds the variables that may have other values when the benchmarks begin.
func (c *comparison) initialisation(b *binary) finding {
	pending := c.itemsOf(b)
	found := finding{
		dirty:     map[string]dirt{},
		otherwise: c.storesOtherwise(b),
		base:      c.base.closureOf(append(nodesOf(pending, false), c.base.rootsOf(b.base)...), nil),
		head:      c.head.closureOf(append(nodesOf(pending, true), c.head.rootsOf(b.head)...), nil),
		leads:     c.leads,
	}
	if !c.differ(found.base, found.head) && !slices.ContainsFunc(pending, func(i pairedItem) bool { return i.moved }) {
		return found
	}
	found.leads = c.leads.of(found)
	for {
		var left []pairedItem
		for _, each := range pending {
			if !each.concerns(found) {
				left = append(left, each)
				continue
			}
			each.close(c, found)
			if why := c.disturbs(each, found); why == nil {
				left = append(left, each)
			} else if keeps := each.spoil(c, *why, found); keeps != "" {
				return finding{why: keeps}
			} else {
				found.otherwise = true
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
			all = append(all, i.head.runs)
		} else if !ofHead && i.base != nil {
			all = append(all, i.base.runs)
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

// concerns tells whether an item can do something else at all.
func (i pairedItem) concerns(found finding) bool {
	return i.moved || i.base == nil || i.head == nil || !found.leads.missAll([]int{i.base.runs}, []int{i.head.runs})
}

func (i *pairedItem) close(c *comparison, found finding) {
	if i.closures != nil {
		return
	}
	if i.head != nil {
		i.closures = append(i.closures, c.head.closureOf([]int{i.head.runs}, found.head))
	}
	if i.base != nil {
		i.closures = append(i.closures, c.base.closureOf([]int{i.base.runs}, found.base))
	}
}

func (c *comparison) itemsOf(b *binary) []pairedItem {
	var all []pairedItem
	for _, key := range union(b.base.Deps, b.head.Deps) {
		base, head := itemsIn(c.base, b.baseDeps, key), itemsIn(c.head, b.headDeps, key)
		baseByKey, headByKey := byKey(base), byKey(head)
		moved := !slices.Equal(sharedKeys(base, headByKey), sharedKeys(head, baseByKey))
		for i := range head {
			all = append(all, pairedItem{base: baseByKey[head[i].key], head: &head[i], moved: moved})
		}
		for i := range base {
			if headByKey[base[i].key] == nil {
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

func byKey(items []item) map[string]*item {
	found := make(map[string]*item, len(items))
	for i := range items {
		found[items[i].key] = &items[i]
	}
	return found
}

// sharedKeys are those that the other side has, too, in order.
func sharedKeys(items []item, others map[string]*item) []string {
	var keys []string
	for _, each := range items {
		if others[each.key] != nil {
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
		return &dirt{i.closures[0].side, i.closures[0].wayTo(0)}
	}
	return nil
}

// spoil marks the variables that an item may write: those that it may get to by what it runs or, where that is not known, all that
// it mentions, directly or not; and those that get their value from it. It returns why that is not all.
func (i pairedItem) spoil(c *comparison, why dirt, found finding) string {
	for _, each := range i.closures {
		if keeps := c.spoilAll(each, why, found); keeps != "" {
			return fmt.Sprintf("initialisation changed: %s, and it may leave something with %s", why.text(), keeps)
		}
	}
	for _, id := range i.head.givesTo() {
		found.spoil(c.head, id, why)
	}
	for _, id := range i.base.givesTo() {
		found.spoil(c.base, id, why)
	}
	return ""
}

// spoilAll marks the variables of one side, and names opaque code that may keep something.
func (c *comparison) spoilAll(in *closure, why dirt, found finding) (keeps string) {
	if variables, known := in.ran(int(in.ids[0])); known {
		for _, id := range variables {
			found.spoil(in.side, id, why)
		}
		return ""
	}
	for _, id := range in.ids {
		if n := &in.nodes[id]; n.keeps != "" {
			c.isDoubtful = c.isDoubtful || n.keptOutside
			return n.keeps
		}
		found.spoil(in.side, int(id), why)
	}
	return ""
}

func (i *item) givesTo() []int {
	if i == nil {
		return nil
	}
	return i.gives
}

// spoil marks a variable.
func (f finding) spoil(s *side, id int, why dirt) {
	n := &s.nodes[id]
	if _, known := f.dirty[n.key]; n.kind == "var" && !known {
		f.dirty[n.key] = why
		f.leads.spoil(s, id)
	}
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

// storesOtherwise tells whether a variable of a binary has another initialiser, or one that has another value in it: that can panic,
// though nobody mentions the variable.
func (c *comparison) storesOtherwise(b *binary) bool {
	return slices.ContainsFunc(b.base.Deps, func(key string) bool { return c.isStoredOtherwise(c.base, key) }) ||
		slices.ContainsFunc(b.head.Deps, func(key string) bool { return c.isStoredOtherwise(c.head, key) })
}

func (c *comparison) isStoredOtherwise(s *side, key string) bool {
	p := s.packages[key]
	if p == nil {
		return false
	}
	found, known := c.stored[p]
	for id := p.first; !known && !found && id < p.first+p.count; id++ {
		n := &s.nodes[id]
		found = (n.kind == "var" || n.kind == "init") && (c.isChanged(s, id) || slices.ContainsFunc(n.mentions, func(to int) bool {
			return (s.nodes[to].kind == "var" || s.nodes[to].kind == "const") && c.isChanged(s, to)
		}))
	}
	c.stored[p] = found
	return found
}
