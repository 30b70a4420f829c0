// How long `go-steady reach` takes on a large module, and how much memory: below the limits of docs/reach.md, or this fails.
//   npm run reach-speed -- [--lines N] [--short] [--module MODULE@VERSION --change FILE]
// Without --module one is made up; with it the first function of FILE is changed. Caches are warm: each change is looked at twice, and the second time counts; then another
// change of the same place, with the outlines that the run before has kept. --short looks at one change once.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeBigModule } from "./big-module.mjs";
import { makeRepository } from "./repository.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const MOST_SECONDS = 20;
const MOST_BYTES = 2 * 1024 ** 3;
const EVERY_MS = 50;

/** What everything imports, and what nothing does; and what else may be there. */
const CHANGES = [
  {
    ...{ name: "a function body at the bottom", file: "p0/f0.go" },
    ...{ from: "n*3 + 3", to: "n*3 + 4", other: "n*3 + 5" },
  },
  {
    ...{ name: "a field of a type at the bottom", file: "p0/f0.go" },
    ...{ from: "size  int", to: "size, more int", other: "size, less int" },
  },
  {
    ...{ name: "a function body at the top", file: "p-1/f0.go" },
    ...{ from: "n*3 + 3", to: "n*3 + 4", other: "n*3 + 5" },
  },
];
const TICKS = 100; // a second, of the times in /proc

/** The memory of a process and all below it, in bytes, and their processor time so far; 0 where the system does not tell. @param {number} root */
function usedBy(root) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  try {
    for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
      const parent = Number(statOf(name)[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    }
  } catch {
    return { bytes: 0, seconds: 0 };
  }
  const pages = (/** @type {number} */ pid) => Number(readOr(`/proc/${pid}/statm`).split(" ")[1] ?? 0);
  /** Of those that have ended below it, too. @param {number} pid */
  const ticks = (pid) => [11, 12, 13, 14].reduce((total, at) => total + Number(statOf(pid)[at] ?? 0), 0);
  /** @type {(pid: number, of: (pid: number) => number) => number} */
  const sum = (pid, of) =>
    (children.get(pid) ?? []).reduce((total, child) => total + sum(child, of), of(pid));
  return { bytes: 4096 * sum(root, pages), seconds: sum(root, ticks) / TICKS };
}

/** What stands behind the name: state, parent and so on. proc(5). @param {number | string} pid */
function statOf(pid) {
  return readOr(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, "")
    .split(" ");
}

/** A process may have ended. @param {string} path */
function readOr(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** @param {string} cwd @returns {Promise<{ seconds: number, processor: number, bytes: number, stdout: string }>} */
function reach(cwd) {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, "reach", "--base", "HEAD"], {
    cwd,
    env: { ...process.env, GOCACHE: goCache, XDG_CACHE_HOME: caches },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let [bytes, processor, stdout] = [0, 0, ""];
  child.stdout.on("data", (data) => {
    stdout += data;
  });
  const timer = setInterval(() => {
    const used = usedBy(child.pid ?? 0);
    bytes = Math.max(bytes, used.bytes);
    processor = Math.max(processor, used.seconds);
  }, EVERY_MS);
  return new Promise((resolve, reject) =>
    child.on("close", (code) => {
      clearInterval(timer);
      if (code !== 0) reject(new Error(`go-steady reach ended with ${code}`));
      else resolve({ seconds: (performance.now() - began) / 1000, processor, bytes, stdout });
    }),
  );
}

/** Without what earlier runs have kept. @param {string} dir @param {string} name */
async function measure(dir, name) {
  if (!values.short) await reach(dir);
  rmSync(join(caches, "go-steady", "reach"), { recursive: true, force: true });
  await measureOnce(dir, name);
}

/** @param {string} dir @param {string} name */
async function measureOnce(dir, name) {
  const { seconds, processor, bytes, stdout } = await reach(dir);
  const used = bytes === 0 ? "" : `, ${processor.toFixed(1)} s of processors, ${(bytes / 1e6).toFixed(0)} MB`;
  console.log(`${name}: ${seconds.toFixed(1)} s${used}. ${stdout.split("\n")[0]}`);
  if (seconds > MOST_SECONDS || bytes > MOST_BYTES) {
    console.log(`  more than ${MOST_SECONDS} s or ${MOST_BYTES / 1e6} MB`);
    process.exitCode = 1;
  }
}

/** @param {string} dir @param {string} file @param {(text: string) => string} change @param {() => Promise<void>} work */
async function changed(dir, file, change, work) {
  const path = join(dir, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} stays as it is`);
  writeFileSync(path, after);
  try {
    await work();
  } finally {
    writeFileSync(path, before);
  }
}

/** The folder of a published module. @param {string} module */
function download(module) {
  const printed = execFileSync("go", ["mod", "download", "-json", module], {
    cwd: tmpdir(),
    encoding: "utf8",
  });
  return JSON.parse(printed).Dir;
}

const { values } = parseArgs({
  options: {
    lines: { type: "string", default: "300000" },
    short: { type: "boolean" },
    module: { type: "string" },
    change: { type: "string", default: "" },
  },
});
const repository = makeRepository("go-steady-speed");
const folder = mkdtempSync(join(tmpdir(), "go-steady-big-"));
const caches = mkdtempSync(join(tmpdir(), "go-steady-caches-"));
const programs = join("go-steady", "programs"); // the helper, where it is built already
if (existsSync(join(process.env.XDG_CACHE_HOME ?? "", programs)))
  cpSync(join(process.env.XDG_CACHE_HOME ?? "", programs), join(caches, programs), { recursive: true });
const goCache = execFileSync("go", ["env", "GOCACHE"], { encoding: "utf8" }).trim();
try {
  const { dir } = repository;
  if (values.module !== undefined) {
    repository.commit(download(values.module));
    const first = (/** @type {string} */ text) => text.replace(/^func [^\n]*\{\n/m, "$&\t_ = 0\n");
    await changed(dir, values.change, first, () => measure(dir, `${values.module} ${values.change}`));
  } else {
    const size = writeBigModule(folder, Number(values.lines));
    repository.commit(folder);
    console.log(`${size.lines} lines in ${size.packages} packages, ${size.benchmarks} benchmarks`);
    for (const { name, file, from, to, other } of values.short ? CHANGES.slice(0, 1) : CHANGES) {
      const path = file.replace("-1", String(size.packages - 1));
      const instead = (/** @type {string} */ text) => (/** @type {string} */ before) =>
        before.replace(from, text);
      await changed(dir, path, instead(to), () => measure(dir, name));
      if (values.short) break;
      await changed(dir, path, instead(other), () => measureOnce(dir, "  with the outlines of that run"));
    }
  }
} finally {
  for (const each of [folder, caches]) rmSync(each, { recursive: true, force: true });
  repository.remove();
}
