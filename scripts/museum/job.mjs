// One run of go-steady over some packages of the museum, and what is looked at besides its rows.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** @typedef {import("./table.mjs").Direction} Direction */
/** @typedef {import("./table.mjs").Job} Job */
/** @typedef {import("../../src/model/report.ts").Report} Report */

/**
 * @typedef {{ readonly code: number | null, readonly report: Report | undefined, readonly stderr: string, readonly stdout: string, readonly seconds: number, readonly left: readonly string[], readonly processes: readonly string[] }} Ran
 */
/**
 * @typedef {{ readonly cwd: string, readonly scratch: string, readonly cache: string | undefined, readonly args: readonly string[], readonly limit: number }} JobCommand
 */

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
/** Go's own caches are kept; what go-steady keeps is the run's own, unless a folder for it is named. */
const CACHES = JSON.parse(
  execFileSync("go", ["env", "-json", "GOCACHE", "GOMODCACHE"], { encoding: "utf8" }),
);
/** Seconds that laying out, proving and showing may take, besides builds. */
const OWN = 5;
/** Rows from which on it is asked how many of them were told. */
const ENOUGH_ROWS = 20;
/** A stack of Node.js: a user's mistake or a strange benchmark is no reason for one. */
const STACK = /^\s+at .*\(?(?:file:|node:|\/).*:\d+:\d+\)?$/m;

/**
 * runJob runs it with a temporary folder of its own. After `limit` seconds it is cancelled, as a CI job is.
 * @param {JobCommand} command
 * @returns {Promise<Ran>}
 */
export async function runJob({ cwd, scratch, cache, args, limit }) {
  const [tmp, json, mark] = [
    join(scratch, "tmp"),
    join(scratch, "report.json"),
    `${process.pid}.${performance.now()}`,
  ];
  for (const path of [tmp, json]) rmSync(path, { recursive: true, force: true });
  mkdirSync(tmp, { recursive: true });
  const env = {
    ...process.env,
    ...CACHES,
    TMPDIR: tmp,
    XDG_CACHE_HOME: cache ?? join(scratch, "cache"),
    MUSEUM_RUN: mark,
  };
  const began = performance.now();
  const child = spawn(process.execPath, [cli, "run", "--no-checks", "--reach=off", "--json", json, ...args], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const cancel = setTimeout(() => child.kill("SIGTERM"), limit * 1000);
  const kill = setTimeout(() => child.kill("SIGKILL"), (limit + 20) * 1000);
  const [stdout, stderr, code] = await Promise.all([read(child.stdout), read(child.stderr), ended(child)]);
  const seconds = (performance.now() - began) / 1000;
  clearTimeout(cancel);
  clearTimeout(kill);
  const processes = await endLeft(mark);
  // Benchmarks may leave files of their own, and the folders of b.TempDir where they hang; the command may
  // not.
  const left = readdirSync(tmp).filter((name) => !/^(museum|Benchmark\w+\d$)/.test(name));
  const report = existsSync(json) ? JSON.parse(readFileSync(json, "utf8")) : undefined;
  return { code, report, stderr, stdout, seconds, left, processes };
}

/** @param {import("node:stream").Readable} stream */
async function read(stream) {
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) if (text.length < 1 << 24) text += chunk;
  return text;
}

/** @param {import("node:child_process").ChildProcess} child @returns {Promise<number | null>} */
function ended(child) {
  return new Promise((resolve) => child.on("exit", resolve));
}

/**
 * Processes with the mark in their environment, a second after the run; they are ended.
 * @param {string} mark
 */
async function endLeft(mark) {
  for (let n = 0; n < 10 && marked(mark).length > 0; n++) await sleep(100);
  return marked(mark).map(({ pid, command }) => {
    process.kill(pid, "SIGKILL");
    return command;
  });
}

/** @param {string} mark @returns {readonly { readonly pid: number, readonly command: string }[]} */
function marked(mark) {
  if (process.platform !== "linux") return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`MUSEUM_RUN=${mark}`)) return [];
      return [
        {
          pid: Number(pid),
          command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim(),
        },
      ];
    } catch {
      return []; // it has ended, or is somebody else's
    }
  });
}

/**
 * jobFaults says what is wrong with a run as a whole.
 * @param {Job} job @param {Direction} direction @param {number} budget @param {Ran} ran
 * @returns {readonly string[]}
 */
export function jobFaults(job, direction, budget, ran) {
  const { code, report, stderr, stdout, left, processes } = ran;
  const wanted = wantedExit(direction, report);
  const most = mostSeconds(job, budget);
  const measured = ran.seconds - (report?.seconds.build ?? 0);
  return [
    ...(report === undefined ? [`no report: ${stderr.trim().slice(-600)}`] : []),
    ...(code === wanted
      ? []
      : [`exit code ${code}, not ${wanted}: ${report?.reasons.slice(0, 2).join("; ") ?? ""}`]),
    ...(measured <= most ? [] : [`${measured.toFixed(1)} s without builds, more than ${most.toFixed(1)} s`]),
    ...(STACK.test(`${stdout}\n${stderr}`)
      ? [`a stack: ${STACK.exec(`${stdout}\n${stderr}`)?.[0].trim()}`]
      : []),
    ...(left.length === 0 ? [] : [`left in the temporary folder: ${left.join(", ")}`]),
    ...(processes.length === 0 ? [] : [`left running: ${[...new Set(processes)].join("; ")}`]),
    ...(direction === "same" ? untold(job, report) : []),
  ];
}

/**
 * A run in which nothing at all could be told is unmeasured.
 * @param {Direction} direction
 * @param {Report | undefined} report
 */
function wantedExit(direction, report) {
  if (direction !== "same") return 1;
  const told = report?.comparisons.filter(({ verdict }) => verdict === "unchanged") ?? [];
  return told.length > 0 ? 0 : 3;
}

/** Seconds that a run may take besides builds. @param {Job} job @param {number} budget */
export function mostSeconds(job, budget) {
  return budget * 1.1 + OWN * busy() + (job.minute === true ? 60 : 0);
}

/**
 * How much longer everything takes than on a machine by itself: 1 where there are as many programs as
 * processors, at most 5.
 */
export function busy() {
  const [minute = 0] = loadavg();
  return Math.min(5, Math.max(1, minute / availableParallelism()));
}

/**
 * A run that is always inconclusive makes no mistake either.
 * @param {Job} job
 * @param {Report | undefined} report
 */
function untold({ told = 0.6 }, report) {
  const rows = report?.comparisons.filter((row) => row.unit === "sec/op" && row.verdict !== "broken") ?? [];
  const share = rows.filter((row) => row.verdict === "unchanged").length / Math.max(1, rows.length);
  return rows.length < ENOUGH_ROWS || share >= told
    ? []
    : [`only ${Math.round(100 * share)} % of the times were told, not ${100 * told} %`];
}
