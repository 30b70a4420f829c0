// Package external has benchmarks inside and outside of itself.
package external

import "example.com/museum/work"

// Work does it.
func Work() uint64 { return work.Spin(100) }
