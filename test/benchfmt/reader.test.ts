import { expect, test } from "@jest/globals";
import { readRecords, readRows } from "../../src/benchfmt/reader.ts";
import { type BenchRecord, LINE_TOO_LONG } from "../../src/benchfmt/record.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

type ReaderMode = "own" | "benchstat";

function read(text: string, mode: ReaderMode = "own"): BenchRecord[] {
  return mode === "own" ? [...readRecords("f.txt", [encode(text)])] : readStrictly(text);
}

/** readStrictly is what readRows gives, as records; results do not know their line there and count the rows. */
function readStrictly(text: string): BenchRecord[] {
  const records: BenchRecord[] = [];
  let line = 0;
  readRows("f.txt", [encode(text)], {
    row: (row, config) => {
      const values = row.units.slice(0, row.count).map((number, i) => {
        const { unit, original } = row.unitNames(number);
        const written = row.written[i] ?? Number.NaN;
        const value = row.values[i] ?? Number.NaN;
        return { value, unit, original: original === null ? null : { value: written, unit: original } };
      });
      const { iters } = row;
      records.push({ kind: "result", config, fullName: row.fullName(row.name), iters, values, line: ++line });
    },
    other: (record) => records.push(record),
  });
  return records;
}

/** brief is a record in one line: results as `line key=value… | name iters | value unit…`. */
function brief(record: BenchRecord): string {
  if (record.kind === "bad") return `${record.file}:${record.line}: ${record.reason}`;
  if (record.kind === "unit") return `${record.line} Unit ${record.unit} ${record.key}=${record.value}`;
  const config = record.config.map(({ key, value }) => `${key}=${value} `).join("");
  const values = record.values.map(({ value, unit }) => `${Number(value.toPrecision(12))} ${unit}`).join(" ");
  return `${record.line} ${config}| ${record.fullName} ${record.iters} | ${values}`;
}

function check(text: string, want: readonly string[], mode: ReaderMode = "own"): void {
  expect(read(text, mode).map(brief)).toEqual(want);
}

test("reads name, iterations and any number of values", () => {
  check("BenchmarkA-8 100 2 ns/op 3 MB/s 16 B/op 1 allocs/op 7.5 p99-ns/req 0.25 hits\n", [
    "1 | A-8 100 | 2e-9 sec/op 3000000 B/s 16 B/op 1 allocs/op 7.5e-9 p99-sec/req 0.25 hits",
  ]);
});

test("keeps the value and unit as written beside the tidied ones", () => {
  const [record] = read("BenchmarkA 1 100 ns/op 16 B/op\n");
  expect(record?.kind === "result" && record.values).toEqual([
    { value: 1.0000000000000001e-7, unit: "sec/op", original: { value: 100, unit: "ns/op" } },
    { value: 16, unit: "B/op", original: null },
  ]);
});

test("applies configuration lines to what follows, also in the middle of a file and deleted ones", () => {
  const text =
    "goos: linux\npkg:\ta/b  \n\nBenchmarkA 1 1 x\ngoos:\nBenchmarkA 1 2 x\npkg: c\nnote: late\nBenchmarkA 1 3 x\n";
  check(text, [
    "4 goos=linux pkg=a/b   | A 1 | 1 x",
    "6 pkg=a/b   | A 1 | 2 x",
    "9 pkg=c note=late | A 1 | 3 x",
  ]);
});

test("knows which lines are configuration", () => {
  const legal = ["ñu: yes", "a-b/c.d9: v", "key:   v", "k:\tv"];
  for (const line of legal)
    expect(read(`${line}\nBenchmarkA 1 1 x\n`)[0]).toMatchObject({
      config: [{ value: /^k|^a/.test(line) ? "v" : "yes" }],
    });
  for (const line of ["kÉy: v", "Foo: v", "foo : v", "foo:bar", " foo: v", ": v", "\u00a0foo: v", "1a: v"])
    expect(read(`${line}\nBenchmarkA 1 1 x\n`)[0]).toMatchObject({ config: [] });
});

test("moves the last key into the place of a deleted one", () => {
  check("a: 1\nb: 2\nc: 3\na:\nBenchmarkA 1 1 x\n", ["5 c=3 b=2 | A 1 | 1 x"]);
});

test("gives results of equal configuration and name the same objects", () => {
  const [first, , last] = read(
    "pkg: a\nBenchmarkA 1 1 x\npkg: b\nBenchmarkA 1 1 x\npkg: a\nBenchmarkA 1 1 x\n",
  );
  expect(first?.kind === "result" && last?.kind === "result" && first.config === last.config).toBe(true);
});

test("reads any legal name", () => {
  const names = ["", "foo", "A/b=c-d.e/@'>?~!-16", "Über/größe=日本-2", "sha-256", "A/😀"];
  for (const name of names) check(`Benchmark${name}\t1 1 x\n`, [`1 | ${name} 1 | 1 x`]);
});

test("tells names and units apart that begin alike, in any order and at the end of a line", () => {
  const lines = [
    "AB 1 1 B 2 B/op",
    "A 1 1 B/op 2 B",
    "AB 1 1 B/op 2 B/op-x",
    "A 1 1 B",
    "AB 1 1 B/op 2 B/op",
  ];
  const want = lines.map((line, i) => `${i + 1} | ${line.replace(" 1 ", " 1 | ")}`);
  const text = lines.map((line) => `Benchmark${line}\n`).join("");
  for (const mode of ["own", "benchstat"] as const) check(text, want, mode);
});

test("reads numbers with an exponent, and what only looks like one", () => {
  const numbers = [
    "1.850e+05",
    "1e22",
    "3e-7",
    "123456789012345e-30",
    "1.5e22",
    "1e23",
    "4.9e-324",
    "2E3",
    "1_0e1",
  ];
  const values = numbers.map((text) => Number(text.replace("_", "")));
  const [record] = read(`BenchmarkA 1 ${numbers.map((text) => `${text} x`).join(" ")}\n`);
  expect(record?.kind === "result" && record.values.map(({ value }) => value)).toEqual(values);
  for (const text of ["1e", "e5", "1e+", "1e5e5", ".e1", "1e0.5"])
    check(`BenchmarkA 1 ${text} x\n`, ["f.txt:1: parsing measurement: invalid syntax"]);
});

test("takes white space as Go does", () => {
  for (const space of [
    "\u0085",
    "\u00a0",
    "\u1680",
    "\u2000",
    "\u200a",
    "\u2028",
    "\u202f",
    "\u205f",
    "\u3000",
    "\v",
  ])
    check(`BenchmarkA${space}1${space}2${space}x\n`, ["1 | A 1 | 2 x"]);
  check("BenchmarkA\ufeffB 1 2 x\n", ["1 | A\ufeffB 1 | 2 x"]);
});

test("reads CRLF and a last line without its end", () => {
  check("pkg: a\r\nBenchmarkA 1 1 x\r\nBenchmarkA 1 2 x", ["2 pkg=a | A 1 | 1 x", "3 pkg=a | A 1 | 2 x"]);
});

test("says what is wrong with a bad line, with its text", () => {
  const cases: readonly [string, string][] = [
    ["BenchmarkA  ", "missing iteration count"],
    ["BenchmarkA x", "parsing iteration count: invalid syntax"],
    ["BenchmarkA 1_0 1 x", "parsing iteration count: invalid syntax"],
    ["BenchmarkA 9223372036854775808 1 x", "parsing iteration count: value out of range"],
    ["BenchmarkA 100", "missing measurements"],
    ["BenchmarkA 100 abc ns/op", "parsing measurement: invalid syntax"],
    ["BenchmarkA 100 1e400 ns/op", "parsing measurement: value out of range"],
    ["BenchmarkA 100 1", "missing units"],
    ["BenchmarkA 100 1 ns/op 2", "missing units"],
    ["Benchmarking is fun", "parsing iteration count: invalid syntax"],
    ["Unit", "missing unit"],
    ["Unit ns/op =x", "expected key=value"],
  ];
  for (const mode of ["own", "benchstat"] as const)
    for (const [text, reason] of cases)
      expect(read(`${text}\n`, mode)).toEqual([{ kind: "bad", file: "f.txt", line: 1, reason, text }]);
});

test("ignores what is neither result nor configuration nor unit", () => {
  check(
    " BenchmarkA 1 1 x\nPASS\nok  \texample.com/x\t1.2s\nBenchmarkA\nUnits a b=c\n Unit a b=c\n--- SKIP: BenchmarkA\n",
    [],
  );
});

test("reads unit metadata pair by pair under the tidied unit", () => {
  check("Unit ns/op better=lower assume=exact=no bad k=\n", [
    "1 Unit sec/op better=lower",
    "1 Unit sec/op assume=exact=no",
    "f.txt:1: expected key=value",
    "1 Unit sec/op k=",
  ]);
});

test("tidies zeros, except as benchstat", () => {
  check("BenchmarkA 1 0 ns/op +Inf MB/s\n", ["1 | A 1 | 0 sec/op Infinity B/s"]);
  check("BenchmarkA 1 0 ns/op +Inf MB/s\n", ["1 | A 1 | 0 ns/op Infinity MB/s"], "benchstat");
});

test("puts a row together again that log output tore apart", () => {
  const text = `pkg: p
BenchmarkPrint         \thello: world 100
     100\t       244.9 ns/op
BenchmarkPrint-2       \thello: world 1
hello: world 100
     100\t       279.9 ns/op\t       3 B/op
helloBenchmarkNoNewline     \thello     100\t       240.1 ns/op
BenchmarkOK-2   \t     100\t         5.000 ns/op
`;
  check(text, [
    "3 pkg=p | Print 100 | 2.449e-7 sec/op",
    "6 pkg=p | Print-2 100 | 2.799e-7 sec/op 3 B/op",
    "7 pkg=p | NoNewline 100 | 2.401e-7 sec/op",
    "8 pkg=p | OK-2 100 | 5e-9 sec/op",
  ]);
});

test("reports a row whose numbers never come, and numbers without a row", () => {
  const ended =
    "the row ends without numbers: the benchmark printed, failed or was stopped before its result";
  check("BenchmarkA-8 \thello\nFAIL\npkg: q\nBenchmarkB 1 1 x\n     100\t 5 ns/op\n", [
    `f.txt:1: ${ended}`,
    "4 pkg=q | B 1 | 1 x",
    "f.txt:5: numbers without a benchmark name",
  ]);
  check("BenchmarkA-8 \tpanic: no\nBenchmarkB 1 1 x\nBenchmarkC \t", [
    `f.txt:1: ${ended}`,
    "2 | B 1 | 1 x",
    `f.txt:3: ${ended}`,
  ]);
});

test("a result line that a benchmark prints itself is not taken for its result", () => {
  const text = `BenchmarkOwn-2    \tBenchmarkInner-2\t100\t5.0 ns/op
BenchmarkInner-2\t100\t6.0 ns/op
    1000\t       915.2 ns/op
BenchmarkOK-2   \t     100\t         5.000 ns/op
BenchmarkFails-2 \t--- FAIL: BenchmarkFails-2
BenchmarkLast-2   \t     100\t         5.000 ns/op
`;
  check(text, [
    "f.txt:2: BenchmarkOwn-2 printed this line itself, before its own result",
    "3 | Own-2 1000 | 9.152e-7 sec/op",
    "4 | OK-2 100 | 5e-9 sec/op",
    "f.txt:5: the row ends without numbers: the benchmark printed, failed or was stopped before its result",
    "6 | Last-2 100 | 5e-9 sec/op",
  ]);
});

test("a row without iterations has no time", () => {
  check("BenchmarkGet-8 \t       0\t         0 ns/op\n--- BENCH: BenchmarkGet-8\n", [
    "f.txt:1: no iteration was run: the benchmark skipped itself or stopped before its loop",
  ]);
});

test("a row without iterations has none behind log output either", () => {
  check("BenchmarkGet-8 \thello\n 0\t         0 ns/op\n", [
    "f.txt:2: no iteration was run: the benchmark skipped itself or stopped before its loop",
  ]);
});

test("tells of a benchmark that failed before it had a row", () => {
  check("--- FAIL: BenchmarkMonster\n    monster_test.go:125: no such file\nFAIL\n", [
    "f.txt:1: the benchmark failed",
  ]);
});

test("names text that was appended in UTF-16", () => {
  check(`BenchmarkA 1 1 x\n${[..."BenchmarkA 1 2 x\n"].join("\0")}`, [
    "1 | A 1 | 1 x",
    "f.txt:2: UTF-16 in the middle of a file that began in another encoding",
  ]);
});

test("takes a line of 65535 bytes and no longer one", () => {
  const line = (bytes: number): string => `BenchmarkA 1 1 ${"x".repeat(bytes - 15)}`;
  expect(read(`${line(65535)}\n`)).toMatchObject([{ kind: "result" }]);
  const text = `BenchmarkA 1 1 x\n${line(65536)}\nBenchmarkA 1 2 x\n`;
  expect(read(text)).toMatchObject([{ line: 1 }, { line: 2, reason: LINE_TOO_LONG }, { line: 3 }]);
  expect(read(text, "benchstat")).toMatchObject([{ line: 1 }, { line: 2, reason: LINE_TOO_LONG }]);
});

test("reads a number of a billion digits in little memory as a bad line", () => {
  const digits = encode("1".repeat(1_000_000));
  function* chunks(): Generator<Uint8Array> {
    yield encode("BenchmarkA 1 ");
    for (let i = 0; i < 1000; i++) yield digits;
    yield encode(" ns/op\nBenchmarkB 1 1 x\n");
  }
  const records = [...readRecords("f.txt", chunks())];
  expect(records).toMatchObject([
    { kind: "bad", line: 1, reason: LINE_TOO_LONG },
    { kind: "result", fullName: "B" },
  ]);
});

test("gives the same records wherever the chunks are cut", () => {
  const text = encode(
    "pkg: a\r\nBenchmarkA 1 1.5 ns/op\r\n\nBenchmarkÜ\u00a01 2 x\nUnit x better=lower\nBenchmarkB 1 1",
  );
  const whole = [...readRecords("f", [text])];
  for (let size = 1; size < text.length; size++) {
    const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
      text.slice(i * size, (i + 1) * size),
    );
    expect([...readRecords("f", chunks)]).toEqual(whole);
  }
  expect(whole).toHaveLength(4);
});
