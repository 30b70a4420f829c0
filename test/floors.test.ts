// The floors of src/: a file imports its own folder or a lower floor, and only ports meet the outside world.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "@jest/globals";

const FLOORS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: [],
  benchfmt: ["model"],
  patterns: ["model"],
  golang: ["model"],
  judge: ["model", "stats"],
  benchstat: ["model", "stats", "benchfmt", "patterns"],
  history: ["model", "stats"],
  report: ["model", "judge", "history"],
  ports: ["model"],
  sampling: ["model", "benchfmt", "patterns", "ports"],
  toolchain: ["model", "golang", "ports"],
  caches: ["model", "golang", "ports"],
  testing: ["model", "golang", "ports"],
  steps: [
    "sampling",
    "testing",
    "toolchain",
    "model",
    "stats",
    "benchfmt",
    "golang",
    "patterns",
    "judge",
    "benchstat",
    "history",
    "report",
    "ports",
    "options.ts",
    "settings",
  ],
  "options.ts": ["model", "patterns"],
  settings: ["model", "patterns", "options.ts"],
  job: [
    "model",
    "golang",
    "patterns",
    "judge",
    "sampling",
    "toolchain",
    "testing",
    "ports",
    "steps",
    "options.ts",
    "settings",
  ],
  starter: ["model", "golang"],
  publish: ["model", "report", "ports", "options.ts"],
  commands: ["model", "judge", "report", "ports", "steps", "job", "starter", "options.ts", "settings"],
};
const PURE = [
  "model",
  "stats",
  "benchfmt",
  "patterns",
  "golang",
  "judge",
  "benchstat",
  "history",
  "report",
  "starter",
  "options.ts",
  "settings",
];
const ENTRIES = [
  "start-action.ts",
  "action.ts",
  "action-baselines.ts",
  "action-caches.ts",
  "action-folders.ts",
  "post.ts",
  "cli.ts",
];

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts"));
const floorOf = (file: string): string => file.split("/")[0] ?? "";
const imports = files.flatMap((file) => {
  const text = readFileSync(join("src", file), "utf8");
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map((m) => ({
    file,
    target: m[1] ?? "",
  }));
});

test("imports go to the same floor or a lower one", () => {
  const wrong = imports.filter(({ file, target }) => {
    if (!target.startsWith(".") || ENTRIES.includes(file)) return false;
    const from = floorOf(file);
    const to = floorOf(normalize(join(dirname(file), target)));
    return from !== to && !(FLOORS[from] ?? []).includes(to);
  });
  expect(wrong).toEqual([]);
});

test("every folder has a floor", () => {
  const unknown = files.map(floorOf).filter((f) => !(f in FLOORS) && !ENTRIES.includes(f));
  expect(unknown).toEqual([]);
});

test("steps do not import each other", () => {
  const wrong = imports.filter(({ file, target }) => file.startsWith("steps/") && target.startsWith("./"));
  expect(wrong).toEqual([]);
});

test("below ports there is no I/O, clock, randomness or environment", () => {
  const worldly = /"node:|"@actions|\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\./;
  const wrong = files.filter(
    (f) => PURE.includes(floorOf(f)) && worldly.test(readFileSync(join("src", f), "utf8")),
  );
  expect(wrong).toEqual([]);
});

test("only ports import @actions and node:child_process", () => {
  const wrong = imports.filter(
    ({ file, target }) => /^(@actions\/|node:child_process$)/.test(target) && floorOf(file) !== "ports",
  );
  expect(wrong).toEqual([]);
});

test("no import goes round in a circle", () => {
  const edges = new Map<string, string[]>();
  for (const { file, target } of imports) {
    if (target.startsWith("."))
      edges.set(file, [...(edges.get(file) ?? []), normalize(join(dirname(file), target))]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path, file].join(" → "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test("there are no barrels, grab-bags or default exports", () => {
  expect(files.filter((f) => /(^|\/)(index|utils?|helpers|types)\.ts$/.test(f))).toEqual([]);
  expect(
    files.filter((f) => /\bexport default\b|\bexport \* from\b/.test(readFileSync(join("src", f), "utf8"))),
  ).toEqual([]);
});
