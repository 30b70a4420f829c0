import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type GithubRunner, makeGithubRunner } from "../../../src/ports/github/actions-runner.ts";

const saved = { ...process.env };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "runner-"));
  for (const name of ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STEP_SUMMARY"]) {
    process.env[name] = join(folder, name);
    writeFileSync(join(folder, name), "");
  }
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in saved)) delete process.env[name];
  Object.assign(process.env, saved);
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

/** What the runner of GitHub Actions reads while `act` speaks. */
async function said(act: (runner: GithubRunner) => void | Promise<void>): Promise<string> {
  const write = process.stdout.write;
  let text = "";
  process.stdout.write = ((chunk: string) => {
    text += chunk;
    return true;
  }) as typeof process.stdout.write;
  try {
    await act(makeGithubRunner());
  } finally {
    process.stdout.write = write;
  }
  return text;
}

/**
 * The commands that the runner would obey in a log, as its ActionCommandManager reads lines: `::name …::` after blanks, or
 * `##[name …]` anywhere, none while they are stopped. .NET ends a line at \r, too.
 */
function commandsIn(log: string): readonly string[] {
  const found: string[] = [];
  let token: string | undefined;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const [, name, value] =
      /^\s*::([\w-]+)[^:]*::(.*)$/.exec(line) ?? /##\[([\w-]+)[^\]]*\](.*)$/.exec(line) ?? [];
    if (token !== undefined) {
      if (name === token) token = undefined;
    } else if (name === "stop-commands") token = value;
    else if (name !== undefined) found.push(name);
  }
  return found;
}

const HOSTILE =
  "x\n::set-output name=outcome::passed\r::stop-commands::t\n  ::add-mask::a\ny ##[error]b\r\n::error file=a,line=1::c";

test("output of the code under test issues no command", async () => {
  const log = await said((runner) => {
    runner.info(HOSTILE);
    runner.progress(HOSTILE);
    runner.group("the tests", HOSTILE);
    runner.info("after");
  });
  expect(commandsIn(log)).toEqual(["group", "endgroup"]);
  expect(log.match(/name=outcome/g)).toHaveLength(3); // and all of it is shown
});

test("a title, a warning and a message that hold commands are one command each", async () => {
  const log = await said((runner) => {
    runner.group(HOSTILE, "body");
    runner.warning(HOSTILE);
    runner.annotate([{ level: "notice", title: HOSTILE, message: HOSTILE, file: HOSTILE, line: 1 }]);
    runner.fail(HOSTILE);
  });
  expect(commandsIn(log)).toEqual(["group", "endgroup", "warning", "notice", "error"]);
});

test("ordinary text is printed as it is", async () => {
  expect(await said((runner) => runner.info("go1.26.8: the Go on PATH"))).toBe("go1.26.8: the Go on PATH\n");
});

test("annotations carry their place", async () => {
  const log = await said((runner) =>
    runner.annotate([
      { level: "error", title: "A, b: 5%", message: "one\ntwo", file: "p/x.go", line: 3, column: 5 },
      { level: "warning", title: "t", message: "m" },
      { level: "notice", title: "t", message: "m", file: "p/x.go" },
    ]),
  );
  expect(log).toBe(
    "::error title=A%2C b%3A 5%25,file=p/x.go,line=3,col=5::one%0Atwo\n::warning title=t::m\n::notice title=t,file=p/x.go::m\n",
  );
});

test("progress is rare in a log", async () => {
  const log = await said((runner) => {
    for (let i = 0; i < 100; i++) runner.progress(`step ${i}`);
  });
  expect(log).toBe("step 0\n");
});

test("outputs, variables and the summary go where the runner reads them, with any text", async () => {
  process.env["INPUT_BASELINE-REF"] = " main ";
  const value = "a\nghadelimiter_x\nb=c<<EOF";
  let input = "";
  const log = await said(async (runner) => {
    runner.output("report", value);
    runner.exportVariable("STEADY_TEST", value);
    await runner.summary("# One\n");
    await runner.summary("two\n");
    input = runner.input("baseline-ref");
  });
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const [, delimiter = ""] = /^report<<(ghadelimiter_[\w-]{36})\n/.exec(read("GITHUB_OUTPUT")) ?? [];
  expect(read("GITHUB_OUTPUT")).toBe(`report<<${delimiter}\n${value}\n${delimiter}\n`);
  expect(read("GITHUB_ENV")).toContain(`\n${value}\n`);
  expect(read("GITHUB_STEP_SUMMARY")).toBe("# One\ntwo\n");
  expect([input, log]).toEqual(["main", ""]);
});

test("without a summary file the summary is left out", async () => {
  delete process.env.GITHUB_STEP_SUMMARY;
  expect(await said((runner) => runner.summary("# One\n"))).toBe("");
});

test("a failure sets the exit code", async () => {
  expect(await said((runner) => runner.fail("no Go"))).toBe("::error::no Go\n");
  expect(process.exitCode).toBe(1);
});

test("files that the runner does not give are warnings, and the log has the summary", async () => {
  for (const name of ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STATE", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"])
    process.env[name] = join(folder, "gone", name);
  const log = await said(async (runner) => {
    runner.output("outcome", "failed");
    runner.exportVariable("STEADY_TEST", "1");
    runner.addPath("/go/bin");
    runner.keep("caches", "x");
    await runner.summary("### Failed: why");
    runner.fail("the verdict");
  });
  expect(log.match(/^::(warning|error)::.*?(?=:|$)/gm)?.map((line) => line.slice(0, 60))).toHaveLength(6);
  expect(log).toMatch(
    /the output outcome could not be told to the runner: .*no such file|Missing file at path/,
  );
  expect(log).toContain("\n### Failed: why\n");
  expect(log).toContain("::error::the verdict");
});
