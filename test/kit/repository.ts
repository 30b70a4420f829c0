// Real git repositories with Go modules for tests.

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Files are what a commit writes, by path; null removes. */
export type Files = Readonly<Record<string, string | null>>;

const IDENTITY = [
  ...["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"],
  ...["-c", "maintenance.auto=false"], // each commit would start two more processes
];

/** git runs git in a folder and gives what it prints. */
export function git(dir: string, ...args: readonly string[]): string {
  return execFileSync("git", [...IDENTITY, ...args], {
    cwd: dir,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** write makes the files of a folder what is said. */
export function write(dir: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, path);
    if (text === null) rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}

/** commit writes files and commits everything. */
export function commit(dir: string, files: Files, message = "change"): string {
  write(dir, files);
  git(dir, "add", "--all");
  git(dir, "commit", "--quiet", "--allow-empty", `--message=${message}`);
  return git(dir, "rev-parse", "HEAD");
}

/** Branched is the commit of a branch, and what GitHub makes of it. */
export interface Branched {
  readonly head: string;
  /** GitHub's merge of it into main, on the ref `refs/merges/BRANCH`. */
  readonly merged: string;
}

/**
 * branchOff makes a branch of main with one commit, and its merge into main, without checking anything out: one process
 * in place of ten.
 */
export function branchOff(dir: string, branch: string, files: Files): Branched {
  const changes = Object.entries(files).map(([path, text]) =>
    text === null ? `D ${path}\n` : `M 100644 inline ${path}\n${dataOf(text)}`,
  );
  const now = Math.floor(Date.now() / 1000);
  const commitOf = (ref: string, mark: number, message: string, merge = "") =>
    `commit ${ref}\nmark :${mark}\ncommitter test <test@example.com> ${now} +0000\n${dataOf(`${message}\n`)}` +
    `from refs/heads/main^0\n${merge}${changes.join("")}\n`;
  const input = [
    commitOf(`refs/heads/${branch}`, 1, branch),
    commitOf(`refs/merges/${branch}`, 2, "merge", "merge :1\n"),
    "get-mark :1\nget-mark :2\n",
  ];
  const printed = execFileSync("git", ["fast-import", "--quiet"], {
    cwd: dir,
    encoding: "utf8",
    input: input.join(""),
  });
  const [head = "", merged = ""] = printed.split("\n");
  return { head, merged };
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** makeRepository makes a repository whose main branch has the files, and leaves it on a branch `work`. */
export function makeRepository(dir: string, files: Files): void {
  mkdirSync(dir, { recursive: true });
  git(dir, "init", "--quiet", "--initial-branch=main");
  write(dir, files);
  git(dir, "add", "--all");
  git(dir, "commit", "--quiet", "--allow-empty", "--message=first");
  git(dir, "switch", "--quiet", "--create=work");
}

/** benchmarkModule is a small module: one function with a test and a benchmark. */
export const benchmarkModule: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "m.go":
    "package m\n\n// Work adds up.\nfunc Work(n int) int {\n\tsum := 0\n\tfor i := 0; i < n; i++ {\n\t\tsum += i\n\t}\n\treturn sum\n}\n",
  "m_test.go":
    'package m\n\nimport "testing"\n\nvar sink int\n\nfunc TestWork(t *testing.T) {\n\tif Work(3) != 3 {\n\t\tt.Fatal("wrong")\n\t}\n}\n\nfunc BenchmarkWork(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += Work(1000)\n\t}\n}\n',
};
