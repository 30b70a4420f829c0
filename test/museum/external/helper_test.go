package external_test

import "testing"

// Not a benchmark: the letter after the word is small.
func Benchmarkless(testing.TB) {}
