// What `go test -bench` on both sides with benchstat says of the museum: one function after the other, six
// times a side. A function that takes too long alone would take everything beside it along.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./table.mjs").Direction} Direction */
/** @typedef {import("./table.mjs").Entry} Entry */
/** @typedef {import("./table.mjs").Job} Job */
/**
 * @typedef {{ readonly binary: string, readonly cwd: string, readonly function: string, readonly tmp: string }} Bench
 */

const BENCHSTAT = "golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da";
const TIMES = ["-test.count=6", "-test.benchtime=50ms"];
/** Milliseconds for a function on one side; `go test` itself would wait for ten minutes. */
const LIMIT = 20_000;

/**
 * beside gives what benchstat says by `package.Function`, and tells each as it comes.
 * @param {import("./repository.mjs").MuseumRepository} museum
 * @param {{ readonly jobs: readonly Job[], readonly entries: readonly Entry[], readonly direction: Direction, readonly only: RegExp, tell(line: string): void }} what
 * @returns {Readonly<Record<string, string>>}
 */
export function beside(museum, { jobs, entries, direction, only, tell }) {
  const scratch = `${museum.dir}-beside`;
  mkdirSync(join(scratch, "tmp"), { recursive: true });
  execFileSync("go", ["install", BENCHSTAT], {
    env: { ...process.env, GOBIN: scratch, GOFLAGS: "-mod=mod" },
  });
  /** @type {Record<string, string>} */
  const said = {};
  for (const job of jobs) {
    const folders = foldersOf(museum, scratch, museum.head(direction, job.dead));
    for (const entry of entries.filter((e) => job.packages.includes(e.package) && e.prints !== true)) {
      const functions = [...new Set(entry.benchmarks.map((name) => name.split("/", 1)[0] ?? ""))];
      for (const name of functions) {
        const title = `${entry.package}.${name}`;
        if (!only.test(`${job.name}/${title}`) || said[title] !== undefined) continue;
        said[title] = compared(scratch, folders, entry, name);
        tell(`${title}: ${said[title]}`);
      }
    }
  }
  rmSync(scratch, { recursive: true, force: true });
  return said;
}

/**
 * Work trees of both sides.
 * @param {import("./repository.mjs").MuseumRepository} museum
 * @param {string} scratch
 * @param {string} head
 */
function foldersOf({ dir, base }, scratch, head) {
  return [base, head].map((commit) => {
    const folder = join(scratch, commit);
    spawnSync("git", ["worktree", "add", "--quiet", "--detach", folder, commit], { cwd: dir });
    return folder;
  });
}

/** @param {string} scratch @param {readonly string[]} folders @param {Entry} entry @param {string} name */
function compared(scratch, folders, entry, name) {
  const files = folders.map((folder, side) => {
    const cwd = join(folder, entry.package);
    const binary = join(scratch, `${side}-${entry.package.replaceAll("/", "-")}.test`);
    const out = join(scratch, ["base", "head"][side] ?? "");
    const { status } = spawnSync("go", ["test", "-c", "-o", binary, "."], { cwd, stdio: "ignore" });
    const text = status === 0 ? bench({ binary, cwd, function: name, tmp: join(scratch, "tmp") }) : "";
    writeFileSync(out, text);
    return { out, ended: endOf(text) };
  });
  const ends = files.map(({ ended }) => ended);
  if (ends.some((end) => end !== "")) return `base ${ends[0] || "fine"}, head ${ends[1] || "fine"}`;
  // Of its unit alone: a NaN in another one takes all memory that there is.
  const unit = entry.unit ?? "sec/op";
  const args = ["-format=csv", `-filter=.unit:"${unit}"`, ...files.map(({ out }) => out)];
  const { stdout } = spawnSync(join(scratch, "benchstat"), args, {
    encoding: "utf8",
    timeout: LIMIT,
    killSignal: "SIGKILL",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return deltasOf(stdout, unit);
}

/** All that a function printed, and how it ended. @param {Bench} what */
function bench({ binary, cwd, function: name, tmp }) {
  const args = ["-test.run=^$", `-test.bench=^Benchmark${name}$`, "-test.benchmem", ...TIMES];
  const { stdout, status, signal, error } = spawnSync(binary, args, {
    cwd,
    env: { ...process.env, TMPDIR: tmp },
    encoding: "utf8",
    timeout: LIMIT,
    killSignal: "SIGKILL",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const timedOut = error !== undefined && "code" in error && error.code === "ETIMEDOUT";
  const end = timedOut
    ? "does not end"
    : signal !== null
      ? `ended by ${signal}`
      : status !== 0
        ? `ends with ${status}`
        : "";
  return `${stdout}${end === "" ? "" : `\nended: ${end}\n`}`;
}

/** @param {string} text */
function endOf(text) {
  const ended = /^ended: (.*)$/m.exec(text)?.[1];
  return ended ?? (/^Benchmark\S*\s+\d+\s/m.test(text) ? "" : "gives no result");
}

/**
 * The last columns of the rows in a unit: `~ (p=0.310 n=6)`, `+29.84% (p=0.002 n=6)`.
 * @param {string} csv
 * @param {string} unit
 */
function deltasOf(csv, unit) {
  const table = csv.split("\n\n").find((part) => part.includes(`,${unit},`)) ?? "";
  const rows = table.split("\n").filter((line) => /p=[\d.]+ n=/.test(line));
  const deltas = rows.map((line) => line.split(",").slice(-2)).map(([delta, p]) => `${delta} (${p})`);
  return deltas.slice(0, 3).join("; ") || "no row to compare";
}
