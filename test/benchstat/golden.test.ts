// benchstat's own cases, under its licence (golden/LICENSE.golang-perf): its inputs, arguments and outputs.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { run } from "./run.ts";

const FOLDER = "test/benchstat/golden";

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
}

const cases: readonly Case[] = JSON.parse(readFileSync(`${FOLDER}/manifest.json`, "utf8"));
const files = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, new Uint8Array(readFileSync(`${FOLDER}/${name}`))]),
);

test("there are 18 cases", () => {
  expect(cases).toHaveLength(18);
});

for (const { name, args, stdout, stderr } of cases) {
  test(`prints what benchstat prints: ${name}`, () => {
    expect(run(args, files)).toEqual({ stdout, stderr, exitCode: 0 });
  });
}
