// go-steady init, in repositories that have nothing, the same, and something else.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { startCommands } from "../../kit/commands.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";
import { benchmarkModule, commit, git, makeRepository, write } from "../../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const WORKFLOW = ".github/workflows/go-steady-pull-request.yml";
let count = 0;

function repository(): string {
  const dir = join(folder.path, `repository-${++count}`);
  makeRepository(dir, benchmarkModule);
  return dir;
}

const init = (cwd: string, ...args: readonly string[]) =>
  commands.run(["init", ...args], { cwd, scratch: join(folder.path, "scratch") });

test("writes a workflow that is pinned to the given commit, at the top of the repository", async () => {
  const dir = repository();
  mkdirSync(join(dir, "deep/down"), { recursive: true });
  const { code, stdout, stderr } = await init(
    join(dir, "deep/down"),
    "--template",
    "pull-request",
    "--commit",
    COMMIT,
  );
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toBe(`${WORKFLOW}  written\nNext: read them, commit them and push.\n`);
  expect(readFileSync(join(dir, WORKFLOW), "utf8")).toContain(
    `- uses: go-steady/go-steady@${COMMIT} # 0.1.0, no release\n`,
  );
});

test("brings along what the chosen ones do not work without", async () => {
  const dir = repository();
  await init(dir, "--template", "pull-request-from-forks,timezones", "--commit", COMMIT);
  expect(readdirSync(join(dir, ".github/workflows")).sort()).toEqual([
    "go-steady-pull-request-from-forks.yml",
    "go-steady-report.yml",
    "go-steady-timezones.yml",
  ]);
});

test("knows the commit of the clone that it runs from, and says when no remote has it", async () => {
  const dir = repository();
  const own = git(process.cwd(), "rev-parse", "HEAD");
  const isPublished = git(process.cwd(), "branch", "--remotes", "--contains", own) !== "";
  const { code, stderr } = await init(dir, "--template", "pull-request");
  expect(code).toBe(0);
  expect(stderr.includes(`no branch of a remote has the commit ${own}`)).toBe(!isPublished);
  expect(readFileSync(join(dir, WORKFLOW), "utf8")).toContain(`go-steady/go-steady@${own} # `);
});

test("puts the main branch and the zones of the teams where they belong", async () => {
  const dir = repository();
  await init(
    dir,
    "--template",
    "main,timezones",
    "--commit",
    COMMIT,
    "--main-branch",
    "trunk",
    "--zones",
    "Asia/Tokyo",
  );
  const read = (name: string) => readFileSync(join(dir, `.github/workflows/go-steady-${name}.yml`), "utf8");
  expect(read("main")).toContain("    branches: [trunk]\n");
  expect(read("timezones")).toContain(
    "          timezones: Asia/Tokyo, Asia/Kathmandu, Pacific/Chatham, America/St_Johns\n",
  );
});

test("takes the main branch from origin, and without one the name that is there", async () => {
  const origin = join(folder.path, "origin");
  git(folder.path, "init", "--quiet", "--initial-branch=develop", origin);
  commit(origin, benchmarkModule);
  const clone = join(folder.path, "clone");
  git(folder.path, "clone", "--quiet", origin, clone);
  const old = join(folder.path, "old");
  git(folder.path, "init", "--quiet", "--initial-branch=master", old);
  commit(old, benchmarkModule);
  for (const [dir, branch] of [
    [clone, "develop"],
    [old, "master"],
  ] as const) {
    await init(dir, "--template", "main", "--commit", COMMIT);
    expect(readFileSync(join(dir, ".github/workflows/go-steady-main.yml"), "utf8")).toContain(`[${branch}]`);
  }
});

test("shows what would change in a file that differs, and does not change it", async () => {
  const dir = repository();
  await init(dir, "--template", "pull-request", "--commit", COMMIT);
  const mine = readFileSync(join(dir, WORKFLOW), "utf8").replace("timeout-minutes: 30", "timeout-minutes: 7");
  write(dir, { [WORKFLOW]: mine });
  const { code, stdout, stderr } = await init(
    dir,
    "--template",
    "pull-request,merge-queue",
    "--commit",
    COMMIT,
  );
  expect(code).toBe(2);
  expect(stdout).toContain(`--- ${WORKFLOW}\tnow\n+++ ${WORKFLOW}\tgo-steady init\n`);
  expect(stdout).toContain("-    timeout-minutes: 7\n+    timeout-minutes: 30\n");
  expect(stderr).toBe(
    `go-steady: ${WORKFLOW} would be changed as shown, and nothing was written\n  --yes overwrites; or name only the workflows that are new\n`,
  );
  expect(readFileSync(join(dir, WORKFLOW), "utf8")).toBe(mine);
  expect(existsSync(join(dir, ".github/workflows/go-steady-merge-queue.yml"))).toBe(false);
});

test("overwrites with --yes, and says what it changed", async () => {
  const dir = repository();
  write(dir, { [WORKFLOW]: "mine\n" });
  const { code, stdout } = await init(dir, "--template", "pull-request", "--commit", COMMIT, "--yes");
  expect(code).toBe(0);
  expect(stdout).toContain(`${WORKFLOW}  overwritten\n`);
  expect(stdout).toContain("\n-mine\n");
  expect((await init(dir, "--template", "pull-request", "--commit", COMMIT)).stdout).toContain(
    "is there already",
  );
});

test("with --yes alone the usual workflows are written, and named", async () => {
  const dir = repository();
  const { code, stdout } = await init(dir, "--yes", "--commit", COMMIT);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^No workflow was named: the usual ones are pull-request and main \(/);
  expect(readdirSync(join(dir, ".github/workflows")).sort()).toEqual([
    "go-steady-main.yml",
    "go-steady-pull-request.yml",
  ]);
});

test.each([
  [
    "a module without code at the top",
    {
      "go.mod": "module example.com/m\n",
      "api/go.mod": "module example.com/m/api\n",
      "api/a.go": "package api\n",
    },
    "the module at the top of the repository has no code, so that the workflows would find nothing to check; there is go.mod in api/: set working-directory: api",
  ],
  [
    "a go.work whose top has no module",
    { "go.work": "go 1.22\n\nuse ./x\n", "x/go.mod": "module example.com/x\n", "x/x.go": "package x\n" },
    "there is no go.mod at the top of the repository, so that the workflows would find nothing to check; there is go.mod in x/: set working-directory: x, or packages: ./x/...",
  ],
])("%s is told with what to write", async (_, files, warning) => {
  const dir = join(folder.path, `repository-${++count}`);
  makeRepository(dir, files);
  expect((await init(dir, "--template", "pull-request", "--commit", COMMIT)).stderr).toContain(
    `warning: ${warning}`,
  );
});

let untouched: string | undefined;
test.each([
  [[], "this is no terminal, so that nothing can be asked"],
  [["--template", "nightly"], '--template: "nightly" is unknown'],
  [
    ["--template", "pull-request,pull-request-stages"],
    "--template: pull-request and pull-request-stages are forms of the same job",
  ],
  [
    ["--template", "timezones", "--zones", "Mars/Olympus,+05:45"],
    '--zones: "Mars/Olympus", "+05:45" is no time zone',
  ],
  [["--template", "main", "--main-branch", "feature/*"], '--main-branch: "feature/*"'],
  [["--template", "main", "--commit", "v1"], '--commit: "v1" is no full commit hash'],
  [["pull-request"], 'init takes no arguments, and got "pull-request"'],
])("refuses %j", async (args, message) => {
  untouched ??= repository();
  const { code, stderr } = await init(untouched, ...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`go-steady: ${message}`)]);
});

/** util-linux's `script` gives a program a terminal; macOS has another one of that name. */
const hasScript = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;
if (!hasScript)
  process.stderr.write("SKIPPED, script(1) of util-linux is not installed: init on a terminal\n");
const onTerminal = hasScript ? test : test.skip;

/** Answers the prompts of a command on a terminal: each answer is typed when its question is there. */
function dialog(cwd: string, answers: readonly (readonly [string, string])[]) {
  // A terminal that nobody looks at has no size.
  const command = `stty cols 120 rows 50; ${process.execPath} ${join(process.cwd(), "dist/cli.js")} init --commit ${COMMIT}`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    cwd,
    env: { ...goEnvironment, TERM: "xterm" },
    timeout: 60_000,
  });
  let [screen, left] = ["", [...answers]];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    const [question, keys] = left[0] ?? [];
    if (question === undefined || !screen.includes(question)) return;
    left = left.slice(1);
    child.stdin.write(keys ?? "");
  });
  return new Promise<{ code: number | null; screen: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, screen })),
  );
}

onTerminal(
  "asks on a terminal, and shows a file that differs before it asks whether to overwrite it",
  async () => {
    const dir = repository();
    write(dir, { [WORKFLOW]: "mine\n" });
    const { code, screen } = await dialog(dir, [
      ["What happens to a pull request?", "\r"],
      ["And besides?", "\u001b[B \r"], // down, space: timezones
      ["Time zones of your teams?", "\r"],
      [`Overwrite ${WORKFLOW}?`, "\r"], // the first answer keeps it
    ]);
    expect(screen).toContain("-mine");
    expect(code).toBe(0);
    expect(readFileSync(join(dir, WORKFLOW), "utf8")).toBe("mine\n");
    expect(readFileSync(join(dir, ".github/workflows/go-steady-timezones.yml"), "utf8")).toContain(
      "Europe/Berlin",
    );
  },
);

onTerminal("writes nothing when it is cancelled", async () => {
  const dir = repository();
  const { code, screen } = await dialog(dir, [["What happens to a pull request?", "\u0003"]]);
  expect(code).toBe(3);
  expect(screen).toContain("nothing was written");
  expect(existsSync(join(dir, ".github"))).toBe(false);
});
