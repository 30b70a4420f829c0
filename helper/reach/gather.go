package reach

import (
	"go/ast"
	"go/types"
)

// A gatherer finds what a declaration mentions.
type gatherer struct {
	*drawing
	into   *declared
	seen   map[types.Type]bool
	found  map[int]bool
	others map[int]bool
	calls  map[string]bool
}

func (d *drawing) gathererInto(is *declared) *gatherer {
	return &gatherer{drawing: d, seen: map[types.Type]bool{}, found: map[int]bool{}, others: map[int]bool{}, calls: map[string]bool{}, into: is}
}

// finish gives the declaration what was found.
func (g *gatherer) finish() { g.into.own, g.into.calls = keysOf(g.found), keysOf(g.calls) }

// syntax adds every object that is named, and every type of an expression: also those that are not written down.
func (g *gatherer) syntax(root ast.Node) {
	info := g.info
	ast.Inspect(root, func(n ast.Node) bool {
		if implicit := info.Implicits[n]; implicit != nil {
			g.typ(implicit.Type())
		}
		switch e := n.(type) {
		case *ast.GoStmt:
			g.into.starts = true
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
	if f, isFunc := object.(*types.Func); isFunc {
		if isInterfaceMethod(f) {
			g.calls[nameOfMethod(f)] = true
		}
		object = f.Origin()
	}
	switch {
	case object == nil || object.Pkg() == nil:
	case object.Pkg() == g.pkg.types:
		if at, known := g.ids[object]; known {
			g.found[at] = true
		}
	default:
		if r, ok := referenceTo(object); ok {
			g.refer(r)
		}
	}
}

// refer adds a reference once, in the order of the source.
func (g *gatherer) refer(r reference) {
	at, known := g.references[r]
	if !known {
		at = len(g.outline.others)
		g.references[r] = at
		g.outline.others = append(g.outline.others, r)
	}
	if !g.others[at] {
		g.others[at] = true
		g.into.others = append(g.into.others, at)
	}
}

func referenceTo(object types.Object) (reference, bool) {
	r := reference{path: object.Pkg().Path(), name: nameOf(object)}
	switch o := object.(type) {
	case *types.Func:
		r.role = aFunction
		if isInterfaceMethod(o) {
			r.role = anInterfaceMethod
		}
	case *types.Var:
		if o.IsField() || !isPackageLevel(o) {
			return r, false
		}
		r.role = aVariable
		if isConstant(o) {
			r.role = aFixedVariable
		}
	case *types.Const, *types.TypeName:
	default:
		return r, false
	}
	return r, true
}

func isPackageLevel(o *types.Var) bool { return o.Pkg().Scope().Lookup(o.Name()) == o }

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
		name := u.Origin().Obj()
		g.object(name)
		if _, known := g.ids[name]; !known && name.Pkg() == g.pkg.types {
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
