// Writes what README.md and docs/options.md say of inputs and outputs, from action.yml, and the table of events in docs/github.md, from
// what the tests expect: npm run docs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { eventTable } from "../test/end-to-end/event-table.mjs";

/** @typedef {{ readonly name: string, readonly description: string, readonly fallback: string }} Input */
/** @typedef {{ readonly name: string, readonly description: string }} Output */
/** @typedef {{ readonly inputs: readonly Input[], readonly outputs: readonly Output[] }} Action */

/**
 * FORMS says how each input is written: the rule in words, and a value that is not the default. src/options/options.ts checks
 * the rule; test/options/action-yml.test.ts gives it each value.
 * @type {Readonly<Record<string, { readonly rule: string, readonly example: string, readonly noFlag?: boolean }>>}
 */
export const FORMS = {
  stage: { rule: "`all`, `test`, `bench` or `report`", example: "bench" },
  "go-version": { rule: "a version, a line of versions, a range, `stable` or `oldstable`", example: "1.26" },
  "go-version-file": {
    rule: "a `*.mod`, `*.work`, `.go-version` or `.tool-versions`",
    example: "tools/go.mod",
  },
  "working-directory": { rule: "a folder of the repository", example: "server" },
  packages: { rule: "patterns with blanks between them", example: "./parse ./render/..." },
  prepare: { rule: "a shell command", example: "go generate ./..." },
  "build-flags": {
    rule: "flags with blanks between them; quotes as in `GOFLAGS`",
    example: "-tags=integration",
  },
  vet: { rule: "`true` or `false`", example: "false" },
  staticcheck: { rule: "`true` or `false`", example: "false" },
  "only-new": { rule: "`true` or `false`", example: "true" },
  test: { rule: "`true` or `false`", example: "false" },
  "test-flags": { rule: "flags with blanks between them; quotes as in `GOFLAGS`", example: "-race -short" },
  coverage: { rule: "`true` or `false`", example: "true" },
  timezones: {
    rule: "names of time zones with commas between them",
    example: "Asia/Kathmandu, Europe/Berlin",
  },
  moments: {
    rule: "UTC times, `dst`, `leap-day` and `year-end`, with commas between them; `dst` needs `timezones`",
    example: "2028-02-29T12:00Z, year-end",
  },
  bench: { rule: "a regular expression of Go", example: "Parse/size=1k" },
  "bench-args": {
    rule: "arguments with blanks between them; quotes as in `GOFLAGS`",
    example: "-test.short -size=10",
  },
  count: { rule: "a whole number, 1 to 10000", example: "10" },
  "max-count": { rule: "a whole number, 1 to 10000; never less than `count`", example: "40" },
  benchtime: { rule: "a duration, or a number of iterations with an `x`", example: "100ms" },
  cpu: { rule: "whole numbers with commas between them", example: "1,4" },
  "time-budget": { rule: "a duration", example: "1h30m" },
  threshold: { rule: "a share above 0: percent or a fraction", example: "0.1" },
  alpha: { rule: "a share between 0 and 1: percent or a fraction", example: "0.05" },
  baseline: { rule: "`paired`, `artifact`, `cache` or `file`", example: "file" },
  "baseline-file": { rule: "a file; only with `baseline: file`", example: "stored/head.bench.out" },
  "baseline-workflow": {
    rule: "the name of a workflow's file; only with `baseline: artifact`",
    example: "main.yml",
    noFlag: true, // the command line cannot ask GitHub
  },
  "baseline-ref": { rule: "a revision: branch, tag or commit", example: "v1.4.0" },
  "fail-on": {
    rule: "`never`, or a list of `regression`, `broken`, `missing`, `inconclusive`, `build`, `check`",
    example: "regression,broken",
  },
  config: { rule: "a YAML file of the form of [config.md](config.md)", example: ".github/go-steady.yml" },
  out: { rule: "a folder", example: "bench-results" },
  region: { rule: "a word of letters, digits, dots and dashes", example: "eu-west" },
  cache: { rule: "`true` or `false`", example: "false", noFlag: true },
  comment: { rule: "`auto`, `always`, `on-change` or `never`", example: "always", noFlag: true },
  "github-token": { rule: "a token", example: "secrets.MINE", noFlag: true }, // all users of a machine can read arguments
  matrix: { rule: "JSON", example: '{"go": "1.26"}', noFlag: true },
};

/** Flags of `run` that are no input of the action. @type {readonly (readonly [string, string])[]} */
const ONLY_FLAGS = [
  ["--base REF", "The same as `--baseline-ref`."],
  ["--head REF", "Revision to judge. Default: the checkout, with its uncommitted changes."],
  ["--no-checks", "The same as `--stage bench`."],
  ["--all", "Lists unchanged and identical benchmarks, too."],
  ["--json FILE", "Writes the report as JSON; [report.md](report.md) has the schema."],
  ["--markdown FILE", "Writes the report as Markdown."],
];

/**
 * readAction reads the inputs and outputs of action.yml, in their order.
 * @returns {Action}
 */
export function readAction() {
  const { inputs, outputs } = parse(read("action.yml"));
  /** @param {Record<string, { description: string, default?: string }>} entries */
  const list = (entries) =>
    Object.entries(entries).map(([name, entry]) => ({
      name,
      description: entry.description,
      fallback: entry.default ?? "",
    }));
  return { inputs: list(inputs), outputs: list(outputs) };
}

/**
 * flagOf is the flag of the command line for an input; switches have no value, and say the opposite of the default; "" for an input of the action alone.
 * @param {Input} input
 */
export function flagOf({ name, fallback }) {
  if (FORMS[name]?.noFlag) return "";
  if (fallback === "true") return `--no-${name}`;
  return fallback === "false" ? `--${name}` : `--${name} ${name.toUpperCase()}`;
}

/**
 * withTables puts the tables of inputs and outputs between their marks in the README.
 * @param {string} readme
 * @param {Action} action
 */
export function withTables(readme, { inputs, outputs }) {
  const inputTable = table(
    ["Input", "Default", ""],
    inputs.map(({ name, fallback, description }) => [code(name), code(fallback), description]),
  );
  const outputTable = table(
    ["Output", ""],
    outputs.map(({ name, description }) => [code(name), description]),
  );
  return between(between(readme, "inputs", inputTable), "outputs", outputTable);
}

/**
 * withEvents puts the table of events, tokens and runners between its marks in docs/github.md.
 * @param {string} page
 */
export function withEvents(page) {
  return between(page, "events", eventTable());
}

/**
 * optionsPage is docs/options.md.
 * @param {Action} action
 */
export function optionsPage({ inputs }) {
  const rows = inputs.map((input) => {
    const form = FORMS[input.name];
    if (form === undefined) throw new Error(`scripts/docs.mjs: FORMS has no ${input.name}`);
    const { name, fallback, description } = input;
    const example = form.rule.includes(code(form.example)) ? "" : `, such as ${code(form.example)}`;
    return [code(name), code(flagOf(input)), form.rule + example, code(fallback), description];
  });
  return `<!-- Written by scripts/docs.mjs from action.yml: npm run docs -->

# Options

An input of the action and a flag of \`go-steady run\` are the same option with the same checks. An empty value is the
default. All values that are wrong are named at once, and the run ends with exit code 2.

${table(["Input", "Flag", "Form", "Default", ""], rows)}
Packages are also what stands on the command line without a flag: \`go-steady run ./parse ./render/...\`. A share is
written as \`5%\` or \`0.05\`, a duration as Go writes it: \`90s\`, \`10m\`, \`1h30m\`, \`100ms\`.

Only the command line has these:

${table(
  ["Flag", ""],
  ONLY_FLAGS.map(([flag, text]) => [code(flag), text]),
)}
\`go-steady compare\` knows \`--threshold\`, \`--alpha\`, \`--fail-on\`, \`--config\`, \`--all\` and \`--format text|markdown|json\`.
\`go-steady stat\` has the flags of benchstat.
`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return [line(head), `|${"---|".repeat(head.length)}\n`, ...rows.map(line)].join("");
}

/** @param {string} text */
function code(text) {
  return text === "" ? "" : `\`${text}\``;
}

/**
 * @param {string} text
 * @param {string} mark
 * @param {string} body
 */
function between(text, mark, body) {
  const [begin, end] = [`<!-- ${mark}: npm run docs -->\n`, `<!-- end of ${mark} -->\n`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page lacks the marks of ${mark}`);
  return `${text.slice(0, from + begin.length)}\n${body}\n${text.slice(to)}`;
}

/** @param {string} path */
function read(path) {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const action = readAction();
  const root = new URL("../", import.meta.url);
  writeFileSync(new URL("README.md", root), withTables(read("README.md"), action));
  writeFileSync(new URL("docs/options.md", root), optionsPage(action));
  writeFileSync(new URL("docs/github.md", root), withEvents(read("docs/github.md")));
}
