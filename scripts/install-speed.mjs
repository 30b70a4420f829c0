// How long installing a Go takes, next to the go command doing the same: npm run install-speed -- [VERSION
// [PAIRS]]
//
// Both download the module golang.org/toolchain from the GOPROXY of this machine, check it with the checksum
// database and unpack it into an empty folder, in turns. Ends with 1 when the median of ours is more than
// MOST_RATIO times theirs.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { median } from "./statistics.mjs";

const MOST_RATIO = 1.5;
const [version = "1.26.10", pairs = "5"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "install-speed-"));
const program = join(folder, "install.mjs");
const banner = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
await esbuild.build({
  ...{ entryPoints: ["test/toolchain/install-alone.ts"], outfile: program, bundle: true, minify: true },
  ...{ platform: "node", target: "node20", format: "esm", banner: { js: banner } },
});

/**
 * Seconds of a command that has to succeed.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function seconds(file, args, env) {
  const started = performance.now();
  const { status, stderr } = spawnSync(file, args, { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

/** Each time into a folder that is empty. @param {string} place */
function ours(place) {
  const took = seconds(process.execPath, [program, place, version], process.env);
  if (!existsSync(join(place, readdirSync(place)[0] ?? "", "VERSION")))
    throw new Error("nothing was installed");
  return took;
}

/** @param {string} place */
function theirs(place) {
  const env = { ...process.env, GOTOOLCHAIN: `go${version}`, GOMODCACHE: place, GOFLAGS: "-modcacherw" };
  return seconds("go", ["version"], env);
}

/** @type {{ ours: number, theirs: number }[]} */
const taken = [];
try {
  for (let n = 0; n < Number(pairs); n++) {
    const place = join(folder, String(n));
    const first = n % 2 === 0;
    const a = first ? ours(`${place}-ours`) : theirs(`${place}-theirs`);
    const b = first ? theirs(`${place}-theirs`) : ours(`${place}-ours`);
    const pair = first ? { ours: a, theirs: b } : { ours: b, theirs: a };
    taken.push(pair);
    console.log(`go-steady ${pair.ours.toFixed(2)} s, go ${pair.theirs.toFixed(2)} s`);
    for (const name of ["ours", "theirs"]) rmSync(`${place}-${name}`, { recursive: true, force: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const [mine, go] = [median(taken.map((pair) => pair.ours)), median(taken.map((pair) => pair.theirs))];
const ratio = median(taken.map((pair) => pair.ours / pair.theirs));
console.log(
  `go${version}: go-steady ${mine.toFixed(2)} s, go ${go.toFixed(2)} s, pair by pair ${ratio.toFixed(2)}`,
);
if (ratio > MOST_RATIO) {
  console.error(`more than ${MOST_RATIO} times as long`);
  process.exitCode = 1;
}
