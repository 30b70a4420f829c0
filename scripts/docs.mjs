// Writes the inputs of action.yml and what README.md and docs/options.md say of them, from the table of
// options, and the table of events in docs/github.md, from what the tests expect: npm run docs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { eventTable } from "../test/end-to-end/event-table.mjs";
import { loadSource } from "./load-source.mjs";

/** @typedef {{ readonly name: string, readonly description: string, readonly fallback: string }} Input */
/** @typedef {{ readonly name: string, readonly description: string }} Output */
/** @typedef {{ readonly inputs: readonly Input[], readonly outputs: readonly Output[] }} Action */

/**
 * @typedef {{ readonly fallback: string, readonly about: string, readonly form: string, readonly example: string, readonly noFlag?: boolean }} Form
 */

/** All inputs, by name, in the order of action.yml. @type {Readonly<Record<string, Form>>} */
export const INPUTS = await loadSource(`
export { OPTIONS } from "./src/options/table.ts";
export { PUBLISH_OPTIONS } from "./src/action/publish/inputs.ts";
`).then(({ OPTIONS, PUBLISH_OPTIONS }) => ({ ...OPTIONS, ...PUBLISH_OPTIONS }));

/** Flags of `run` that are no input of the action. @type {readonly (readonly [string, string])[]} */
const ONLY_FLAGS = [
  ["--base REF", "The same as `--baseline-ref`."],
  ["--head REF", "Revision to judge. Default: the checkout, with its uncommitted changes."],
  ["--no-checks", "The same as `--stage bench`."],
  ["--all", "Lists unchanged and identical benchmarks, too."],
  ["--verbose", "Logs each program that is run, and each decision; [debugging.md](debugging.md)."],
  ["--json FILE", "Writes the report as JSON; [report.md](report.md) has the schema."],
  ["--markdown FILE", "Writes the report as Markdown."],
];

/**
 * readAction gives the inputs of the table of options, and the outputs of action.yml, in their order.
 * @returns {Action}
 */
export function readAction() {
  const { outputs } = parse(read("action.yml"));
  /** @type {readonly (readonly [string, { description: string }])[]} */
  const entries = Object.entries(outputs);
  return {
    inputs: Object.entries(INPUTS).map(([name, { about, fallback }]) => ({
      name,
      description: about,
      fallback,
    })),
    outputs: entries.map(([name, { description }]) => ({ name, description })),
  };
}

/**
 * withInputs puts the inputs into action.yml.
 * @param {string} actionYml
 */
export function withInputs(actionYml) {
  const inputs = Object.entries(INPUTS).map(
    ([name, { about, fallback }]) =>
      `  ${name}:\n    description: ${JSON.stringify(about)}\n    default: ${yamlText(fallback)}\n`,
  );
  const [from, to] = [actionYml.indexOf("inputs:\n"), actionYml.indexOf("\noutputs:\n")];
  if (from < 0 || to < from) throw new Error("action.yml has no inputs before its outputs");
  return `${actionYml.slice(0, from)}inputs:\n${inputs.join("")}${actionYml.slice(to)}`;
}

/**
 * A word, or an expression of GitHub, needs no quotes; what YAML would take for something else has them.
 * @param {string} text
 */
function yamlText(text) {
  const isPlain =
    /^([a-z]+|\$\{\{.*\}\})$/.test(text) && !["true", "false", "null", "yes", "no"].includes(text);
  return isPlain ? text : JSON.stringify(text);
}

/**
 * flagOf is the flag of the command line for an input; switches have no value, and say the opposite of the
 * default; "" for an input of the action alone.
 * @param {Input} input
 */
export function flagOf({ name, fallback }) {
  if (INPUTS[name]?.noFlag) return "";
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
    const { name, fallback, description } = input;
    const { form = "", example = "" } = INPUTS[name] ?? {};
    const such = form.includes(code(example)) ? "" : `, such as ${code(example)}`;
    return [code(name), code(flagOf(input)), form + such, code(fallback), description];
  });
  return `<!-- Written by scripts/docs.mjs from src/options/table.ts: npm run docs -->

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
  const root = new URL("../", import.meta.url);
  writeFileSync(new URL("action.yml", root), withInputs(read("action.yml")));
  const action = readAction();
  writeFileSync(new URL("README.md", root), withTables(read("README.md"), action));
  writeFileSync(new URL("docs/options.md", root), optionsPage(action));
  writeFileSync(new URL("docs/github.md", root), withEvents(read("docs/github.md")));
}
