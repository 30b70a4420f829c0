package main

import _ "embed"

// What the gate has besides on this system: it spreads the threads of a parallel benchmark over the processors.
//
//go:embed spread.go.txt
var spreadSource string

const (
	spreadImport = "\tgateunsafe \"unsafe\"\n"
	spreads      = true
)
