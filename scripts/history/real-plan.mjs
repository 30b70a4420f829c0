// A small module and what its commits do to it: the sizes of its loops are the times of its benchmarks, so that what
// each commit changes is known to a part in a thousand. It has two packages, so that a commit reaches some benchmarks.

/**
 * @typedef {"Derive" | "Check" | "Mix"} Name
 * @typedef {{ title: string, rounds?: Partial<Record<Name, number>>, files?: Readonly<Record<string, string>> }} Commit
 * @typedef {{ kind: "step" | "recovery" | "drift", name: Name, first: number, last: number, ratio: number, state: string }} Planned
 *   `first`, `last`: numbers of commits, from 1 on; `ratio`: of the time after to the time before
 * @typedef {{ commits: readonly Commit[], planned: readonly Planned[], releases: readonly number[] }} Plan
 *   `releases`: commits with a version tag; 0 is the one before all others
 */

/** @type {Readonly<Record<Name, number>>} */
const ROUNDS = { Derive: 1000, Check: 400, Mix: 50_000 };

/** With another seed a function is not the same any more, and as fast. */
const FIRST_SEED = 3;

/** @type {Readonly<Record<Name, { folder: string, imports: string, body: string }>>} */
const FUNCTIONS = {
  Derive: {
    folder: "hash",
    imports: 'import "crypto/sha256"\n\n',
    body: "func Derive(sum [32]byte) [32]byte {\n\tsum[0] ^= SEED\n\tfor i := 0; i < ROUNDS; i++ {\n\t\tsum = sha256.Sum256(sum[:])\n\t}\n\treturn sum\n}\n",
  },
  Check: {
    folder: "hash",
    imports: 'import "hash/crc32"\n\n',
    body: "func Check(data []byte) uint32 {\n\tvar sum uint32 = SEED\n\tfor i := 0; i < ROUNDS; i++ {\n\t\tsum = crc32.Update(sum, crc32.IEEETable, data)\n\t}\n\treturn sum\n}\n",
  },
  Mix: {
    folder: "mix",
    imports: "",
    body: "func Mix(x uint64) uint64 {\n\tx += SEED\n\tfor i := 0; i < ROUNDS; i++ {\n\t\tx ^= x << 13\n\t\tx ^= x >> 7\n\t\tx ^= x << 17\n\t}\n\treturn x\n}\n",
  },
};

const HASH_BENCHMARKS = `package hash

import "testing"

var (
	data  = make([]byte, 4096)
	sum   [32]byte
	check uint32
)

func BenchmarkDerive(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sum = Derive(sum)
	}
}

func BenchmarkCheck(b *testing.B) {
	for i := 0; i < b.N; i++ {
		check += Check(data)
	}
}
`;

const MIX_BENCHMARKS = `package mix

import "testing"

var mixed uint64 = 1

func BenchmarkMix(b *testing.B) {
	for i := 0; i < b.N; i++ {
		mixed = Mix(mixed)
	}
}
`;

/** A function's file, by its path. @param {Name} name @param {number} rounds @param {number} [seed] */
function fileOf(name, rounds, seed = FIRST_SEED) {
  const { folder, imports, body } = FUNCTIONS[name];
  const text = body.replace("ROUNDS", String(rounds)).replace("SEED", String(seed));
  return { [`${folder}/${name.toLowerCase()}.go`]: `package ${folder}\n\n${imports}${text}` };
}

/** @param {string} go version: `1.22` */
export function firstFiles(go) {
  return {
    "go.mod": `module example.com/work\n\ngo ${go}\n`,
    "README.md": "# Work\n",
    "hash/hash_test.go": HASH_BENCHMARKS,
    "mix/mix_test.go": MIX_BENCHMARKS,
    ...filesOf({ title: "", rounds: ROUNDS }),
  };
}

/** filesOf are the files that a commit writes. @param {Commit} commit @returns {Readonly<Record<string, string>>} */
export function filesOf({ rounds = {}, files = {} }) {
  const names = /** @type {Name[]} */ (Object.keys(rounds));
  return Object.assign({}, files, ...names.map((name) => fileOf(name, rounds[name] ?? 0)));
}

/** @param {string} text @returns {Commit} */
const words = (text) => ({ title: text, files: { "README.md": `# Work\n\n${text}\n` } });
/** @param {Name} name @param {number} rounds @returns {Commit} */
const sized = (name, rounds) => ({ title: `${name} has ${rounds} rounds`, rounds: { [name]: rounds } });
/** @param {Name} name @param {number} rounds @param {number} seed @returns {Commit} */
const seeded = (name, rounds, seed) => ({
  title: `${name} begins with ${seed}`,
  files: fileOf(name, rounds, seed),
});
/** @param {number} value @returns {Commit} */
const unused = (value) => ({
  title: `Extra is ${value}`,
  files: {
    "hash/extra.go": `package hash\n\n// Extra is called by nothing.\nfunc Extra() int { return ${value} }\n`,
  },
});
/** @param {string} name @returns {Commit} */
const tested = (name) => ({
  title: `Test${name}`,
  files: {
    [`hash/${name.toLowerCase()}_test.go`]: `package hash\n\nimport "testing"\n\nfunc Test${name}(t *testing.T) {\n\tif Extra() == 0 {\n\t\tt.Error("nothing")\n\t}\n}\n`,
  },
});

/** @type {Plan} */
export const WHOLE = {
  commits: [
    words("It works"), // 1
    seeded("Mix", 50_000, 5),
    unused(1),
    words("It works well"),
    sized("Derive", 1100), // 5
    words("Hash more"),
    seeded("Check", 400, 5),
    words("Check data"),
    tested("Extra"),
    words("Version 1"), // 10
    sized("Check", 448),
    words("Check twice"),
    unused(2),
    sized("Derive", 1000),
    words("Hash less"), // 15
    sized("Mix", 51_000),
    words("Mix"),
    sized("Mix", 52_020),
    seeded("Derive", 1000, 5),
    sized("Mix", 53_060), // 20
    sized("Derive", 1080),
    sized("Mix", 54_122),
    words("Mix more"),
    sized("Mix", 55_204),
    seeded("Check", 448, 7), // 25
    sized("Mix", 56_308),
    words("Mixed"),
    tested("More"),
    words("Nearly done"),
    words("Done"), // 30
  ],
  planned: [
    { kind: "step", name: "Derive", first: 5, last: 5, ratio: 1.1, state: "recovered" },
    { kind: "step", name: "Check", first: 11, last: 11, ratio: 1.12, state: "open" },
    { kind: "recovery", name: "Derive", first: 14, last: 14, ratio: 1 / 1.1, state: "open" },
    { kind: "drift", name: "Mix", first: 16, last: 26, ratio: 56_308 / 50_000, state: "open" },
    { kind: "step", name: "Derive", first: 21, last: 21, ratio: 1.08, state: "open" },
  ],
  releases: [0, 15],
};

/** @type {Plan} */
export const SHORT = {
  commits: [words("It works"), seeded("Mix", 50_000, 5), sized("Derive", 1150), unused(1), words("Done")],
  planned: [{ kind: "step", name: "Derive", first: 3, last: 3, ratio: 1.15, state: "open" }],
  releases: [],
};
