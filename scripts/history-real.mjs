// A real history: a small module of which each commit is measured by go-steady itself, against its parent and now and
// then as `history next` says, and published; then its events are compared with what the commits did. Once on the machine
// as it is, once beside a neighbour that keeps a processor busy during every second measurement: npm run history-real
//   [--short] [--only quiet|neighbour] [--time-budget 20s]
// Needs Go, git and a built dist/. Ten minutes on two processors that have nothing else to do; prints a table, and fails when an event is
// missing, at another commit, of another size, or not planned.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compareWithPlan } from "./history/real-check.mjs";
import { filesOf, firstFiles, SHORT, WHOLE } from "./history/real-plan.mjs";

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    only: { type: "string", default: "quiet|neighbour" },
    "time-budget": { type: "string", default: "20s" },
  },
});
const plan = values.short ? SHORT : WHOLE;
const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
/** Commits after which `history next` is asked. */
const EVERY = 10;
const folder = mkdtempSync(join(tmpdir(), "go-steady-real-"));
const repository = join(folder, "repository");

/** @param {readonly string[]} args */
function git(...args) {
  const who = ["-c", "user.name=real", "-c", "user.email=real@example.com"];
  return execFileSync("git", [...who, ...args], { cwd: repository, encoding: "utf8" }).trim();
}

/** Hashes of all commits, the first one before those of the plan. */
function makeRepository() {
  mkdirSync(repository);
  git("init", "--quiet", "--initial-branch=main");
  const [, go = "1.22"] = /go(\d+\.\d+)/.exec(execFileSync("go", ["version"], { encoding: "utf8" })) ?? [];
  const all = [
    { title: "First", files: firstFiles(go) },
    ...plan.commits.map((commit) => ({ title: commit.title, files: filesOf(commit) })),
  ];
  return all.map(({ title, files }, number) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(repository, name)), { recursive: true });
      writeFileSync(join(repository, name), text);
    }
    git("add", "--all");
    git("commit", "--quiet", "--message", title);
    if (plan.releases.includes(number)) git("tag", `v1.${number}.0`);
    return git("rev-parse", "HEAD");
  });
}

/** Exit codes that a run may end with: 1 is a slowdown. @param {readonly string[]} args @param {readonly number[]} codes */
function steady(args, codes = [0]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: repository,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (!codes.includes(status ?? -1))
    throw new Error(`go-steady ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** @param {{ unit: string, pairs: number }} row */
const isMeasured = ({ unit, pairs }) => unit === "sec/op" && pairs > 0;

/**
 * Measures a commit against another one, and publishes that; gives the names of the benchmarks that were measured.
 * @param {{ history: string, base: string, head: string, isBusy: boolean }} edge
 */
function measure({ history, base, head, isBusy }) {
  const report = join(folder, "report.json");
  const neighbour = isBusy ? spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }) : undefined;
  try {
    const means = ["--no-checks", "--time-budget", values["time-budget"], "--max-count", "20"];
    steady(["run", ...means, "--base", base, "--head", head, "--json", report], [0, 1]);
  } finally {
    neighbour?.kill("SIGKILL");
  }
  steady(["publish", "--report", report, "--history", history, "--branch", "main"]);
  const { comparisons } = JSON.parse(readFileSync(report, "utf8"));
  return comparisons.filter(isMeasured).map((/** @type {{ name: string }} */ { name }) => name);
}

/** @param {string} name @param {readonly string[]} hashes */
function grow(name, hashes) {
  const history = `folder:${join(folder, name)}`;
  const placeOf = (/** @type {string} */ sha) => hashes.indexOf(sha);
  let [runs, measured] = [0, 0];
  const add = (/** @type {string} */ base, /** @type {string} */ head) => {
    const names = measure({ history, base, head, isBusy: name === "neighbour" && runs % 2 === 1 });
    runs++;
    measured += names.length;
    const said = names.length === 0 ? "nothing to measure" : `measured ${names.join(", ")}`;
    process.stderr.write(`${name}: ${placeOf(base)} to ${placeOf(head)}, ${said}\n`);
  };
  for (const [i, head] of hashes.slice(1).entries()) {
    add(hashes[i] ?? "", head);
    if ((i + 1) % EVERY !== 0) continue;
    const { next } = JSON.parse(steady(["history", "next", "--history", history, "--json"]));
    if (next.kind !== "none") add(next.base, next.head);
  }
  const { events } = JSON.parse(steady(["history", "events", "--history", history, "--json"]));
  return { runs, measured, rows: compareWithPlan(plan.planned, events, placeOf) };
}

try {
  const hashes = makeRepository();
  for (const name of ["quiet", "neighbour"].filter((each) => new RegExp(`^(${values.only})$`).test(each))) {
    const { runs, measured, rows } = grow(name, hashes);
    const wrong = rows.filter(({ isRight }) => !isRight).length;
    const lines = rows.map(
      ({ planned, said, isRight }) => `| ${planned} | ${said} | ${isRight ? "yes" : "NO"} |`,
    );
    process.stdout.write(
      `${name}: ${runs} runs, ${measured} comparisons measured, ${wrong} of ${rows.length} wrong\n\n| planned | said | right |\n|---|---|---|\n${lines.join("\n")}\n\n`,
    );
    if (wrong > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
