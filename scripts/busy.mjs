// npm run busy: both commands of the README pass on a machine that two other programs keep busy, and leave
// nothing in the temporary folder. Takes twice as long as the tests; for the night.
import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";

const COMMANDS = [["run", "demo"], ["cit"]];
const loops = [1, 2].map(() => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
try {
  for (const args of COMMANDS) check(args);
} finally {
  for (const loop of loops) loop.kill("SIGKILL");
}

/** @param {readonly string[]} args */
function check(args) {
  const before = ours();
  const { status } = spawnSync("npm", args, { stdio: "inherit" });
  const left = [...ours()].filter((name) => !before.has(name));
  const isFine = status === 0 && left.length === 0;
  console.log(`npm ${args.join(" ")} beside two busy loops: ${isFine ? "passed" : "FAILED"}`);
  if (left.length > 0) console.log(`left in ${tmpdir()}: ${left.join(", ")}`);
  if (!isFine) process.exitCode = 1;
}

/** What is kept on purpose, a cache of built tools, is not left behind. */
function ours() {
  return new Set(readdirSync(tmpdir()).filter((name) => /^(go-)?steady-/.test(name)));
}
