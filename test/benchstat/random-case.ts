// Random command lines and files for benchstat, the same for the same seed.

/** RandomCase is one command line with its files. */
export interface RandomCase {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** Random draws the numbers of one case. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  }

  /** Uniform in [0, 1). Mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  of<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}

/**
 * randomCase makes a case. benchstat's p for tied samples of unequal size is wrong, so that values either are all different,
 * or all cells have the same size.
 */
export function randomCase(seed: number): RandomCase {
  const random = new Random(seed);
  const tied = random.chance(0.5);
  const shape = {
    tied,
    n: 1 + random.below(random.chance(0.1) ? 60 : 12),
    names: [...new Set(Array.from({ length: 1 + random.below(6) }, () => randomName(random)))],
    units: [...new Set(Array.from({ length: 1 + random.below(3) }, () => random.of(UNITS)))],
    taken: new Set<string>(),
  };
  const inputs = Array.from({ length: 1 + random.below(4) }, (_, i) => `f${i}.txt`);
  const files = inputs.map((path) => [path, randomFile(random, shape)]);
  const args = [...randomFlags(random, tied), ...randomInputs(random, inputs, tied)];
  return { args, files: Object.fromEntries(files) };
}

const UNITS = [
  "ns/op",
  "ns/op",
  "ns/op",
  "MB/s",
  "B/op",
  "allocs/op",
  "p99-ns/req",
  "text-bytes",
  "µs/ü",
  "hits",
  "ns*MB",
] as const;
const BASES = ["A", "B", "Parse", "", "lower", "Über", "日本", "A-3"] as const;
const PARTS = [
  "/x=1",
  "/x=2",
  "/x=10k",
  "/x=1Ki",
  "/y=a.b-c",
  "/pos",
  "/y=",
  "/gomaxprocs=3",
  "/😀",
  "/x=@'>?~!",
] as const;
const SUFFIXES = ["", "-8", "-8", "-16", "-0"] as const;

function randomName(random: Random): string {
  const parts = Array.from({ length: random.below(3) }, () => random.of(PARTS));
  return random.of(BASES) + parts.join("") + random.of(SUFFIXES);
}

interface FileShape {
  readonly names: readonly string[];
  readonly units: readonly string[];
  readonly tied: boolean;
  readonly n: number;
  /** Values that must not come again unless tied. */
  readonly taken: Set<string>;
}

function randomFile(random: Random, shape: FileShape): string {
  const lines: string[] = [];
  const groups = shape.tied ? 1 : 1 + random.below(2);
  for (let group = 0; group < groups; group++) {
    lines.push(...randomConfig(random));
    const n = shape.tied ? shape.n : 1 + random.below(shape.n);
    const names = shape.names.filter(() => random.chance(0.85));
    for (let i = 0; i < n; i++) for (const name of names) lines.push(resultLine(random, name, shape));
  }
  const withNoise = lines.flatMap((line) =>
    !shape.tied && random.chance(0.02) ? [line, random.of(NOISE)] : [line],
  );
  return withNoise.map((line) => line + (random.chance(0.02) ? "\r\n" : "\n")).join("");
}

function randomConfig(random: Random): string[] {
  return CONFIG.filter(() => random.chance(0.25)).map((line) => line);
}

const CONFIG = [
  "goos: linux",
  "goarch: amd64",
  "pkg: a",
  "pkg: b",
  "note: x y",
  "note:",
  'ñ: ü, "q"',
  "Unit ns/op assume=exact",
  "Unit hits assume=exact better=higher",
  "Unit B/op a=b bad",
];
const NOISE = [
  "PASS",
  "ok  \tp\t1.2s",
  "Benchmark",
  "BenchmarkX",
  "BenchmarkX ",
  "BenchmarkX 1",
  "BenchmarkX 1 2",
  "BenchmarkX a 2 ns/op",
  "BenchmarkX 1 2 ns/op 3",
  "BenchmarkX 1 1e400 ns/op",
  "BenchmarkX 1 1_0.5e1 ns/op",
  "BenchmarkX 99999999999999999999 1 ns/op",
  "Unit",
  "Unit ns/op",
  "Unit ns/op assume=nothing",
  "Benchmarking is fun",
  "coverage: 12%",
  " BenchmarkX 1 1 ns/op",
] as const;

function resultLine(random: Random, name: string, shape: FileShape): string {
  const pairs = shape.units.map((unit) => `${randomValue(random, shape, unit)} ${unit}`);
  return `Benchmark${name} ${1 + random.below(1000)}\t${pairs.join("\t")}`;
}

function randomValue(random: Random, { tied, taken }: FileShape, unit: string): string {
  for (;;) {
    const text = tied ? coarse(random, unit) : fine(random);
    const value = String(Number(text));
    if (!tied && taken.has(value)) continue;
    taken.add(value);
    return text;
  }
}

// A zero of a unit that is tidied goes to another table, which would make sizes unequal.
function coarse(random: Random, unit: string): string {
  const least = /ns|MB/.test(unit) ? 1 : 0;
  return random.chance(0.5) ? String(least + random.below(6)) : (100 + random.below(40) / 4).toString();
}

function fine(random: Random): string {
  if (random.chance(0.03))
    return random.of(["0", "0x1p3", "1e3", "-1", "1_000", "+Inf", "1e-12", "1e15", "2.5e-7"]);
  const value = 10 ** (random.next() * random.of([1, 1, 6])) * random.of([1, 1, 100]);
  return random.chance(0.5) ? value.toPrecision(4 + random.below(4)) : String(value);
}

function randomInputs(random: Random, inputs: readonly string[], tied: boolean): string[] {
  return inputs.map((path) => {
    if (tied) return random.chance(0.1) ? `l${path}=${path}` : path;
    return random.chance(0.2) ? `${random.of(["old", "new", "", "ü", "a,b"])}=${path}` : path;
  });
}

function randomFlags(random: Random, tied: boolean): string[] {
  const flags: string[] = [];
  const set = (p: number, name: string, values: readonly [string, ...string[]]): void => {
    if (random.chance(p))
      flags.push(
        ...(random.chance(0.5) ? [`-${name}`, random.of(values)] : [`--${name}=${random.of(values)}`]),
      );
  };
  set(0.4, "format", ["csv", "csv", "csv", "text", "html"]);
  set(0.2, "alpha", ["0.1", "0", "1", "0.01", "2", "x", "1e999", "0x1p-4"]);
  set(0.2, "confidence", ["0.99", "0.5", "1", "0", "0.9", "0.999999999999"]);
  if (tied) return flags;
  set(0.2, "filter", FILTERS);
  set(0.3, "col", [...PROJECTIONS, ...LEVELS, ...LEVELS, ...LEVELS, "note", "/x", ""]);
  set(0.2, "row", [...PROJECTIONS, ".name", ".name,/x@num", ".fullname@alpha", ".config"]);
  set(0.2, "table", [...PROJECTIONS, "", "pkg", "note pkg", ".config@alpha,/y", ".config@num"]);
  set(0.2, "ignore", ["note", "pkg,note", "/gomaxprocs", ".fullname", ".file", ".config", "/x .name"]);
  set(0.01, "unknown", ["1"]);
  return flags;
}

const PROJECTIONS = [
  "goos",
  "/gomaxprocs",
  ".name",
  "/x@(1 2 10k)",
  "/x@num",
  'note@("x y" "")',
  ".unit",
  "a@",
  "x@foo",
  ",a",
  ".file@alpha",
  ".config",
  ".x",
] as const;
// Columns with more than one line of titles.
const LEVELS = [".file,note", ".file,/x", "/x .name", ".name,/y,/x", "note .file /x"] as const;
const FILTERS = [
  "*",
  ".name:A",
  "-.name:A",
  "/x:1 OR /x:2",
  ".unit:(ns/op OR B/op)",
  ".unit:sec/op",
  "-.unit:ns/op -/x:1",
  'note:"x y" AND *',
  ".fullname:/[Pp]ar|^A/",
  ".file:f0.txt OR pkg:b",
  "goos:(linux OR /win/)",
  "(.name:A OR .name:B) -(/x:1 /y:a.b-c)",
  "/gomaxprocs:8",
  "a",
  "a:(b c)",
  "a:/b",
  ".config:x",
  "",
] as const;
