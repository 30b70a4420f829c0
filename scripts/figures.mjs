// The shape of src/ in numbers: npm run figures. Rooms, sizes, what is exported, and how many files two
// questions lead through.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "@swc/core";
import { median } from "./statistics.mjs";

const root = fileURLToPath(new URL("../src", import.meta.url));
const LONG = 60; // lines of a function

/**
 * What a reader follows, and the files of the way: those in which it gets a name (`holds`: an option, a field, a
 * parameter, a constant), or that handle it under one of its names. What shows it afterwards is no part of the way.
 */
/** @type {readonly (readonly [what: string, holds: RegExp, where: RegExp])[]} */
const WALKS = [
  [
    "the threshold, from the option to the verdict",
    /\bthreshold(: \{|\??: number\b)|\bconst threshold\b/,
    /^(options|run|job|measure|judge|baselines)\//,
  ],
  [
    "one sample, from a process to its row in the report",
    /\b(Slice|Sample|SideSample|Pair|Turns|Row|Reading|Judgement|comparisonOf)\b/,
    /^(measure|judge|ports\/helper|job)\//,
  ],
];

/** @typedef {{ readonly path: string, readonly text: string, readonly lines: number }} File */
/** @typedef {{ readonly name: string, readonly lines: number }} Func */

/** @type {readonly File[]} */
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    return { path: path.replaceAll("\\", "/"), text, lines: text.trimEnd().split("\n").length };
  });

/** @param {string} path */
const roomOf = (path) => path.split("/")[0] ?? "";

/** @param {readonly File[]} all */
function mostInFolder(all) {
  const counts = new Map();
  for (const { path } of all) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** @param {File} file */
function importsOf({ path, text }) {
  const found = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)];
  return found.map((match) => normalize(join(dirname(path), match[1] ?? "")).replaceAll("\\", "/"));
}

/**
 * Functions with a body of their own, named by their first line.
 * @param {File} file
 * @returns {readonly Func[]}
 */
function functionsOf({ path, text }) {
  const bytes = Buffer.from(text);
  const tree = parseSync(text, { syntax: "typescript", target: "es2022" });
  const first = tree.span.end - bytes.length; // swc counts bytes on from the file before
  /** @type {Func[]} */
  const found = [];
  /** @param {unknown} node */
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (node === null || typeof node !== "object") return;
    const { type, span } = /** @type {{ type?: string, span?: { start: number, end: number } }} */ (node);
    const kinds = [
      "FunctionDeclaration",
      "FunctionExpression",
      "ArrowFunctionExpression",
      "ClassMethod",
      "MethodProperty",
    ];
    if (span !== undefined && kinds.includes(type ?? "")) {
      const part = bytes.subarray(span.start - first - 1, span.end - first - 1).toString();
      found.push({ name: `${path}: ${part.split("\n")[0]?.slice(0, 70)}`, lines: part.split("\n").length });
    }
    for (const value of Object.values(node)) walk(value);
  };
  walk(tree.body);
  return found;
}

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/^\s*\/\*\*?[\s\S]*?\*\/|\/\/ .*$/gm, "");
}

/** @param {File} file */
function typesOf({ text }) {
  return [...text.matchAll(/^(export )?(?:declare )?(?:interface|type) (\w+)/gm)].map((match) => ({
    name: match[2] ?? "",
    isExported: match[1] !== undefined,
  }));
}

const rooms = [...new Set(files.map(({ path }) => roomOf(path)))];
console.log("room         files   lines  median  most in a folder");
for (const room of rooms) {
  const own = files.filter(({ path }) => roomOf(path) === room);
  const lines = own.reduce((sum, file) => sum + file.lines, 0);
  const numbers = [own.length, lines, median(own.map((file) => file.lines)), mostInFolder(own)];
  console.log(
    `${room.padEnd(11)}${numbers.map((n, i) => String(n).padStart([7, 8, 8, 18][i] ?? 8)).join("")}`,
  );
}
const lines = files.reduce((sum, file) => sum + file.lines, 0);
const crossing = files.flatMap((file) => importsOf(file).filter((to) => roomOf(to) !== roomOf(file.path)));
const functions = files.flatMap(functionsOf);
const types = files.flatMap(typesOf);
const exported = types.filter(({ isExported }) => isExported);
const names = exported.map(({ name }) => name);
const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
const long = functions.filter((each) => each.lines > LONG).sort((a, b) => b.lines - a.lines);
console.log(`
${files.length} files, ${lines} lines, median ${median(files.map((file) => file.lines))}; at most ${mostInFolder(files)} files in a folder
${crossing.length} imports of another room
${functions.length} functions, median ${median(functions.map((each) => each.lines))} lines, ${long.length} with more than ${LONG}
${exported.length} exported types, ${((1000 * exported.length) / lines).toFixed(1)} in 1,000 lines; ${twice.length} names of more than one: ${twice.join(", ")}`);
for (const [what, holds, where] of WALKS) {
  const on = files.filter(({ path, text }) => where.test(path) && holds.test(withoutComments(text)));
  console.log(`${on.length} files with ${what}:\n  ${on.map(({ path }) => path).join(" ")}`);
}
for (const { name, lines } of long) console.log(`  ${lines} lines  ${name}`);
