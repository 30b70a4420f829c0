// An example as a repository that uses the starter workflows, and the changes that are made to it.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TemplateName } from "../../src/cli/init/templates.ts";
import { cli } from "../kit/cli.ts";
import { goOnPath } from "../kit/go.ts";
import { commit, type Files, git } from "../kit/repository.ts";

/** COMMIT is what the workflows are pinned to; act is told which folder stands for it. */
export const COMMIT = "0123456789abcdef0123456789abcdef01234567";

/** Edit is a change of one file: what stands there, and what comes in its place. */
export type Edit = readonly [file: string, from: string, to: string];

/** SLOWER makes Derive of examples/tokens a third slower. */
export const SLOWER: Edit = ["token/token.go", "const rounds = 200", "const rounds = 270"];

/** HARMLESS changes the code of the same package, and nothing that costs time: a slice has room for one byte less. */
export const HARMLESS: Edit = [
  "token/token.go",
  "len(digits)+len(digits)/8)",
  "len(digits)+len(digits)/8-1)",
];

/** BY_SECONDS makes Common of examples/handover take many times as long for Kathmandu: one benchmark of its twelve. */
export const BY_SECONDS: Edit = [
  "shift/shift.go",
  "hour := at.In(t.Zone).Hour()",
  'local := at.In(t.Zone)\n\tfor t.Zone.String() == "Asia/Kathmandu" && local.Minute() > 0 {\n\t\tlocal = local.Add(-time.Second)\n\t}\n\thour := local.Hour()',
];

/** NOT_NIL changes the code of the same package, and nothing that costs time. */
export const NOT_NIL: Edit = ["shift/shift.go", "var common []time.Time", "common := []time.Time{}"];

/** layOutAction copies what an action is made of: act copies the whole folder for every job. */
export function layOutAction(folder: string, more: readonly string[] = []): string {
  for (const name of ["action.yml", "dist", "helper", "package.json", ...more])
    cpSync(name, join(folder, name), { recursive: true });
  return folder;
}

const GO_LINE = `go ${goOnPath.replace(/^go/, "")}`;

/** SMALL_MODULE is what a new user has: a function with a test and a benchmark, and nothing that measures it. */
export const SMALL_MODULE: Files = {
  "go.mod": `module example.com/letters\n\n${GO_LINE}\n`,
  "letters.go":
    'package letters\n\nimport "strings"\n\n// Count counts the bytes of trimmed words.\nfunc Count(words []string) int {\n\tn := 0\n\tfor _, word := range words {\n\t\tn += len(strings.TrimSpace(word))\n\t}\n\treturn n\n}\n',
  "letters_test.go":
    'package letters\n\nimport "testing"\n\nvar words = []string{"tea", " for", "two "}\n\nfunc TestCount(t *testing.T) {\n\tif got := Count(words); got != 9 {\n\t\tt.Errorf("got %d", got)\n\t}\n}\n\nfunc BenchmarkCount(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tCount(words)\n\t}\n}\n',
};

/** makeExample makes a repository of an example, with workflows as `go-steady init` writes them. */
export function makeExample(dir: string, example: string, templates: readonly TemplateName[]): void {
  mkdirSync(dir, { recursive: true });
  cpSync(join("examples", example), dir, { recursive: true, filter: (path) => !path.endsWith(".github") });
  const mod = readFileSync(join(dir, "go.mod"), "utf8").replace(/^go .*$/m, GO_LINE);
  writeFileSync(join(dir, "go.mod"), mod); // else the newest Go of its line would be downloaded
  git(dir, "init", "--quiet", "--initial-branch=main");
  const { code, stderr } = cli(["init", "--template", templates.join(), "--commit", COMMIT], {
    cwd: dir,
    scratch: `${dir}-init`,
  });
  if (code !== 0) throw new Error(stderr);
  commit(dir, {}, "first");
}

/** change commits an edit on the branch that is checked out; gives the hash. */
export function change(dir: string, [file, from, to]: Edit): string {
  const text = readFileSync(join(dir, file), "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not have ${from}`);
  return commit(dir, { [file]: text.replace(from, to) });
}

/** mergeAsGithub checks out what GitHub would: the merge of a branch into main, on no branch. */
export function mergeAsGithub(dir: string, branch: string): string {
  git(dir, "switch", "--quiet", "--detach", "main");
  git(dir, "merge", "--quiet", "--no-ff", "--message=Merge", branch);
  return git(dir, "rev-parse", "HEAD");
}
