// Threads answer what they are asked, and whoever asks always gets an answer or an error.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { openThreads, ThreadMemoryError } from "../../src/ports/threads.ts";
import { temporaryFolder } from "../kit/go.ts";

const scratch = temporaryFolder();
afterAll(scratch.remove);
const program = join(scratch.path, "thread.mjs");
writeFileSync(
  program,
  `import { parentPort, threadId } from "node:worker_threads";
const kept = [];
const numbers = () => Array.from({ length: 250_000 }, () => Math.random());
parentPort.on("message", (word) => {
  if (word === "hoard") for (;;) kept.push(numbers());
  if (word === "keep") kept.push(numbers(), numbers());
  if (word === "throw") throw new RangeError("too much");
  if (word === "end") process.exit(0);
  parentPort.postMessage({ word, threadId });
});`,
);
const open = (processors: number, megabytes?: number) =>
  openThreads<string, { readonly word: string; readonly threadId: number }>(program, processors, megabytes);

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

test("a question that takes more memory than a thread may have fails alone, and the others are answered", async () => {
  await using threads = open(1, 24);
  const ends = await Promise.allSettled(["a", "hoard", "b", "hoard", "c"].map(threads.ask));
  expect(ends.map((end) => (end.status === "fulfilled" ? end.value.word : end.reason))).toEqual([
    ...["a", new ThreadMemoryError(24), "b", new ThreadMemoryError(24), "c"],
  ]);
});

test("what a thread keeps of earlier questions is no fault of the one that it is at", async () => {
  await using threads = open(1, 24);
  const answers = await Promise.all(Array.from({ length: 12 }, () => threads.ask("keep")));
  expect(new Set(answers.map(({ threadId }) => threadId)).size).toBeGreaterThan(1);
});
