package reach

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// A listed package is what `go list -deps -test -json` says of it. Its key is the import path with the variant:
// "p [p.test]", "p_test [p.test]", "p.test".
type listed struct {
	ImportPath, ForTest, Dir string
	Standard                 bool
	Module                   *module
	Imports, Deps            []string
	ImportMap                map[string]string
	DefaultGODEBUG           string
	Error                    *struct{ Err string }

	GoFiles, CgoFiles, TestGoFiles, XTestGoFiles         []string
	CFiles, CXXFiles, MFiles, HFiles, FFiles, SFiles     []string
	SwigFiles, SwigCXXFiles, SysoFiles                   []string
	EmbedFiles, TestEmbedFiles, XTestEmbedFiles          []string
	CgoCFLAGS, CgoCPPFLAGS, CgoCXXFLAGS, CgoFFLAGS       []string
	CgoLDFLAGS, CgoPkgConfig                             []string
	EmbedPatterns, TestEmbedPatterns, XTestEmbedPatterns []string

	hashing sync.Once
	own     digest // of its content, once it is asked for
}

type module struct {
	Path, Version, GoVersion string
	Replace                  *struct{ Path, Version string }
}

const listFields = "ImportPath,ForTest,Dir,Standard,Module,Imports,Deps,ImportMap,DefaultGODEBUG,Error," +
	"GoFiles,CgoFiles,TestGoFiles,XTestGoFiles,CFiles,CXXFiles,MFiles,HFiles,FFiles,SFiles,SwigFiles,SwigCXXFiles,SysoFiles," +
	"EmbedFiles,TestEmbedFiles,XTestEmbedFiles,CgoCFLAGS,CgoCPPFLAGS,CgoCXXFLAGS,CgoFFLAGS,CgoLDFLAGS,CgoPkgConfig," +
	"EmbedPatterns,TestEmbedPatterns,XTestEmbedPatterns"

// A list has the packages of one side by key.
type list struct {
	tree     Tree
	packages map[string]*listed
	order    []string // as listed: what is imported comes first
	// contents are digests of each package with all that it imports, where outlines are kept between runs.
	contents map[string]digest
}

func listBoth(request Request) ([2]*list, error) {
	var lists [2]*list
	err := both(func(i int) (err error) {
		lists[i], err = listSide(request, []Tree{request.Base, request.Head}[i])
		return err
	})
	return lists, err
}

func listSide(request Request, tree Tree) (*list, error) {
	args := append([]string{"list", "-e", "-deps", "-test", "-json=" + listFields}, request.BuildFlags...)
	output, err := request.Go(tree, append(append(args, "--"), request.Packages...)...)
	if err != nil {
		return nil, err
	}
	found := &list{tree: tree, packages: map[string]*listed{}}
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return found, nil
		} else if err != nil {
			return nil, fmt.Errorf("what go list printed: %w", err)
		}
		if found.packages[p.ImportPath] == nil {
			found.order = append(found.order, p.ImportPath)
		}
		found.packages[p.ImportPath] = &p
	}
}

// path is the import path without the variant.
func (p *listed) path() string { return withoutVariant(p.ImportPath) }

func withoutVariant(key string) string {
	path, _, _ := strings.Cut(key, " ")
	return path
}

// foreignFiles are read by other tools than the Go compiler, and count for the whole package.
func (p *listed) foreignFiles() []string {
	return join(p.CgoFiles, p.CFiles, p.CXXFiles, p.MFiles, p.HFiles, p.FFiles, p.SFiles, p.SwigFiles, p.SwigCXXFiles, p.SysoFiles)
}

func (p *listed) embeddedFiles() []string {
	return join(p.EmbedFiles, p.TestEmbedFiles, p.XTestEmbedFiles)
}

// files are all that the build of this variant may read.
func (p *listed) files() []string { return join(p.GoFiles, p.foreignFiles(), p.embeddedFiles()) }

// settings are what besides files goes into its build.
func (p *listed) settings() string { return p.flags() + " " + p.goVersion() }

// flags are those of other compilers.
func (p *listed) flags() string {
	return fmt.Sprintf("%q", [][]string{p.CgoCFLAGS, p.CgoCPPFLAGS, p.CgoCXXFLAGS, p.CgoFFLAGS, p.CgoLDFLAGS, p.CgoPkgConfig})
}

func (p *listed) goVersion() string {
	if p.Module == nil || p.Module.GoVersion == "" {
		return ""
	}
	return "go" + p.Module.GoVersion
}

// version is that of a published module, which says the same wherever it is read from; "" for a folder.
func (p *listed) version(tree Tree) string {
	switch {
	case p.Module == nil || isBelow(p.Dir, tree.Root):
		return ""
	case p.Module.Replace != nil && p.Module.Replace.Version != "":
		return p.Module.Replace.Path + "@" + p.Module.Replace.Version
	case p.Module.Replace == nil && p.Module.Version != "":
		return p.Module.Path + "@" + p.Module.Version
	}
	return ""
}

func isBelow(path, folder string) bool {
	relative, err := filepath.Rel(folder, path)
	return err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator))
}

func (p *listed) file(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(p.Dir, name)
}

func (p *listed) failure() string {
	if p.Error == nil {
		return ""
	}
	return strings.TrimSpace(p.Error.Err)
}

func join(lists ...[]string) []string {
	var all []string
	for _, each := range lists {
		all = append(all, each...)
	}
	return all
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
