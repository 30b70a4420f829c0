import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { findBaseline } from "../../src/baselines/find-baseline.ts";
import { type StoredFiles, StoredFilesError } from "../../src/ports/files/stored-files.ts";
import { temporaryFolder } from "../kit/go.ts";

const folder = temporaryFolder();
const path = join(folder.path, "bench.out");
writeFileSync(path, "cpu: Other One\nBenchmarkA 1 1 ns/op\n");
afterAll(folder.remove);

/** A store with these files, whose list then breaks off, if it does. */
function storeOf(names: readonly string[], breaksOff: boolean): StoredFiles {
  return {
    async *newestFirst() {
      for (const name of names) yield { name, fetch: async () => path };
      if (breaksOff) throw new StoredFilesError("HTTP 502");
    },
    keep: async () => {},
  };
}

const OTHER = () => "the CPU model was Other One";
const UNREACHABLE = "the stored baselines cannot be had: HTTP 502";

test.each<[string, readonly string[], boolean, object]>([
  ["nothing is stored", [], false, { path: undefined, remarks: [], unreachable: undefined }],
  ["the list cannot be had", [], true, { path: undefined, remarks: [], unreachable: UNREACHABLE }],
  [
    "two are of other machines",
    ["a", "b"],
    false,
    { path, remarks: [expect.stringMatching(/ b: /)], unreachable: undefined },
  ],
  [
    "the list breaks off behind one of another machine",
    ["a"],
    true,
    { path, remarks: [], unreachable: UNREACHABLE },
  ],
])("%s", async (_, names, breaksOff, found) => {
  expect(await findBaseline(storeOf(names, breaksOff), OTHER)).toMatchObject(found);
});

test("one that fits is taken, whatever comes behind it", async () => {
  const found = await findBaseline(storeOf(["a"], true), () => undefined);
  expect(found).toMatchObject({ path, remarks: [], unreachable: undefined });
});
