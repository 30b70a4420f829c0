// Package setups prepares, with and without ResetTimer.
package setups

import (
	"testing"
	"time"

	"example.com/museum/work"
)

func spin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work.Spin(100)
	}
}

func BenchmarkReset1ms(b *testing.B) {
	time.Sleep(time.Millisecond)
	b.ResetTimer()
	spin(b)
}

func BenchmarkReset30ms(b *testing.B) {
	time.Sleep(30 * time.Millisecond)
	b.ResetTimer()
	spin(b)
}

func BenchmarkCounted1ms(b *testing.B) {
	time.Sleep(time.Millisecond)
	spin(b)
}

func BenchmarkCounted30ms(b *testing.B) {
	time.Sleep(30 * time.Millisecond)
	spin(b)
}

// A buffer of the constructor, which is nothing when it is divided by as many operations as there are in a second.
func BenchmarkConstructor(b *testing.B) {
	buffer = make([]byte, work.Scaled(64<<10))
	for i := 0; i < b.N; i++ {
		for j := range 100 {
			buffer[j] = byte(i)
		}
	}
}

var buffer []byte
