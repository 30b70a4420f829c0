package main

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"fmt"
)

const discardable = 0x02000000

// loadPE reads an executable of Windows.
func loadPE(content []byte) (*image, error) {
	f, err := pe.NewFile(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	img := &image{order: binary.LittleEndian}
	var imageBase uint64
	switch optional := f.OptionalHeader.(type) {
	case *pe.OptionalHeader64:
		imageBase, img.wordSize = optional.ImageBase, 8
		img.header = fmt.Sprint("PE ", f.Machine, f.Characteristics, optional.AddressOfEntryPoint, imageBase,
			optional.Subsystem, optional.DllCharacteristics, optional.SizeOfStackReserve)
	case *pe.OptionalHeader32:
		imageBase, img.wordSize = uint64(optional.ImageBase), 4
		img.header = fmt.Sprint("PE32 ", f.Machine, f.Characteristics, optional.AddressOfEntryPoint, imageBase,
			optional.Subsystem, optional.DllCharacteristics, optional.SizeOfStackReserve)
	default:
		return nil, errNoImage
	}
	for _, s := range f.Sections {
		if s.Characteristics&discardable != 0 && s.Name != ".reloc" {
			continue // debug information and symbols
		}
		part, err := peSection(s, imageBase)
		if err != nil {
			return nil, err
		}
		img.sections = append(img.sections, part)
	}
	img.lines = span{peSymbol(f, imageBase, "runtime.pclntab"), peSymbol(f, imageBase, "runtime.epclntab")}
	img.moduleData = peSymbol(f, imageBase, "runtime.firstmoduledata")
	return img, nil
}

func peSection(s *pe.Section, imageBase uint64) (section, error) {
	data, err := s.Data()
	if err != nil {
		return section{}, err
	}
	size := uint64(s.VirtualSize)
	data = data[:min(size, uint64(len(data)))] // the rest is padding of the file
	if s.Name == ".text" {
		maskBuildID(data)
	}
	return section{name: s.Name, addr: imageBase + uint64(s.VirtualAddress), size: size, data: data}, nil
}

// peSymbol is the address of a symbol, 0 when it is not there.
func peSymbol(f *pe.File, imageBase uint64, name string) uint64 {
	for _, s := range f.Symbols {
		if s.Name == name && s.SectionNumber > 0 && int(s.SectionNumber) <= len(f.Sections) {
			return imageBase + uint64(f.Sections[s.SectionNumber-1].VirtualAddress) + uint64(s.Value)
		}
	}
	return 0
}

// maskBuildID blanks the build id that the linker puts at the start of the code where there are no ELF notes.
func maskBuildID(code []byte) {
	prefix, suffix := []byte("\xff Go build ID: \""), []byte("\"\n \xff")
	if !bytes.HasPrefix(code, prefix) {
		return
	}
	id := code[len(prefix):min(len(code), 512)]
	if end := bytes.Index(id, suffix); end >= 0 {
		clear(id[:end])
	}
}
