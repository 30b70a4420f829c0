// action.yml is what users see of the options: names, order and defaults are those of the program.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { FORMS, flagOf, readAction } from "../../scripts/docs.mjs";
import { decodePublishInputs, PUBLISH_DEFAULTS } from "../../src/action/publish/inputs.ts";
import { OPTION_FLAGS } from "../../src/cli/flags.ts";
import { helpFor } from "../../src/cli/help.ts";
import { DEFAULTS, decodeOptions, type OptionName, type RawOptions } from "../../src/options/options.ts";

const { inputs, outputs } = readAction();
const isOption = (name: string): name is OptionName => Object.hasOwn(DEFAULTS, name);

test("inputs have the names, the order and the defaults of the options", () => {
  const declared = Object.entries({ ...DEFAULTS, ...PUBLISH_DEFAULTS }).map(([name, fallback]) => ({
    name,
    fallback,
  }));
  expect(inputs.map(({ name, fallback }) => ({ name, fallback }))).toEqual(declared);
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
  expect(await decodeOptions(DEFAULTS)).toEqual(await decodeOptions({}));
});

const NEEDS: Readonly<Record<string, RawOptions>> = {
  "baseline-file": { baseline: "file" },
  "baseline-workflow": { baseline: "artifact" },
};

test("every input has a documented form, and the program accepts its example", async () => {
  expect(Object.keys(FORMS)).toEqual(inputs.map(({ name }) => name));
  for (const [name, { example }] of Object.entries(FORMS)) {
    if (!isOption(name)) continue;
    expect(example).not.toBe(DEFAULTS[name]);
    const needs: RawOptions = NEEDS[name] ?? {};
    expect(await decodeOptions({ ...needs, [name]: example })).not.toEqual(await decodeOptions(needs));
  }
});

test("the inputs that only the action has are checked, too", () => {
  const read = (comment: string) => decodePublishInputs((name) => (name === "comment" ? comment : ""));
  expect(read("")).toEqual({ comment: "auto", token: "", matrix: "" });
  expect(["auto", "always", "on-change", "never"].map((mode) => read(mode).comment)).toEqual([
    "auto",
    "always",
    "on-change",
    "never",
  ]);
  expect(() => read("sometimes")).toThrow(
    'comment: "sometimes" is not one of auto, always, on-change, never',
  );
});

test("documented flags are those that run knows and its help lists", () => {
  const flags = inputs.flatMap((input) => flagOf(input).split(" ")[0] || []);
  expect(flags).toEqual(Object.keys(OPTION_FLAGS).map((flag) => `--${flag}`));
  const help = helpFor("run");
  expect(flags.filter((flag) => !help.includes(`  ${flag}`))).toEqual([]);
});
