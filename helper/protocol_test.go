package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand"
	"strings"
	"testing"
	"time"
)

func TestARequestThatIsWrongNamesItsField(t *testing.T) {
	cases := []struct{ op, params, message string }{
		{"run", `{"path":"x","timeoutMs":60495.8}`, "cannot unmarshal number 60495.8 into Go struct field runParams.timeoutMs of type int64"},
		{"run", `{"path":"x","timeoutMs":-1}`, "timeoutMs is -1, not a whole number from 0 to 2147483647"},
		{"run", `{"path":"x","maxOutput":-1}`, "maxOutput is -1, not a whole number from 0 to 1073741824"},
		{"run", `{"path":"x","env":{"A=B":"c"}}`, `env has "A=B", not a name`},
		{"run", `null`, `path is "", not a path`},
		{"turns", `{"base":{"path":"x"},"head":{"path":"x","timeoutMs":3000000000}}`, "head.timeoutMs is 3000000000, not a whole number from 0 to 2147483647"},
		{"turns", `{"base":{"path":"x"},"head":{"path":"x"},"seed":6.8e19}`, "cannot unmarshal number 6.8e19 into Go struct field turnsParams.seed of type int64"},
		{"overlay", `{"goRoot":"x"}`, `out is "", not a path`},
		{"sameBinary", `{"base":"x"}`, `head is "", not a path`},
		{"sameTokens", `{"pairs":[["x"]]}`, `pairs is "", not a path`},
		{"benchmarks", `{"files":[""]}`, `files is "", not a path`},
		{"reach", `{"go":"x","base":{"root":"x","dir":"x"},"head":{"root":"x"},"timeoutMs":1}`, `head.dir is "", not a path`},
		{"reach", `{"go":"x","base":{"root":"x","dir":"x"},"head":{"root":"x","dir":"x"}}`, "timeoutMs is 0, not a whole number from 1 to 2147483647"},
		{"reach", `{"go":"x","base":{"root":"x","dir":"x"},"head":{"root":"x","dir":"x"},"timeoutMs":1}`, "compileMs is 0, not a whole number from 1 to 2147483647"},
	}
	for _, c := range cases {
		got := answer([]byte(fmt.Sprintf(`{"id":5,"op":%q,"params":%s}`, c.op, c.params)))
		if got.ID != 5 || got.Error == nil || got.Error.Code != "INVALID" || !strings.HasSuffix(got.Error.Message, c.message) {
			t.Errorf("%s %s: %+v", c.op, c.params, got.Error)
		}
	}
}

func TestAnAnswerThatJSONCannotHoldIsAnError(t *testing.T) {
	want := `{"id":3,"error":{"message":"the answer: json: unsupported value: NaN"}}` + "\n"
	if got := string(encode(response{ID: 3, Result: math.NaN()})); got != want {
		t.Errorf("got %s", got)
	}
}

func TestMetricsPassAsTheyAre(t *testing.T) {
	var all turns
	for _, extra := range []map[string]float64{
		{"a": math.NaN()}, {"a": math.Inf(1), "b": 2}, nil, {"a": math.Inf(-1), "b": 5e-324},
	} {
		all.add(stop{extra: extra})
	}
	got, err := json.Marshal(all.Extra)
	if want := `{"a":["NaN","+Inf",null,"-Inf"],"b":[null,2,null,5e-324]}`; err != nil || string(got) != want {
		t.Errorf("%v %s", err, got)
	}
}

// anything is a random JSON value: often one that a field expects, often not.
func anything(random *rand.Rand, depth int) any {
	switch kind := random.Intn(9); {
	case kind == 0:
		return nil
	case kind == 1:
		return random.Intn(2) == 0
	case kind == 2:
		return random.Int63() - random.Int63()
	case kind == 3:
		return random.NormFloat64() * math.Pow(10, float64(random.Intn(40)-20))
	case kind == 4:
		return []string{"", "/none", "a=b", "\x00", "ü", "\n"}[random.Intn(6)]
	case kind < 7 && depth > 0:
		list := make([]any, random.Intn(4))
		for i := range list {
			list[i] = anything(random, depth-1)
		}
		return list
	case depth > 0:
		return anyParams(random, depth-1)
	}
	return random.Intn(5)
}

// fieldNames are those of all requests.
var fieldNames = []string{"path", "args", "dir", "env", "timeoutMs", "compileMs", "maxOutput", "base", "head", "seed", "together", "files", "pairs", "goRoot", "out", "go", "root", "other"}

func anyParams(random *rand.Rand, depth int) map[string]any {
	params := map[string]any{}
	for range random.Intn(8) {
		params[fieldNames[random.Intn(len(fieldNames))]] = anything(random, depth)
	}
	return params
}

// randomLine is a request with a known operation, or something else; the programs that it names are not there.
func randomLine(random *rand.Rand) []byte {
	ops := []string{"run", "turns", "overlay", "sameBinary", "sameTokens", "benchmarks", "reach", "sing"}
	var value any = map[string]any{"id": random.Int63n(1 << 50), "op": ops[random.Intn(len(ops))], "params": anyParams(random, 3)}
	if random.Intn(10) == 0 {
		value = anything(random, 3)
	}
	line, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	if random.Intn(10) == 0 { // cut, or with other bytes in it
		line = line[:random.Intn(len(line)+1)]
		for i := range line {
			if random.Intn(30) == 0 && line[i] != '\n' {
				line[i] = byte('!' + random.Intn(90))
			}
		}
	}
	return line
}

func TestEveryLineGetsOneAnswer(t *testing.T) {
	const lines = 3000
	random := rand.New(rand.NewSource(13))
	requests, toServer := io.Pipe()
	fromServer, answers := io.Pipe()
	go serve(bufio.NewReader(requests), answers)
	go func() {
		for range lines {
			fmt.Fprintf(toServer, "%s\n", randomLine(random))
		}
	}()
	counted := make(chan string)
	go func() {
		reader := bufio.NewReader(fromServer)
		for range lines {
			line, err := reader.ReadBytes('\n')
			var answer struct {
				ID    *int64
				Error *failure
			}
			if err != nil || json.Unmarshal(line, &answer) != nil || answer.ID == nil || answer.Error != nil && answer.Error.Message == "" {
				counted <- fmt.Sprintf("no answer: %q %v", line, err)
				return
			}
			if answer.Error != nil && strings.Contains(answer.Error.Message, "panic") {
				counted <- answer.Error.Message
				return
			}
		}
		counted <- ""
	}()
	select {
	case wrong := <-counted:
		if wrong != "" {
			t.Error(wrong)
		}
	case <-time.After(time.Minute):
		t.Error("not every line was answered")
	}
}
