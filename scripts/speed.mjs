// Reads a million benchmark lines with benchstat, with `stat` and with the reader alone, by turns, and prints
// the ratios.
//
// 	npm run speed -- [rounds, 5 without]
//
// Needs Go, to build benchstat, and a built dist/.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import * as esbuild from "esbuild";
import { median } from "./statistics.mjs";

const LINES = 1_000_000;
const BENCHSTAT = "golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da";
const READER = `
  import { readRows } from "./src/benchfmt/reader.ts";
  import { readChunks } from "./src/ports/files/chunks.ts";
  let results = 0;
  readRows("file", readChunks(process.argv[2]), { row: () => results++, other: () => {} });
  console.log(results, "results");
`;

const rounds = Number(process.argv[2] ?? 5);
const folder = await mkdtemp(join(tmpdir(), "steady-speed-"));
try {
  await main();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function main() {
  execFileSync("go", ["install", BENCHSTAT], { env: { ...process.env, GOBIN: folder, GOFLAGS: "-mod=mod" } });
  const reader = join(folder, "reader.mjs");
  const stdin = { contents: READER, resolveDir: process.cwd(), loader: /** @type {const} */ ("ts") };
  await esbuild.build({
    stdin,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    outfile: reader,
  });
  for (const names of [1_000, 50_000]) {
    const file = join(folder, "lines.txt");
    await writeLines(file, names);
    const commands = {
      benchstat: [join(folder, "benchstat"), file],
      stat: [process.execPath, "dist/cli.js", "stat", file],
      reader: [process.execPath, reader, file],
    };
    await compare(`${LINES} lines of ${names} benchmarks`, commands);
  }
}

/**
 * @param {string} title
 * @param {Record<string, string[]>} commands
 */
async function compare(title, commands) {
  /** @type {Record<string, { seconds: number, mebibytes: number }[]>} */
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, argv] of Object.entries(commands)) runs[name]?.push(await timed(argv));
  console.log(title);
  const base = median((runs.benchstat ?? []).map(({ seconds }) => seconds));
  for (const [name, taken] of Object.entries(runs)) {
    const seconds = median(taken.map((run) => run.seconds));
    const peak = Math.max(...taken.map((run) => run.mebibytes));
    const memory = Number.isNaN(peak) ? "memory unknown" : `${peak.toFixed(0)} MiB`;
    console.log(
      `  ${name.padEnd(10)} ${seconds.toFixed(2)} s  ${(seconds / base).toFixed(2)} × benchstat  ${memory}`,
    );
  }
}

/**
 * Wall time and peak memory of a process whose output goes nowhere.
 * @param {string[]} argv
 * @returns {Promise<{ seconds: number, mebibytes: number }>}
 */
function timed([command = "", ...args]) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    let mebibytes = Number.NaN;
    const poll = setInterval(() => {
      mebibytes = peakMebibytes(child.pid) ?? mebibytes;
    }, 10);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(poll);
      if (code !== 0) reject(new Error(`${command} exited with ${code}`));
      else resolve({ seconds: (performance.now() - start) / 1000, mebibytes });
    });
  });
}

/**
 * The kernel's own high-water mark; null where there is no /proc or the process is gone.
 * @param {number | undefined} pid
 */
function peakMebibytes(pid) {
  try {
    const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) / 1024;
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @param {number} names
 */
async function writeLines(file, names) {
  const stream = createWriteStream(file);
  stream.write("goos: linux\ngoarch: amd64\npkg: example.com/x\ncpu: Some CPU @ 2.00GHz\n");
  for (let from = 0; from < LINES; from += names) {
    const lines = Array.from({ length: names }, (_, i) => line(i, from + i));
    if (!stream.write(lines.join(""))) await once(stream, "drain");
  }
  await finished(stream.end());
}

/**
 * A line as `go test -benchmem` prints it, with some noise in the time.
 * @param {number} name
 * @param {number} turn
 */
function line(name, turn) {
  const time = (100 + name * 3.7) * (0.95 + 0.1 * (((turn * 2654435761) % 2 ** 32) / 2 ** 32));
  const cells = [
    String(Math.round(1e9 / time)).padStart(8),
    `${time.toPrecision(4).padStart(10)} ns/op`,
    `${String(64 * (name % 13)).padStart(8)} B/op`,
    `${String(name % 5).padStart(8)} allocs/op`,
  ];
  return `BenchmarkParse/kind=${name % 7}/size=${name}-8         \t${cells.join("\t")}\n`;
}
