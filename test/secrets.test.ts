// What code of a pull request finds and can do, through the built action: no token, no command. The repository is private, so that the
// action needs its token to fetch the base.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type ActionEnd, runAction } from "./kit/action.ts";
import { type GitServer, serveGit } from "./kit/git-server.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "./kit/go.ts";
import { benchmarkModule, commit, git, makeRepository } from "./kit/repository.ts";

/** In all tokens, and in none of another test that runs at the same time. */
const MARK = `TokenOf${process.pid}`;
const TOKENS = {
  github: `ghs_${MARK}Input0123`,
  runtime: `eyJhbGciOi.${MARK}Runtime.0123`,
  id: `eyJhbGciOi.${MARK}Identity.0123`,
  older: `ghp_${MARK}Variable0123`,
};
const FOUND = new RegExp(MARK);
/** A token that only the user knows of: for private modules. */
const PASSWORD = "password-for-private-modules";

/** Writes down what it sees: its environment, and of every process on the machine the arguments and whether its environment has a token. */
const SPY = `package m

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var token = regexp.MustCompile(\`${MARK}\`)

func spy(name string) {
	out := strings.Join(os.Environ(), "\\n")
	environments, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, path := range environments {
		text, _ := os.ReadFile(path)
		args, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
		line := strings.ReplaceAll(string(args), "\\x00", " ")
		if token.Match(text) || token.Match(args) {
			out += "\\nKNOWS " + line
		}
	}
	os.WriteFile(filepath.Join("SPY_FOLDER", name), []byte(out), 0o600)
}

func shout() {
	for _, to := range []*os.File{os.Stdout, os.Stderr} {
		fmt.Fprintln(to, "::add-mask::m")
		fmt.Fprintln(to, "::set-env name=FORGED::forged")
		fmt.Fprintln(to, "::error file=m.go::forged")
		fmt.Fprintln(to, "  ::warning::forged")
		fmt.Fprintln(to, "\\r::notice::forged")
		fmt.Fprintln(to, "##[error]forged")
		fmt.Fprintln(to, "::stop-commands::forged")
		fmt.Fprintln(to, "::forged::")
		fmt.Fprintln(to, "::error::forged")
	}
}

func TestSpy(t *testing.T) {
	spy("test")
	shout()
	t.Error("::error::forged\\n::error::forged")
}

func BenchmarkSpy(b *testing.B) {
	spy("benchmark")
	shout()
	for i := 0; i < b.N; i++ {
		sink += Work(1000)
	}
}

func BenchmarkShout(b *testing.B) {
	shout()
	panic("::error::forged")
}
`;

const folder = temporaryFolder();
let server: GitServer;
let end: ActionEnd;
const spied = join(folder.path, "spied");
const seen = (name: string) => readFileSync(join(spied, name), "utf8");

/** As actions/checkout leaves a pull request with `persist-credentials: false`. */
function checkout() {
  const origin = join(folder.path, "origin");
  makeRepository(origin, benchmarkModule);
  const head = commit(origin, {
    "spy_test.go": SPY.replace("SPY_FOLDER", spied),
    "m.go": String(benchmarkModule["m.go"]).replace("i < n", "i < n+1"),
  });
  git(origin, "switch", "--quiet", "main");
  const base = commit(origin, { "other.txt": "main went on\n" });
  git(origin, "switch", "--quiet", "--detach", "main");
  git(origin, "merge", "--quiet", "--no-ff", "--message=merge", head);
  git(origin, "update-ref", "refs/pull/1/merge", "HEAD");
  git(origin, "switch", "--quiet", "main");
  const workspace = join(folder.path, "checkout");
  git(folder.path, "init", "--quiet", workspace);
  git(workspace, "fetch", "--quiet", "--depth=1", `file://${origin}`, "refs/pull/1/merge");
  git(workspace, "checkout", "--quiet", "--detach", "FETCH_HEAD");
  git(workspace, "remote", "add", "origin", `${server.url}/origin/.git`);
  const hook = join(workspace, ".git/hooks/post-checkout");
  mkdirSync(join(workspace, ".git/hooks"), { recursive: true });
  writeFileSync(hook, `#!/bin/sh\nenv > ${spied}/hook\n`, { mode: 0o755 });
  const payload = { pull_request: { head: { sha: head }, base: { sha: base, ref: "main" } } };
  return { workspace, base, event: { name: "pull_request", payload } };
}

beforeAll(async () => {
  mkdirSync(spied);
  server = await serveGit(folder.path, TOKENS.github);
  const { workspace, event } = checkout();
  end = await runAction({
    workspace,
    event,
    scratch: folder.path,
    token: TOKENS.github,
    inputs: {
      staticcheck: "false",
      count: "3",
      "max-count": "3",
      "build-flags": ONE_LINK_ORDER,
      prepare: `env > ${spied}/prepare; echo ::error::forged; echo ::error::forged >&2`,
    },
    env: {
      GITHUB_SERVER_URL: server.url,
      GITHUB_TOKEN: TOKENS.older,
      GH_TOKEN: TOKENS.older,
      ACTIONS_RUNTIME_TOKEN: TOKENS.runtime,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: TOKENS.id,
      MY_COPY: `https://x-access-token:${TOKENS.github}@github.com`,
      MY_HEADER: Buffer.from(`x-access-token:${TOKENS.github}`).toString("base64"),
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.https://x:${PASSWORD}@git.example.com/.insteadOf`,
      GIT_CONFIG_VALUE_0: "https://git.example.com/",
      NETRC: `/home/me/${PASSWORD}`,
      MINE: "stays",
    },
  });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

test("the base of a private repository is fetched with the token", () => {
  expect(server.asked.at(-1)).toMatch(/^Basic /);
  const report = JSON.parse(readFileSync(end.outputs.report ?? "", "utf8"));
  expect(report.comparisons).toContainEqual(
    expect.objectContaining({ name: "Work", unit: "sec/op", pairs: 3 }),
  );
});

test.each(["prepare", "test", "benchmark"])("%s: no token is in its environment", (name) => {
  const environment = seen(name).split("KNOWS")[0] ?? "";
  expect(environment).toMatch(/^MINE=stays$/m);
  expect(environment).not.toMatch(FOUND);
  expect(environment).not.toMatch(
    /^(INPUT_|ACTIONS_|STATE_|MY_COPY|MY_HEADER|GITHUB_(OUTPUT|ENV|PATH|STATE))/m,
  );
});

test("passwords for private modules are where modules are downloaded, and not where tests and benchmarks run", () => {
  expect(seen("prepare")).toContain(PASSWORD);
  expect(seen("test")).not.toContain(PASSWORD);
  expect(seen("benchmark")).not.toContain(PASSWORD);
});

test("of all processes at that time only the action itself knows a token, and none has one in its arguments", () => {
  for (const name of ["test", "benchmark"]) {
    const knowing = [...seen(name).matchAll(/^KNOWS (.*)$/gm)].map(([, line = ""]) => line.trim());
    if (process.platform === "linux") expect(knowing).toHaveLength(1);
    for (const line of knowing) expect(line).toMatch(/dist\/action\.js$/);
  }
});

test("hooks of the repository do not run", () => {
  expect(existsSync(join(spied, "hook"))).toBe(false);
});

test("what the code prints is in the log, and none of it is a command", () => {
  expect(end.log).toContain("::error file=m.go::forged");
  expect(JSON.stringify(end.annotations.filter(({ level }) => level !== "error"))).not.toContain("forged");
  const titles = end.annotations.map(({ properties, message }) => `${properties.title} ${message}`);
  expect(titles.filter((title) => !title.includes("TestSpy"))).not.toContainEqual(
    expect.stringContaining("forged"),
  );
  expect(end.commands.filter((line) => /add-mask::m$|FORGED|stop-commands::forged/.test(line))).toEqual([]);
  expect(end.refused).toEqual([]);
  expect(end.variables).toEqual({ TZ: "UTC" });
});

test("no token is in the log, the summary, the outputs or the report", () => {
  const printed = end.commands.filter((line) => !line.startsWith("::add-mask::")).join("\n");
  const report = readFileSync(end.outputs.report ?? "", "utf8");
  expect([end.log, printed, end.summary, JSON.stringify(end.outputs), report].join("\n")).not.toMatch(FOUND);
});
