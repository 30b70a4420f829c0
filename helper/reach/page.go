package reach

import (
	varint "encoding/binary"
	"math"
)

// A page has an outline as bytes. What stands on it is said once, for writing and for reading: numbers are varints, texts and lists
// have their length before them.
type page struct {
	isRead bool
	raw    []byte
	// What follows is for reading: raw as a text, of which all texts are parts, the place in it, and whether it is another page.
	text  string
	at    int
	isBad bool
}

func openPage(raw []byte) *page { return &page{isRead: true, raw: raw, text: string(raw)} }

func (p *page) outline(o *outline) {
	each(p, &o.declared, p.declared)
	each(p, &o.items, func(i *initialisation) { p.number(&i.runs); p.numbers(&i.gives) })
	p.named(&o.benchmarks)
	p.number(&o.main)
	p.numbers(&o.exported)
	each(p, &o.linked, func(l *linkName) { p.word(&l.local); p.word(&l.target) })
	each(p, &o.others, p.reference)
	p.hash(&o.types)
}

func (p *page) declared(d *declared) {
	p.word(&d.unique)
	p.word(&d.name)
	p.word(&d.kind)
	p.word(&d.file)
	p.number(&d.line)
	p.hash(&d.hash)
	p.numbers(&d.own)
	p.numbers(&d.others)
	each(p, &d.calls, p.word)
	p.flag(&d.starts)
	p.flag(&d.hasBody)
	p.flag(&d.plain)
	p.numbers(&d.runs)
	p.numbers(&d.runsOthers)
	p.number(&d.of)
	p.word(&d.method)
	p.flag(&d.isExported)
}

func (p *page) reference(r *reference) {
	p.word(&r.path)
	p.word(&r.name)
	which := int(r.role)
	p.number(&which)
	p.isBad = p.isBad || which < 0 || which > int(aFixedVariable)
	r.role = role(which)
}

// named are numbers by name.
func (p *page) named(all *map[string]int) {
	names := keysOf(*all)
	each(p, &names, p.word)
	if p.isRead {
		*all = make(map[string]int, len(names))
	}
	for _, name := range names {
		at := (*all)[name]
		p.number(&at)
		(*all)[name] = at
	}
}

// number is from -1, which is none, to what 32 bits hold.
func (p *page) number(n *int) {
	if !p.isRead {
		p.raw = varint.AppendUvarint(p.raw, uint64(*n+1))
		return
	}
	value, size := varint.Uvarint(p.raw[p.at:])
	if p.isBad = p.isBad || size <= 0 || value > math.MaxInt32; p.isBad {
		return
	}
	p.at += size
	*n = int(value) - 1
}

func (p *page) numbers(all *[]int) { each(p, all, p.number) }

// each has as many things as are there: the length alone is not believed.
func each[T any](p *page, all *[]T, on func(*T)) {
	count := len(*all)
	p.number(&count)
	if !p.isRead {
		for i := range *all {
			on(&(*all)[i])
		}
		return
	}
	var read []T
	for range count {
		var one T
		if on(&one); p.isBad {
			return
		}
		read = append(read, one)
	}
	*all = read
}

func (p *page) word(text *string) {
	length := len(*text)
	p.number(&length)
	if !p.isRead {
		p.raw = append(p.raw, *text...)
		return
	}
	if p.take(length) {
		*text = p.text[p.at-length : p.at]
	}
}

func (p *page) hash(d *digest) {
	if !p.isRead {
		p.raw = append(p.raw, d[:]...)
	} else if p.take(len(d)) {
		copy(d[:], p.raw[p.at-len(d):])
	}
}

func (p *page) flag(b *bool) {
	value := 0
	if *b {
		value = 1
	}
	p.number(&value)
	*b = value == 1
	p.isBad = p.isBad || value < 0 || value > 1
}

// take goes on by so many bytes, where they are there.
func (p *page) take(length int) bool {
	if p.isBad = p.isBad || length < 0 || length > len(p.raw)-p.at; p.isBad {
		return false
	}
	p.at += length
	return true
}
