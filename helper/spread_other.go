//go:build !linux

package main

// Other systems have no call that moves a thread to a processor, or only one that is a hint.
const (
	spreadSource = "\nfunc spread() bool { return true }\n"
	spreadImport = ""
	spreads      = false
)
