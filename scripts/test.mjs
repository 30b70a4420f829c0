// npm test: jest twice, once with as many workers as there are processors, once alone for the tests that
// measure time, which others beside them would disturb. With arguments: jest once, with these.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Tests that measure time, or whose programs do. */
const ALONE = [
  "test/baselines/measure-head.test.ts",
  "test/guide.test.ts",
  "test/measure/meeting.test.ts",
  "test/museum/museum.test.ts",
  "test/measure/sampling/calibrate.test.ts",
  "test/measure/sampling/turns.test.ts",
];

const jest = fileURLToPath(new URL("../node_modules/jest/bin/jest.js", import.meta.url));
const given = process.argv.slice(2);
const alone = ALONE.map((path) => path.replaceAll(".", "\\."));
const runs =
  given.length > 0
    ? [given]
    : [
        ["--testPathIgnorePatterns", "/node_modules/", ...alone],
        ["--runInBand", ...alone],
      ];
const codes = runs.map(run);
process.exitCode = codes.find((code) => code !== 0) ?? 0;

/** @param {readonly string[]} args */
function run(args) {
  const flags = ["--experimental-vm-modules", "--no-warnings=ExperimentalWarning"];
  const { status, error } = spawnSync(process.execPath, [...flags, jest, ...args], { stdio: "inherit" });
  if (error !== undefined) throw error;
  return status ?? 1;
}
