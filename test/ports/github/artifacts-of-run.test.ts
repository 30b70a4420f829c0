import { afterAll, expect, test } from "@jest/globals";
import { fetchArtifact } from "../../../src/ports/github/artifacts-of-run.ts";
import type { Github } from "../../../src/ports/github/github.ts";
import { type Answer, answeringServer } from "../../kit/answering-server.ts";
import { temporaryFolder } from "../../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

/** What is said of an artifact of which the server gives these answers, and when it was asked. */
async function fetched(answer: (n: number) => Answer) {
  const times: number[] = [];
  await using server = await answeringServer((_, n) => {
    times.push(performance.now());
    return answer(n);
  });
  const github: Pick<Github, "address"> = { address: async () => `${server.url}/zip?signature=s` };
  const cancelled = new AbortController().signal;
  const source = { github: github as Github, repository: "o/r", cancelled };
  const shape = { files: ["report.json"], limit: 1000 };
  const to = { folder: folder.path, temporary: folder.path, shape };
  const error = await fetchArtifact(source, { id: 1, name: "a", size: 1, digest: "" }, to).catch(
    (cause: Error) => cause,
  );
  return { message: String(error), times };
}

test("an artifact that is larger than it may be is downloaded once", async () => {
  const { message, times } = await fetched(() => ({ body: Buffer.alloc(2000) }));
  expect(message).toMatch(/the artifact "a" could not be had: http:\S+\/zip: more than 1000 bytes$/);
  expect(times).toHaveLength(1);
});

test("a server that fails is asked again, each time after a longer pause", async () => {
  const { message, times } = await fetched(() => ({ status: 502 }));
  expect(message).toMatch(/could not be had: http:\S+\/zip: HTTP 502$/);
  const [first = 0, second = 0, third = 0] = times;
  expect(times).toHaveLength(3);
  expect(second - first).toBeGreaterThan(450);
  expect(third - second).toBeGreaterThan(950);
});
