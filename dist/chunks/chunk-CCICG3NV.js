import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  SINCE_RULE,
  decodeSince
} from "./chunk-GNFMYYWA.js";
import {
  openHistory
} from "./chunk-P6AAPPRN.js";
import {
  WHERE_RULE,
  decodeWhere
} from "./chunk-NOEO777H.js";
import {
  alignRows,
  joinCells,
  textOptions
} from "./chunk-J4SWGV6Q.js";
import {
  worldOf
} from "./chunk-5K6FG77B.js";
import {
  stringWidth
} from "./chunk-TDZWUB4V.js";
import {
  readFlags
} from "./chunk-3J5WFFSJ.js";
import {
  escapeCode,
  escapeProse
} from "./chunk-QCYAO3T7.js";
import {
  cutList,
  visibleLine
} from "./chunk-XTVYU3JP.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/history/answer/render-answer.ts
var FORMATS = ["text", "json", "markdown"];
function renderAnswer(answer, format, width) {
  if (format === "json") return `${JSON.stringify(answer.json, null, 2)}
`;
  return format === "text" ? textOf(answer, width) : markdownOf(answer);
}
function textOf({ headline, tables, notes }, width) {
  const blocks = [
    wrapped(visibleLine(headline), width),
    ...tables.map((table) => tableText(table, width)),
    notes.flatMap((note) => wrapped(`note: ${visibleLine(note)}`, width))
  ];
  return joined(blocks);
}
function joined(blocks) {
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function wrapped(text, width) {
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== void 0 && stringWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === void 0 ? word : `  ${word}`);
  }
  return lines;
}
function tableText({ title, columns, rows, flexible }, width) {
  const cells = [columns.map((column) => column.title), ...rows.map((row) => row.map(visibleLine))];
  const aligned = alignRows(
    cells,
    columns.map(({ align }) => align),
    { width, flexible }
  );
  return [...title === "" ? [] : [visibleLine(title)], ...aligned.map(joinCells)];
}
function markdownOf({ headline, tables, notes }) {
  const blocks = [
    [escapeProse(headline)],
    ...tables.flatMap(tableMarkdown),
    notes.map((note) => `- ${escapeProse(note)}`)
  ];
  return joined(blocks);
}
function tableMarkdown({ title, columns, rows }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = `|${columns.map(({ align }) => align === "left" ? "---|" : "--:|").join("")}`;
  const shown = (cell, i) => cell === "" || columns[i]?.isOurs === true ? cell : escapeCode(cell, "cell");
  const body = rows.map((row) => line(row.map(shown)));
  return [
    ...title === "" ? [] : [[`### ${escapeCode(title)}`]],
    [line(columns.map((column) => column.title)), rule, ...body]
  ];
}

// src/history/filter-entries.ts
var MOST_NAMED = 10;
function filterEntries(entries, { branch, region, since }) {
  const ofBranch = named(entries, "branch", branch);
  const ofRegion = named(ofBranch, "region", region);
  const from = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  return ofRegion.filter(({ time }) => Date.parse(time) >= from);
}
function named(entries, field, wanted) {
  if (wanted === void 0 || entries.length === 0) return entries;
  const kept = entries.filter((entry) => entry[field] === wanted);
  if (kept.length > 0) return kept;
  const there = [...new Set(entries.map((entry) => entry[field]))].filter((name) => name !== "").sort();
  throw new UsageError(
    `the history has no entry of the ${field} ${JSON.stringify(wanted)}`,
    there.length === 0 ? `no entry names a ${field}: leave --${field} out` : `there are ${cutList(there, MOST_NAMED)}`
  );
}

// src/cli/history/call.ts
var WHERE_FLAGS = { history: "value", remote: "value" };
var FILTER_FLAGS = { branch: "value", region: "value", since: "value" };
async function readCall(verb, args, own = {}) {
  const { values, positionals } = readFlags(`history ${verb}`, args, {
    ...WHERE_FLAGS,
    ...FILTER_FLAGS,
    format: "value",
    json: "switch",
    ...own
  });
  const world = await worldOf(process.cwd());
  const where = decodeWhere(values.history ?? "branch");
  if (where === void 0)
    throw new UsageError(
      `--history: ${JSON.stringify(values.history)} is not ${WHERE_RULE}`,
      "name where the history is kept"
    );
  return {
    ...{ verb, flags: values, positionals, where, world, remote: values.remote ?? "origin" },
    filter: { branch: values.branch, region: values.region, since: sinceOf(values.since, world.date()) }
  };
}
function sinceOf(text, now) {
  if (text === void 0) return void 0;
  const since = decodeSince(text, now);
  if (since !== void 0) return since;
  throw new UsageError(`--since: ${JSON.stringify(text)} is not ${SINCE_RULE}`, "write it as one of these");
}
function formatOf({ flags }) {
  const said = flags.format ?? (flags.json === "true" ? "json" : "text");
  const format = FORMATS.find((each) => each === said);
  if (format !== void 0) return format;
  throw new UsageError(`--format: ${JSON.stringify(said)} is unknown`, `use one of ${FORMATS.join(", ")}`);
}
function words({ verb, positionals }, names) {
  if (positionals.length === names.length) return positionals;
  const wanted = names.length === 0 ? "takes no words" : `takes ${names.join(" and ")}`;
  throw new UsageError(
    `history ${verb} ${wanted}, and got ${positionals.length}`,
    ["go-steady history", verb, ...names, "--history WHERE"].join(" ")
  );
}
async function readHistory({ world, where, remote, filter }) {
  var _stack = [];
  try {
    const history = __using(_stack, await openHistory(world, where, remote), true);
    const [entries, doubts] = [[], []];
    for await (const record of history.read())
      if (record.kind === "entry") entries.push(record.entry);
      else doubts.push(record.text);
    return { entries: filterEntries(entries, filter), doubts };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function printAnswer(answer, format) {
  process.stdout.write(renderAnswer(answer, format, textOptions().width));
}

export {
  readCall,
  formatOf,
  words,
  readHistory,
  printAnswer
};
