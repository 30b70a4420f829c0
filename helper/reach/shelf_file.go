package reach

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
)

// The file of a shelf: a line that says what can read it; a page with each content, its age and the number of its volume, and how long
// the volumes are; the volumes, packed one by one, so that only those are unpacked that are asked for.

const (
	shelfFormat = 1
	// maxShelf is how many bytes a file may have.
	maxShelf = 32 << 20
	// maxAge is after how many runs is let go what no run has had.
	maxAge = 30
	// contentBytes are those that a content takes in the file, at most.
	contentBytes = 16 + 2*5
)

// rules is the code that makes outlines: what other code has made may say something else.
//
//go:embed *.go
var rules embed.FS

// labelOf is the first line of a file.
func labelOf(arch string) string {
	return fmt.Sprintf("go-steady outlines %d %s %s %x\n", shelfFormat, runtime.Version(), arch, digestOfRules())
}

func digestOfRules() digest {
	var parts [][]byte
	files, _ := rules.ReadDir(".") // sorted; it is there, as all that is embedded
	for _, file := range files {
		content, _ := rules.ReadFile(file.Name())
		parts = append(parts, []byte(file.Name()), content)
	}
	return digestOf(parts...)
}

// An index says what lies where.
type index struct {
	contents []placed
	lengths  []int // of the volumes
}

type placed struct {
	content     digest
	age, volume int
}

func (p *page) index(i *index) {
	each(p, &i.contents, func(c *placed) { p.hash(&c.content); p.number(&c.age); p.number(&c.volume) })
	p.numbers(&i.lengths)
}

var errTooLarge = fmt.Errorf("more than %d bytes", maxShelf)

// readShelf is the content of a file that has this sum.
func readShelf(path string, sum [32]byte) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxShelf+1))
	switch {
	case err != nil:
		return nil, err
	case len(content) > maxShelf:
		return nil, errTooLarge
	case sha256.Sum256(content) != sum:
		return nil, errors.New("the file is another one than at the start of the run")
	}
	return content, nil
}

// parseShelf does not unpack the volumes.
func parseShelf(content []byte, label string) (map[digest]*place, error) {
	body, isOurs := bytes.CutPrefix(content, []byte(label))
	if !isOurs {
		return nil, errors.New("the file is of another release of Go or of go-steady")
	}
	p, found := openPage(body), index{}
	p.index(&found)
	volumes := make([]*volume, len(found.lengths))
	for i, length := range found.lengths {
		if p.take(length) {
			volumes[i] = &volume{body[p.at-length : p.at]}
		}
	}
	places := make(map[digest]*place, len(found.contents))
	for _, each := range found.contents {
		if p.isBad = p.isBad || each.volume < 0 || each.volume >= len(volumes) || each.age < 0; p.isBad {
			break
		}
		places[each.content] = &place{volumes[each.volume], each.age}
	}
	if p.isBad || p.at != len(body) {
		return nil, errors.New("the file is damaged")
	}
	return places, nil
}

// shelf is a file of what is kept: what this run has had first, then what was had longest ago last, as far as there is room.
func (k *kept) shelf() []byte {
	var found index
	var volumes [][]byte
	size := len(k.label) + contentBytes
	numbers := map[*volume]int{}
	for _, each := range k.byAge() {
		v := k.places[each.content].volume
		number, isThere := numbers[v]
		if size += contentBytes; !isThere {
			size += len(v.packed) + contentBytes
			number = len(volumes)
		}
		if size > maxShelf {
			break
		}
		if !isThere {
			numbers[v] = number
			volumes = append(volumes, v.packed)
			found.lengths = append(found.lengths, len(v.packed))
		}
		each.volume = number
		found.contents = append(found.contents, each)
	}
	var p page
	p.index(&found)
	return slices.Concat([]byte(k.label), p.raw, bytes.Join(volumes, nil))
}

// byAge are the contents with the age that they have after this run, without those that are too old.
func (k *kept) byAge() []placed {
	isHere := map[digest]bool{}
	for _, l := range k.lists {
		for _, content := range l.contents {
			isHere[content] = true
		}
	}
	var all []placed
	for content, each := range k.places {
		age := each.age + 1
		if isHere[content] {
			age = 0
		}
		if age <= maxAge {
			all = append(all, placed{content: content, age: age})
		}
	}
	slices.SortFunc(all, func(a, b placed) int {
		if a.age != b.age {
			return a.age - b.age
		}
		return bytes.Compare(a.content[:], b.content[:])
	})
	return all
}
