// Package parallel has small things that many goroutines use at once: what the benchmarks of the score share beside memory.
package parallel

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
)

// A tally counts words behind a mutex.
type tally struct {
	mu     sync.Mutex
	counts map[string]int
}

func (t *tally) add(word string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.counts[word]++
	return t.counts[word]
}

// A table has names for numbers, which are read far more often than they are changed.
type table struct {
	mu    sync.RWMutex
	names map[int]string
}

func (t *table) name(number int) string {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.names[number]
}

func (t *table) rename(number int, name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.names[number] = name
}

// A memo keeps what squares took work to find.
type memo struct{ known sync.Map }

func (m *memo) square(n int) int {
	if found, ok := m.known.Load(n); ok {
		return found.(int)
	}
	m.known.Store(n, n*n)
	return n * n
}

// A desk has a server that answers one question after the other over channels.
type desk struct{ questions chan question }

type question struct {
	n      int
	answer chan int
}

func openDesk() *desk {
	d := &desk{questions: make(chan question, 8)}
	go func() {
		for q := range d.questions {
			q.answer <- digitSum(q.n)
		}
	}()
	return d
}

func (d *desk) close() { close(d.questions) }

func (d *desk) ask(n int, answer chan int) int {
	d.questions <- question{n, answer}
	return <-answer
}

func digitSum(n int) (sum int) {
	for ; n > 0; n /= 10 {
		sum += n % 10
	}
	return sum
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// greet writes into a buffer that somebody else had before.
func greet(name string, n int) int {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	fmt.Fprintf(buffer, "hello %s, you are number %d", name, n)
	return buffer.Len()
}

// A gauge has a sum and the largest value so far.
type gauge struct{ sum, most atomic.Int64 }

func (g *gauge) add(value int64) {
	g.sum.Add(value)
	for {
		most := g.most.Load()
		if value <= most || g.most.CompareAndSwap(most, value) {
			return
		}
	}
}

// answer is a page that says how many letters the question has.
func answer(response http.ResponseWriter, request *http.Request) {
	response.Header().Set("Content-Type", "text/plain")
	_, _ = response.Write([]byte(strconv.Itoa(len(request.URL.RawQuery))))
}

// A tree has a small object for each of its words.
type tree struct {
	left, right *tree
	word        []byte
}

func grow(depth int) *tree {
	if depth == 0 {
		return nil
	}
	return &tree{grow(depth - 1), grow(depth - 1), make([]byte, 16*depth)}
}

func (t *tree) size() int {
	if t == nil {
		return 0
	}
	return t.left.size() + len(t.word) + t.right.size()
}
