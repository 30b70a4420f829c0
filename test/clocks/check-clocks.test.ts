// The built command line and the real Go on a module with tests that depend on the time zone and on the moment. Compiles
// the standard library once with a clock that can be moved, which takes half a minute where Go's build cache is empty.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { cli } from "../kit/cli.ts";
import { startCommands } from "../kit/commands.ts";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";
import { inMachine, mounting } from "../kit/machine.ts";
import { testWith } from "../kit/needed.ts";
import { git } from "../kit/repository.ts";

const scratch = temporaryFolder();
const repository = join(scratch.path, "repository");
const commands = startCommands();

beforeAll(() => {
  cpSync("test/fixtures/clocks", repository, { recursive: true });
  git(repository, "init", "--quiet", "--initial-branch=main");
  git(repository, "add", ".");
  git(repository, "commit", "--quiet", "--message=first");
});
afterAll(async () => {
  await commands.end();
  scratch.remove();
});

/** Half of linking is writing DWARF. */
const GOFLAGS = `${goEnvironment.GOFLAGS} -ldflags=-w`;
const FLAGS = ["run", "--stage", "test", "--no-vet", "--no-staticcheck", "--json"];

/** In a process of its own where another machine is to be around it. */
async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  under: readonly string[] = [],
) {
  const json = join(scratch.path, "report.json");
  rmSync(json, { force: true });
  const where = { cwd: repository, scratch: scratch.path, env: { GOFLAGS, ...env } };
  const all = [...FLAGS, json, ...args];
  const ran = under.length === 0 ? await commands.run(all, where) : cli(all, { ...where, under });
  const report = JSON.parse(readFileSync(json, "utf8")) as Report;
  return { ...ran, report, check: report.checks.find(({ name }) => name === "test") };
}

test("a test that fails in some time zones is found, and named with them", async () => {
  const { code, report, check, stdout } = await run([
    "--timezones",
    "Asia/Kathmandu, Etc/UTC, Pacific/Chatham",
  ]);
  expect([code, report.outcome, check?.status]).toEqual([1, "failed", "failed"]);
  const fit = {
    fails: [{ zone: "Asia/Kathmandu" }, { zone: "Pacific/Chatham" }],
    passes: [{ zone: "Etc/UTC" }, { zone: "UTC" }],
  };
  expect(check?.findings).toEqual([
    {
      check: "test",
      code: "TestStamp",
      message:
        'depends on the time zone: fails in Asia/Kathmandu, Pacific/Chatham but passes in Etc/UTC, UTC\nStamp(0) = "1970-01-01 05:30"',
      file: "clocks_test.go",
      line: 13,
      clocks: fit,
    },
  ]);
  expect(check?.tests).toMatchObject({
    failed: 0,
    clocks: [fit.fails[0], { zone: "Etc/UTC" }, fit.fails[1]],
  });
  expect(stdout).toContain(
    "depends on the time zone: fails in Asia/Kathmandu, Pacific/Chatham but passes in Etc/UTC, UTC",
  );
});

test("a test that fails at some moments is found, and what only counts time is not disturbed", async () => {
  const { report, check } = await run([
    "--timezones",
    "Europe/Berlin, Asia/Tokyo",
    "--moments",
    "dst, leap-day",
  ]);
  expect(report.warnings).toEqual([]);
  const findings = check?.findings ?? [];
  expect(findings.map(({ code }) => code)).toEqual(["TestStamp", "TestTomorrow", "TestExpires"]);
  const [stamp, tomorrow, expires] = findings;
  // The zone decides, whatever the moment: now, and on the leap day; and at the changes of Berlin.
  expect(stamp?.message).toMatch(/^depends on the time zone: fails in Europe\/Berlin, Asia\/Tokyo, /);
  expect(stamp?.clocks?.passes).toEqual([{ zone: "UTC" }]);
  expect(tomorrow?.message).toMatch(
    /^depends on the moment: fails in Europe\/Berlin at 20\d\d-\d\d-\d\d 13:00 UTC, Europe\/Berlin at [^,]* 13:00 UTC but passes in /,
  );
  expect(expires?.clocks?.fails).toEqual([
    { zone: "Europe/Berlin", moment: expect.stringMatching(/^20\d\d-02-29T12:00:00Z$/) },
    { zone: "Asia/Tokyo", moment: expect.stringMatching(/^20\d\d-02-29T12:00:00Z$/) },
  ]);
  // Two zones now, two on the leap day, and four around the changes of Berlin.
  expect(check?.tests?.clocks).toHaveLength(8);
});

test("a test that fails now and then is not blamed on the clock", async () => {
  const counter = join(scratch.path, "counter");
  const { code, report, check } = await run(["--timezones", "Etc/UTC"], { CLOCKS_COUNTER: counter });
  expect([code, check?.status, check?.findings]).toEqual([0, "passed", []]);
  expect(report.warnings).toEqual([
    "TestNowAndThen failed and passed with the same clock (Etc/UTC): it depends on something else than time zone and moment",
  ]);
});

test("what fails everywhere is an ordinary failure", async () => {
  const { check } = await run(
    ["--timezones", "Etc/UTC", "--test-flags=-run=TestStamp", "--moments", "year-end"],
    {
      CLOCKS_WRONG: "1",
    },
  );
  expect(check?.findings.map(({ code, message, clocks }) => [code, message, clocks])).toEqual([
    ["TestStampWrong", "always wrong", undefined],
  ]);
});

test("a time zone of which Go finds no data is said, and the check has not passed", async () => {
  const { code, report, check } = await run(["--timezones", "Mars/Olympus_Mons, Etc/UTC"]);
  expect([code, check?.status]).toEqual([1, "error"]);
  expect(check?.reason).toBe(
    "in Mars/Olympus_Mons: Go finds no data of that time zone (neither in the system's folders, such as " +
      "/usr/share/zoneinfo, nor in Go's own lib/time/zoneinfo.zip: install tzdata, or correct the name)",
  );
  expect(report.reasons).toEqual([`test could not run: ${check?.reason}`]);
});

testWith(
  mounting,
  "where the system has no time zones, Go's own are taken, also without a path in the program",
  async () => {
    const bare = inMachine("mount -t tmpfs tmpfs /usr/share/zoneinfo");
    const flags = ["--timezones", "Asia/Kathmandu, Etc/UTC", "--build-flags=-trimpath"];
    const { check, code } = await run(flags, {}, bare);
    expect(check?.reason).toBe("");
    expect([code, check?.findings.map(({ code: name }) => name)]).toEqual([1, ["TestStamp"]]);
  },
);

test("an overlay of the user's own leaves no room for moments, which is said", async () => {
  const overlay = join(scratch.path, "overlay.json");
  writeFileSync(overlay, "{}");
  const { code, check } = await run(["--moments", "leap-day", `--build-flags=-overlay=${overlay}`]);
  expect(code).toBe(1);
  expect(check?.reason).toContain("at other moments than now: the flags have an -overlay of their own");
});
