// A module as large as wanted, for measuring what grows with size: packages in layers, each with types and their methods, an
// interface, generics, tables of functions, initialisation, tests and benchmarks.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LINES_A_PACKAGE = 1250;
const LAYERS = 12;

/** @typedef {{ readonly packages: number, readonly lines: number, readonly benchmarks: number }} Size */

/**
 * writeBigModule fills an empty folder. Package 0 is imported by all others, directly or not.
 * @param {string} dir
 * @param {number} lines
 * @returns {Size}
 */
export function writeBigModule(dir, lines) {
  const packages = Math.max(LAYERS, Math.round(lines / LINES_A_PACKAGE));
  let [written, benchmarks] = [0, 0];
  /** @param {string} name @param {string} text */
  const write = (name, text) => {
    const path = join(dir, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    written += text.split("\n").length - 1;
    benchmarks += text.match(/^func Benchmark/gm)?.length ?? 0;
  };
  write("go.mod", "module example.com/big\n\ngo 1.22\n");
  for (let at = 0; at < packages; at++) {
    const imports = importsOf(at, packages);
    for (const file of [0, 1, 2, 3]) write(`p${at}/f${file}.go`, code(at, file, imports));
    if (at % 3 === 0) write(`p${at}/p_test.go`, tests(at, `p${at}`, ""));
    if (at % 5 === 0) write(`p${at}/x_test.go`, tests(at, `p${at}_test`, `p${at}.`));
  }
  return { packages, lines: written, benchmarks };
}

/** Three packages of lower layers; the lowest layer imports package 0 alone. @param {number} at @param {number} packages */
function importsOf(at, packages) {
  const layer = Math.floor((at * LAYERS) / packages);
  const below = Math.floor((layer * packages) / LAYERS);
  if (at === 0) return [];
  if (below === 0) return [0];
  return [...new Set([0, (at * 7) % below, (at * 13 + 5) % below])].sort((a, b) => a - b);
}

/** @param {number} at @param {number} file @param {readonly number[]} imports */
function code(at, file, imports) {
  const used = file === 0 ? imports : imports.slice(0, 1);
  const paths = ["fmt", "strings", ...used.map((each) => `example.com/big/p${each}`)];
  const parts = Array.from({ length: 9 }, (_, index) => part(`${file}x${index}`, used));
  return `package p${at}

import (
${paths.map((path) => `\t${JSON.stringify(path)}`).join("\n")}
)

${file === 0 ? shared(at) : ""}
var table${file} = map[string]func(int) int{
${parts.map((_, index) => `\t"entry${index}": step${file}x${index},`).join("\n")}
}

func name${file}(n int) string { return strings.ToUpper(fmt.Sprint(n)) }

${parts.join("\n")}`;
}

/** @param {number} at */
function shared(at) {
  return `type Shape interface {
	Area() int
	Name() string
}

var registry = map[string]Shape{}

func Register(name string, s Shape) { registry[name] = s }

func Largest[T int | float64](all ...T) (most T) {
	for _, each := range all {
		if each > most {
			most = each
		}
	}
	return most
}
${at % 4 === 0 ? '\nfunc init() { Register("first", &Item0x0{size: 2}) }\n' : ""}`;
}

/** About 25 lines. @param {string} name @param {readonly number[]} used */
function part(name, used) {
  const calls = used.map((each) => `\tn += p${each}.Work0x${name.length % 3}(n)`).join("\n");
  return `type Item${name} struct {
	size  int
	label string
	parts []int
}

func (i *Item${name}) Area() int {
	total := 0
	for _, each := range i.parts {
		total += each * i.size
	}
	return total
}

func (i *Item${name}) Name() string { return i.label + name${name[0]}(i.size) }

func step${name}(n int) int { return n*3 + ${name.length} }

func Work${name}(n int) int {
	item := &Item${name}{size: n, parts: []int{1, n}}
	var s Shape = item
${calls}
	return Largest(s.Area(), step${name}(n))
}
`;
}

/** @param {number} at @param {string} name @param {string} prefix */
function tests(at, name, prefix) {
  const title = prefix === "" ? "" : "Outside";
  const one = (/** @type {number} */ index) => `
func Benchmark${title}Work${index}(b *testing.B) {
	for i := 0; i < b.N; i++ {
		${prefix}Work${index}x${index}(i)
	}
}
`;
  const paths = [...(prefix === "" ? [] : [`example.com/big/p${at}`]), "testing"];
  return `package ${name}

import (
${paths.map((path) => `\t${JSON.stringify(path)}`).join("\n")}
)
${[0, 1, 2, 3].map(one).join("")}`;
}
