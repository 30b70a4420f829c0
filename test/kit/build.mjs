// Before the tests: dist/ is built, unless a lane before has (STEADY_BUILT), so that those which start the built program test this source, and
// there is one folder for all that tests make, which is gone at the end, also where a test file had nothing
// to run, or was ended.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../scripts/build.mjs";

export default async function setUp() {
  if (process.env.STEADY_BUILT === undefined) await build();
  const folder = mkdtempSync(join(tmpdir(), "steady-")); // short: sockets have paths of 107 bytes at most
  process.env.STEADY_TEST_ROOT = folder; // workers of jest inherit it
  const said = execFileSync("go", ["env", "GOCACHE", "GOVERSION"], { encoding: "utf8" });
  const [cache = "", version = ""] = said.split(/\r?\n/);
  Object.assign(process.env, { STEADY_TEST_GOCACHE: cache, STEADY_TEST_GOVERSION: version });
  process.env.NODE_COMPILE_CACHE ??= join(folder, "compiled"); // the action starts a hundred times; from Node 22 on
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}
