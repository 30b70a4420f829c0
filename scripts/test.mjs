// npm test: jest three times, a lane each, so that what is wrong in a function is told within a minute, and the
// tests that measure time have the machine for themselves. `--lanes fast,whole` runs some of them, with the options
// of jest that follow. With other arguments: jest once, with these.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Functions: hardly a program is started. Patterns of jest. */
const FAST = [
  ...["benchfmt", "judge", "model", "patterns", "report", "stats"].map((room) => `test/${room}/`),
  "test/benchstat/(?!real-benchstat)", // which builds benchstat itself
  "test/rooms.test.ts",
];

/** Tests that measure time, or whose programs do. */
const ALONE = ["test/guide.test.ts", "test/museum/museum.test.ts", "test/measure/strange.test.ts"];

/**
 * Every night in CI: whole workflows, which need a tool that takes half a minute to build (`npm run act`), and what repeats one thing many
 * times (`npm run long`).
 */
const NIGHTLY = [
  ...["test/act/", "test/caches/growth", "test/history/storm", "test/history/real"],
  "test/cli/reach-speed",
  "test/page/page-scale", // by day build-page.test.ts has pages that grow
  "test/benchstat/real-benchstat", // by day golden.test.ts has what benchstat printed
];

/** @type {Readonly<Record<string, readonly string[]>>} */
const LANES = {
  fast: FAST,
  whole: ["--testPathIgnorePatterns", "/node_modules/", ...FAST, ...ALONE, ...NIGHTLY],
  alone: ["--runInBand", ...ALONE],
};

const jest = fileURLToPath(new URL("../node_modules/jest/bin/jest.js", import.meta.url));
const given = process.argv.slice(2);
const [isLanes, names, ...more] = [given.length === 0 || given[0] === "--lanes", ...given.slice(1)];
// Lanes talk to servers of their own, and each Node of theirs would read all authorities of the machine at its
// start: a tenth of a second.
if (isLanes) delete process.env.NODE_EXTRA_CA_CERTS;
// Most Go programs of a test live shorter than collecting garbage is worth.
if (isLanes) process.env.GOGC ??= "400";
const codes = isLanes ? lanesOf(names).map((name) => runLane(name, more)) : [run(given)];
process.exitCode = codes.find((code) => code !== 0) ?? 0;

/** @param {string | undefined} names */
function lanesOf(names = Object.keys(LANES).join()) {
  const wanted = names.split(",");
  const unknown = wanted.filter((name) => !(name in LANES));
  if (unknown.length > 0)
    throw new Error(`no lane ${unknown.join(", ")}: there are ${Object.keys(LANES).join(", ")}`);
  return wanted;
}

/** @param {string} name @param {readonly string[]} more */
function runLane(name, more) {
  const began = performance.now();
  const code = run([...(LANES[name] ?? []), ...more]);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.env.STEADY_BUILT = "1"; // dist/ is of this source for the lanes that follow
  process.stderr.write(`== lane ${name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s\n`);
  return code;
}

/** @param {readonly string[]} args */
function run(args) {
  const flags = ["--experimental-vm-modules", "--no-warnings=ExperimentalWarning"];
  const { status, error } = spawnSync(process.execPath, [...flags, jest, ...args], { stdio: "inherit" });
  if (error !== undefined) throw error;
  return status ?? 1;
}
