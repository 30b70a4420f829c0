// Package token makes tokens that are slow to guess.
package token

import (
	"crypto/sha256"
	"encoding/hex"
)

// rounds is how often the hash is repeated: guessing a secret takes this many times as long.
const rounds = 200

// Derive makes a key of a secret and a salt.
func Derive(secret, salt string) [sha256.Size]byte {
	sum := sha256.Sum256([]byte(salt + secret))
	for range rounds {
		sum = sha256.Sum256(sum[:])
	}
	return sum
}

// Format writes a key as people read it: groups of eight hexadecimal digits.
func Format(key [sha256.Size]byte) string {
	digits := hex.EncodeToString(key[:])
	out := make([]byte, 0, len(digits)+len(digits)/8)
	for i := 0; i < len(digits); i += 8 {
		if i > 0 {
			out = append(out, '-')
		}
		out = append(out, digits[i:i+8]...)
	}
	return string(out)
}

// Equal compares two keys in a time that does not depend on where they differ.
func Equal(a, b [sha256.Size]byte) bool {
	var diff byte
	for i := range a {
		diff |= a[i] ^ b[i]
	}
	return diff == 0
}
