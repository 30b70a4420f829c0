// action.yml is what users see of the options: names, order and defaults are those of the program.

import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { FORMS, flagOf, readAction } from "../scripts/docs.mjs";
import { OPTION_FLAGS } from "../src/commands/flags.ts";
import { helpFor } from "../src/commands/help.ts";
import { DEFAULTS, decodeOptions, type OptionName, type RawOptions } from "../src/options.ts";

const { inputs, outputs } = readAction();
const isOption = (name: string): name is OptionName => Object.hasOwn(DEFAULTS, name);

test("inputs have the names, the order and the defaults of the options", () => {
  const declared = Object.entries(DEFAULTS).map(([name, fallback]) => ({ name, fallback }));
  const options = inputs.filter(({ name }) => isOption(name));
  expect(options.map(({ name, fallback }) => ({ name, fallback }))).toEqual(declared);
});

test("the token alone is no option, which a command line would show to others", () => {
  expect(inputs.filter(({ name }) => !isOption(name))).toEqual([
    expect.objectContaining({ name: "github-token", fallback: expect.stringContaining("github.token") }),
  ]);
});

test("outputs are what the action sets, and nothing else", () => {
  const source = readFileSync("src/action.ts", "utf8");
  const set = [...source.matchAll(/\.output\(\s*"([^"]+)"/g)].map(([, name]) => name);
  expect([...new Set(set)].sort()).toEqual(outputs.map(({ name }) => name).sort());
});

test("every input and output is described", () => {
  expect([...inputs, ...outputs].filter(({ description }) => description.trim() === "")).toEqual([]);
});

test("the defaults are values that the program accepts", () => {
  expect(decodeOptions(DEFAULTS)).toEqual(decodeOptions({}));
});

test("every input has a documented form, and the program accepts its example", () => {
  expect(Object.keys(FORMS)).toEqual(inputs.map(({ name }) => name));
  for (const [name, { example }] of Object.entries(FORMS)) {
    if (!isOption(name)) continue;
    expect(example).not.toBe(DEFAULTS[name]);
    const needs: RawOptions = name === "baseline-file" ? { baseline: "file" } : {};
    expect(decodeOptions({ ...needs, [name]: example })).not.toEqual(decodeOptions(needs));
  }
});

test("documented flags are those that run knows and its help lists", () => {
  const flags = inputs.flatMap((input) => flagOf(input).split(" ")[0] || []);
  expect(flags).toEqual(Object.keys(OPTION_FLAGS).map((flag) => `--${flag}`));
  const help = helpFor("run");
  expect(flags.filter((flag) => !help.includes(`  ${flag}`))).toEqual([]);
});
