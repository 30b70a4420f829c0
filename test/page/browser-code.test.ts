// The code in page/: what it may import, and what it must never do.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "@jest/globals";

const files = readdirSync("page", { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts"));
const textOf = (file: string): string => readFileSync(join("page", file), "utf8");
const imports = files.flatMap((file) =>
  [...textOf(file).matchAll(/^import\b[^;"]*"([^"]+)"/gm)].map((m) => ({
    file,
    target: m[1] ?? "",
  })),
);
const inside = imports.filter(({ target }) => target.startsWith("."));
const pathOf = ({ file, target }: (typeof imports)[number]): string =>
  normalize(join("page", dirname(file), target));

/** Rooms and files of src/ that know nothing of Node. */
const SHARED =
  /^src\/(page\/format|history\/(ladder|benchmark-label)|model|stats)\b|^src\/report\/format\.ts$/;

test("the page imports its own files, uPlot, and what is pure of src/", () => {
  const outside = inside.map(pathOf).filter((path) => !path.startsWith("page/") && !SHARED.test(path));
  const libraries = imports.map(({ target }) => target).filter((target) => !target.startsWith("."));
  expect({ files: files.length > 40, outside }).toEqual({ files: true, outside: [] });
  expect([...new Set(libraries)].sort()).toEqual(["uplot", "uplot/dist/uPlot.min.css"]);
});

test("no import of the page goes round in a circle", () => {
  const edges = new Map<string, string[]>();
  for (const each of inside) {
    const file = join("page", each.file);
    edges.set(file, [...(edges.get(file) ?? []), pathOf(each)]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path, file].join(" → "));
    if (done.has(file) || path.includes(file)) return;
    for (const to of edges.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) walk(file, []);
  expect(circles).toEqual([]);
});

test("no text becomes markup or code", () => {
  const wrong = files.filter((file) =>
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|\beval\(|new Function/.test(
      textOf(file),
    ),
  );
  expect(wrong).toEqual([]);
});

test("pure parts know no document, window, clock or network", () => {
  const pure = files.filter((file) => /^(state|filter)\//.test(file));
  const wrong = pure.filter((file) =>
    /\bdocument\b|\bwindow\b|\blocation\b|\bDate\.now\(|\bfetch\(|\blocalStorage\b|\bMath\.random\(/.test(
      textOf(file).replaceAll(/^\s*(\/\/|\/?\*).*$/gm, ""),
    ),
  );
  expect(pure.length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});

test("the document runs no script and takes no style but its own", () => {
  const html = readFileSync("page/index.html", "utf8");
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(html).not.toMatch(/ style=| on\w+=|<style|<script>/);
});

test("there are no barrels, grab-bags or default exports, and comments are as narrow as code", () => {
  expect(files.filter((f) => /(^|\/)(index|utils?|helpers|types)\.ts$/.test(f))).toEqual([]);
  expect(files.filter((f) => /\bexport default\b|\bexport \* from\b/.test(textOf(f)))).toEqual([]);
  const wide = files.flatMap((file) =>
    textOf(file)
      .split("\n")
      .flatMap((line, i) => (/^\s*(\/\/|\/?\*)/.test(line) && line.length > 110 ? [`${file}:${i + 1}`] : [])),
  );
  expect(wide).toEqual([]);
});
