package main

import (
	"bytes"
	"debug/elf"
	"fmt"
)

// loadELF reads an executable of Linux and most other systems.
func loadELF(content []byte) (*image, error) {
	f, err := elf.NewFile(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	img := &image{
		header: fmt.Sprint("ELF ", f.Class, f.Data, f.OSABI, f.ABIVersion, f.Type, f.Machine, f.Entry),
		order:  f.ByteOrder, wordSize: map[elf.Class]int{elf.ELFCLASS32: 4, elf.ELFCLASS64: 8}[f.Class],
	}
	for _, s := range f.Sections {
		if s.Flags&elf.SHF_ALLOC == 0 || s.Name == ".note.go.buildid" || s.Name == ".note.gnu.build-id" {
			continue
		}
		switch s.Name {
		case ".gopclntab", ".data.rel.ro.gopclntab":
			img.lines = span{s.Addr, s.Addr + s.Size}
		case ".typelink", ".itablink":
			img.tables = append(img.tables, span{s.Addr, s.Addr + s.Size})
		case ".go.module": // since Go 1.26
			img.moduleData = s.Addr
		}
		part := section{name: fmt.Sprint(s.Name, " ", s.Type, s.Flags), addr: s.Addr, size: s.Size}
		if s.Type != elf.SHT_NOBITS {
			if part.data, err = s.Data(); err != nil {
				return nil, err
			}
		}
		img.sections = append(img.sections, part)
	}
	if img.moduleData == 0 {
		img.moduleData = elfSymbol(f, "runtime.firstmoduledata")
	}
	return img, nil
}

// elfSymbol is the address of a symbol, 0 when it is not there.
func elfSymbol(f *elf.File, name string) uint64 {
	symbols, err := f.Symbols()
	if err != nil {
		return 0 // a stripped file: more of it has to be equal
	}
	for _, s := range symbols {
		if s.Name == name {
			return s.Value
		}
	}
	return 0
}
