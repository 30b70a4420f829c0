// The suite as modules on disk: the packages as they are, with a harmless edit, and with code that takes
// time.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKAGES } from "./suite.mjs";

/** MODULE is the path of the module that the packages are copied into. */
export const MODULE = "example.com/suite";

/** @typedef {import("./suite.mjs").Package} Package */

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * writeModule copies the packages from a Go root, each changed by `edit`.
 * @param {string} goRoot
 * @param {string} folder
 * @param {(pkg: Package, folder: string) => void} edit
 */
export function writeModule(goRoot, folder, edit) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "go.mod"), `module ${MODULE}\n\ngo 1.24\n`);
  for (const pkg of PACKAGES) {
    const [from, to] = [join(pkg.own ? here : join(goRoot, "src"), pkg.path), join(folder, pkg.path)];
    mkdirSync(to, { recursive: true });
    const isWanted = (/** @type {string} */ name) =>
      name.endsWith(".go") && (name.endsWith("_test.go") ? pkg.tests.includes(name) : name !== "gen.go");
    for (const name of readdirSync(from).filter(isWanted)) {
      // An external test imports the package that it tests: the copy, not the original.
      const text = readFileSync(join(from, name), "utf8").replaceAll(
        `"${pkg.path}"`,
        `"${MODULE}/${pkg.path}"`,
      );
      writeFileSync(join(to, name), text);
    }
    for (const data of pkg.data ?? []) {
      mkdirSync(dirname(join(folder, data)), { recursive: true });
      cpSync(join(goRoot, "src", data), join(folder, data));
    }
    edit(pkg, to);
  }
}

/** unedited leaves a package as it is. */
export function unedited() {}

/**
 * edited adds a function and gives another one a new name: nothing that a benchmark could see but where the
 * code lies.
 * @param {Package} pkg
 * @param {string} folder
 */
export function edited({ path, rename: [from, to] }, folder) {
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".go"))) {
    const file = join(folder, name);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replaceAll(new RegExp(`\\b${from}\\b`, "g"), to));
  }
  const added = `package ${nameOf(path)}

// Reviewed says how often a text has been looked at; nobody asks.
func Reviewed(texts []string) (n int) {
	for _, text := range texts {
		if len(text) > 0 && text[0] == '+' {
			n += len(text)
		}
	}
	return n
}

var reviewed = Reviewed
`;
  writeFileSync(join(folder, "reviewed.go"), added);
}

/**
 * slowed puts code into one function of a package that takes as much time as an environment variable says.
 * @param {Package} pkg
 * @param {string} folder
 */
export function slowed({ path, slowed }, folder) {
  if (slowed === undefined) return;
  const file = join(folder, slowed.file);
  const lines = readFileSync(file, "utf8").split("\n");
  const at = lines.findIndex((line) => line.startsWith(slowed.function) && line.endsWith("{"));
  if (at < 0)
    throw new Error(
      `${file} has no ${slowed.function}: this Go differs, choose another function in suite.mjs`,
    );
  lines.splice(at + 1, 0, "\tslow()");
  writeFileSync(file, lines.join("\n"));
  writeFileSync(join(folder, "slow.go"), SLOW[slowed.kind].replace("package p", `package ${nameOf(path)}`));
}

/** AMOUNT is the environment variable that says how much slower: iterations, bytes or cache lines a call. */
export const AMOUNT = "SUITE_AMOUNT";

const READ_AMOUNT = `
var amount = func() int {
	n, err := strconv.Atoi(os.Getenv("${AMOUNT}"))
	if err != nil {
		panic(err)
	}
	return n
}()
`;

const SLOW = {
  work: `package p

import (
	"os"
	"strconv"
)
${READ_AMOUNT}
var worked uint32

//go:noinline
func slow() {
	x := uint32(amount)
	for i := 0; i < amount; i++ {
		x = x*1664525 + 1013904223
	}
	if x == 1 { // never, as it comes out: a variable that is always written may lie in the way of another one
		worked = x
	}
}
`,
  allocation: `package p

import (
	"os"
	"strconv"
)
${READ_AMOUNT}
//go:noinline
func fresh() []byte {
	return make([]byte, amount)
}

//go:noinline
func slow() {
	fresh()
}
`,
  // Every line is asked for only when the one before has come.
  cache: `package p

import (
	"os"
	"strconv"
)
${READ_AMOUNT}
const lines = 1 << 19 // of 64 bytes: 32 MiB, outside the heap, so that the collector takes no account of it

var memory [16 * lines]uint32

func init() {
	for i := 0; i < len(memory); i += 1024 {
		memory[i+1] = 1 // a page of its own
	}
}

var place uint32

//go:noinline
func slow() {
	x := place
	for i := 0; i < amount; i++ {
		x = x*1664525 + 1013904223 + memory[x>>13<<4]
	}
	place = x
}
`,
};

/** @param {string} path */
function nameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}
