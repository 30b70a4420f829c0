// What each kind of child sees that a job starts: no token in any, and no way to a password in those that
// compile or run code of the pull request.
import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { runJob } from "../../src/job/run-job.ts";
import { decodeOptions } from "../../src/options/options.ts";
import type { ChildEnd } from "../../src/ports/process/child-line.ts";
import { childEnvironment, secretsOf } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { makeTerminal } from "../../src/ports/process/terminal.ts";
import type { World } from "../../src/run/world.ts";
import { goEnvironment, ONE_LINK_ORDER, temporaryFolder, testCache } from "../kit/go.ts";
import { benchmarkModule, commit, makeRepository } from "../kit/repository.ts";

const [TOKEN, PASSWORD] = ["ghs_TokenOfThisJob0123", "password-for-private-modules"];
const TOKENS = {
  GITHUB_TOKEN: TOKEN,
  "INPUT_GITHUB-TOKEN": TOKEN,
  ACTIONS_RUNTIME_TOKEN: TOKEN,
  MY_COPY: `https://x:${TOKEN}@github.com`,
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: `url.https://x:${PASSWORD}@git.example.com/.insteadOf`,
  GIT_CONFIG_VALUE_0: "https://git.example.com/",
  NETRC: `/home/me/${PASSWORD}`,
};

const folder = temporaryFolder();
const children: ChildEnd[] = [];
afterAll(folder.remove);

function world(cwd: string): World {
  const env = { ...goEnvironment, ...TOKENS };
  const [temporary, cacheDir] = [join(folder.path, "tmp"), join(testCache, "children")];
  for (const each of [temporary, cacheDir]) mkdirSync(each, { recursive: true });
  return {
    processes: makeProcesses(new AbortController().signal, (end) => children.push(end)),
    env: childEnvironment(env),
    secrets: secretsOf(env),
    credential: undefined,
    runner: makeTerminal({ write: () => {} }),
    event: { kind: "local" },
    ...{ cwd, temporary, cacheDir, goStore: join(cacheDir, "go"), helperSource: resolve("helper") },
    ...{ prefer: "path", toolCache: undefined, onGo: () => {}, mayInstall: false },
    ...{
      restoreCaches: undefined,
      reachRights: () => ({ mayRead: false, mayWrite: false }),
      baselines: undefined,
      procs: 2,
    },
    now: () => performance.now() / 1000,
    date: () => new Date(),
    random: Math.random,
  };
}

/** `git`, `go vet`, `test2json`, which runs a test. What a benchmark sees is in test/secrets.test.ts. */
function kindOf({ file, args }: ChildEnd): string {
  const name = basename(file).replace(/\.exe$/, "");
  if (name !== "go") return name;
  return args[1] === "-c" ? "go test -c" : `go ${args[0]}`;
}

beforeAll(async () => {
  const dir = join(folder.path, "repository");
  makeRepository(dir, benchmarkModule);
  commit(dir, { "m.go": String(benchmarkModule["m.go"]).replace("sum := 0", "sum := n - n%(n+1)") });
  const options = await decodeOptions({
    ...{ "baseline-ref": "main", staticcheck: "false", count: "3", "max-count": "3" },
    ...{ stage: "test", prepare: "true", "build-flags": ONE_LINK_ORDER, timezones: "Asia/Kathmandu" },
  });
  const { checks } = await runJob(world(dir), options);
  expect(checks.map(({ name, status }) => `${name} ${status}`)).toEqual([
    ...["vet passed", "staticcheck skipped", "test passed"],
  ]);
}, 240_000);

const seen = (text: string) => children.filter(({ env, args }) => JSON.stringify([env, args]).includes(text));

test("children of every kind were looked at", () => {
  expect([...new Set(children.map(kindOf))]).toEqual(
    expect.arrayContaining([
      ...["git", "go env", "go list", "go mod", "sh", "go vet", "go test", "go test -c"],
      ...["go build", "test2json", "clock"],
    ]),
  );
});

test("no child sees a token, in its environment or in its arguments", () => {
  expect(seen(TOKEN).map(kindOf)).toEqual([]);
});

test("only git, what asks Go and downloads modules, and prepare see the ways to passwords", () => {
  const kinds = new Set(seen(PASSWORD).map(kindOf));
  expect([...kinds].sort()).toEqual(["git", "go env", "go list", "go mod", "sh"]);
});
