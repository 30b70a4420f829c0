// The command line on real repositories, bad ones above all.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { cli } from "../kit/cli.ts";
import { startCommands } from "../kit/commands.ts";
import { goEnvironment, ONE_LINK_ORDER, temporaryFolder, testCache } from "../kit/go.ts";
import { isLong } from "../kit/long.ts";
import { benchmarkModule, commit, type Files, git, makeRepository, write } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});

const QUICK = [
  ...["--no-staticcheck", "--count", "2", "--max-count", "2", "--benchtime", "200x"],
  `--build-flags=${ONE_LINK_ORDER}`,
];
const NO_CHECKS = [...QUICK, "--no-checks"];

interface Case {
  readonly title: string;
  readonly make: (dir: string) => void;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** In a process of its own: a row for each way to end, and where the process itself matters. */
  readonly apart?: true;
  readonly code: number;
  /** In the long form alone: by day events.test.ts has the same. */
  readonly atNight?: true;
  /** Must stand on standard output or standard error. */
  readonly says: readonly (string | RegExp)[];
}

const MODULE_ONLY: Files = { "go.mod": "module example.com/m\n\ngo 1.22\n", "m.go": "package m\n" };
const BROKEN: Files = { "m.go": "package m\n\nfunc Work(n int) int { return undefinedName }\n" };
const SLOWER: Files = {
  "m.go": String(benchmarkModule["m.go"]).replace("i < n", "i < 2*n").replace("sum += i", "sum += i / 2"),
};

const withTest = (name: string, body: string, imports = '"testing"'): Files => ({
  "x_test.go": `package m\n\nimport (\n${imports}\n)\n\nfunc Benchmark${name}(b *testing.B) {\n${body}\n}\n`,
});

/** A folder for PATH that has git and nothing else. */
function gitAlone(): string {
  const path = join(folder.path, "bin");
  mkdirSync(path);
  const found = execFileSync("/bin/sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  symlinkSync(found, join(path, "git"));
  return path;
}

/** A program for -toolexec: what a linker says on a disk that is full. */
function fullDisk(): string {
  const path = join(folder.path, "full-disk");
  const fails = 'echo "link: mapping output file failed: no space left on device" >&2; exit 1';
  const text = `#!/bin/sh\ncase "$1 $2" in */link\\ -V=full) ;; */link\\ *) ${fails} ;; esac\nexec "$@"\n`;
  writeFileSync(path, text, { mode: 0o755 });
  return path;
}

const CASES: readonly Case[] = [
  {
    title: "a folder that is no repository",
    make: (dir) => write(dir, benchmarkModule),
    args: QUICK,
    apart: true,
    code: 3,
    says: ["is not in a git repository", "run it inside a git repository"],
  },
  {
    title: "a repository without a commit",
    make: (dir) => {
      git(folder.path, "init", "--quiet", dir);
      write(dir, benchmarkModule);
    },
    args: QUICK,
    code: 3,
    says: ["no commit yet"],
  },
  {
    title: "a repository that is no Go module",
    make: (dir) => makeRepository(dir, { "readme.txt": "hello\n" }),
    args: QUICK,
    code: 3,
    says: ["is not in a Go module", "working-directory"],
  },
  {
    title: "a module without benchmarks",
    make: (dir) => makeRepository(dir, MODULE_ONLY),
    args: QUICK,
    code: 0,
    says: ["no benchmarks"],
  },
  {
    title: "a module without packages, and code in another one below it",
    make: (dir) =>
      makeRepository(dir, {
        "go.mod": MODULE_ONLY["go.mod"] ?? "",
        ...Object.fromEntries(Object.entries(benchmarkModule).map(([path, text]) => [`api/${path}`, text])),
      }),
    args: QUICK,
    code: 3,
    says: [
      "packages: ./... matches no package; there is go.mod in api/",
      "set working-directory: api; a job has one module",
    ],
  },
  {
    title: "no module at the top, and one below it",
    make: (dir) =>
      makeRepository(dir, { "api/go.mod": MODULE_ONLY["go.mod"] ?? "", "api/m.go": "package m\n" }),
    args: QUICK,
    code: 3,
    says: ["is not in a Go module on the head", "; there is go.mod in api/", "set working-directory: api"],
  },
  {
    title: "a folder without Go",
    make: (dir) => makeRepository(dir, { ...benchmarkModule, "docs/readme.md": "words\n" }),
    args: [...QUICK, "--packages", "./docs/..."],
    code: 3,
    says: ["packages: ./docs/... matches no package; there is Go code in the top folder", "set packages to"],
  },
  {
    title: "a go.work whose top has no module",
    make: (dir) =>
      makeRepository(dir, {
        "go.work": "go 1.22\n\nuse ./x\n",
        "x/go.mod": "module example.com/x\n\ngo 1.22\n",
        "x/x.go": "package x\n",
      }),
    args: QUICK,
    code: 3,
    says: [
      /packages: \.\/\.\.\. matches no package \(directory prefix \. does not contain .*\); there is go\.mod in x\//,
      "or packages: ./x/...",
    ],
  },
  {
    title: "a pattern that matches nothing beside one that does",
    make: (dir) => makeRepository(dir, { ...benchmarkModule, "docs/readme.md": "words\n" }),
    args: [...NO_CHECKS, "--packages", "./... ./docs/..."],
    code: 0,
    says: ["PASSED", "note: packages: ./docs/... matches no package"],
  },
  {
    title: "neither a check nor a benchmark",
    make: (dir) => makeRepository(dir, MODULE_ONLY),
    args: NO_CHECKS,
    apart: true,
    code: 3,
    says: ['UNMEASURED: nothing was checked: no benchmarks in ./... match "."'],
  },
  {
    title: "tests of which none runs, and nothing else",
    make: (dir) => makeRepository(dir, benchmarkModule),
    args: [...QUICK, "--no-vet", "--stage", "test", "--test-flags=-run=Typo"],
    code: 3,
    says: ["UNMEASURED: nothing was checked: vet: not asked for; ", "test found no test"],
  },
  {
    title: "a test file of the head with conflict markers",
    make: (dir) => {
      makeRepository(dir, benchmarkModule);
      commit(dir, { "m_test.go": `<<<<<<< HEAD\n${benchmarkModule["m_test.go"]}` });
    },
    args: NO_CHECKS,
    code: 1,
    says: [
      "example.com/m does not build in the head",
      "expected 'package', found '<<'",
      /Work .*broken|broken/,
    ],
  },
  {
    title: "a new package with conflict markers in its only test file",
    make: (dir) => {
      makeRepository(dir, benchmarkModule);
      commit(dir, { "n/n_test.go": `<<<<<<< HEAD\npackage n\n` });
    },
    args: NO_CHECKS,
    code: 1,
    says: [
      /^FAILED: example\.com\/m\/n does not build in the head\n {2}The change reaches 0 of 1 benchmark\.\n {2}1 identical\n {2}note: /, // its test program is no package of its own
      "so that its benchmarks are not known: n/n_test.go:1:1: expected 'package', found '<<'\n",
    ],
  },
  {
    title: "two packages in a folder, of which the go command says where it is",
    make: (dir) => {
      makeRepository(dir, benchmarkModule);
      commit(dir, { "other.go": "package other\n" });
    },
    args: NO_CHECKS,
    code: 1,
    says: [/found packages m \(\w+\.go\) and other \(other\.go\) in \.\n/],
  },
  {
    title: "a base without the working directory",
    make: (dir) => {
      makeRepository(dir, { "readme.txt": "hello\n" });
      commit(
        dir,
        Object.fromEntries(Object.entries(benchmarkModule).map(([path, text]) => [`api/${path}`, text])),
      );
    },
    args: [...NO_CHECKS, "--base", "HEAD~1", "--working-directory", "api"],
    apart: true,
    code: 0,
    says: [
      "PASSED",
      /note: every benchmark of the head is new: the base \([0-9a-f]{12}\) has no folder api\n/,
      /new +Work/,
    ],
  },
  {
    title: "a base without the module",
    make: (dir) => {
      makeRepository(dir, { "readme.txt": "hello\n" });
      commit(dir, benchmarkModule);
    },
    args: [...NO_CHECKS, "--all"],
    code: 0,
    says: [/1 new/, "every benchmark of the head is new: ", "is not in a Go module on the base"],
  },
  {
    title: "a base that asks for a newer Go",
    make: (dir) => {
      makeRepository(dir, { ...benchmarkModule, "go.mod": "module example.com/m\n\ngo 1.99\n" });
      commit(dir, { "go.mod": benchmarkModule["go.mod"] ?? "" });
    },
    args: [...QUICK, "--no-vet"],
    env: { GOPROXY: "off", GO_DOWNLOAD_BASE_URL: "http://127.0.0.1:9" },
    code: 0,
    says: [
      /^PASSED: /m,
      /nothing to compare with: the base's go\.mod asks for Go 1\.99, newer than go1\.\S+ of the head; /,
    ],
  },
  {
    title: "an unknown base",
    make: (dir) => makeRepository(dir, benchmarkModule),
    args: [...QUICK, "--base", "nowhere"],
    code: 3,
    says: ["the base revision nowhere is not known"],
  },
  {
    title: "an unknown head",
    make: (dir) => makeRepository(dir, benchmarkModule),
    args: [...QUICK, "--head", "nowhere"],
    code: 3,
    says: ["the head revision nowhere is not known"],
  },
  {
    title: "an unknown flag",
    make: (dir) => makeRepository(dir, benchmarkModule),
    args: ["--colour"],
    apart: true,
    code: 2,
    says: ["Unknown option '--colour'", "--help"],
  },
  {
    title: "bad values, all of them at once",
    make: (dir) => makeRepository(dir, benchmarkModule),
    args: ["--count", "none", "--threshold=-5%", "--bench", "Parse("],
    code: 2,
    says: [
      'count: "none" is not',
      'threshold: "-5%" is not',
      'bench: "Parse(" is not a regular expression of Go',
    ],
  },
  {
    title: "a folder for samples that cannot be made",
    make: (dir) => makeRepository(dir, { ...benchmarkModule, file: "in the way\n" }),
    args: [...QUICK, "--out", process.platform === "linux" ? "/proc/nobody/out" : "file/out"],
    code: 2,
    says: [/out: .* cannot be made: E[A-Z]+: /, "name a folder that can be made and written to"],
  },
  {
    title: "no git",
    make: (dir) => makeRepository(dir, benchmarkModule),
    args: QUICK,
    env: { PATH: folder.path },
    apart: true,
    code: 3,
    says: ["cannot start git", "install git"],
  },
  {
    title: "a disk that gets full while the tests are linked",
    make: (dir) => {
      makeRepository(dir, benchmarkModule);
      commit(dir, SLOWER);
    },
    args: NO_CHECKS,
    env: { GOFLAGS: `-buildvcs=false -toolexec=${fullDisk()}` },
    code: 3,
    says: ["UNMEASURED: the tests cannot be built: ", "no space left on device", "free space there"],
  },
  {
    title: "no Go, and nowhere to download it from",
    make: (dir) => makeRepository(dir, benchmarkModule),
    args: QUICK,
    env: { PATH: gitAlone(), GOPROXY: "off", GO_DOWNLOAD_BASE_URL: "http://127.0.0.1:9" },
    code: 3,
    says: [/there is no go on PATH|no Go .* was found/, "install Go"],
  },
  {
    title: "a base that does not compile",
    make: (dir) => {
      makeRepository(dir, { ...benchmarkModule, ...BROKEN });
      commit(dir, { "m.go": benchmarkModule["m.go"] ?? "" });
    },
    args: NO_CHECKS,
    code: 3,
    says: ["does not build in the base", "undefinedName"],
  },
  {
    title: "a head that does not compile",
    atNight: true,
    make: (dir) => {
      makeRepository(dir, benchmarkModule);
      commit(dir, BROKEN);
    },
    args: NO_CHECKS,
    apart: true,
    code: 1,
    says: ["does not build in the head", "undefinedName"],
  },
  {
    title: "the main branch itself",
    make: (dir) => makeRepository(dir, benchmarkModule),
    args: NO_CHECKS,
    code: 0,
    says: [/base and head are one commit, [0-9a-f]{12}: nothing has changed between them/],
  },
  {
    title:
      "a dirty work tree is the head, with a benchmark that prints 8 MB and one whose name has Markdown and HTML",
    make: (dir) => {
      makeRepository(dir, benchmarkModule);
      const flood =
        'line := strings.Repeat("x", 1<<20)\nfor i := 0; i < 8; i++ {\nos.Stdout.WriteString(line + "\\n")\n}';
      const run = 'b.Run("<img src=x onerror=alert(1)>|[x](y)`@me`", func(b *testing.B) {})';
      const names = withTest("Names", run)["x_test.go"] ?? "";
      commit(dir, { ...withTest("Flood", flood, '"os"\n"strings"\n"testing"'), "names_test.go": names });
      write(dir, SLOWER);
    },
    args: [...NO_CHECKS, "--markdown", "report.md"],
    apart: true,
    code: 3, // two pairs tell nothing of the other one
    says: [
      /Work/,
      "uncommitted",
      "nothing could be told of any of 2 benchmarks",
      "Flood",
      "broken",
      "printed more than is read on the head, which alone has it",
      "Names",
    ],
  },
];

const NOW = CASES.filter(({ atNight }) => isLong || !atNight);

describe("go-steady run says what is wrong, what to do, and leaves nothing behind", () => {
  for (const [n, { title, make, args, env = {}, apart = false, code, says }] of NOW.entries()) {
    test(title, async () => {
      const scratch = join(folder.path, String(n));
      const dir = join(scratch, "repo");
      mkdirSync(dir, { recursive: true });
      make(dir);
      const ran = await (apart ? cli : commands.run)(["run", ...args], { cwd: dir, scratch, env });
      expect({ ...ran, code: ran.code }).toMatchObject({ code, left: [] });
      for (const text of says) expect(`${ran.stdout}${ran.stderr}`).toMatch(text);
      expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/^\s+at .*\.js:\d+/m);
      expect(worktreesOf(dir)).toBeLessThanOrEqual(1);
    });
  }
});

test("the command that it prints does the same again, with every awkward value", async () => {
  const scratch = join(folder.path, "again");
  const dir = join(scratch, "repo");
  mkdirSync(dir, { recursive: true });
  const inside = (files: Files) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`my api/${name}`, text]));
  makeRepository(dir, inside(benchmarkModule));
  commit(dir, inside({ "m.go": `// A remark.\n\n${benchmarkModule["m.go"]}` }));
  const prepare = "echo 'it'\\''s' > \"$TMPDIR/said\"\n\ttest -d \"my api\" || true";
  const asked = [
    ...[
      "--working-directory",
      "my api",
      "--build-flags=-tags 'a,b' -gcflags=-N -ldflags=all=-w",
      "--prepare",
      prepare,
    ],
    ...["--stage", "bench", "--count", "2", "--max-count", "3", "--time-budget", "5s", "--fail-on", "never"],
    ...["--benchtime", "200x", "--bench", "^(Work|O'Neill)$", "--cpu", "1,2", "./..."],
  ];
  const reportOf = ({ stdout }: { readonly stdout: string }, json: string) => ({
    stdout,
    report: JSON.parse(readFileSync(json, "utf8")),
  });
  const [one, two] = [join(scratch, "one.json"), join(scratch, "two.json")];
  const first = reportOf(await commands.run(["run", ...asked, "--json", one], { cwd: dir, scratch }), one);
  const [, again = ""] = /^again: (.*)$/m.exec(first.stdout) ?? [];
  const script = `again() { "${process.execPath}" "${process.cwd()}/dist/cli.js" "$@" --json "${two}"; }; ${again.replace("go-steady", "again")}`;
  const env = { ...goEnvironment, TMPDIR: scratch, XDG_CACHE_HOME: testCache };
  const second = reportOf(spawnSync("sh", ["-c", script], { cwd: dir, env, encoding: "utf8" }), two);
  expect(second.report.selection).toEqual(first.report.selection);
  expect(second.report.selection.flags).toHaveLength(8);
  expect(second.report.reasons).toEqual(first.report.reasons);
  expect(second.stdout).toContain(`again: ${again}\n`);
  expect(readFileSync(join(scratch, "said"), "utf8")).toBe("it's\n");
});

test("a name with Markdown and HTML is code in the Markdown report", () => {
  const n = NOW.findIndex(({ title }) => title.endsWith("whose name has Markdown and HTML"));
  const markdown = readFileSync(join(folder.path, String(n), "repo", "report.md"), "utf8");
  expect(markdown).toContain("``Names/<img_src=x_onerror=alert(1)>|[x](y)`@me`-2``");
});

function worktreesOf(dir: string): number {
  return existsSync(join(dir, ".git")) ? git(dir, "worktree", "list").split("\n").length : 0;
}
