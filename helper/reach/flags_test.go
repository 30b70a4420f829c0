package reach

import (
	"fmt"
	"testing"
)

func TestValuesOfFlags(t *testing.T) {
	request := Request{BuildFlags: []string{"-tags", "pgo", "--pgo=x.pgo", "-overlay", "o.json"}}
	tree := Tree{Env: map[string]string{"GOFLAGS": "-pgo=off '-overlay=a b'"}}
	got := fmt.Sprintf("%q %q %q", valuesOf(request, tree, "pgo"), valuesOf(request, tree, "overlay"), valuesOf(request, tree, "race"))
	if want := `["off" "x.pgo"] ["a" "o.json"] []`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestNamesOfInterfaceMethods(t *testing.T) {
	names := map[string]bool{}
	interfaceMethods([]byte("type a interface {\n\t// One: a } in a comment\n\tOne() interface{ Two() }\n\tThree(func(x struct{}))\n}\n\nfunc four() {}\n\ntype b interface{Five();six ()}"), names)
	if got := fmt.Sprint(keysOf(names)); got != "[Five One Three Two func six]" {
		t.Errorf("got %s", got)
	}
}

func TestInitialisationGoesByPathAmongWhatIsReady(t *testing.T) {
	in := &list{packages: map[string]*listed{
		"c": {Imports: []string{"z"}}, "z": {}, "b [b.test]": {Imports: []string{"c"}}, "a": {Imports: []string{"c"}},
	}}
	got := fmt.Sprint(initOrder(in, &listed{Deps: []string{"a", "b [b.test]", "c", "z"}}))
	if want := "[z c a b [b.test]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
