// A helper that dies or hangs in the middle of a run.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Program } from "../../../src/ports/helper/helper.ts";
import { type LastingHelper, lastingHelper } from "../../../src/ports/helper/lasting.ts";
import { startHelper } from "../../../src/ports/helper/start.ts";
import { withoutHelper } from "../../../src/ports/helper/without.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";
import { provideHelper } from "../../kit/helper.ts";

const { path: folder, remove } = temporaryFolder();
const processes = makeProcesses(new AbortController().signal);
let path = "";

beforeAll(async () => {
  path = await provideHelper(processes, join(folder, "helper"));
});
afterAll(remove);

const node: Program = { path: process.execPath, dir: folder, env: {} };
const linux = process.platform === "linux" ? test : test.skip;
const lasting = (): LastingHelper =>
  lastingHelper(() => startHelper(path, { env: goEnvironment, processes }), withoutHelper(processes));
const killsItsParent = `process.kill(process.ppid, "SIGKILL"); setInterval(() => {}, 1000)`;

test("a helper that dies is started again, and done without when it dies again", async () => {
  await using helper = lasting();
  const fine = () => helper.run(node, ["-p", "1"], 10_000);
  expect((await fine()).usage).toBeDefined();
  // Kills the helper twice; the third time its parent is this test, so that it kills nobody.
  const mark = join(folder, "killed");
  const twice = `const fs = require("fs"); fs.appendFileSync(${JSON.stringify(mark)}, "x");
    if (fs.readFileSync(${JSON.stringify(mark)}).length < 3) { ${killsItsParent} } else console.log("alive")`;
  const outcome = await Promise.all([helper.run(node, ["-e", twice], 10_000), fine()]);
  expect(outcome.map(({ stdout }) => stdout)).toEqual(["alive\n", "1\n"]);
  expect((await fine()).usage).toBeUndefined();
  expect((await helper.takeTurns({ ...{ base: node, head: node, args: [] }, ...wish })).reason).toBe(
    "the Go helper is gone, without which there are no turns",
  );
  expect(helper.troubles()).toEqual([
    "the Go helper ended before its answer: SIGKILL; it was started again",
    "the Go helper ended before its answer: SIGKILL; the rest of the run does without it",
  ]);
});

const wish = { seed: 1, together: false, expectedMs: 0, timeoutMs: 1000 };

linux("a helper that gives no answer is killed with all that it runs, and another one asked", async () => {
  await using helper = lasting();
  const mark = join(folder, "stopped");
  // A shell, since it has begun long before its limit, also on a busy machine.
  const shell: Program = { path: "/bin/sh", dir: folder, env: { PATH: process.env.PATH ?? "" } };
  const once = `[ -e "${mark}" ] && echo alive && exit; trap "" TERM; touch "${mark}"; kill -STOP $PPID; while :; do sleep 1; done`;
  const answer = helper.run(shell, ["-c", once, "hung-beside-the-helper"], 1000);
  const [first] = await seen("hung-beside-the-helper");
  expect((await answer).stdout).toBe("alive\n");
  expect(running("hung-beside-the-helper")).not.toContain(first);
  expect(helper.troubles()).toEqual([
    'the Go helper gave no answer to "run" within 6 s; it was started again',
  ]);
});

const tree = { root: folder, dir: folder, env: goEnvironment };
const reachOf = {
  buildFlags: [],
  packages: ["./..."],
  base: tree,
  head: tree,
  timeoutMs: 60_000,
  compileMs: 60_000,
  ...{ outlines: undefined, keep: undefined },
};

/** A go command of this test's own. */
function goThat(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

linux(
  "a helper that dies while it follows the reach takes no other work with it, and is not asked again",
  async () => {
    await using helper = lasting();
    const mark = join(folder, "asked");
    const go = goThat("kills", `echo x >> ${mark}; kill -KILL $PPID`);
    const shell: Program = { path: "/bin/sh", dir: folder, env: { PATH: process.env.PATH ?? "" } };
    const meanwhile = helper.run(shell, ["-c", "sleep 1; echo alive"], 10_000);
    expect(await helper.reach({ ...reachOf, go })).toEqual({
      kind: "unknown",
      reason: "the Go helper ended before its answer: SIGKILL",
    });
    expect((await meanwhile).stdout).toBe("alive\n");
    expect((await helper.run(node, ["-p", "1"], 10_000)).usage).toBeDefined();
    expect(helper.troubles()).toEqual([]);
    expect(readFileSync(mark, "utf8").trim().split("\n").length).toBeLessThanOrEqual(2); // once for each side
  },
);

linux("reach that is not followed in time is unknown, and what it started is ended", async () => {
  await using helper = lasting();
  const go = goThat("slow", "exec sleep 60.25");
  expect(await helper.reach({ ...reachOf, go, timeoutMs: 300 })).toEqual({
    kind: "unknown",
    reason: expect.stringContaining("the analysis was not done in time"),
  });
  expect(running("60.25")).toEqual([]);
  expect(helper.troubles()).toEqual([]);
});

/** Waits for programs with this argument. */
async function seen(word: string): Promise<readonly string[]> {
  for (let i = 0; i < 500; i++) {
    const found = running(word);
    if (found.length > 0) return found;
    await sleep(20);
  }
  throw new Error(`${word} was never started`);
}

function running(word: string): readonly string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(word);
    } catch {
      return false;
    }
  });
}
