// The starter workflows: complete, safe, and made of inputs that are there.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { fill, MAIN_BRANCH_MARK, PLACEHOLDER, TEAM_ZONES, zonesLine } from "../../../src/cli/init/fill.ts";
import { fileOf, TEMPLATES } from "../../../src/cli/init/templates.ts";
import { decodeOptions } from "../../../src/options/options.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { findTool, testWith } from "../../kit/needed.ts";
import { git, write } from "../../kit/repository.ts";

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly name: string;
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

const ACTION: { readonly inputs: Readonly<Record<string, unknown>> } = parse(
  readFileSync("action.yml", "utf8"),
);
const CHOICES = {
  commit: "0123456789abcdef0123456789abcdef01234567",
  version: "v0.1.0",
  mainBranch: "trunk",
  zones: ["Asia/Tokyo"],
};
const textOf = (name: string): string => readFileSync(`templates/${name}.yml`, "utf8");
const folder = temporaryFolder();
afterAll(folder.remove);

test("templates/ has a file for each template, and nothing else", () => {
  expect(readdirSync("templates").sort()).toEqual(TEMPLATES.map(({ name }) => `${name}.yml`).sort());
});

describe.each(TEMPLATES.map(({ name }) => name))("templates/%s.yml", (name) => {
  const text = textOf(name);
  const workflow: Workflow = parse(text);
  const jobs = Object.values(workflow.jobs);

  test("begins with three lines of explanation", () => {
    const lines = text.split("\n");
    expect(lines.slice(0, 4).map((line) => line.startsWith("# "))).toEqual([true, true, true, false]);
    expect(lines.slice(0, 3).filter((line) => line.length > 120)).toEqual([]);
  });

  test("gives every job its permissions and a time limit, and says what each permission is for", () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency.group).toMatch(/^\$\{\{ github\.workflow \}\}-/);
    for (const job of jobs) {
      expect(Object.keys(job.permissions ?? {}).length).toBeGreaterThan(0);
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(45);
    }
    expect(text.match(/^ {6}[\w-]+: (read|write)(?! # \w)/gm)).toBeNull();
  });

  test("keeps what may write apart from the code of strangers", () => {
    const isWriting = (job: Job) => Object.values(job.permissions ?? {}).includes("write");
    const isCheckingOut = (job: Job) => job.steps.some(({ uses }) => uses?.startsWith("actions/checkout@"));
    const both = jobs.filter((job) => isWriting(job) && isCheckingOut(job));
    expect(both.length).toBe(name === "pull-request" ? 1 : 0); // there a stranger's token is read-only
  });

  test("pins actions by commit, with the version behind it", () => {
    for (const line of text.match(/uses: .*/g) ?? [])
      expect(line.replace(PLACEHOLDER, `${CHOICES.commit} # v0.1.0`)).toMatch(
        /^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/,
      );
  });

  test("uses inputs that the action has, with values that it takes", async () => {
    const steps = jobs.flatMap((job) => job.steps).filter(({ uses }) => uses?.startsWith("go-steady/"));
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      const inputs = Object.entries(step.with ?? {}).map(([key, value]) => [key, String(value)] as const);
      expect(inputs.filter(([key]) => !(key in ACTION.inputs))).toEqual([]);
      const written = inputs.filter(([, value]) => !value.startsWith("${{")); // others are known to the runner alone
      await decodeOptions(Object.fromEntries(written));
    }
  });

  test("is filled by init without a mark that stays", () => {
    const filled = fill(text, CHOICES);
    expect(filled).not.toContain("0".repeat(40));
    expect(filled.split(`go-steady/go-steady@${CHOICES.commit} # v0.1.0\n`).length).toBe(
      text.split(PLACEHOLDER).length,
    );
    expect(filled).not.toContain(MAIN_BRANCH_MARK);
    expect(filled).not.toContain(zonesLine(TEAM_ZONES));
  });
});

test("the marks of the main branch and of the zones are where they are needed", () => {
  for (const name of ["main", "pull-request-stages", "page"])
    expect(textOf(name)).toContain(MAIN_BRANCH_MARK);
  expect(textOf("timezones")).toContain(zonesLine(TEAM_ZONES));
});

test.each([
  ["report", "pull-request-from-forks"],
  ["page", "main"],
])("%s.yml waits for the workflow of %s.yml", (waiting, other) => {
  const waits: { readonly on: { readonly workflow_run: { readonly workflows: readonly string[] } } } = parse(
    textOf(waiting),
  );
  const measures: Workflow = parse(textOf(other));
  expect(waits.on.workflow_run.workflows).toEqual([measures.name]);
});

test("a branch whose name YAML would read as something else is quoted", () => {
  expect(fill(MAIN_BRANCH_MARK, { ...CHOICES, mainBranch: "release/1.x" })).toBe("branches: [release/1.x]");
  expect(fill(MAIN_BRANCH_MARK, { ...CHOICES, mainBranch: "on" })).toBe('branches: ["on"]');
  expect(fill(MAIN_BRANCH_MARK, { ...CHOICES, mainBranch: "2.0" })).toBe('branches: ["2.0"]');
});

/** A repository with the templates as init writes them, and with the project's own workflows. */
function workflowFolder(): string {
  const dir = join(folder.path, "repository");
  if (existsSync(dir)) return dir;
  mkdirSync(join(dir, ".github/workflows"), { recursive: true });
  git(dir, "init", "--quiet");
  for (const { name } of TEMPLATES) writeFileSync(join(dir, fileOf(name)), fill(textOf(name), CHOICES));
  cpSync(".github/workflows", join(dir, ".github/workflows"), { recursive: true });
  cpSync("action.yml", join(dir, "action.yml"));
  write(dir, { "dist/action.js": "", "dist/post.js": "" }); // that they are there is all that a linter asks
  return dir;
}

/** What a linter says; nothing when it is content. */
function complaints(path: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(path, args, { cwd: workflowFolder(), encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

testWith(
  findTool("actionlint"),
  "actionlint finds nothing in the templates and in the project's workflows",
  (path) => {
    expect(complaints(path, [])).toBe("");
  },
);

testWith(
  findTool("zizmor"),
  "zizmor, pedantic, finds nothing in the templates and in the project's workflows",
  (path) => {
    expect(complaints(path, ["--offline", "--persona", "pedantic", "--no-progress", "."])).toBe("");
  },
);

test("every finding that zizmor is told to ignore has its reason beside it", () => {
  const folders = ["templates", ".github/workflows"];
  const ignores = folders.flatMap((dir) =>
    readdirSync(dir).flatMap(
      (name) => readFileSync(join(dir, name), "utf8").match(/zizmor: ignore.*/g) ?? [],
    ),
  );
  expect(ignores.filter((ignore) => !/^zizmor: ignore\[[\w-]+\] \w.{20,}/.test(ignore))).toEqual([]);
});

test("the examples use the templates as they are", () => {
  const examples = readdirSync("examples").filter((name) => !name.endsWith(".md"));
  const folders = examples.map((name) => `examples/${name}/.github/workflows`);
  const copies = folders.flatMap((dir) => readdirSync(dir).map((name) => ({ dir, name })));
  const stale = copies.filter(({ dir, name }) => {
    const template = name.replace(/^go-steady-/, "").replace(/\.yml$/, "");
    return readFileSync(join(dir, name), "utf8") !== textOf(template);
  });
  expect(stale).toEqual([]);
  expect(copies.length).toBeGreaterThan(0);
});
