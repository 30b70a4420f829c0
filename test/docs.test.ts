// The documents say what is there: tables are generated, links lead somewhere, names of files and scripts are true.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { optionsPage, readAction, withEvents, withTables } from "../scripts/docs.mjs";
import { EVENT_ROWS } from "./end-to-end/event-table.mjs";

const pages = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
].map((path) => ({ path, text: readFileSync(path, "utf8") }));

/** Everything that a pattern finds on some page and that is not right, as `page: what`. */
function wrong(pattern: RegExp, isRight: (found: string, page: string) => boolean): readonly string[] {
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)]
      .map(([, found = ""]) => found)
      .filter((found) => !isRight(found, path))
      .map((found) => `${path}: ${found}`),
  );
}

test("the README's tables are what `npm run docs` writes", () => {
  const readme = readFileSync("README.md", "utf8");
  if (withTables(readme, readAction()) !== readme) throw new Error("README.md is stale: run npm run docs");
});

test("docs/options.md is what `npm run docs` writes", () => {
  if (optionsPage(readAction()) !== readFileSync("docs/options.md", "utf8"))
    throw new Error("docs/options.md is stale: run npm run docs");
});

test("the table of events in docs/github.md is what `npm run docs` writes, and every row of it is a test's", () => {
  const page = readFileSync("docs/github.md", "utf8");
  if (withEvents(page) !== page) throw new Error("docs/github.md is stale: run npm run docs");
  const tests = readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(join("test", name), "utf8"))
    .join("\n");
  const isTried = (name: string): boolean => new RegExp(`EVENT_ROWS\\.${name}\\b`).test(tests);
  expect(Object.keys(EVENT_ROWS).filter((name) => !isTried(name))).toEqual([]);
});

test("links between the documents lead to files and headings that are there", () => {
  const isThere = (link: string, page: string): boolean => {
    const [file = "", anchor] = link.split("#");
    const path = file === "" ? page : join(dirname(page), file);
    return existsSync(path) && (anchor === undefined || anchorsOf(path).includes(anchor));
  };
  expect(wrong(/\]\((?!https?:)([^)\s]+)\)/g, isThere)).toEqual([]);
});

test("source files and folders that the documents name are there", () => {
  const pattern =
    /`((?:src|test|scripts|helper|examples|docs|dist|\.ci)\/[\w./-]*(?:\{[\w,-]+\}[\w.-]*)?)(?::\d+)?`/g;
  expect(wrong(pattern, (path) => alternatives(path).every(existsSync))).toEqual([]);
});

test("npm scripts that the documents name are in package.json", () => {
  const packageJson = readFileSync("package.json", "utf8");
  const isScript = (name: string): boolean => packageJson.includes(`"${name}": "`);
  expect(wrong(/npm run ([\w-]+)/g, isScript)).toEqual([]);
});

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(path: string): readonly string[] {
  return [...readFileSync(path, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** `src/{a,b}.ts` names two files. */
function alternatives(path: string): readonly string[] {
  const [, before = "", list = "", after = ""] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
  return list === "" ? [path] : list.split(",").map((name) => `${before}${name}${after}`);
}
