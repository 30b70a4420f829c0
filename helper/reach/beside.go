package reach

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// What is done side by side. A panic in a goroutine of its own would end the whole helper: it is made an
// error.

// both does the work of both sides at once.
func both(work func(side int) error) error {
	ended := make(chan error)
	go func() { ended <- recovered(func() error { return work(1) }) }()
	err := recovered(func() error { return work(0) })
	return errors.Join(err, <-ended)
}

func recovered(work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return work()
}

// forEach does the work of n things on all processors.
func forEach(n int, work func(i int)) error {
	var next atomic.Int64
	failures := make([]error, min(n, runtime.GOMAXPROCS(0)))
	var working sync.WaitGroup
	for worker := range failures {
		working.Add(1)
		go func() {
			defer working.Done()
			failures[worker] = recovered(func() error {
				for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
					work(i)
				}
				return nil
			})
		}()
	}
	working.Wait()
	return errors.Join(failures...)
}
