package reach

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// An item is something that initialisation runs and that can do more than give its own variables a value: an init function, or what
// the initialiser of variables runs.
type item struct {
	// key names it on both sides.
	key string
	// runs is what runs, gives are the variables that get their value from it.
	runs  int
	gives []int
}

// An initialisation is an item in the outline.
type initialisation struct {
	runs  int
	gives []int
}

// initialiserKind is the kind of what only initialisation runs: no declaration of its own.
const initialiserKind = "initialiser"

// findItems lists what the initialisation of a package runs, in order. What only stores is no item: its variables mention it.
func (d *drawing) findItems(all []declaration, objects map[*source]map[int]types.Object) {
	byVariable := map[types.Object]declaration{}
	for _, each := range all {
		byVariable[each.object] = each
	}
	for _, initializer := range d.info.InitOrder {
		parts := d.runningIn(initializer.Rhs)
		if len(parts) == 0 {
			continue
		}
		var variables []int
		for _, variable := range initializer.Lhs {
			if at, known := d.ids[variable]; known {
				variables = append(variables, at)
			}
		}
		if len(variables) > 0 {
			d.outline.items = append(d.outline.items, initialisation{d.addInitialiser(byVariable[initializer.Lhs[0]], parts, objects), variables})
		}
	}
	for _, each := range all {
		if f, isFunc := each.syntax.(*ast.FuncDecl); isFunc && d.declared[each.at].kind == "init" {
			d.addInit(each.at, f)
		}
	}
}

func (d *drawing) addInit(at int, f *ast.FuncDecl) {
	variables, onlyStores := d.storesOf(f)
	if !onlyStores {
		d.outline.items = append(d.outline.items, initialisation{runs: at})
		return
	}
	for _, variable := range variables {
		d.declared[variable].own = append(d.declared[variable].own, at)
	}
}

// addInitialiser adds what the initialiser of a variable runs: another one stored beside it is none of its business.
func (d *drawing) addInitialiser(variable declaration, parts []ast.Expr, objects map[*source]map[int]types.Object) int {
	of := d.declared[variable.at]
	at := len(d.declared)
	d.declared = append(d.declared, declared{
		unique: of.unique + " " + initialiserKind, name: of.name, kind: initialiserKind, of: -1, file: of.file, line: of.line,
	})
	is := &d.declared[at]
	g := d.gathererInto(is)
	var text strings.Builder
	d.writeContext(&text, initialiserKind, variable.source, d.inputs)
	for _, part := range parts {
		d.writeTokens(&text, variable.source, part, objects[variable.source])
		g.syntax(part)
	}
	is.hash = digestOf([]byte(text.String()))
	g.finish()
	d.addRuns(is, asNodes(parts)...)
	return at
}

func asNodes(parts []ast.Expr) []ast.Node {
	nodes := make([]ast.Node, len(parts))
	for i, part := range parts {
		nodes[i] = part
	}
	return nodes
}

// runningIn are the parts of an initialiser that run code. What it only stores, next to them or in what it is made of, nobody can call
// but who gets at the variable.
func (d *drawing) runningIn(expr ast.Expr) []ast.Expr {
	switch e := expr.(type) {
	case *ast.CompositeLit:
		return d.runningInAll(e.Elts...)
	case *ast.KeyValueExpr:
		return d.runningInAll(e.Key, e.Value)
	case *ast.ParenExpr:
		return d.runningIn(e.X)
	case *ast.UnaryExpr:
		if e.Op != token.ARROW {
			return d.runningIn(e.X)
		}
	case *ast.BinaryExpr:
		return d.runningInAll(e.X, e.Y)
	case *ast.CallExpr:
		if d.isInertCall(e) {
			return d.runningInAll(e.Args...)
		}
	}
	if d.isInert(expr) {
		return nil
	}
	return []ast.Expr{expr}
}

func (d *drawing) runningInAll(all ...ast.Expr) []ast.Expr {
	var parts []ast.Expr
	for _, each := range all {
		parts = append(parts, d.runningIn(each)...)
	}
	return parts
}

// storesOf are the variables of the package that an init function gives values to, if it does nothing else. What lies behind a variable
// (an element, a field) may be another one's, too.
func (d *drawing) storesOf(f *ast.FuncDecl) (variables []int, onlyStores bool) {
	if f.Body == nil {
		return nil, false
	}
	for _, statement := range f.Body.List {
		assign, ok := statement.(*ast.AssignStmt)
		if !ok || assign.Tok != token.ASSIGN || slices.ContainsFunc(assign.Rhs, func(e ast.Expr) bool { return !d.isInert(e) }) {
			return nil, false
		}
		for _, to := range assign.Lhs {
			name, _ := to.(*ast.Ident)
			if name == nil {
				return nil, false
			}
			at, known := d.ids[d.info.Uses[name]]
			if !known {
				return nil, false
			}
			variables = append(variables, at)
		}
	}
	return variables, true
}

// isInert tells whether an expression does nothing but give a value: it runs no code but that of a few functions of the standard
// library which neither keep what they get nor call it.
func (d *drawing) isInert(expr ast.Expr) bool {
	inert := func(all ...ast.Expr) bool {
		return !slices.ContainsFunc(all, func(each ast.Expr) bool { return each != nil && !d.isInert(each) })
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
		return d.isInertCall(e) && inert(e.Args...)
	}
	return false
}

func (d *drawing) isInertCall(call *ast.CallExpr) bool {
	if called := d.info.Types[call.Fun]; called.IsType() {
		return true
	} else if called.IsBuiltin() {
		return d.isInertBuiltin(call)
	}
	var name *ast.Ident
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		name = f
	case *ast.SelectorExpr:
		if !d.isInert(f.X) {
			return false
		}
		name = f.Sel
	default:
		return false
	}
	f, isFunc := d.info.Uses[name].(*types.Func)
	if !isFunc || f.Pkg() == nil || !runsNothing[f.Pkg().Path()] && !(f.Pkg().Path() == "fmt" && d.haveNoMethods(call.Args)) || !keepsNothing(f.Pkg().Path(), shortName(f.Origin())) {
		return false
	}
	return !takesMethods(f) && !slices.ContainsFunc(call.Args, d.isFunction)
}

func (d *drawing) isInertBuiltin(call *ast.CallExpr) bool {
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

func (d *drawing) isFunction(arg ast.Expr) bool {
	value, known := d.info.Types[arg]
	if !known || value.Type == nil {
		return !known
	}
	_, isFunc := value.Type.Underlying().(*types.Signature)
	return isFunc
}

// haveNoMethods tells whether values are numbers and texts of unnamed types: printing others calls their methods.
func (d *drawing) haveNoMethods(args []ast.Expr) bool {
	return !slices.ContainsFunc(args, func(arg ast.Expr) bool {
		value := d.info.Types[arg].Type
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
func keepsNothing(path, name string) bool {
	return name == "os.Getenv" || name == "os.LookupEnv" || name == "context.Background" || name == "context.TODO" ||
		quiet[path] && !keepers[name]
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
