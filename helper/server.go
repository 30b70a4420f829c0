package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
)

// A request is one line of input.
type request struct {
	ID     int64           `json:"id"`
	Op     string          `json:"op"`
	Params json.RawMessage `json:"params"`
}

// A response is one line of output: a result or an error, for the request of the same id.
type response struct {
	ID     int64    `json:"id"`
	Result any      `json:"result,omitempty"`
	Error  *failure `json:"error,omitempty"`
}

// A failure says why there is no result.
type failure struct {
	Message string `json:"message"`
	// Code is ENOENT or EACCES where a file or program is missing or closed, INVALID where the request is wrong, else empty.
	Code string `json:"code,omitempty"`
}

// An operation answers the parameters of a request.
type operation func(json.RawMessage) (any, error)

// A checked value says which of its fields is out of range.
type checked interface{ check() error }

// errInvalid is in the chain of what is wrong with a request itself.
var errInvalid = errors.New("parameters")

// operationOf makes an operation of a function of decoded parameters.
func operationOf[P checked, R any](f func(P) (R, error)) operation {
	return func(raw json.RawMessage) (any, error) {
		var params P
		if err := json.Unmarshal(raw, &params); err != nil {
			return nil, fmt.Errorf("%w: %w", errInvalid, err)
		}
		if err := params.check(); err != nil {
			return nil, fmt.Errorf("%w: %w", errInvalid, err)
		}
		return f(params)
	}
}

// serve answers requests, each in its own goroutine, until in ends or out is closed.
func serve(in *bufio.Reader, out io.Writer) {
	var writing sync.Mutex
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return // also a last line without its end: its writer is gone
		}
		go func() {
			answer := encode(answer(line))
			writing.Lock()
			defer writing.Unlock()
			if _, err := out.Write(answer); err != nil {
				started.killAll() // nobody listens; input will end, too
			}
		}()
	}
}

// encode makes a line of an answer. One that JSON cannot hold is an error for the caller, which would wait for ever otherwise.
func encode(answer response) []byte {
	line, err := json.Marshal(answer)
	if err != nil {
		line, _ = json.Marshal(response{ID: answer.ID, Error: &failure{Message: "the answer: " + err.Error()}})
	}
	return append(line, '\n')
}

// answer runs the operation that a line asks for.
func answer(line []byte) (answer response) {
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return response{Error: &failure{Message: "not a request: " + err.Error()}}
	}
	defer func() {
		if p := recover(); p != nil {
			answer = response{ID: asked.ID, Error: &failure{Message: fmt.Sprintf("%s: panic: %v", asked.Op, p)}}
		}
	}()
	op, known := operations[asked.Op]
	if !known {
		return response{ID: asked.ID, Error: &failure{Message: fmt.Sprintf("unknown operation %q", asked.Op)}}
	}
	result, err := op(asked.Params)
	if err != nil {
		return response{ID: asked.ID, Error: &failure{Message: err.Error(), Code: codeOf(err)}}
	}
	return response{ID: asked.ID, Result: result}
}

func codeOf(err error) string {
	switch {
	case errors.Is(err, errInvalid):
		return "INVALID"
	case errors.Is(err, fs.ErrNotExist):
		return "ENOENT"
	case errors.Is(err, fs.ErrPermission):
		return "EACCES"
	}
	return ""
}
