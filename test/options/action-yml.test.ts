// action.yml is what users see of the options: names, order and defaults are those of the program.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { flagOf, INPUTS, readAction, withInputs } from "../../scripts/docs.mjs";
import { decodePublishInputs } from "../../src/action/publish/inputs.ts";
import { OPTION_FLAGS } from "../../src/cli/flags.ts";
import { helpFor } from "../../src/cli/help.ts";
import { decodeOptions, type RawOptions } from "../../src/options/options.ts";
import { OPTIONS, type OptionName } from "../../src/options/table.ts";

const { inputs, outputs } = readAction();
const isOption = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name);
const FALLBACKS = Object.fromEntries(Object.entries(OPTIONS).map(([name, { fallback }]) => [name, fallback]));

test("action.yml has the inputs that `npm run docs` writes, and YAML reads their defaults as they are meant", () => {
  const text = readFileSync("action.yml", "utf8");
  if (withInputs(text) !== text) throw new Error("action.yml is stale: run npm run docs");
  const read = Object.entries<{ default: unknown }>(parse(text).inputs);
  expect(read.map(([name, input]) => ({ name, fallback: input.default }))).toEqual(
    inputs.map(({ name, fallback }) => ({ name, fallback })),
  );
});

test("outputs are what the action sets, and nothing else", () => {
  const files = [
    "src/action/action.ts",
    ...readdirSync("src/action/publish").map((name) => `src/action/publish/${name}`),
  ];
  const source = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const set = [...source.matchAll(/\.output\(\s*"([^"]+)"/g)].map(([, name]) => name);
  expect([...new Set(set)].sort()).toEqual(outputs.map(({ name }) => name).sort());
});

test("every input and output is described", () => {
  expect([...inputs, ...outputs].filter(({ description }) => description.trim() === "")).toEqual([]);
});

test("the defaults are values that the program accepts", async () => {
  expect(await decodeOptions(FALLBACKS)).toEqual(await decodeOptions({}));
});

const NEEDS: Readonly<Record<string, RawOptions>> = {
  "baseline-file": { baseline: "file" },
  "baseline-workflow": { baseline: "artifact" },
};

test("every input has a documented form, and the program accepts its example", async () => {
  for (const [name, { example }] of Object.entries(INPUTS)) {
    if (!isOption(name)) continue;
    expect(example).not.toBe(OPTIONS[name].fallback);
    const needs: RawOptions = NEEDS[name] ?? {};
    expect(await decodeOptions({ ...needs, [name]: example })).not.toEqual(await decodeOptions(needs));
  }
});

test("the inputs that only the action has are checked, too", async () => {
  const read = (comment: string) => decodePublishInputs((name) => (name === "comment" ? comment : ""));
  expect(await read("")).toEqual({
    ...{ comment: "auto", token: "", matrix: "", historyRemote: undefined, reportFile: undefined },
    ...{ page: false, pageFolder: undefined },
    history: { kind: "branch", branch: "go-steady-history" },
  });
  const modes = ["auto", "always", "on-change", "never"];
  expect(await Promise.all(modes.map(async (mode) => (await read(mode)).comment))).toEqual(modes);
  await expect(read("sometimes")).rejects.toThrow(
    'comment: "sometimes" is not one of auto, always, on-change, never',
  );
});

test("documented flags are those that run knows and its help lists", () => {
  const flags = inputs.flatMap((input) => flagOf(input).split(" ")[0] || []);
  expect(flags).toEqual(Object.keys(OPTION_FLAGS).map((flag) => `--${flag}`));
  const help = helpFor("run");
  expect(flags.filter((flag) => !help.includes(`  ${flag}`))).toEqual([]);
});
