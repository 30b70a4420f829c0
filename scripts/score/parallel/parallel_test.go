package parallel

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

var words = func() (words []string) {
	for i := range 64 {
		words = append(words, "word"+strconv.Itoa(i))
	}
	return words
}()

// each calls do for each iteration, with a number that goes up from another start in each goroutine.
func each(b *testing.B, do func(i int)) {
	var starts atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		for i := int(starts.Add(17)); pb.Next(); i++ {
			do(i)
		}
	})
}

func BenchmarkMutex(b *testing.B) {
	t := tally{counts: map[string]int{}}
	each(b, func(i int) { t.add(words[i%len(words)]) })
}

func BenchmarkRWMutex(b *testing.B) {
	t := table{names: map[int]string{}}
	for i, word := range words {
		t.rename(i, word)
	}
	b.ResetTimer()
	each(b, func(i int) {
		if i%64 == 0 {
			t.rename(i/64%len(words), words[i%len(words)])
		}
		t.name(i % len(words))
	})
}

func BenchmarkSyncMap(b *testing.B) {
	var m memo
	for i := range 1024 {
		m.square(i)
	}
	b.ResetTimer()
	each(b, func(i int) { m.square(i % 1024) })
}

func BenchmarkChannel(b *testing.B) {
	d := openDesk()
	defer d.close()
	b.RunParallel(func(pb *testing.PB) {
		answer := make(chan int, 1)
		for i := 0; pb.Next(); i++ {
			d.ask(i, answer)
		}
	})
}

func BenchmarkPool(b *testing.B) {
	each(b, func(i int) { greet(words[i%len(words)], i) })
}

func BenchmarkAtomic(b *testing.B) {
	var g gauge
	each(b, func(i int) { g.add(int64(i % 1000)) })
}

// One server for all: it stays where benchmarks are timed many times in a process.
var server = sync.OnceValue(func() *httptest.Server { return httptest.NewServer(http.HandlerFunc(answer)) })

func BenchmarkHTTP(b *testing.B) {
	client, url := server().Client(), server().URL+"/?how+long"
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			response, err := client.Get(url)
			if err != nil {
				b.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, response.Body)
			_ = response.Body.Close()
		}
	})
}

func BenchmarkAllocation(b *testing.B) {
	var total atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		sum := 0
		for pb.Next() {
			sum += grow(7).size()
		}
		total.Add(int64(sum))
	})
}
