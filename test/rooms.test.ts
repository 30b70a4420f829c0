// The rooms of src/: imports go down the list, and only ports meet the outside world.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "@jest/globals";

/** From top to bottom, as docs/architecture.md has them. */
const ROOMS = [
  "action",
  "cli",
  "job",
  "baselines",
  "measure",
  "clocks",
  "caches",
  "page",
  "history",
  "reach",
  "run",
  "options",
  "sides",
  "checks",
  "build",
  "toolchain",
  "benchstat",
  "report",
  "judge",
  "ports",
  "patterns",
  "benchfmt",
  "stats",
  "model",
];
const PURE = ["model", "stats", "benchfmt", "patterns", "benchstat", "judge", "report"];
const ENTRIES = ["action", "cli"];
const MOST_FILES = 30;

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts"));
const roomOf = (file: string): string => file.split("/")[0] ?? "";
const textOf = (file: string): string => readFileSync(join("src", file), "utf8");
const imports = files.flatMap((file) =>
  [...textOf(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map((m) => ({
    file,
    target: m[1] ?? "",
  })),
);
const inside = imports
  .filter(({ target }) => target.startsWith("."))
  .map(({ file, target }) => ({ file, to: normalize(join(dirname(file), target)) }));

test("every file is in a room, and docs/architecture.md has the same rooms in the same order", () => {
  expect([...new Set(files.map(roomOf))].sort()).toEqual([...ROOMS].sort());
  const text = readFileSync("docs/architecture.md", "utf8");
  expect([...text.matchAll(/^\| `src\/(\w+)\/` \|/gm)].map((m) => m[1])).toEqual(ROOMS);
});

test("imports go down the list of rooms", () => {
  const wrong = inside.filter(({ file, to }) => ROOMS.indexOf(roomOf(to)) < ROOMS.indexOf(roomOf(file)));
  expect(wrong).toEqual([]);
});

test("pure rooms import no port", () => {
  const wrong = inside.filter(({ file, to }) => PURE.includes(roomOf(file)) && roomOf(to) === "ports");
  expect(wrong).toEqual([]);
});

test("ports alone use node: and @actions/ modules, and below them there is no clock, randomness, environment or output", () => {
  const worldly = imports.filter(
    ({ file, target }) => /^(node:(?!(path|util)$)|@actions\/)/.test(target) && roomOf(file) !== "ports",
  );
  expect(worldly).toEqual([]);
  const wrong = files.filter(
    (file) =>
      PURE.includes(roomOf(file)) &&
      /\bprocess\.\w|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\./.test(textOf(file)),
  );
  expect(wrong).toEqual([]);
});

test("programs are started in one place, but for what cleans up behind us and must outlive us or cannot wait", () => {
  const starters = files.filter((f) => /\bimport (?!type)[^;]*"node:child_process"/.test(textOf(f)));
  expect(starters.sort()).toEqual([
    "ports/files/remove-folder.ts",
    "ports/process/child.ts",
    "ports/process/janitor.ts",
  ]);
  const library = imports.filter(({ target }) => target === "@actions/exec").map(({ file }) => file);
  expect(library).toEqual(["ports/process/short-command.ts"]);
});

test("entries alone know the clock, randomness, environment and output of the process besides ports", () => {
  const wrong = files.filter(
    (file) =>
      ![...ENTRIES, "ports"].includes(roomOf(file)) &&
      /\bprocess\.(env|cwd|argv|std\w+|exit)|\bperformance\.now\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(
        textOf(file),
      ),
  );
  expect(wrong).toEqual([]);
});

test("no import goes round in a circle", () => {
  const edges = new Map<string, string[]>();
  for (const { file, to } of inside) edges.set(file, [...(edges.get(file) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path, file].join(" → "));
    if (done.has(file) || path.includes(file)) return;
    for (const to of edges.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test(`no folder has more than ${MOST_FILES} files`, () => {
  const sizeOf = (folder: string) => files.filter((file) => dirname(file) === folder).length;
  expect([...new Set(files.map(dirname))].filter((folder) => sizeOf(folder) > MOST_FILES)).toEqual([]);
});

test("comments in src/ are no wider than code may be", () => {
  const { formatter } = JSON.parse(readFileSync("biome.json", "utf8"));
  const isWide = (line: string) => /^\s*(\/\/|\/?\*)/.test(line) && line.length > formatter.lineWidth;
  const wide = files.flatMap((file) =>
    textOf(file)
      .split("\n")
      .flatMap((line, i) => (isWide(line) && !/https?:\/\/\S{60}/.test(line) ? [`${file}:${i + 1}`] : [])),
  );
  expect(wide).toEqual([]);
});

test("there are no barrels, grab-bags or default exports", () => {
  expect(files.filter((f) => /(^|\/)(index|utils?|helpers|types)\.ts$/.test(f))).toEqual([]);
  expect(files.filter((f) => /\bexport default\b|\bexport \* from\b/.test(textOf(f)))).toEqual([]);
});
