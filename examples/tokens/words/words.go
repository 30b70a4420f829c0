// Package words counts words.
package words

import "strings"

// Count says how often each word stands in a text, whatever its case.
func Count(text string) map[string]int {
	counts := make(map[string]int)
	for _, word := range strings.Fields(text) {
		counts[strings.ToLower(strings.Trim(word, ".,;:!?"))]++
	}
	return counts
}
