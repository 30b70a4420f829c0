package words

import (
	"fmt"
	"strings"
	"testing"
)

func TestCountIgnoresCaseAndPunctuation(t *testing.T) {
	got := Count("Tea? Tea, tea!")
	if got["tea"] != 3 || len(got) != 1 {
		t.Errorf("got %v", got)
	}
}

func BenchmarkCount(b *testing.B) {
	for _, size := range []int{10, 100} {
		text := strings.Repeat("The quick brown fox jumps over the lazy dog. ", size)
		b.Run(fmt.Sprintf("sentences=%d", size), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for i := 0; i < b.N; i++ {
				Count(text)
			}
		})
	}
}
