// The guide's commands, run as they stand in it: one after the other, in a clone of an example. Takes half a minute.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { goEnvironment, ONE_LINK_ORDER, temporaryFolder, testCache } from "./kit/go.ts";
import { commit, git } from "./kit/repository.ts";

/** Block is one `sh` block of a page; the comment before it says how it ends and where it runs. */
interface Block {
  readonly text: string;
  readonly exits: readonly number[];
  readonly inParent: boolean;
}

const folder = temporaryFolder();
afterAll(folder.remove);
const module = join(folder.path, "tokens");
const shipped = ["action.yml", "dist", "examples", "helper", "package.json", "templates"];

/** A repository with a module, the address of go-steady, and the command on PATH. */
beforeAll(() => {
  cpSync("examples/tokens", module, { recursive: true, filter: (path) => !path.endsWith(".github") });
  git(module, "init", "--quiet", "--initial-branch=main");
  commit(module, {});
  const published = join(folder.path, "published");
  for (const name of shipped) cpSync(name, join(published, name), { recursive: true });
  git(published, "init", "--quiet", "--initial-branch=main");
  commit(published, {});
  const bin = join(folder.path, "bin");
  mkdirSync(bin);
  const command = `#!/bin/sh\nexec "${process.execPath}" "${folder.path}/go-steady/dist/cli.js" "$@"\n`;
  writeFileSync(join(bin, "go-steady"), command);
  chmodSync(join(bin, "go-steady"), 0o755);
});

const env = {
  ...goEnvironment,
  GOFLAGS: `${goEnvironment.GOFLAGS} ${ONE_LINK_ORDER}`,
  PATH: `${join(folder.path, "bin")}:${process.env.PATH}`,
  TMPDIR: folder.path,
  XDG_CACHE_HOME: testCache,
  GIT_AUTHOR_NAME: "guide",
  GIT_AUTHOR_EMAIL: "guide@example.com",
  GIT_COMMITTER_NAME: "guide",
  GIT_COMMITTER_EMAIL: "guide@example.com",
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: `url.file://${folder.path}/published.insteadOf`,
  GIT_CONFIG_VALUE_0: "https://github.com/go-steady/go-steady",
};

function blocksOf(page: string): readonly Block[] {
  const found = readFileSync(page, "utf8").matchAll(/(?:<!-- (.*?) -->\n)?```sh\n([\s\S]*?)```/g);
  return [...found].map(([, note = "", text = ""]) => ({
    text,
    exits: (/exit: (\d(?: or \d)*)/.exec(note)?.[1] ?? "0").split(" or ").map(Number),
    inParent: note.includes("in: parent"),
  }));
}

describe("docs/guide.md", () => {
  const printed: string[] = [];

  test.each(blocksOf("docs/guide.md"))("$text", ({ text, exits, inParent }) => {
    const cwd = inParent ? folder.path : module;
    const { status, stdout, stderr } = spawnSync("bash", ["-ec", text], { cwd, env, encoding: "utf8" });
    printed.push(stdout);
    if (!exits.includes(status ?? -1))
      throw new Error(`exit code ${status} instead of ${exits.join(" or ")}:\n${stdout}${stderr}`);
  });

  test("the slowdown of the guide is found, and about as large as the guide says", () => {
    const [, lo, hi] = /Derive-\d.* \+[\d.]+ % \((-?[\d.]+) to ([\d.]+)\)/.exec(printed.join("")) ?? [];
    expect(Number(lo)).toBeLessThan(30 + 6); // a disturbed machine makes the interval wider
    expect(Number(hi)).toBeGreaterThan(30 - 6);
  });
});
