// Tools that not every machine has.

import { spawnSync } from "node:child_process";
import { test } from "@jest/globals";

/** Tool is a program that some tests need. */
export interface Tool {
  readonly name: string;
  /** Path of the program, undefined when it is not there. */
  readonly path: string | undefined;
}

/** `git-lfs` gives `STEADY_GIT_LFS`. */
function variableOf(name: string): string {
  return `STEADY_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** findTool looks for a program: where the variable `STEADY_<NAME>` says, else on PATH. */
export function findTool(name: string, probe: readonly string[] = ["--version"]): Tool {
  const path = process.env[variableOf(name)] || name;
  const { error, status } = spawnSync(path, probe, { stdio: "ignore" });
  return { name, path: error === undefined && status === 0 ? path : undefined };
}

/**
 * testWith is a test that needs a tool. Without it the test is skipped with a word on standard error; with CI set it fails, unless
 * STEADY_WITHOUT names the tool: .ci/run says so of one that this machine cannot install.
 */
export function testWith(
  { name, path }: Tool,
  title: string,
  body: (path: string) => void | Promise<void>,
): void {
  if (path !== undefined) test(title, () => body(path));
  else if (process.env.CI && !(process.env.STEADY_WITHOUT ?? "").split(" ").includes(name))
    test(title, () => {
      throw new Error(
        `${name} is needed for this test: put it on PATH, or its path into ${variableOf(name)}`,
      );
    });
  else {
    process.stderr.write(`SKIPPED, ${name} is not installed: ${title}\n`);
    test.skip(title, () => {});
  }
}
