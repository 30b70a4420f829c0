package reach

import "slices"

// A comparison is of the graphs of both sides.
type comparison struct {
	pairs      *pairs
	base, head *side
	// twins are, for each node of a side, the other side's node of its key, -1 where there is none.
	baseTwins, headTwins []int
	// leads are those of all binaries.
	leads *leads
	// stored has the packages of which it is known whether their variables are given other values.
	stored map[*pkg]bool
	// isDoubtful is true when more is known once nothing but the standard library is opaque.
	isDoubtful bool
}

func newComparison(p *pairs, base, head *side) *comparison {
	c := &comparison{
		pairs: p, base: base, head: head, baseTwins: twinsOf(base, head), headTwins: twinsOf(head, base), stored: map[*pkg]bool{},
	}
	c.leads = c.allLeads()
	return c
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
	c.base.mark(base)
	defer c.base.clear(base)
	return slices.ContainsFunc(head.ids, func(id int32) bool {
		return c.isChanged(c.head, int(id)) || !c.base.has(c.headTwins[id])
	})
}

// A finding is what is known of one test binary before its benchmarks are looked at.
type finding struct {
	// why is the reason for which all its benchmarks count as reached.
	why string
	// dirty are variables, by key, that initialisation may leave with other values; each with what does so.
	dirty map[string]dirt
	// otherwise is true when initialisation does something else, if only that it gives a variable another value.
	otherwise bool
	// base and head are what initialisation mentions, and what else runs besides the benchmark.
	base, head *closure
	// leads are those of this binary.
	leads *leads
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
