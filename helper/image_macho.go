package main

import (
	"bytes"
	"debug/macho"
	"fmt"
)

func isMachO(content []byte) bool {
	switch string(content[:4]) {
	case "\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe", "\xfe\xed\xfa\xcf", "\xfe\xed\xfa\xce":
		return true
	}
	return false
}

// Load commands that debug/macho does not name.
const (
	loadChainedFixups = 0x80000034
	loadDyldInfo      = 0x22
	loadDyldInfoOnly  = 0x80000022
	zeroFillType      = 1
	gigabyteFillType  = 12
	sectionTypeMask   = 0xff
)

// machoIgnored are load commands that only tell of sizes, of what is compared apart, or of what does not run.
var machoIgnored = map[uint32]string{
	0x1: "LC_SEGMENT", 0x19: "LC_SEGMENT_64", 0x2: "LC_SYMTAB", 0xb: "LC_DYSYMTAB", 0x1b: "LC_UUID",
	0x1d: "LC_CODE_SIGNATURE", 0x26: "LC_FUNCTION_STARTS", 0x29: "LC_DATA_IN_CODE", 0x80000033: "LC_DYLD_EXPORTS_TRIE",
	loadDyldInfo: "LC_DYLD_INFO", loadDyldInfoOnly: "LC_DYLD_INFO_ONLY", loadChainedFixups: "LC_DYLD_CHAINED_FIXUPS",
}

// loadMachO reads an executable of macOS.
func loadMachO(content []byte) (*image, error) {
	f, err := macho.NewFile(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	img := &image{header: machoHeader(f), order: f.ByteOrder, wordSize: 8}
	if f.Magic == macho.Magic32 {
		img.wordSize = 4
	}
	for _, s := range f.Sections {
		if s.Seg == "__DWARF" {
			continue
		}
		part := section{name: s.Seg + "," + s.Name, addr: s.Addr, size: s.Size}
		if kind := s.Flags & sectionTypeMask; kind != zeroFillType && kind != gigabyteFillType {
			if part.data, err = s.Data(); err != nil {
				return nil, err
			}
		}
		switch s.Name {
		case "__text":
			maskBuildID(part.data)
		case "__gopclntab":
			img.lines = span{s.Addr, s.Addr + s.Size}
		case "__typelink", "__itablink":
			img.tables = append(img.tables, span{s.Addr, s.Addr + s.Size})
		case "__go_module": // since Go 1.26
			img.moduleData = s.Addr
		}
		img.sections = append(img.sections, part)
	}
	if img.moduleData == 0 {
		img.moduleData = machoSymbol(f, "runtime.firstmoduledata")
	}
	linking, err := machoLinking(f, content)
	img.sections = append(img.sections, linking...)
	return img, err
}

// machoHeader is what must be equal besides sections: machine, kind, libraries, imported symbols, other commands.
func machoHeader(f *macho.File) string {
	var header bytes.Buffer
	fmt.Fprint(&header, "Mach-O ", f.Cpu, f.SubCpu, f.Type, f.Flags)
	for _, load := range f.Loads {
		raw := load.Raw()
		if _, ignored := machoIgnored[f.ByteOrder.Uint32(raw)]; !ignored {
			header.Write(raw)
		}
	}
	if f.Dysymtab != nil {
		fmt.Fprint(&header, f.Dysymtab.IndirectSyms)
	}
	imported, err := f.ImportedSymbols()
	fmt.Fprint(&header, imported, err)
	return header.String()
}

// machoLinking is what the dynamic linker does to the loaded sections: rebasing and binding.
func machoLinking(f *macho.File, content []byte) ([]section, error) {
	var parts []section
	for _, load := range f.Loads {
		raw := load.Raw()
		pairs := map[uint32]int{loadDyldInfo: 4, loadDyldInfoOnly: 4, loadChainedFixups: 1}[f.ByteOrder.Uint32(raw)]
		for i := range pairs {
			if len(raw) < 16+8*i {
				return nil, fmt.Errorf("a load command is too short")
			}
			from := uint64(f.ByteOrder.Uint32(raw[8+8*i:]))
			size := uint64(f.ByteOrder.Uint32(raw[12+8*i:]))
			if from+size > uint64(len(content)) {
				return nil, fmt.Errorf("link information lies outside the file")
			}
			name := fmt.Sprintf("link information %d", i+1)
			parts = append(parts, section{name: name, size: size, data: content[from : from+size]})
		}
	}
	return parts, nil
}

// machoSymbol is the address of a symbol, 0 when it is not there.
func machoSymbol(f *macho.File, name string) uint64 {
	if f.Symtab == nil {
		return 0
	}
	for _, s := range f.Symtab.Syms {
		if s.Name == name || s.Name == "_"+name {
			return s.Value
		}
	}
	return 0
}
