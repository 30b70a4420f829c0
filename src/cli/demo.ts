// go-steady demo: the whole job on a small repository, with a pull request that is slower in one place. With
// --page a small history, and its page.

import { join } from "node:path";
import { runJob } from "../job/run-job.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { decodeOptions } from "../options/options.ts";
import { copyFolder, readText, writeText } from "../ports/files/files.ts";
import { packageFolder } from "../ports/files/folders.ts";
import { openTemporaryFolder } from "../ports/files/temporary-folder.ts";
import { temporaryRoot } from "../ports/system.ts";
import { renderText } from "../report/text.ts";
import type { Children } from "../run/world.ts";
import { readFlags } from "./flags.ts";
import { textOptions } from "./standard-output.ts";
import { worldOf } from "./world.ts";

const STORY = `A pull request against a small Go module (examples/tokens):
  token/token.go  one constant grows by 15 %, and so does the time of Derive; Format and Equal are left alone
  words/words.go  a remark at the top, no change of the code
go-steady builds both sides, measures what may have changed, and has to find Derive, and Derive alone.
`;

/** The pull request: file, old text, new text. */
const EDITS = [
  ["token/token.go", "const rounds = 200", "const rounds = 230"],
  [
    "words/words.go",
    "// Package words",
    "// Words are what is left when blanks are taken away.\n\n// Package words",
  ],
] as const;

/** demo exits with 0 when the slower benchmark was found and nothing else was blamed, else with 1. */
export async function demo(args: readonly string[]): Promise<number> {
  const { values, positionals } = readFlags("demo", args, { page: "switch", out: "value" });
  if (positionals.length > 0)
    throw new UsageError(`demo takes no arguments, and got ${positionals.join(" ")}`, "go-steady demo");
  if (values.page !== undefined) return (await import("./demo/page.ts")).demoPage(values.out);
  if (values.out !== undefined)
    throw new UsageError("demo: --out is for the page alone", "go-steady demo --page --out DIR");
  await using folder = await openTemporaryFolder(temporaryRoot());
  process.stdout.write(`${STORY}\n`);
  const world = { ...(await worldOf(folder.path)), mayInstall: false };
  await makePullRequest(world, folder.path);
  const report = await runJob(world, await decodeOptions({ "baseline-ref": "main", "time-budget": "60s" }));
  process.stdout.write(renderText(report, { ...textOptions(), all: true }));
  const said = judgeDemo(report);
  process.stdout.write(`\n${said.text}\n`);
  return said.wasCaught ? 0 : 1;
}

async function makePullRequest({ processes, env }: Children, folder: string): Promise<void> {
  await copyFolder(join(packageFolder("examples"), "tokens"), folder);
  const git = async (...args: readonly string[]) => {
    const identity = [
      "-c",
      "user.name=demo",
      "-c",
      "user.email=demo@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    const exit = await processes.run({
      file: "git",
      args: [...identity, ...args],
      cwd: folder,
      env,
    });
    if (exit.code !== 0) throw new Error(`git ${args.join(" ")} failed: ${exit.stderr}`);
  };
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", ".");
  await git("commit", "--quiet", "--no-verify", "--message=Tokens");
  await git("switch", "--quiet", "--create=more-rounds");
  for (const [file, from, to] of EDITS) {
    const text = (await readText(join(folder, file))) ?? "";
    await writeText(join(folder, file), text.replace(from, to));
  }
  await git("commit", "--quiet", "--no-verify", "--all", "--message=More rounds");
}

function judgeDemo({ comparisons }: Report): { readonly wasCaught: boolean; readonly text: string } {
  const blamed = comparisons.filter((c) => c.verdict === "regression").map((c) => c.name);
  const derive = comparisons.find((c) => c.name === "Derive" && c.unit === "sec/op");
  const percent = ((derive?.delta ?? 0) * 100).toFixed(1);
  if (blamed.length === 1 && blamed[0] === "Derive")
    return { wasCaught: true, text: `Caught: Derive is ${percent} % slower, and nothing else was blamed.` };
  const others = blamed.filter((name) => name !== "Derive");
  const blame = others.length === 0 ? "" : ` Blamed without reason: ${others.join(", ")}.`;
  return {
    wasCaught: false,
    text: `Not caught: Derive is ${derive?.verdict ?? "not measured"}: ${derive?.reason ?? ""}.${blame}`,
  };
}
