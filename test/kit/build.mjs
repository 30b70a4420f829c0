// Before the tests: dist/ is built once, so that those which start the built program test this source, and there is one cache folder for all of them, so
// that our own Go programs are not linked again for each.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../scripts/build.mjs";

export default async function setUp() {
  await build();
  const folder = mkdtempSync(join(tmpdir(), "go-steady-test-cache-"));
  process.env.STEADY_TEST_CACHE = folder; // workers of jest inherit it
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}
