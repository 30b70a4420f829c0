package reach

import (
	"go/ast"
	"go/types"
)

// A gatherer finds what a declaration mentions.
type gatherer struct {
	side     *side
	pkg      *pkg
	seen     map[types.Type]bool
	found    map[int]bool
	keeps    string
	reflects bool
	calls    map[string]bool
}

// syntax adds every object that is named, and every type of an expression: also those that are not written down.
func (g *gatherer) syntax(root ast.Node) {
	info := g.pkg.info
	ast.Inspect(root, func(n ast.Node) bool {
		if implicit := info.Implicits[n]; implicit != nil {
			g.typ(implicit.Type())
		}
		switch e := n.(type) {
		case *ast.GoStmt:
			g.keep("a goroutine")
		case *ast.Ident:
			g.object(info.Uses[e])
			if defined := info.Defs[e]; defined != nil {
				g.typ(defined.Type())
			}
			if instance, ok := info.Instances[e]; ok {
				g.typ(instance.Type)
				for i := range instance.TypeArgs.Len() {
					g.typ(instance.TypeArgs.At(i))
				}
			}
		case *ast.SelectorExpr:
			if selection := info.Selections[e]; selection != nil {
				g.path(selection)
			}
		}
		if e, ok := n.(ast.Expr); ok {
			if value, ok := info.Types[e]; ok {
				g.typ(value.Type)
			}
		}
		return true
	})
}

// path adds the types of the embedded fields that lead to what is selected.
func (g *gatherer) path(selection *types.Selection) {
	g.typ(selection.Recv())
	g.object(selection.Obj())
}

func (g *gatherer) object(object types.Object) {
	switch o := object.(type) {
	case *types.Func:
		origin := o.Origin()
		if isInterfaceMethod(o) {
			g.calls[nameOfMethod(o)] = true
		}
		if id, known := g.side.ids[origin]; known {
			g.found[id] = true
		} else if g.isOutside(o) {
			g.outside(o)
		}
	case *types.Var:
		if id, known := g.side.ids[o]; known {
			g.found[id] = true
		} else if !o.IsField() && g.isOutside(o) && isPackageLevel(o) {
			g.reflects = g.reflects || g.side.mirrors[o.Pkg().Path()]
			if !isConstant(o) {
				g.keep(shortName(o))
			}
		}
	case *types.Const, *types.TypeName:
		if id, known := g.side.ids[o]; known {
			g.found[id] = true
		}
	}
}

func isPackageLevel(o *types.Var) bool { return o.Pkg().Scope().Lookup(o.Name()) == o }

// outside notes what a function of an opaque package may do.
func (g *gatherer) outside(f *types.Func) {
	g.reflects = g.reflects || g.side.mirrors[f.Pkg().Path()] || f.Pkg().Path() == "reflect" && reflectedCall.MatchString("."+f.Name()+"(")
	if !isInterfaceMethod(f) && !keepsNothing(f) {
		g.keep(shortName(f))
	}
}

// isOutside tells whether an object is of an opaque package.
func (g *gatherer) isOutside(o types.Object) bool {
	return o.Pkg() != nil && g.side.byTypes[o.Pkg()] == nil
}

func (g *gatherer) keep(what string) {
	if g.keeps == "" {
		g.keeps = what
	}
}

func isInterfaceMethod(f *types.Func) bool {
	signature, ok := f.Type().(*types.Signature)
	return ok && signature.Recv() != nil && types.IsInterface(signature.Recv().Type())
}

// typ adds the named types that a type is made of. What they are made of themselves is mentioned by them.
func (g *gatherer) typ(t types.Type) {
	if t == nil || g.seen[t] {
		return
	}
	g.seen[t] = true
	switch u := t.(type) {
	case *types.Alias:
		g.object(u.Obj())
		g.typ(types.Unalias(u))
	case *types.Named:
		for i := range u.TypeArgs().Len() {
			g.typ(u.TypeArgs().At(i))
		}
		if id, known := g.side.ids[u.Origin().Obj()]; known {
			g.found[id] = true
		} else if u.Obj().Pkg() != nil && !g.isOutside(u.Obj()) {
			g.typ(u.Underlying()) // a local type
		}
	case *types.Pointer:
		g.typ(u.Elem())
	case *types.Slice:
		g.typ(u.Elem())
	case *types.Array:
		g.typ(u.Elem())
	case *types.Chan:
		g.typ(u.Elem())
	case *types.Map:
		g.typ(u.Key())
		g.typ(u.Elem())
	case *types.Signature:
		g.typ(u.Params())
		g.typ(u.Results())
	case *types.Tuple:
		for i := range u.Len() {
			g.typ(u.At(i).Type())
		}
	case *types.Struct:
		for i := range u.NumFields() {
			g.typ(u.Field(i).Type())
		}
	case *types.Interface:
		for i := range u.NumExplicitMethods() {
			g.typ(u.ExplicitMethod(i).Type())
		}
		for i := range u.NumEmbeddeds() {
			g.typ(u.EmbeddedType(i))
		}
	case *types.Union:
		for i := range u.Len() {
			g.typ(u.Term(i).Type())
		}
	}
}

func shortName(o types.Object) string {
	if o.Pkg() == nil {
		return o.Name()
	}
	return o.Pkg().Path() + "." + nameOf(o)
}
