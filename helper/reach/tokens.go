package reach

import (
	"go/scanner"
	"go/token"
	"go/types"
	"io"
	"strconv"
)

// A tokenAt is a token of a file without its comments. The end of a line that ends a statement is a semicolon.
type tokenAt struct {
	offset  int
	isIdent bool
	literal string
}

func tokensOf(text []byte) []tokenAt {
	file := token.NewFileSet().AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(file, text, nil, 0)
	var all []tokenAt
	for {
		pos, kind, literal := s.Scan()
		if kind == token.EOF {
			return all
		}
		if kind == token.SEMICOLON || literal == "" {
			literal = kind.String()
		}
		all = append(all, tokenAt{file.Offset(pos), kind == token.IDENT, literal})
	}
}

// A naming writes identifiers as what they stand for, and names of a function's own by their order.
type naming struct {
	pkg *types.Package
	own map[types.Object]int
}

func (n *naming) write(out io.Writer, literal string, object types.Object) {
	io.WriteString(out, n.nameOf(literal, object))
	out.Write([]byte{0})
}

func (n *naming) nameOf(literal string, object types.Object) string {
	switch o := object.(type) {
	case nil:
		return literal
	case *types.PkgName:
		return "import " + o.Imported().Path()
	case *types.Var:
		if o.IsField() {
			return literal
		}
	case *types.Func:
		if signature, ok := o.Type().(*types.Signature); ok && signature.Recv() != nil {
			return literal
		}
	}
	if object.Pkg() == nil {
		return "universe " + literal
	}
	if object.Pkg() != n.pkg || object.Parent() == n.pkg.Scope() {
		return object.Pkg().Path() + "." + object.Name()
	}
	if _, isFunc := object.(*types.Func); isFunc {
		return literal // init, and what is named _
	}
	index, known := n.own[object]
	if !known {
		index = len(n.own)
		n.own[object] = index
	}
	name := "local " + strconv.Itoa(index)
	if _, isType := object.(*types.TypeName); isType {
		if _, isParam := object.Type().(*types.TypeParam); !isParam {
			name += " " + literal // reflection tells the names of local types
		}
	}
	return name
}
