// The real go command on machines that cannot do its work: the checks say so, and nothing of the code.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { runChecks } from "../../src/checks/check.ts";
import type { Check } from "../../src/model/check.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { setUp } from "../../src/toolchain/set-up.ts";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";
import { mounting } from "../kit/machine.ts";
import { testWith } from "../kit/needed.ts";
import { benchmarkModule, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const folder = temporaryFolder();
const dir = join(folder.path, "m");
beforeAll(() => write(dir, benchmarkModule));
afterAll(folder.remove);

interface Machine {
  readonly env?: Readonly<Record<string, string>>;
  /** Run before each go command, in mounts of its own. */
  readonly script?: string;
}

/** Status, cause and reason of vet and of the tests. */
async function checked({ env = {}, script = "" }: Machine) {
  const found = await setUp({ processes, env: { ...goEnvironment, ...env }, moduleDir: dir, prefer: "path" });
  const go = script === "" ? found : { ...found, path: wrapped(found.path, script) };
  const checks = await runChecks({
    ...{ processes, go, env: go.env, dir, root: dir, packages: ["./..."], buildFlags: [] },
    ...{ testFlags: [], testRetries: 0, outputs: undefined },
    ...{
      vet: true,
      staticcheck: false,
      test: true,
      coverage: false,
      cacheDir: join(folder.path, "cache"),
      now: () => 0,
    },
  });
  expect(checks.flatMap(({ findings }) => findings)).toEqual([]);
  const shown = ({ status, cause, reason }: Check) => `${status} ${cause}: ${reason}`;
  return checks.filter(({ name }) => name !== "staticcheck").map(shown);
}

function wrapped(go: string, script: string): string {
  const path = join(folder.path, `go-${script.length}`);
  writeFileSync(path, `#!/bin/bash\nexec unshare --mount bash -e -c '${script}\nexec "$@"' go ${go} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

test("modules that cannot be downloaded, since there is no network", async () => {
  write(dir, {
    "go.mod": `${benchmarkModule["go.mod"]}\nrequire rsc.io/quote v1.5.2\n`,
    "go.sum":
      "rsc.io/quote v1.5.2 h1:w5fcysjrx7yqtD/aO+QwRjYZOKnaM9Uh2b40tElTs3Y=\nrsc.io/quote v1.5.2/go.mod h1:LzX7hefJvL54yjefDEDHNONDjII0t9xZLPXsUe+TKr0=\n",
    "q.go": 'package m\n\nimport _ "rsc.io/quote"\n',
  });
  const shown = await checked({
    env: { GOPROXY: "http://127.0.0.1:9", GOMODCACHE: join(folder.path, "modules") },
  });
  for (const each of shown)
    expect(each).toMatch(
      /^error machine: go (vet|test): .*connection refused; give the job a way to the module proxy/,
    );
  write(dir, { ...benchmarkModule, "go.sum": null, "q.go": null });
});

testWith(mounting, "a build cache on a full disk", async () => {
  const cache = join(folder.path, "full");
  mkdirSync(cache);
  const shown = await checked({
    env: { GOCACHE: cache },
    script: `mount -t tmpfs -o size=64k tmpfs ${cache}`,
  });
  for (const each of shown) expect(each).toMatch(/^error machine: go (vet|test): .*; free space /);
});

testWith(mounting, "a temporary folder from which no program can be started", async () => {
  const temporary = join(folder.path, "noexec");
  mkdirSync(temporary);
  const [vet, tests] = await checked({
    env: { TMPDIR: temporary },
    script: `mount -t tmpfs -o noexec tmpfs ${temporary}`,
  });
  expect(vet).toBe("passed undefined: ");
  expect(tests).toMatch(
    /^error machine: go test: fork\/exec .*m\.test: permission denied; give HOME, .* start programs in$/,
  );
});
