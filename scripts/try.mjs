// Runs the job on two versions of a published module, as two commits of a git repository, and says where the
// time went.
//   npm run try -- MODULE@V1 MODULE@V2 [flags of run and package patterns]
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeRepository } from "./repository.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** @typedef {{ readonly Dir: string, readonly GoMod: string }} Downloaded */

/**
 * The module at a version, in the module cache.
 * @param {string} module
 * @returns {Downloaded}
 */
function download(module) {
  console.error(`downloading ${module}`);
  return JSON.parse(
    execFileSync("go", ["mod", "download", "-json", module], { cwd: tmpdir(), encoding: "utf8" }),
  );
}

/**
 * A module from before there was go.mod gets the one that Go makes for it.
 * @param {import("./repository.mjs").Repository} repository
 * @param {Downloaded} downloaded
 */
function commit(repository, { Dir, GoMod }) {
  return repository.commit(Dir, existsSync(join(Dir, "go.mod")) ? {} : { "go.mod": GoMod });
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<number>}
 */
function run(args, cwd) {
  const child = spawn(process.execPath, [cli, "run", ...args], { cwd, stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 3)));
}

/** @param {string} path @param {number} wall */
function showTimes(path, wall) {
  const { seconds, comparisons } = JSON.parse(readFileSync(path, "utf8"));
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { verdict } of comparisons) counts[verdict] = (counts[verdict] ?? 0) + 1;
  const own = wall - seconds.commands;
  const rows = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict}`);
  console.log(`
rows      ${rows.join(", ") || "none"}
wall      ${wall.toFixed(1)} s
total     ${seconds.total.toFixed(1)} s: checks ${seconds.checks.toFixed(1)}, build ${seconds.build.toFixed(1)}, measure ${seconds.measure.toFixed(1)}
commands  ${seconds.commands.toFixed(1)} s with a go command, git or a benchmark process running
own       ${own.toFixed(2)} s, ${((100 * own) / wall).toFixed(2)} % of the wall time`);
}

const [first, second, ...flags] = process.argv.slice(2);
if (!first?.includes("@") || !second?.includes("@")) {
  console.error("npm run try -- MODULE@V1 MODULE@V2 [flags of run]");
  process.exit(2);
}
process.on("SIGINT", () => {}); // the job ends by itself, and reports what it has
const repository = makeRepository("go-steady-try");
const json = `${repository.dir}.json`;
try {
  const base = commit(repository, download(first));
  commit(repository, download(second));
  const started = performance.now();
  process.exitCode = await run(["--base", base, "--json", json, ...flags], repository.dir);
  const wall = (performance.now() - started) / 1000;
  if (existsSync(json)) showTimes(json, wall);
} finally {
  repository.remove();
  rmSync(json, { force: true });
}
