package reach

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Kept says where outlines lie between runs. Nobody can see of an outline whether it is right: a file that code of the change could have
// written must not be named here.
type Kept struct {
	// Path is the file of earlier runs, Sum its SHA-256; a file of another content is left alone. "" for none.
	Path string
	Sum  [32]byte
	// Keep is the file to write for later runs, "" for none.
	Keep string
}

// kept are outlines by content, of earlier runs and of this one.
type kept struct {
	request Kept
	label   string // how files begin that this helper can read
	lists   []*list
	remarks []string

	access  sync.Mutex
	places  map[digest]*place
	volumes map[digest]*volume // of this run, by key
	// taken are outlines of earlier runs, missing those that had to be made; fresh are contents that no earlier run had.
	taken, missing, fresh int
}

// A place is that of a content. Several may have one outline.
type place struct {
	volume *volume
	age    int // runs since there was such a package
}

// A volume is an outline as it lies in a file.
type volume struct{ packed []byte }

// maxOutline is how many bytes an outline may unpack to.
const maxOutline = 64 << 20

// openKept is nil where nothing is asked for. What is wrong with a file is a remark.
func openKept(request Request, p *pairs) (*kept, error) {
	if request.Kept.Path == "" && request.Kept.Keep == "" {
		return nil, nil
	}
	arch, err := archOf(request)
	if err != nil {
		return nil, err
	}
	k := &kept{
		request: request.Kept, label: labelOf(arch), lists: []*list{p.base, p.head},
		places: map[digest]*place{}, volumes: map[digest]*volume{},
	}
	if request.Kept.Path != "" {
		if err := k.read(); err != nil {
			k.remark("outlines of earlier runs are left alone: %v", err)
		}
	}
	return k, addContents(p)
}

func (k *kept) remark(format string, parts ...any) {
	k.remarks = append(k.remarks, fmt.Sprintf(format, parts...))
}

func (k *kept) read() error {
	content, err := readShelf(k.request.Path, k.request.Sum)
	if err != nil {
		return err
	}
	places, err := parseShelf(content, k.label)
	if err == nil {
		k.places = places
	}
	return err
}

// get is the outline of a package of these files, nil where it has to be made.
func (k *kept) get(key, content digest, files []string) *outline {
	if k == nil {
		return nil
	}
	k.access.Lock()
	found := k.places[content]
	k.access.Unlock()
	var o *outline
	if found != nil {
		o = found.volume.open()
	}
	k.access.Lock()
	defer k.access.Unlock()
	if o == nil || !o.isOf(files) {
		k.missing++
		return nil
	}
	k.taken++
	k.volumes[key] = found.volume
	return o
}

// put keeps an outline, once for all contents that have it.
func (k *kept) put(key, content digest, o *outline) {
	if k == nil || k.request.Keep == "" || content == (digest{}) {
		return
	}
	k.access.Lock()
	known, has := k.volumes[key], k.places[content]
	k.access.Unlock()
	if has != nil && has.volume == known {
		return
	}
	if known == nil {
		known = o.packed()
	}
	k.access.Lock()
	defer k.access.Unlock()
	k.volumes[key] = known
	k.places[content] = &place{volume: known}
	k.fresh++
}

// packers have a megabyte each.
var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // fails for another level alone
	return w
}}

func (o *outline) packed() *volume {
	var p page
	p.outline(o)
	var packed bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&packed)
	_, _ = w.Write(p.raw) // a buffer takes everything
	_ = w.Close()
	return &volume{packed.Bytes()}
}

// open is nil for what is no outline.
func (v *volume) open() *outline {
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(v.packed)), maxOutline+1))
	if err != nil || len(raw) > maxOutline {
		return nil
	}
	p, o := openPage(raw), &outline{}
	if p.outline(o); p.isBad || p.at != len(raw) || !o.isSound() {
		return nil
	}
	return o
}

// isSound tells whether every number in it leads to something.
func (o *outline) isSound() bool {
	leads := func(to []int, count int) bool {
		return !slices.ContainsFunc(to, func(at int) bool { return at < 0 || at >= count })
	}
	own, others := len(o.declared), len(o.others)
	for i := range o.declared {
		d := &o.declared[i]
		if !leads(d.own, own) || !leads(d.runs, own) || !leads(d.others, others) || !leads(d.runsOthers, others) ||
			d.of < -1 || d.of >= own || d.line < 0 || !kinds[d.kind] {
			return false
		}
	}
	for _, each := range o.items {
		if !leads([]int{each.runs}, own) || !leads(each.gives, own) {
			return false
		}
	}
	for _, at := range o.benchmarks {
		if !leads([]int{at}, own) {
			return false
		}
	}
	return o.main >= -1 && o.main < own && leads(o.exported, own)
}

var kinds = setOf("func", "type", "const", "var", "init", initialiserKind)

// isOf tells whether it names no other files than these.
func (o *outline) isOf(files []string) bool {
	known := setOf(files...)
	return !slices.ContainsFunc(o.declared, func(d declared) bool { return !known[d.file] || filepath.IsAbs(d.file) })
}

// close writes what is kept, where enough of it is new, and gives the remarks.
func (k *kept) close() []string {
	if k == nil {
		return nil
	}
	k.remark("outlines: %d of earlier runs, %d made", k.taken, k.missing)
	if k.request.Keep != "" && k.isWorthKeeping() {
		if err := k.write(); err != nil {
			k.remark("outlines are not kept: %v", err)
		}
	}
	return k.remarks
}

// leastFresh is the part of the outlines of a run that has to be new: below it the file would be nearly the same.
const leastFresh = 0.1

func (k *kept) isWorthKeeping() bool {
	return k.fresh > 0 && float64(k.fresh) >= leastFresh*float64(len(k.volumes))
}

func (k *kept) write() error {
	content := k.shelf()
	if err := os.MkdirAll(filepath.Dir(k.request.Keep), 0o755); err != nil {
		return err
	}
	fresh := k.request.Keep + ".tmp"
	if err := os.WriteFile(fresh, content, 0o644); err != nil {
		return err
	}
	return os.Rename(fresh, k.request.Keep)
}
