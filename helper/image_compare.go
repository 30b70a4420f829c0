package main

import "fmt"

// compareImages names the first difference between two images, "" when there is none that counts.
func compareImages(base, head *image) string {
	switch {
	case base.header != head.header:
		return "the file headers differ"
	case base.wordSize == 0 || base.lines.empty() || head.lines.empty():
		return "the line table was not found"
	case base.lines.from != head.lines.from:
		return "the line table moved"
	case base.moduleData != head.moduleData:
		return "the module data moved"
	case len(base.sections) != len(head.sections) || len(base.tables) != len(head.tables):
		return "the number of sections differs"
	}
	for i := range base.sections {
		if difference := compareSections(base, head, i); difference != "" {
			return difference
		}
	}
	return ""
}

// compareSections compares the i-th sections: what lies before the line table, and what lies behind it.
func compareSections(base, head *image, i int) string {
	b, h := base.sections[i], head.sections[i]
	if b.name != h.name {
		return fmt.Sprintf("section %s became %s", b.name, h.name)
	}
	if b.addr != h.addr && !(base.isTable(b) && head.isTable(h)) {
		return fmt.Sprintf("section %s moved", b.name)
	}
	b1, b2 := b.without(base.lines)
	h1, h2 := h.without(head.lines)
	if b2.addr != h2.addr && b2.size > 0 && b.addr == h.addr {
		return fmt.Sprintf("section %s moved behind the line table", b.name)
	}
	if !equalBytes(base, head, b1, h1) || !equalBytes(base, head, b2, h2) {
		return fmt.Sprintf("section %s differs", b.name)
	}
	return ""
}

// without cuts a span out of a section and returns what is before and behind it.
func (s section) without(hole span) (before, behind section) {
	end := s.addr + s.size
	if hole.to <= s.addr || hole.from >= end {
		return s, section{addr: end}
	}
	return s.part(s.addr, max(hole.from, s.addr)), s.part(min(hole.to, end), end)
}

// part is the section between two addresses in it.
func (s section) part(from, to uint64) section {
	size := uint64(len(s.data))
	return section{s.name, from, to - from, s.data[min(from-s.addr, size):min(to-s.addr, size)]}
}

// equalBytes compares two parts, apart from the words of the module data that tell of the line table.
func equalBytes(base, head *image, b, h section) bool {
	if b.size == 0 && h.size == 0 {
		return true
	}
	if b.size != h.size || len(b.data) != len(h.data) {
		return false
	}
	for at := 0; at < len(b.data); at++ {
		if b.data[at] == h.data[at] {
			continue
		}
		end, ok := base.skipLineWord(head, b, h, at)
		if !ok {
			return false
		}
		at = end - 1
	}
	return true
}

// moduleWords is how far into the module data (in words) the line table is told of: to epclntab, the 43rd in Go 1.27.
const moduleWords = 64

// skipLineWord tells whether the byte at an index, which differs, belongs to a word of the module data that tells of the
// line table or a moved table. It returns the word's end.
func (img *image) skipLineWord(head *image, b, h section, at int) (end int, ok bool) {
	if b.addr != h.addr || img.moduleData < b.addr || img.moduleData == 0 || b.addr+uint64(at) < img.moduleData {
		return 0, false
	}
	start := int(img.moduleData - b.addr)
	index := (at - start) / img.wordSize
	first := start + index*img.wordSize
	end = first + img.wordSize
	if index >= moduleWords || end > len(b.data) {
		return 0, false
	}
	if img.sameTarget(head, img.word(b, first), head.word(h, first)) {
		return end, true
	}
	return end, img.isLineLength(b, start, first) && head.isLineLength(h, start, first)
}

// sameTarget tells whether two addresses lie in the line tables, or at the same place of a table.
func (img *image) sameTarget(head *image, b, h uint64) bool {
	if img.tellsLine(b) && head.tellsLine(h) {
		return true
	}
	for i, from := range img.tables {
		to := head.tables[i]
		if from.from <= b && b < from.to && to.from <= h && h < to.to && b-from.from == h-to.from {
			return true
		}
	}
	return false
}

// isLineLength tells whether the word at an index is the length or capacity, which are equal, of a slice of the line
// table.
func (img *image) isLineLength(s section, start, at int) bool {
	size := img.wordSize
	if pointer := at - size; pointer >= start && at+2*size <= len(s.data) && img.tellsLine(img.word(s, pointer)) {
		return img.word(s, at) == img.word(s, at+size)
	}
	if pointer := at - 2*size; pointer >= start && img.tellsLine(img.word(s, pointer)) {
		return img.word(s, at) == img.word(s, at-size)
	}
	return false
}

// tellsLine tells whether an address is in the line table, or its end.
func (img *image) tellsLine(address uint64) bool {
	return img.lines.from <= address && address <= img.lines.to
}

// isTable tells whether a section may move.
func (img *image) isTable(s section) bool {
	for _, table := range img.tables {
		if table.from == s.addr && table.to == s.addr+s.size {
			return true
		}
	}
	return false
}

func (img *image) word(s section, at int) uint64 {
	if img.wordSize == 4 {
		return uint64(img.order.Uint32(s.data[at:]))
	}
	return img.order.Uint64(s.data[at:])
}
