package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

// An image is what the operating system loads of an executable file, with where in it line numbers are kept.
type image struct {
	// header is what must be equal besides the sections: format, machine, kind, entry point, libraries.
	header   string
	sections []section
	order    binary.ByteOrder
	wordSize int
	lines    span // .gopclntab: function names, line numbers, since Go 1.26 stack maps, too
	// tables are .typelink and .itablink, which lie behind the line table since Go 1.26. They move when it grows; only the
	// module data tell where they are. (Were they named elsewhere, that place would differ.)
	tables []span
	// moduleData is the address of the linker's table of contents, which points into lines; 0 when it is not known.
	moduleData uint64
}

// A section is a loaded part of a file. It is at addr, size bytes long; data is shorter where the rest is zero.
type section struct {
	name string
	addr uint64
	size uint64
	data []byte
}

// A span is a range of addresses; the end is not in it.
type span struct{ from, to uint64 }

func (s span) empty() bool { return s.from == s.to }

// errNoImage means that a file is no executable of a known format.
var errNoImage = errors.New("no ELF, Mach-O or PE executable")

// loadImage reads an executable file.
func loadImage(path string, content []byte) (*image, error) {
	var img *image
	var err error
	switch {
	case bytes.HasPrefix(content, []byte("\x7fELF")):
		img, err = loadELF(content)
	case bytes.HasPrefix(content, []byte("MZ")):
		img, err = loadPE(content)
	case len(content) >= 4 && isMachO(content):
		img, err = loadMachO(content)
	default:
		err = errNoImage
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return img, nil
}

// sameParams are two executable files.
type sameParams struct {
	Base string `json:"base"`
	Head string `json:"head"`
}

// sameResult says whether two programs have the same code and data; Reason tells what differs when they have not.
type sameResult struct {
	Same   bool   `json:"same"`
	Reason string `json:"reason"`
}

// sameBinary tells whether two programs differ at most in line numbers, function names and addresses of these, build
// ids, debug information and symbol table. A doubt is a difference.
func sameBinary(params sameParams) (*sameResult, error) {
	base, err := os.ReadFile(params.Base)
	if err != nil {
		return nil, err
	}
	head, err := os.ReadFile(params.Head)
	if err != nil {
		return nil, err
	}
	if bytes.Equal(base, head) {
		return &sameResult{Same: true, Reason: "the files are equal"}, nil
	}
	baseImage, err := loadImage(params.Base, base)
	if err != nil {
		return &sameResult{Reason: err.Error()}, nil
	}
	headImage, err := loadImage(params.Head, head)
	if err != nil {
		return &sameResult{Reason: err.Error()}, nil
	}
	if difference := compareImages(baseImage, headImage); difference != "" {
		return &sameResult{Reason: difference}, nil
	}
	return &sameResult{Same: true, Reason: "only line numbers and what is not loaded differ"}, nil
}
