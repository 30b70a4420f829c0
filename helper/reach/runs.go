package reach

import (
	"go/ast"
	"go/types"
	"slices"
)

// What initialisation mentions is much more than what it runs: a table of handlers mentions them all, and runs none. Where code is plain,
// that is, where it calls nothing but functions that have a name, and nothing of opaque packages but what neither calls nor keeps what it
// gets, it is known what runs. Elsewhere all that is mentioned may run.

// A runner finds what a declaration runs or has in hand: functions that are only stored or returned are not run by it.
type runner struct {
	*drawing
	found, others map[int]bool
	plain         bool
	stored        map[ast.Node]bool
}

// addRuns says of a function or of what an initialiser runs what that runs, if it is plain.
func (d *drawing) addRuns(is *declared, parts ...ast.Node) {
	r := &runner{drawing: d, found: map[int]bool{}, others: map[int]bool{}, plain: true, stored: map[ast.Node]bool{}}
	for _, part := range parts {
		ast.Inspect(part, r.visit)
	}
	if is.plain = r.plain; r.plain {
		is.runs, is.runsOthers = keysOf(r.found), keysOf(r.others)
	}
}

func (r *runner) visit(n ast.Node) bool {
	if r.stored[n] || !r.plain {
		return false
	}
	switch e := n.(type) {
	case *ast.GoStmt:
		r.plain = false
	case *ast.RangeStmt:
		r.plain = !r.isFunction(e.X)
	case *ast.CallExpr:
		r.plain = r.isPlainCall(e)
	case *ast.Ident:
		r.use(r.info.Uses[e])
	case *ast.CompositeLit:
		for _, each := range e.Elts {
			if pair, ok := each.(*ast.KeyValueExpr); ok {
				each = pair.Value
			}
			r.store(each)
		}
	case *ast.AssignStmt:
		r.store(e.Rhs...)
	case *ast.ReturnStmt:
		r.store(e.Results...)
	case *ast.ValueSpec: // in a function
		r.store(e.Values...)
	}
	return true
}

// store leaves out functions that nothing happens to but that they are kept. Whoever calls them later calls a function without a name.
func (r *runner) store(all ...ast.Expr) {
	for _, each := range all {
		switch e := ast.Unparen(each).(type) {
		case *ast.FuncLit:
			r.stored[e] = true
		case *ast.IndexExpr:
			r.store(e.X)
		case *ast.IndexListExpr:
			r.store(e.X)
		case *ast.Ident:
			if _, isFunc := r.info.Uses[e].(*types.Func); isFunc {
				r.stored[e] = true
			}
		case *ast.SelectorExpr:
			if _, isFunc := r.info.Uses[e.Sel].(*types.Func); isFunc {
				r.stored[e.Sel] = true
			}
		}
	}
}

func (r *runner) isPlainCall(call *ast.CallExpr) bool {
	fun := ast.Unparen(call.Fun)
	if value := r.info.Types[fun]; value.IsType() || value.IsBuiltin() {
		return true
	}
	switch e := fun.(type) {
	case *ast.IndexExpr:
		fun = e.X
	case *ast.IndexListExpr:
		fun = e.X
	}
	var object types.Object
	switch e := fun.(type) {
	case *ast.FuncLit:
		return true
	case *ast.Ident:
		object = r.info.Uses[e]
	case *ast.SelectorExpr:
		object = r.info.Uses[e.Sel]
	}
	f, isFunc := object.(*types.Func)
	if !isFunc || isInterfaceMethod(f) {
		return false
	}
	if f.Pkg() == r.pkg.types {
		return true
	}
	return !takesMethods(f) && !slices.ContainsFunc(call.Args, r.isFunction)
}

// takesMethods tells whether a function gets a value of which it may call a method.
func takesMethods(f *types.Func) bool {
	if f.FullName() == "errors.Join" { // asks only later
		return false
	}
	params := f.Type().(*types.Signature).Params()
	for i := range params.Len() {
		t := params.At(i).Type()
		if slice, ok := t.Underlying().(*types.Slice); ok {
			t = slice.Elem()
		}
		if of, ok := t.Underlying().(*types.Interface); ok && of.NumMethods() > 0 {
			return true
		}
	}
	return false
}

func (r *runner) use(object types.Object) {
	if f, isFunc := object.(*types.Func); isFunc {
		object = f.Origin()
	}
	switch object.(type) {
	case *types.Func, *types.Var:
	default:
		return
	}
	if object.Pkg() == nil {
		return
	}
	if object.Pkg() == r.pkg.types {
		if at, known := r.ids[object]; known {
			r.found[at] = true
		}
	} else if reference, ok := referenceTo(object); ok {
		if at, known := r.references[reference]; known {
			r.others[at] = true
		} else {
			r.plain = false
		}
	}
}

// isPlain tells whether what a reference stands for in an opaque package does nothing but give a value.
func (r reference) isPlain() bool {
	return r.role == aFixedVariable || r.role == aFunction && r.path != "reflect" && runsNothing[r.path] && keepsNothing(r.path, r.full())
}

// ran are the variables that code may have written that ran from a function or initialiser on; false where it is not known what ran.
func (s *side) ran(from int) (variables []int, known bool) {
	seen := map[int]bool{}
	for waiting := []int{from}; len(waiting) > 0; waiting = waiting[1:] {
		id := waiting[0]
		n := &s.nodes[id]
		switch {
		case seen[id]:
		case n.kind == "var": // it may lead to what other variables hold
			variables = append(variables, s.variablesBehind(id)...)
		case !n.plain:
			return nil, false
		default:
			waiting = append(waiting, n.runs...)
		}
		seen[id] = true
	}
	return variables, true
}

func (s *side) variablesBehind(id int) []int {
	var found []int
	for _, each := range s.closureOf([]int{id}, nil).ids {
		if s.nodes[each].kind == "var" {
			found = append(found, int(each))
		}
	}
	return found
}
