package reach

import "slices"

// Most of what initialisation runs, and most benchmarks, cannot get to anything that differs, whatever else
// is mentioned with them. One look backwards from all that differs tells which: their closures need not be
// made.

// A leads set has the nodes of both sides from which one may get to something that differs: more than can be,
// never less.
type leads struct {
	base, head []bool
	c          *comparison
}

// backward is a graph against its direction.
type backward struct {
	mentioned [][]int32
	// owners are the types of methods that are not mentioned, callers who calls one of a name, reflecting who
	// may call any.
	owners     map[int]owned
	callers    map[int][]int32
	reflecting []int32
}

type owned struct {
	by int
	method
}

func (s *side) backward() *backward {
	if s.back != nil {
		return s.back
	}
	b := &backward{mentioned: make([][]int32, len(s.nodes)), owners: map[int]owned{}, callers: map[int][]int32{}}
	for id := range s.nodes {
		n := &s.nodes[id]
		for _, to := range n.mentions {
			b.mentioned[to] = append(b.mentioned[to], int32(id))
		}
		for _, m := range n.methods {
			b.owners[m.id] = owned{id, m}
		}
		for _, name := range n.calls {
			b.callers[name] = append(b.callers[name], int32(id))
		}
		if n.reflects {
			b.reflecting = append(b.reflecting, int32(id))
		}
	}
	s.back = b
	return b
}

// spread marks a node and all that may get to it.
func (b *backward) spread(marked []bool, id int) {
	waiting := []int32{int32(id)}
	add := func(all []int32) {
		for _, each := range all {
			if !marked[each] {
				marked[each] = true
				waiting = append(waiting, each)
			}
		}
	}
	for marked[id] = true; len(waiting) > 0; {
		at := int(waiting[len(waiting)-1])
		waiting = waiting[:len(waiting)-1]
		add(b.mentioned[at])
		if m, isMethod := b.owners[at]; isMethod {
			add([]int32{int32(m.by)})
			add(b.callers[m.name])
			if m.isExported {
				add(b.reflecting)
			}
		}
	}
}

// allLeads are those to any node that is not the same on both sides, or mentions something else.
func (c *comparison) allLeads() *leads {
	l := &leads{make([]bool, len(c.base.nodes)), make([]bool, len(c.head.nodes)), c}
	for id := range c.head.nodes {
		if twin := c.headTwins[id]; twin < 0 || !c.isSameNode(twin, id) {
			l.spread(c.head, id)
		}
	}
	for id := range c.base.nodes {
		if twin := c.baseTwins[id]; twin < 0 || !c.isSameNode(id, twin) {
			l.spread(c.base, id)
		}
	}
	return l
}

// isSameNode compares two nodes of the same key with what follows from them.
func (c *comparison) isSameNode(base, head int) bool {
	b, h := &c.base.nodes[base], &c.head.nodes[head]
	return b.hash == h.hash && b.reflects == h.reflects && slices.Equal(b.callNames, h.callNames) &&
		c.areTwins(b.mentions, h.mentions) && c.areTwins(idsOfMethods(b.methods), idsOfMethods(h.methods))
}

// areTwins compares sets, which mostly come in the same order.
func (c *comparison) areTwins(base, head []int) bool {
	twins := make([]int, len(base))
	for i, id := range base {
		twins[i] = c.baseTwins[id]
	}
	return slices.Equal(twins, head) || slices.Equal(asSet(twins), asSet(head))
}

func asSet(ids []int) []int {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}

func idsOfMethods(methods []method) []int {
	ids := make([]int, len(methods))
	for i, m := range methods {
		ids[i] = m.id
	}
	return ids
}

// of are the leads of one binary: what its initialisation leaves in variables can be called, and may not be
// the same on both sides.
func (l *leads) of(found finding) *leads {
	own := &leads{slices.Clone(l.base), slices.Clone(l.head), l.c}
	own.offers(found.base, found.head, l.c.baseTwins)
	own.offers(found.head, found.base, l.c.headTwins)
	return own
}

// offers spreads the methods of types that one closure alone has.
func (l *leads) offers(one, other *closure, twins []int) {
	other.side.mark(other)
	defer other.side.clear(other)
	for _, id := range one.types {
		if twin := twins[id]; twin < 0 || !other.side.has(twin) {
			for _, m := range one.nodes[id].methods {
				l.spread(one.side, m.id)
			}
		}
	}
}

func (l *leads) spread(s *side, id int) {
	marked := l.base
	if s == l.c.head {
		marked = l.head
	}
	if !marked[id] {
		s.backward().spread(marked, id)
	}
}

// spoil spreads a variable that may have another value.
func (l *leads) spoil(s *side, id int) {
	l.spread(s, id)
	other, twins := l.c.head, l.c.baseTwins
	if s == l.c.head {
		other, twins = l.c.base, l.c.headTwins
	}
	if twins[id] >= 0 {
		l.spread(other, twins[id])
	}
}

// missAll tells whether roots are the same on both sides, and get to nothing that differs.
func (l *leads) missAll(base, head []int) bool {
	return l.c.areTwins(base, head) && !l.concern(l.c.base, base) && !l.concern(l.c.head, head)
}

// concern tells whether nodes of a side may get to something that differs.
func (l *leads) concern(s *side, ids []int) bool {
	marked := l.base
	if s == l.c.head {
		marked = l.head
	}
	return slices.ContainsFunc(ids, func(id int) bool { return marked[id] })
}
