// What reach says of mutants of real modules, next to what the linker says (docs/reach.md). Fails when something is said to be
// the same that is not. Modules come from the module proxy, with what they need vendored, so that dependencies are mutated, too.
//   npm run reach-oracle -- [--mutants N] [--benchmarks N] [--minutes N] [--seed N] [--parallel N] [--out FILE] [--tell] [MODULE@VERSION ...]
// N mutants of each module, each looked at by N benchmarks; N modules at a time. FILE gets a line a mutant, and several runs add up in it: the tables
// are of all that it has (--mutants 0: nothing but tables). --tell prints what reach does not find.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * Assembly; big structs of methods; reflection; trees that initialisation builds, and a dependency; generics. Those behind were not
 * looked at while the rule was made: generics with names of the runtime; variables that
 * functions set; tables of initialisation; dependencies; reflection with registries and names of the runtime; embedded files.
 */
const MODULES = [
  "github.com/cespare/xxhash/v2@v2.3.0",
  "github.com/valyala/fastjson@v1.6.4",
  "github.com/mitchellh/mapstructure@v1.5.0",
  "github.com/gabriel-vasile/mimetype@v1.4.8",
  "github.com/deckarep/golang-set/v2@v2.6.0",
  "github.com/puzpuzpuz/xsync/v3@v3.4.0",
  "github.com/google/uuid@v1.6.0",
  "github.com/shopspring/decimal@v1.4.0",
  "github.com/tidwall/gjson@v1.18.0",
  "github.com/json-iterator/go@v1.1.12",
  "github.com/nyaruka/phonenumbers@v1.6.1",
];

/** @param {string} module @param {string} folder */
function provide(module, folder) {
  const dir = join(folder, module.replaceAll(/[/@]/g, "_"));
  const downloaded = execFileSync("go", ["mod", "download", "-json", module], {
    cwd: folder,
    encoding: "utf8",
  });
  cpSync(JSON.parse(downloaded).Dir, dir, { recursive: true });
  execFileSync("chmod", ["-R", "u+w", dir]);
  const env = { ...process.env, GOFLAGS: "-mod=mod", GOWORK: "off" };
  if (!existsSync(join(dir, "go.mod"))) throw new Error(`${module} has no go.mod`);
  execFileSync("go", ["mod", "vendor"], { cwd: dir, env, stdio: ["ignore", "ignore", "inherit"] });
  return dir;
}

/**
 * @typedef {{ module: string, kind: string, unbuilt?: boolean, benchmarks: number, linked: number, found: number, otherwise: number, wrong: number }} Tried
 * @param {readonly Tried[]} all @param {(each: Tried) => string} nameOf @param {string} title
 */
function table(all, nameOf, title) {
  const names = [...new Set(all.map(nameOf))].sort();
  const line = (/** @type {string} */ name, /** @type {readonly Tried[]} */ some) => {
    const sum = (/** @type {(each: Tried) => number} */ of) =>
      some.reduce((total, each) => total + of(each), 0);
    const linked = sum((each) => each.linked);
    const share = linked === 0 ? "–" : `${((100 * sum((each) => each.found)) / linked).toFixed(0)} %`;
    const built = some.filter(({ unbuilt }) => !unbuilt).length;
    const cells = [built, sum((each) => each.benchmarks), linked, share, sum((each) => each.otherwise)];
    return `| ${[name, ...cells, sum((each) => each.wrong)].join(" | ")} |`;
  };
  const head = [
    `| ${title} | mutants | benchmarks | identical | found | otherwise | wrong |`,
    "|---|--:|--:|--:|--:|--:|--:|",
  ];
  const rows = names.map((name) =>
    line(
      name,
      all.filter((each) => nameOf(each) === name),
    ),
  );
  return [...head, ...rows, line("all", all)].join("\n");
}

/** @param {string} out */
function showTables(out) {
  /** @type {Tried[]} */
  const all = readFileSync(out, "utf8")
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  console.log(`\n${table(all, ({ module }) => module, "module")}`);
  console.log(`\n${table(all, ({ kind }) => kind, "kind")}`);
  if (all.some(({ wrong }) => wrong > 0)) process.exitCode = 1;
}

const { values, positionals } = parseArgs({
  options: {
    mutants: { type: "string", default: "40" },
    benchmarks: { type: "string", default: "4" },
    minutes: { type: "string", default: "1440" },
    seed: { type: "string", default: "1" },
    parallel: { type: "string", default: String(availableParallelism()) },
    out: { type: "string" },
    tell: { type: "boolean" },
  },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), "go-steady-reach-"));
const out = resolve(values.out ?? join(folder, "tried.jsonl"));
try {
  if (values.mutants !== "0") {
    const dirs = (positionals.length > 0 ? positionals : MODULES).map((module) => provide(module, folder));
    const { status } = spawnSync(
      "go",
      [
        "test",
        "-run",
        "^TestReachOracle$",
        "-count=1",
        "-timeout=0",
        `-parallel=${values.parallel}`,
        "-v",
        ".",
      ],
      {
        cwd: fileURLToPath(new URL("../helper", import.meta.url)),
        env: {
          ...process.env,
          STEADY_REACH_MODULES: dirs.join(delimiter),
          STEADY_REACH_MUTANTS: values.mutants,
          STEADY_REACH_BENCHMARKS: values.benchmarks,
          STEADY_REACH_MINUTES: values.minutes,
          STEADY_REACH_SEED: values.seed,
          STEADY_REACH_OUT: out,
          ...(values.tell ? { STEADY_REACH_TELL: "1" } : {}),
        },
        stdio: "inherit",
      },
    );
    process.exitCode = status ?? 1;
  }
  showTables(out);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
