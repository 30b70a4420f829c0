package reach

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// An item is something that initialisation runs and that can do more than give its own variables a value: an init function, or the
// initialiser of variables.
type item struct {
	// key names it on both sides.
	key string
	// nodes are the init function, or the variables.
	nodes []int
}

// findItems lists what the initialisation of a package runs, in order. What only stores is no item: its variable mentions it.
func (s *side) findItems(p *pkg, all []declaration) {
	for _, initializer := range p.info.InitOrder {
		if p.isInert(initializer.Rhs) {
			continue
		}
		var nodes []int
		for _, variable := range initializer.Lhs {
			if id, known := s.ids[variable]; known {
				nodes = append(nodes, id)
			}
		}
		if len(nodes) > 0 {
			p.items = append(p.items, item{s.nodes[nodes[0]].key, nodes})
		}
	}
	for _, d := range all {
		if s.nodes[d.id].kind == "init" {
			p.items = append(p.items, item{s.nodes[d.id].key, []int{d.id}})
		}
	}
}

// isInert tells whether an expression does nothing but give a value: it runs no code but that of a few functions of the standard
// library which neither keep what they get nor call it.
func (p *pkg) isInert(expr ast.Expr) bool {
	inert := func(all ...ast.Expr) bool {
		return !slices.ContainsFunc(all, func(each ast.Expr) bool { return each != nil && !p.isInert(each) })
	}
	switch e := expr.(type) {
	case *ast.BasicLit, *ast.Ident, *ast.FuncLit, *ast.ArrayType, *ast.MapType, *ast.StructType, *ast.FuncType, *ast.InterfaceType, *ast.ChanType:
		return true
	case *ast.CompositeLit:
		return inert(e.Elts...)
	case *ast.KeyValueExpr:
		return inert(e.Key, e.Value)
	case *ast.ParenExpr:
		return inert(e.X)
	case *ast.SelectorExpr:
		return inert(e.X)
	case *ast.StarExpr:
		return inert(e.X)
	case *ast.UnaryExpr:
		return e.Op != token.ARROW && inert(e.X)
	case *ast.BinaryExpr:
		return inert(e.X, e.Y)
	case *ast.IndexExpr:
		return inert(e.X, e.Index)
	case *ast.IndexListExpr:
		return true // a generic function or type
	case *ast.SliceExpr:
		return inert(e.X, e.Low, e.High, e.Max)
	case *ast.TypeAssertExpr:
		return inert(e.X)
	case *ast.CallExpr:
		return p.isInertCall(e) && inert(e.Args...)
	}
	return false
}

func (p *pkg) isInertCall(call *ast.CallExpr) bool {
	if called := p.info.Types[call.Fun]; called.IsType() {
		return true
	} else if called.IsBuiltin() {
		return p.isInertBuiltin(call)
	}
	var name *ast.Ident
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		name = f
	case *ast.SelectorExpr:
		if !p.isInert(f.X) {
			return false
		}
		name = f.Sel
	default:
		return false
	}
	f, isFunc := p.info.Uses[name].(*types.Func)
	if !isFunc || f.Pkg() == nil || !runsNothing[f.Pkg().Path()] && !(f.Pkg().Path() == "fmt" && p.haveNoMethods(call.Args)) || !keepsNothing(f) {
		return false
	}
	return !slices.ContainsFunc(call.Args, func(arg ast.Expr) bool { return p.isFunction(arg) })
}

func (p *pkg) isInertBuiltin(call *ast.CallExpr) bool {
	switch name := builtinName(call.Fun); name {
	case "append": // to something new, since it may write behind the end of another variable's elements
		_, isNew := ast.Unparen(call.Args[0]).(*ast.CompositeLit)
		return isNew
	case "copy", "delete", "clear", "close", "panic", "print", "println", "recover":
		return false
	}
	return true
}

func builtinName(fun ast.Expr) string {
	switch f := ast.Unparen(fun).(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr: // of unsafe
		return f.Sel.Name
	}
	return ""
}

func (p *pkg) isFunction(arg ast.Expr) bool {
	value, known := p.info.Types[arg]
	if !known || value.Type == nil {
		return !known
	}
	_, isFunc := value.Type.Underlying().(*types.Signature)
	return isFunc
}

// haveNoMethods tells whether values are numbers and texts of unnamed types: printing others calls their methods.
func (p *pkg) haveNoMethods(args []ast.Expr) bool {
	return !slices.ContainsFunc(args, func(arg ast.Expr) bool {
		value := p.info.Types[arg].Type
		_, isBasic := value.(*types.Basic)
		return !isBasic
	})
}

// runsNothing are packages whose functions call nothing that they are given, apart from functions.
var runsNothing = setOf(
	"errors", "strings", "strconv", "bytes", "math", "math/bits", "math/cmplx", "math/big", "unicode", "unicode/utf8", "unicode/utf16",
	"regexp", "path", "path/filepath", "time", "encoding/binary", "encoding/hex", "encoding/base64", "encoding/base32", "reflect",
	"hash/crc32", "hash/crc64", "net/netip", "unsafe",
)

// keepers are the functions of packages that otherwise keep nothing of what they are handed, but do keep it, or change what others see.
var keepers = setOf(
	"time.AfterFunc", "time.NewTimer", "time.NewTicker", "time.Tick", "time.After", "time.Sleep", "time.(*Timer).Reset",
	"fmt.Print", "fmt.Println", "fmt.Printf", "fmt.Scan", "fmt.Scanln", "fmt.Scanf", "fmt.Fprint", "fmt.Fprintln", "fmt.Fprintf",
	"reflect.MakeFunc", "reflect.Value.Call", "reflect.Value.CallSlice", "reflect.Value.Method",
	"reflect.Value.MethodByName", "reflect.Value.Send", "reflect.Value.Close",
)

// quiet are packages whose functions and methods keep nothing of what they are handed beyond what they return and what the caller
// has, though they may call it.
var quiet = setOf(
	"errors", "fmt", "strings", "strconv", "bytes", "math", "math/bits", "math/cmplx", "math/big", "unicode", "unicode/utf8",
	"unicode/utf16", "cmp", "slices", "maps", "iter", "sort", "path", "path/filepath", "regexp", "regexp/syntax", "time", "encoding/binary",
	"encoding/hex", "encoding/base64", "encoding/base32", "reflect", "hash", "hash/crc32", "hash/crc64", "hash/fnv", "hash/adler32",
	"net/netip", "net/url", "sync", "sync/atomic", "container/list", "container/heap", "container/ring", "bufio", "io", "unsafe",
	"crypto/md5", "crypto/sha1", "crypto/sha256", "crypto/sha512", "embed", "text/template", "html/template", "html", "encoding/json",
)

// keepsNothing tells whether a function of the standard library leaves no trace but in what its caller has in hand.
func keepsNothing(f *types.Func) bool {
	name := shortName(f.Origin())
	return name == "os.Getenv" || name == "os.LookupEnv" || name == "context.Background" || name == "context.TODO" ||
		quiet[f.Pkg().Path()] && !keepers[name]
}

// constants are variables of the standard library that nobody writes.
var constants = setOf(
	"io.EOF", "io.Discard", "time.UTC", "encoding/binary.LittleEndian", "encoding/binary.BigEndian", "encoding/binary.NativeEndian",
	"encoding/base64.StdEncoding", "encoding/base64.URLEncoding", "encoding/base64.RawStdEncoding", "encoding/base64.RawURLEncoding",
	"encoding/base32.StdEncoding", "encoding/base32.HexEncoding", "hash/crc32.IEEETable",
)

func isConstant(o *types.Var) bool {
	return o.Type().String() == "error" || o.Pkg().Path() == "unicode" || constants[shortName(o)]
}

func setOf(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		set[name] = true
	}
	return set
}
