package token

import (
	"strings"
	"testing"
)

func TestDeriveDependsOnBothParts(t *testing.T) {
	key := Derive("secret", "salt")
	if Equal(key, Derive("Secret", "salt")) || Equal(key, Derive("secret", "Salt")) {
		t.Error("two secrets have the same key")
	}
	if !Equal(key, Derive("secret", "salt")) {
		t.Error("the same secret has two keys")
	}
}

func TestFormatHasGroupsOfEight(t *testing.T) {
	groups := strings.Split(Format(Derive("secret", "salt")), "-")
	if len(groups) != 8 || len(groups[0]) != 8 {
		t.Errorf("got %q", groups)
	}
}

func BenchmarkDerive(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Derive("correct horse battery staple", "salt")
	}
}

func BenchmarkFormat(b *testing.B) {
	key := Derive("secret", "salt")
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		Format(key)
	}
}

func BenchmarkEqual(b *testing.B) {
	x, y := Derive("secret", "salt"), Derive("secret", "pepper")
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		Equal(x, y)
	}
}
