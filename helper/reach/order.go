package reach

import (
	"container/heap"
	"slices"
)

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

// initOrder is that of the linker since Go 1.21: again and again the first by path of those whose imports are
// done.
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
