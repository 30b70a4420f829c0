import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { readEventFile } from "../../../src/ports/github/event-file.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { write } from "../../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("the payload of an event is read", async () => {
  write(folder.path, { "event.json": '{"action":"opened"}' });
  expect(await readEventFile(join(folder.path, "event.json"))).toEqual({ action: "opened" });
});

test.each([
  ["is not there", null, "there is no such file"],
  ["is empty", "", "it is no JSON"],
  ["is cut off", '{"action":', "it is no JSON"],
])(
  "a file that %s is no event without a base: nothing can be measured, with the path and why",
  async (_, text, why) => {
    write(folder.path, { "event.json": text });
    const path = join(folder.path, "event.json");
    await expect(readEventFile(path)).rejects.toMatchObject({
      name: "UnmeasurableError",
      message: `the event that started this run is not known: GITHUB_EVENT_PATH is ${path}: ${why}`,
    });
  },
);

test("a runner that names no file is no event without a base either", async () => {
  await expect(readEventFile("")).rejects.toMatchObject({
    name: "UnmeasurableError",
    message: "the event that started this run is not known: GITHUB_EVENT_PATH is not set",
  });
});
