// The pull-request job next to what people write by hand, on two versions of a published module: vet,
// staticcheck, the tests, `go test -bench` five times on both sides and benchstat, one after the other. All
// caches are warm on both.
//   npm run against-naive -- MODULE@V1 MODULE@V2 [package patterns]
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeRepository } from "./repository.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const TOOLS = {
  staticcheck: "honnef.co/go/tools/cmd/staticcheck@v0.7.0",
  benchstat: "golang.org/x/perf/cmd/benchstat@latest",
};

/** @param {string} module @returns {{ readonly Dir: string, readonly GoMod: string }} */
function download(module) {
  return JSON.parse(
    execFileSync("go", ["mod", "download", "-json", module], { cwd: tmpdir(), encoding: "utf8" }),
  );
}

/** Installs what the naive job needs; its own time does not count. @param {string} bin */
function installTools(bin) {
  for (const tool of Object.values(TOOLS)) {
    execFileSync("go", ["install", tool], {
      env: { ...process.env, GOBIN: bin },
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
}

/**
 * Runs a command and gives the seconds that it took; one that fails is told, since findings are no reason to
 * stop.
 * @param {string} cwd
 * @param {string} file
 * @param {readonly string[]} args
 * @param {string} [out]
 */
function timed(cwd, file, args, out) {
  const began = performance.now();
  const { status, stdout } = spawnSync(file, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const seconds = (performance.now() - began) / 1000;
  if (out !== undefined) writeFileSync(out, stdout);
  if (status !== 0) console.log(`  (${file} ${args[0]} ended with ${status})`);
  return seconds;
}

/**
 * The steps of the naive job, by name.
 * @param {{ head: string, base: string, bin: string, scratch: string, packages: readonly string[] }} where
 * @returns {readonly (readonly [string, () => number])[]}
 */
function naiveSteps({ head, base, bin, scratch, packages }) {
  const bench = ["test", "-run=^$", "-bench=.", "-count=5", ...packages];
  const [oldText, newText] = [join(scratch, "old.txt"), join(scratch, "new.txt")];
  return [
    ["vet", () => timed(head, "go", ["vet", ...packages])],
    ["staticcheck", () => timed(head, join(bin, "staticcheck"), packages)],
    ["test", () => timed(head, "go", ["test", "-count=1", ...packages])],
    ["bench of the head", () => timed(head, "go", bench, newText)],
    ["bench of the base", () => timed(base, "go", bench, oldText)],
    ["benchstat", () => timed(scratch, join(bin, "benchstat"), [oldText, newText])],
  ];
}

/** @param {string} dir @param {readonly string[]} args */
function steady(dir, args) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [cli, "run", ...args], {
    cwd: dir,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0 && status !== 1) throw new Error(`go-steady ended with ${status}`);
  return (performance.now() - began) / 1000;
}

const [first, second, ...given] = process.argv.slice(2);
if (!first?.includes("@") || !second?.includes("@")) {
  console.error("npm run against-naive -- MODULE@V1 MODULE@V2 [package patterns]");
  process.exit(2);
}
const packages = given.length === 0 ? ["./..."] : given;
const repository = makeRepository("go-steady-against-naive");
const scratch = `${repository.dir}-naive`;
try {
  mkdirSync(scratch);
  const [bin, base] = [join(scratch, "bin"), join(scratch, "base")];
  installTools(bin);
  const commits = [first, second].map((module) => {
    const { Dir, GoMod } = download(module);
    return repository.commit(Dir, existsSync(join(Dir, "go.mod")) ? {} : { "go.mod": GoMod });
  });
  const head = repository.dir;
  execFileSync("git", ["worktree", "add", "--quiet", "--detach", base, commits[0] ?? ""], { cwd: head });
  const steps = naiveSteps({ head, base, bin, scratch, packages });
  const json = join(scratch, "report.json");
  const run = ["--base", commits[0] ?? "", "--json", json, ...packages];

  console.log(`${first} → ${second}: warming the caches`);
  for (const dir of [base, head]) timed(dir, "go", ["test", "-run=^$", ...packages]);
  timed(head, join(bin, "staticcheck"), packages);
  steady(head, ["--count", "1", "--max-count", "1", ...run]);

  let naive = 0;
  for (const [name, step] of steps) {
    const seconds = step();
    naive += seconds;
    console.log(`  ${name.padEnd(18)} ${seconds.toFixed(1).padStart(7)} s`);
  }
  console.log(`naive              ${naive.toFixed(1).padStart(8)} s`);
  const ours = steady(head, run);
  const { comparisons } = JSON.parse(readFileSync(json, "utf8"));
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { verdict } of comparisons) counts[verdict] = (counts[verdict] ?? 0) + 1;
  console.log(
    `go-steady          ${ours.toFixed(1).padStart(8)} s  ${Object.entries(counts)
      .map(([v, n]) => `${n} ${v}`)
      .join(", ")}`,
  );
  console.log(`ratio              ${(ours / naive).toFixed(2).padStart(8)}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
  repository.remove();
}
