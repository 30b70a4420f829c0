// Threads answer what they are asked, and whoever asks always gets an answer or an error.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { openThreads } from "../../src/ports/threads.ts";
import { temporaryFolder } from "../kit/go.ts";

const scratch = temporaryFolder();
afterAll(scratch.remove);
const program = join(scratch.path, "thread.mjs");
writeFileSync(
  program,
  `import { parentPort, threadId } from "node:worker_threads";
parentPort.on("message", (word) => {
  if (word === "throw") throw new RangeError("too much");
  if (word === "end") process.exit(0);
  parentPort.postMessage({ word, threadId });
});`,
);
const open = (processors: number) =>
  openThreads<string, { readonly word: string; readonly threadId: number }>(program, processors);

test("questions take turns among as many threads as there are processors, four at most", async () => {
  const words = ["a", "b", "c", "d", "e", "f"];
  for (const [processors, used] of [
    [1, 1],
    [2, 2],
    [64, 4],
  ] as const) {
    await using threads = open(processors);
    const answers = await Promise.all(words.map(threads.ask));
    expect(answers.map(({ word }) => word)).toEqual(words);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(used);
  }
});

test.each([
  ["throw", "too much"],
  ["end", "thread.mjs ended"],
])("after %j all who wait get the error, and so do those who ask later", async (word, message) => {
  await using threads = open(1);
  const ends = await Promise.allSettled(["a", word, "b"].map(threads.ask));
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  await expect(threads.ask("c")).rejects.toThrow(message);
});
