import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { listTested } from "../../../src/checks/tests/test-sources.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { temporaryFolder } from "../../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

/** What is listed with a go command that does this. */
function listedBy(script: string) {
  const path = join(folder.path, "go");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  const processes = makeProcesses(new AbortController().signal);
  const env = { PATH: process.env.PATH ?? "", GOFLAGS: "-tags=x" };
  return listTested({ processes, go: { path }, env, dir: folder.path, buildFlags: [], packages: ["./..."] });
}

test("packages are listed with the environment of their tests", async () => {
  const listed = await listedBy(`printf '{\\n\\t"ImportPath": "p %s"\\n}\\n' "$GOFLAGS"`);
  expect(listed?.map(({ importPath }) => importPath)).toEqual(["p -tags=x"]);
});

test("a list that fails, or is longer than what is read, is none", async () => {
  expect(await listedBy("echo '{'; exit 1")).toBeUndefined();
  expect(await listedBy("echo '{'; head -c 70000000 /dev/zero")).toBeUndefined();
});
