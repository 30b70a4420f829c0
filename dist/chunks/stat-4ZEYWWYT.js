import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  choose,
  createUTest
} from "./chunk-T6N5TTY3.js";
import {
  normalCdf,
  normalQuantile
} from "./chunk-KSPTZLDE.js";
import {
  LINE_TOO_LONG,
  isBinaryUnit,
  nameParts,
  plainText,
  readChunks,
  readRows,
  readStandardInput,
  tidyUnit
} from "./chunk-CIA7WALE.js";
import {
  SPACE,
  configValue,
  exactly,
  goFloat,
  nearestDouble,
  parseGoFloat,
  shiftHalfEven
} from "./chunk-5OMNHXWK.js";
import {
  PatternFault
} from "./chunk-SZJENFAO.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ZNTIR3PH.js";

// src/benchstat/sample-log.ts
var BLOCK = 65536;
var SampleLog = class {
  // Full blocks, then the one that is being filled: growing one array would copy everything again and again.
  #blocks = [];
  #last = newBlock();
  #filled = 0;
  add(cell, value) {
    if (this.#filled === BLOCK) this.#endBlock();
    this.#last.values[this.#filled] = value;
    this.#last.cells[this.#filled] = cell;
    this.#filled++;
  }
  /** samples has the values of each cell, ascending, NaN first as in Go. Cells are 0 to `cellCount` − 1. */
  samples(cellCount) {
    this.#endBlock();
    const starts = startsOf(this.#blocks, cellCount);
    const grouped = new Float64Array(starts[cellCount] ?? 0);
    const next = starts.slice();
    for (const block of this.#blocks) distribute(block, { grouped, next });
    return (cell) => ascending(grouped.subarray(starts[cell], starts[cell + 1]));
  }
  #endBlock() {
    const { values, cells } = this.#last;
    this.#blocks.push({ values: values.subarray(0, this.#filled), cells: cells.subarray(0, this.#filled) });
    this.#last = newBlock();
    this.#filled = 0;
  }
};
function newBlock() {
  return { values: new Float64Array(BLOCK), cells: new Int32Array(BLOCK) };
}
function startsOf(blocks, cellCount) {
  const starts = new Int32Array(cellCount + 1);
  for (const { cells } of blocks)
    for (let i = 0; i < cells.length; i++) {
      const after = (cells[i] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  for (let cell = 1; cell <= cellCount; cell++) starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  return starts;
}
function distribute({ values, cells }, { grouped, next }) {
  for (let i = 0; i < values.length; i++) {
    const cell = cells[i] ?? 0;
    const at = next[cell] ?? 0;
    grouped[at] = values[i] ?? 0;
    next[cell] = at + 1;
  }
}
function ascending(values) {
  return isAscending(values) ? values : nansFirst(values.sort());
}
function isAscending(values) {
  for (let i = 1; i < values.length; i++) if (!((values[i - 1] ?? 0) <= (values[i] ?? 0))) return false;
  return true;
}
function nansFirst(sorted) {
  let numbers = sorted.length;
  while (numbers > 0 && Number.isNaN(sorted[numbers - 1])) numbers--;
  if (numbers === sorted.length) return sorted;
  const nans = sorted.length - numbers;
  return sorted.map((_, i) => i < nans ? Number.NaN : sorted[i - nans] ?? 0);
}

// src/benchstat/collector.ts
var DROPPED = -1;
var Collector = class {
  #query;
  #samples = new SampleLog();
  #units = /* @__PURE__ */ new Map();
  // By number of the unit, then of the table.
  #tables = [];
  // Sets of a single residue, by its number: most cells have but one, and share them.
  #singles = [];
  #cells = 0;
  #file = "";
  #results = 0;
  // Places of this file by configuration, then by number of the name; #names are those of #config.
  #places = /* @__PURE__ */ new Map();
  #config = null;
  #names = [];
  constructor(query) {
    this.#query = query;
  }
  /** startFile sets what `.file` is for the results that follow. */
  startFile(file) {
    this.#file = file;
    this.#places = /* @__PURE__ */ new Map();
    this.#config = null;
    this.#results = 0;
  }
  /** Results since startFile, kept or not. */
  get results() {
    return this.#results;
  }
  /** add puts those values of a result into their cells that the filter keeps. */
  add(row, config) {
    this.#results++;
    if (config !== this.#config) this.#enter(config);
    const place = this.#names[row.name] ?? this.#newPlace(row, config);
    if (!place.admitted) return;
    for (let i = 0; i < row.count; i++) {
      const cell = this.#cellOf(place, row, i);
      if (cell !== DROPPED) this.#samples.add(cell, row.values[i] ?? 0);
    }
  }
  /** tables are ordered by unit, then by key, each in the order of first values. */
  tables() {
    return this.#tables.flatMap((tables) => [...tables.values()]);
  }
  /** samples has the values of each cell by its number; call it once, at the end. */
  samples() {
    return this.#samples.samples(this.#cells);
  }
  #enter(config) {
    this.#names = this.#places.get(config) ?? [];
    this.#places.set(config, this.#names);
    this.#config = config;
  }
  #newPlace(row, config) {
    const subject = { file: this.#file, config, fullName: row.fullName(row.name) };
    const place = { subject, admitted: this.#query.admits(subject), units: [], cells: [], ids: null };
    this.#names[row.name] = place;
    return place;
  }
  // A benchmark's lines nearly always have the same units in the same order: `index` is tried first.
  #cellOf(place, row, index) {
    const unit = row.units[index] ?? 0;
    const at = place.units[index] === unit ? index : place.units.indexOf(unit);
    return at < 0 ? this.#newUnit(place, row, unit) : place.cells[at] ?? DROPPED;
  }
  #newUnit(place, row, number) {
    const names = row.unitNames(number);
    const cell = this.#query.filter(place.subject, names) ? this.#cell(place, names.unit) : DROPPED;
    place.units.push(number);
    place.cells.push(cell);
    return cell;
  }
  #cell(place, unit) {
    place.ids ??= this.#observe(place.subject);
    const { table, row, col, residue } = place.ids;
    const { rows, columns } = this.#table(table, unit);
    rows.add(row);
    const column = columns.get(col) ?? [];
    columns.set(col, column);
    const known = column[row];
    if (known === void 0) {
      column[row] = { number: this.#cells, residues: this.#single(residue) };
      return this.#cells++;
    }
    if (known.residues.size > 1) known.residues.add(residue);
    else if (!known.residues.has(residue)) known.residues = /* @__PURE__ */ new Set([...known.residues, residue]);
    return known.number;
  }
  #table(table, unit) {
    const unitNumber = this.#units.get(unit) ?? this.#units.size;
    this.#units.set(unit, unitNumber);
    const tables = this.#tables[unitNumber] ?? /* @__PURE__ */ new Map();
    this.#tables[unitNumber] = tables;
    const known = tables.get(table) ?? { table, unit, unitNumber, rows: /* @__PURE__ */ new Set(), columns: /* @__PURE__ */ new Map() };
    tables.set(table, known);
    return known;
  }
  #observe(subject) {
    const { table, row, col, residue } = this.#query;
    return {
      table: table.observe(subject),
      row: row.observe(subject),
      col: col.observe(subject),
      residue: residue.observe(subject)
    };
  }
  #single(residue) {
    const known = this.#singles[residue] ?? /* @__PURE__ */ new Set([residue]);
    this.#singles[residue] = known;
    return known;
  }
};

// src/benchstat/fixed-decimal.ts
function fixed(value, decimals) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  return isPlain(value, decimals) ? value.toFixed(decimals) : exactFixed(value, decimals);
}
function isPlain(value, decimals) {
  const scaled = value * 2 ** decimals;
  const mayBeHalf = !Number.isInteger(scaled) && Number.isInteger(2 * scaled);
  return !mayBeHalf && value !== 0 && Math.abs(value) < 1e21;
}
function exactFixed(value, decimals) {
  const { mantissa, exponent } = exactly(Math.abs(value));
  const scaled = shiftHalfEven(mantissa * 10n ** BigInt(decimals), -exponent);
  const digits = scaled.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign2 = value < 0 || Object.is(value, -0) ? "-" : "";
  return decimals === 0 ? `${sign2}${whole}` : `${sign2}${whole}.${digits.slice(-decimals)}`;
}
function signedFixed(value, decimals) {
  const text = fixed(value, decimals);
  return /^[+-]/.test(text) ? text : `+${text}`;
}

// src/benchstat/comparison.ts
function compareExact(baseline, head) {
  return { p: 0, n1: baseline.length, n2: head.length, alpha: 0, warnings: [] };
}
function compareSamples(baseline, head, { uTest, alpha }) {
  const sizes = { n1: baseline.length, n2: head.length, alpha };
  const tested = uTest(baseline, head);
  if (tested.kind === "identical") return { ...sizes, p: 1, warnings: ["all samples are equal"] };
  const need = tested.p > alpha ? neededFor(alpha) : 0;
  const enough = sizes.n1 >= need || sizes.n2 >= need;
  const count = need > LEAST_P.length ? "> 10" : `>= ${need}`;
  const warning = `need ${count} samples to detect a difference at alpha level ${goFloat(alpha)}`;
  return { ...sizes, p: tested.p, warnings: enough ? [] : [warning] };
}
var LEAST_P = [
  1,
  1 / 3,
  0.1,
  0.02857142857142857,
  0.007936507936507936,
  0.0021645021645021645,
  5827505827505828e-19,
  1554001554001554e-19,
  4113533525298231e-20
];
function neededFor(alpha) {
  const index = LEAST_P.findIndex((p) => p <= alpha);
  return index < 0 ? LEAST_P.length + 1 : index + 1;
}
function deltaText({ p, alpha }, from, to) {
  if (p > alpha) return "~";
  if (from === to) return "0.00%";
  if (from === 0) return "?";
  return `${signedFixed((to / from - 1) * 100, 2)}%`;
}
function pText({ p, n1, n2 }) {
  const sizes = n1 === n2 ? `n=${n1}` : `n=${n1}+${n2}`;
  return p === 0 ? sizes : `p=${fixed(p, 3)} ${sizes}`;
}

// src/stats/median-interval.ts
function medianOrders(n, confidence) {
  if (confidence >= 1) return { lo: 0, hi: n + 1 };
  const { lo, hi } = n <= EXACT_LIMIT ? grow(n, confidence) : approximate(n, confidence);
  return { lo: Math.max(lo, 0), hi: Math.min(hi, n + 1) };
}
var EXACT_LIMIT = 30;
function grow(n, confidence) {
  let lo = Math.ceil((n + 1) / 2) - 1;
  let hi = lo + 1;
  const sides = GROWTH[n] ?? "";
  let reached = binomial(n, lo);
  for (let step = 0; reached < confidence && (lo > 0 || hi <= n); step++) {
    const left = sides === "" ? binomial(n, lo - 1) >= binomial(n, hi) : sides[step] === "L";
    reached += left ? binomial(n, --lo) : binomial(n, hi++);
  }
  return { lo, hi };
}
function binomial(n, k) {
  return k < 0 || k > n ? 0 : choose(n, k) / 2 ** n;
}
var GROWTH = {
  21: "RLRLRRLLRLRRLLRRLLRLR",
  22: "RLLRLRRLLRLRRLLRRLLRLR",
  23: "RLRLRLRRLLRLRRLLRRLLRLR",
  24: "RLLRLRLRRLLRLRRLLRRLLRLR",
  25: "RLRRLLRLRRLLRLRRLLRRLLRLR",
  26: "LRLRRLLRLRRLLRLRRLLRRLLRLR",
  27: "RLRRLRLLRLRRLLRLRRLLRRLLRLR",
  28: "RLRLLRRLLRLRRLLRLRRLLRRLLRLR",
  29: "RRLLRLRRLLRLRRLRLRLRLLRRLLRLR",
  30: "RLRLLRLRRLLRRLRLRLRLRLLRRLLRLR"
};
function approximate(n, confidence) {
  const sd = Math.sqrt(n) / 2;
  const below = (x) => normalCdf((x - n / 2) / sd);
  const left = n / 2 + sd * normalQuantile((1 - confidence) / 2);
  const lo = Math.floor(Math.floor(left - 0.5) + 0.5) + 1;
  const hi = Math.floor(Math.ceil(n - left - 0.5) + 0.5) + 1;
  const coverage = (r) => below(r - 0.5) - below(lo - 0.5);
  return coverage(hi - 1) >= confidence && coverage(hi - 1) < coverage(hi) ? { lo, hi: hi - 1 } : { lo, hi };
}

// src/benchstat/summary.ts
function summariser(assumption, confidence) {
  if (assumption === "exact") return summariseExact;
  const intervals = /* @__PURE__ */ new Map();
  const warning = tooFew(confidence);
  return (values) => {
    const n = values.length;
    const orders = intervals.get(n) ?? medianOrders(n, confidence);
    intervals.set(n, orders);
    const lo = orders.lo === 0 ? Number.NEGATIVE_INFINITY : values[orders.lo - 1] ?? 0;
    const hi = orders.hi > n ? Number.POSITIVE_INFINITY : values[orders.hi - 1] ?? 0;
    const finite = Number.isFinite(lo) && Number.isFinite(hi);
    return { centre: median(values), lo, hi, warnings: finite ? [] : [warning()] };
  };
}
function median(values) {
  const n = values.length;
  const half = n >> 1;
  const low = values[n % 2 === 0 ? half - 1 : half] ?? 0;
  if (n === 1) return low;
  const high = values[n % 2 === 0 ? half : half + 1] ?? 0;
  return low + (n % 2 === 0 ? 0.5 : 0) * (high - low);
}
function tooFew(confidence) {
  const finite = (n) => {
    const { lo, hi } = medianOrders(n, confidence);
    return lo > 0 && hi <= n;
  };
  return () => {
    const need = range(2, 50).find(finite);
    const count = need === void 0 ? "> 50" : `>= ${need}`;
    return `need ${count} samples for confidence interval at level ${goFloat(confidence)}`;
  };
}
function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
function summariseExact(values) {
  const lo = values[0] ?? 0;
  const hi = values[values.length - 1] ?? 0;
  const spread = `exact distribution expected, but values range from ${goFloat(lo)} to ${goFloat(hi)}`;
  const isOne = values.length === 1 || lo === hi;
  return { centre: mode(values), lo, hi, warnings: isOne ? [] : [spread] };
}
function mode(values) {
  let [best, longest, start] = [values[0] ?? 0, 0, 0];
  for (let i = 1; i <= values.length; i++) {
    if (values[i] === values[start]) continue;
    if (i - start > longest) [best, longest] = [values[start] ?? 0, i - start];
    start = i;
  }
  return best;
}
function rangeText({ centre, lo, hi }) {
  if (Math.abs(lo) === Number.POSITIVE_INFINITY || Math.abs(hi) === Number.POSITIVE_INFINITY) return "\u221E";
  if (sign(centre) !== sign(lo) || sign(centre) !== sign(hi)) return "?";
  if (centre === 0) return "0%";
  return `${fixed(100 * Math.max(hi / centre - 1, 1 - lo / centre), 0)}%`;
}
function sign(x) {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}

// src/benchstat/csv-output.ts
var CsvWriter = class {
  #records = [];
  #notes = [];
  record(fields) {
    this.#records.push(fields.map(quoted).join(","));
  }
  /** table adds the lines of one table, without its title. */
  table({ columns, unit, rows }, columnFields) {
    const width2 = startOf(columns.length);
    for (const level of columnFields.keys())
      this.record(
        placed(
          columns.map(({ key }, i) => [startOf(i), key.values[level] ?? ""]),
          width2
        )
      );
    this.record(["", ...columns.flatMap((_, i) => [unit, "CI", ...i > 0 ? ["vs base", "P"] : []])]);
    for (const row of rows) this.#row(row);
    this.#geomeans(columns, width2);
  }
  /** text is for standard output. */
  text() {
    return this.#records.map((record) => `${record}
`).join("");
  }
  /** notes is for standard error. */
  notes() {
    return this.#notes.join("");
  }
  #row({ label, cells }) {
    const fields = [[0, label]];
    for (const [i, cell] of cells.entries()) {
      if (!cell) continue;
      const start = startOf(i);
      const { summary, comparison } = cell;
      this.#note(start, cell.warnings);
      fields.push([start, goFloat(summary.centre)], [start + 1, rangeText(summary)]);
      if (!comparison) continue;
      const { result, from } = comparison;
      this.#note(start + 2, result.warnings);
      fields.push([start + 2, deltaText(result, from, summary.centre)], [start + 3, pText(result)]);
    }
    this.record(placed(fields, Math.max(...fields.map(([at]) => at)) + 1));
  }
  #geomeans(columns, width2) {
    const fields = [[0, "geomean"]];
    for (const [i, { geomean: geomean2, ratio, warnings }] of columns.entries()) {
      this.#note(startOf(i), warnings);
      if (geomean2 !== null) fields.push([startOf(i), goFloat(geomean2)]);
      const change = ratio === null ? "?" : `${signedFixed((ratio - 1) * 100, 2)}%`;
      if (i > 0) fields.push([startOf(i) + 2, change]);
    }
    this.record(placed(fields, width2));
  }
  // A note names the cell of the record that comes next.
  #note(column, notes) {
    const cell = `${letters(column)}${this.#records.length + 1}`;
    for (const note of notes) this.#notes.push(`${cell}: ${note}
`);
  }
};
function startOf(column) {
  return column === 0 ? 1 : 3 + 4 * (column - 1);
}
function placed(fields, width2) {
  const record = Array.from({ length: width2 }, () => "");
  for (const [at, text] of fields) record[at] = text;
  return record;
}
function letters(column) {
  const last = String.fromCharCode(65 + column % 26);
  return column < 26 ? last : letters(Math.floor(column / 26)) + last;
}
function quoted(field) {
  if (field === "\\.") return '"\\."';
  return /[,"\r\n]|^[\s\u0085]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

// src/benchstat/go-quote.ts
var NAMED = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	",
  v: "\v",
  "\\": "\\",
  '"': '"'
};
var ESCAPE = /\\(?:([abfnrtv\\"])|x([\da-fA-F]{2})|([0-3][0-7]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))|[^\\"\n]/suy;
function unquoteGo(quoted2) {
  const inside = quoted2.slice(1, -1);
  const bytes = [];
  ESCAPE.lastIndex = 0;
  while (ESCAPE.lastIndex < inside.length) {
    const match = ESCAPE.exec(inside);
    const piece = match === null ? null : bytesOf(match);
    if (piece === null) return null;
    bytes.push(...piece);
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
function bytesOf([text, named2, hex, octal, short, long]) {
  if (hex !== void 0) return [Number.parseInt(hex, 16)];
  if (octal !== void 0) return [Number.parseInt(octal, 8)];
  if (named2 !== void 0) return utf8(NAMED[named2] ?? "");
  const digits = short ?? long;
  if (digits === void 0) return utf8(text);
  const code = Number.parseInt(digits, 16);
  const isScalar = code <= 1114111 && (code < 55296 || code > 57343);
  return isScalar ? utf8(String.fromCodePoint(code)) : null;
}
function utf8(text) {
  return [...new TextEncoder().encode(text)];
}
function quoteGo(text) {
  return `"${[...text].map(quoteCodePoint).join("")}"`;
}
function quoteCodePoint(char) {
  const name = Object.entries(NAMED).find(([, value]) => value === char)?.[0];
  if (name !== void 0) return `\\${name}`;
  if (/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code < 128) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code > 65535 ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

// src/benchstat/flags.ts
var TEXT_DEFAULTS = {
  filter: "*",
  table: ".config",
  row: ".fullname",
  col: ".file",
  ignore: "",
  format: "text"
};
var NUMBER_DEFAULTS = { alpha: 0.05, confidence: 0.95 };
function parseArguments(args) {
  const texts = { ...TEXT_DEFAULTS };
  const numbers = { ...NUMBER_DEFAULTS };
  const rest = [...args];
  for (let flag = takeFlag(rest); flag !== null; flag = takeFlag(rest)) {
    const { name, value } = flag;
    if (name === "") return usage(`bad flag syntax: ${flag.text}`);
    const isNumber = Object.hasOwn(NUMBER_DEFAULTS, name);
    if (!isNumber && !Object.hasOwn(TEXT_DEFAULTS, name)) {
      const asked = name === "h" || name === "help";
      return asked ? { kind: "usage", reason: "", exitCode: 0 } : usage(`flag provided but not defined: -${name}`);
    }
    const given = value ?? rest.shift();
    if (given === void 0) return usage(`flag needs an argument: -${name}`);
    if (!isNumber) texts[name] = given;
    else {
      const number = parseGoFloat(given);
      if (typeof number === "string") return usage(badNumber(given, name, number));
      numbers[name] = number;
    }
  }
  return rest.length === 0 ? usage("") : { kind: "options", options: optionsOf(texts, numbers, rest) };
}
function usage(reason) {
  return { kind: "usage", reason, exitCode: 2 };
}
function takeFlag(args) {
  const text = args[0] ?? "";
  if (text.length < 2 || !text.startsWith("-")) return null;
  args.shift();
  if (text === "--") return null;
  const [, name = "", assigned, value = ""] = /^--?([^-=][^=]*)(=)?(.*)$/s.exec(text) ?? [];
  return { text, name, value: assigned === void 0 ? null : value };
}
function badNumber(text, name, fault) {
  const reason = fault === "invalid syntax" ? "parse error" : fault;
  return `invalid value ${quoteGo(text)} for flag -${name}: ${reason}`;
}
function optionsOf({ filter = "", table = "", row = "", col = "", ignore = "", format = "" }, { alpha = 0, confidence = 0 }, inputs) {
  return { filter, table, row, col, ignore, format, alpha, confidence, inputs };
}

// src/benchstat/header.ts
function headerLevels(columns, fields) {
  const levels = [];
  let parents = [{ first: 0, last: columns.length - 1, text: "" }];
  for (let field = 0; field < fields; field++) {
    const level = parents.flatMap((parent) => splitSpan(parent, columns, field));
    levels.push(level);
    parents = level;
  }
  return levels;
}
function splitSpan({ first, last }, columns, field) {
  const spans = [];
  for (let i = first; i <= last; i++) {
    const text = columns[i]?.values[field] ?? "";
    const previous = spans.at(-1);
    if (previous?.text === text) spans[spans.length - 1] = { ...previous, last: i };
    else spans.push({ first: i, last: i, text });
  }
  return spans;
}
function titleLines(fields, key, previous) {
  return fields.flatMap(({ name }, i) => {
    const value = key.values[i] ?? "";
    return previous !== null && previous.values[i] === value ? [] : [`${name}: ${value}`];
  });
}

// src/benchstat/inputs.ts
function parseInputs(args) {
  const counts = /* @__PURE__ */ new Map();
  for (const arg of args) counts.set(arg, (counts.get(arg) ?? 0) + 1);
  const used = /* @__PURE__ */ new Map();
  return args.map((arg) => {
    const equals = arg.indexOf("=");
    if (equals >= 0) return { label: arg.slice(0, equals), path: arg.slice(equals + 1) };
    const number = used.get(arg) ?? 0;
    used.set(arg, number + 1);
    return { label: counts.get(arg) === 1 ? arg : `${arg}#${number}`, path: arg };
  });
}

// src/benchstat/key.ts
function extractOf(key) {
  if (key === ".name") return ({ fullName }) => baseName(fullName);
  if (key === ".fullname") return ({ fullName }) => fullName;
  if (key === ".file") return ({ file }) => file;
  if (key === "/gomaxprocs") return ({ fullName }) => gomaxprocs(fullName);
  if (key.startsWith("/")) return ({ fullName }) => subName(fullName, key);
  return key.startsWith(".") ? () => "" : ({ config }) => configValue(config, key);
}
function fullNameWithout(keys) {
  const hides = [...keys].filter((key) => key.startsWith("/")).map((key) => `${key}=`);
  if (hides.length === 0 && !keys.has(".name")) return extractOf(".fullname");
  return ({ fullName }) => {
    const { base, parts, suffix } = nameParts(fullName);
    const kept = parts.filter((part) => !hides.some((hidden) => part.startsWith(hidden)));
    const start = keys.has(".name") ? "*" : base;
    return `${start}${kept.join("")}${keys.has("/gomaxprocs") ? "" : suffix}`;
  };
}
function baseName(fullName) {
  const slash = fullName.indexOf("/");
  return slash < 0 ? nameParts(fullName).base : fullName.slice(0, slash);
}
function subName(fullName, key) {
  const prefix = `${key}=`;
  const part = nameParts(fullName).parts.find((candidate) => candidate.startsWith(prefix));
  return part?.slice(prefix.length) ?? "";
}
function gomaxprocs(fullName) {
  const { suffix } = nameParts(fullName);
  return suffix === "" ? subName(fullName, "/gomaxprocs") : suffix.slice(1);
}

// src/benchstat/syntax-error.ts
var QuerySyntaxError = class extends Error {
  name = "QuerySyntaxError";
  query;
  /** Place of the error in UTF-16 units from the start of the query. */
  offset;
  constructor(reason, query, offset) {
    super(reason);
    this.query = query;
    this.offset = offset;
  }
  /** The reason, the query and a caret below the offset, on three lines. */
  get marked() {
    const blanks = this.query.slice(0, this.offset).match(/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/gu)?.length ?? 0;
    return `syntax error: ${this.message}
	${this.query}
	${" ".repeat(blanks)}^`;
  }
};

// src/benchstat/query-scanner.ts
var BLANKS = new RegExp(`[${SPACE}]*`, "uy");
var BARE = new RegExp(`[^-*"():@,${SPACE}][^():@,${SPACE}]*`, "uy");
var QUOTED = /".*?(?<!\\)"/suy;
var AFTER_REGEXP = /$|[-*():@,\t-\r ]/uy;
var QueryScanner = class {
  #query;
  #compile;
  #at = 0;
  #late = null;
  /** Without `compile` no place may take a regular expression. */
  constructor(query, compile) {
    this.#query = query;
    this.#compile = compile;
  }
  /** peek is the next token, without moving on. */
  peek() {
    const at = this.#at;
    const token = this.next();
    this.#at = at;
    return token;
  }
  /** next takes the next token; where a value is expected, a slash starts a regular expression. */
  next(place = "key") {
    this.#match(BLANKS);
    const at = this.#at;
    const first = this.#query[at];
    if (first === void 0) return { kind: "sign", at, sign: "end", text: "" };
    if (first === '"') return this.#quoted(at);
    if (first === "/" && place === "value") return this.#regexp(at);
    const word = this.#match(BARE);
    if (word === "AND" || word === "OR") return { kind: "sign", at, sign: word, text: word };
    if (word !== null) return { kind: "word", at, text: word };
    this.#at++;
    return { kind: "sign", at, sign: first, text: first };
  }
  /** fail throws QuerySyntaxError with the place of a token. */
  fail(reason, at) {
    throw new QuerySyntaxError(reason, this.#query, at);
  }
  /** failLater keeps an error of meaning: errors of syntax, wherever they are, come first. */
  failLater(reason, at) {
    this.#late ??= new QuerySyntaxError(reason, this.#query, at);
  }
  /** finish throws what failLater kept first. */
  finish() {
    if (this.#late) throw this.#late;
  }
  #quoted(at) {
    const quoted2 = this.#match(QUOTED) ?? this.fail("missing end quote", at);
    const text = unquoteGo(quoted2) ?? this.fail("bad escape sequence", at);
    return { kind: "word", at, text };
  }
  #regexp(at) {
    const end = regexpEnd(this.#query, at + 1);
    if (end < 0) this.fail('missing close "/"', at);
    const source = this.#query.slice(at + 1, end);
    if (this.#compile === void 0) throw new Error(`no engine was loaded for /${source}/`);
    const pattern = this.#compile(source);
    if (pattern instanceof PatternFault) this.fail(`error parsing regexp: ${pattern.reason}`, at);
    this.#at = end + 1;
    if (this.#match(AFTER_REGEXP) === null)
      this.fail('regexp must be followed by space or an operator (unescaped "/"?)', end + 1);
    this.#at = end + 1;
    return { kind: "regexp", at, pattern, text: `/${source}/` };
  }
  #match(sticky) {
    sticky.lastIndex = this.#at;
    const text = sticky.exec(this.#query)?.[0] ?? null;
    this.#at += text?.length ?? 0;
    return text;
  }
};
function regexpEnd(query, start) {
  let [brackets, parentheses] = [0, 0];
  for (let i = start; i < query.length; i++) {
    const c = query[i];
    if (c === "/" && brackets === 0 && parentheses === 0) return i;
    if (c === "\\") i++;
    else if (c === "[") brackets++;
    else if (c === "]") brackets = Math.max(0, brackets - 1);
    else if (c === "(" && brackets === 0) parentheses++;
    else if (c === ")" && brackets === 0) parentheses--;
  }
  return -1;
}

// src/benchstat/filter.ts
function parseFilter(query, compile) {
  const scanner = new QueryScanner(query, compile);
  const filter = parseOr(scanner);
  const rest = scanner.peek();
  if (!isSign(rest, "end")) scanner.fail(`unexpected ${quoteGo(rest.text)}`, rest.at);
  scanner.finish();
  return filter;
}
function parseOr(scanner) {
  const terms = [parseAnd(scanner)];
  while (isSign(scanner.peek(), "OR")) {
    scanner.next();
    terms.push(parseAnd(scanner));
  }
  return terms.length === 1 && terms[0] ? terms[0] : (s, u) => terms.some((term) => term(s, u));
}
function parseAnd(scanner) {
  const terms = [parseTerm(scanner)];
  for (; ; ) {
    const token = scanner.peek();
    if (isSign(token, "AND")) scanner.next();
    else if (startsTerm(token)) terms.push(parseTerm(scanner));
    else break;
  }
  return terms.length === 1 && terms[0] ? terms[0] : (s, u) => terms.every((term) => term(s, u));
}
function startsTerm(token) {
  return token.kind !== "sign" || token.sign === "(" || token.sign === "-" || token.sign === "*";
}
function parseTerm(scanner) {
  const token = scanner.next();
  if (token.kind === "word") return parseMatch(scanner, token);
  if (isSign(token, "(")) return parseGroup(scanner);
  if (isSign(token, "-")) {
    const term = parseTerm(scanner);
    return (s, u) => !term(s, u);
  }
  if (isSign(token, "*")) return () => true;
  return scanner.fail("expected key:value or subexpression", token.at);
}
function parseGroup(scanner) {
  const inside = parseOr(scanner);
  const close = scanner.next();
  return isSign(close, ")") ? inside : scanner.fail('missing ")"', close.at);
}
function parseMatch(scanner, key) {
  if (!isSign(scanner.next(), ":")) scanner.fail("expected key:value", key.at);
  const value = scanner.next("value");
  if (isSign(value, "(")) return matchKey(scanner, key, parseValues(scanner));
  const matches = valueMatcher(value) ?? scanner.fail("expected key:value", key.at);
  return matchKey(scanner, key, [matches]);
}
function parseValues(scanner) {
  const values = [];
  for (; ; ) {
    const value = scanner.next("value");
    values.push(valueMatcher(value) ?? scanner.fail("expected value", value.at));
    const token = scanner.next("value");
    if (isSign(token, ")")) return values;
    if (!isSign(token, "OR")) scanner.fail("value list must be separated by OR", token.at);
  }
}
function valueMatcher(token) {
  if (token.kind === "word") return (value) => value === token.text;
  return token.kind === "regexp" ? token.pattern.isIn : null;
}
function matchKey(scanner, { text: key, at }, values) {
  if (key === "") scanner.failLater("key must not be empty", at);
  if (key === ".config") scanner.failLater(".config is only allowed in projections", at);
  const matches = (value) => values.some((matcher) => matcher(value));
  if (key === ".unit")
    return (_, { unit, original }) => matches(unit) || original !== null && matches(original);
  const extract = extractOf(key);
  return (subject) => matches(extract(subject));
}
function isSign(token, sign2) {
  return token.kind === "sign" && token.sign === sign2;
}

// src/benchstat/byte-order.ts
function compareBytes(a, b) {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return a.length - b.length;
  return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
}
function rank(unit) {
  return unit >= 55296 && unit <= 57343 ? unit + 65536 : unit;
}

// src/benchstat/sort-order.ts
function namedOrder(name) {
  return name === "alpha" || name === "num" ? { kind: name } : null;
}
function comparerOf(order, seen) {
  const rough = roughComparer(order, seen);
  return (a, b) => rough(a, b) || compareBytes(a, b);
}
function roughComparer(order, seen) {
  if (order.kind === "alpha") return compareBytes;
  if (order.kind === "num") return compareNumbers;
  const rank2 = order.kind === "fixed" ? new Map(order.values.map((value, i) => [value, i])) : seen;
  return (a, b) => (rank2.get(a) ?? 0) - (rank2.get(b) ?? 0);
}
function compareNumbers(a, b) {
  const [x, y] = [fuzzyNumber(a), fuzzyNumber(b)];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x < y ? -1 : Number(x > y);
}
var PREFIXED = /^([+-]?[0-9.]+)(?:([kKMGTPEZY])(i?))?[bB]?$/;
function fuzzyNumber(text) {
  const whole = parseGoFloat(text);
  if (typeof whole === "number") return whole;
  const [, digits = "", prefix, binary] = PREFIXED.exec(text) ?? [];
  const number = parseGoFloat(digits);
  if (typeof number === "string") return null;
  const power = prefix === void 0 ? 0 : "KMGTPEZY".indexOf(prefix.toUpperCase()) + 1;
  return number * (binary === "i" ? 1024 : 1e3) ** power;
}

// src/benchstat/projection.ts
function keySource(name, extract, order) {
  const seen = /* @__PURE__ */ new Map();
  const values = [];
  const observe = (subject) => {
    const value = extract(subject);
    const known = seen.get(value) ?? values.push(value) - 1;
    if (known === seen.size) seen.set(value, known);
    return known;
  };
  return { names: [name], order, seen, observe, values: (number) => [values[number] ?? ""] };
}
function configSource(excluded, order) {
  const names = [];
  const at = /* @__PURE__ */ new Map();
  const read = (config) => {
    const values = names.map(() => "");
    for (const { key, value } of config) {
      if (excluded.has(key)) continue;
      const index = at.get(key) ?? names.push(key) - 1;
      at.set(key, index);
      values[index] = value;
    }
    return trimmed(values);
  };
  const observed = [];
  const byText = /* @__PURE__ */ new Map();
  const byConfig = /* @__PURE__ */ new Map();
  const observe = ({ config }) => {
    const known = byConfig.get(config);
    if (known !== void 0) return known;
    const values = read(config);
    const text = JSON.stringify(values);
    const number = byText.get(text) ?? observed.push(values) - 1;
    byText.set(text, number);
    byConfig.set(config, number);
    return number;
  };
  return { names, order, seen: /* @__PURE__ */ new Map(), observe, values: (number) => observed[number] ?? [] };
}
function trimmed(values) {
  return values.slice(0, values.findLastIndex((value) => value !== "") + 1);
}
var Projection = class {
  #sources;
  // By the numbers of all sources; a text where there are several.
  #ids = /* @__PURE__ */ new Map();
  #observed = [];
  constructor(sources) {
    this.#sources = sources;
  }
  /** observe is the number of the subject's point, equal for equal points; keyOf resolves it at the end. */
  observe(subject) {
    const numbers = this.#sources.map((source) => source.observe(subject));
    const point = numbers.length === 1 ? numbers[0] ?? 0 : numbers.join(",");
    const known = this.#ids.get(point);
    if (known !== void 0) return known;
    const id = this.#observed.push({ numbers, key: null }) - 1;
    this.#ids.set(point, id);
    return id;
  }
  /** keyOf is the point of a number; only after the last observation are all fields known. */
  keyOf(id) {
    const observed = this.#observed[id];
    if (observed === void 0) throw new RangeError(`never observed: ${id}`);
    observed.key ??= {
      values: this.#sources.flatMap(({ names, values }, i) => {
        const found = values(observed.numbers[i] ?? 0);
        return names.map((_, k) => found[k] ?? "");
      })
    };
    return observed.key;
  }
  /** fields are flattened: `.config` has one for each key. */
  fields() {
    return this.#sources.flatMap(({ names, order, seen }) => {
      const compare = comparerOf(order, seen);
      return names.map((name) => ({ name, compare }));
    });
  }
  /** comparer sorts keys field by field. */
  comparer() {
    const fields = this.fields();
    return (a, b) => {
      for (const [i, { compare }] of fields.entries()) {
        const order = compare(a.values[i] ?? "", b.values[i] ?? "");
        if (order !== 0) return order;
      }
      return 0;
    };
  }
};

// src/benchstat/projection-syntax.ts
function parseProjection(text) {
  const scanner = new QueryScanner(text);
  const parts = [];
  while (!isSign2(scanner.peek(), "end")) {
    if (parts.length > 0 && isSign2(scanner.peek(), ",")) scanner.next();
    parts.push(parsePart(scanner));
  }
  scanner.finish();
  return parts;
}
function parsePart(scanner) {
  const token = scanner.next();
  if (token.kind !== "word") return scanner.fail("expected key", token.at);
  const { text: key, at } = token;
  const order = isSign2(scanner.peek(), "@") ? parseOrder(scanner, key) : { kind: "first" };
  if (key === "") scanner.failLater("key must not be empty", at);
  if (key === ".unit") scanner.failLater(".unit is only allowed in filters", at);
  return { key, order };
}
function parseOrder(scanner, key) {
  scanner.next();
  const token = scanner.next();
  if (isSign2(token, "(")) {
    if (key === ".config") scanner.failLater("fixed order not allowed for .config", token.at);
    return { kind: "fixed", values: parseFixed(scanner) };
  }
  if (token.kind !== "word") return scanner.fail("expected named sort order or parenthesized list", token.at);
  const order = namedOrder(token.text);
  if (order === null) scanner.failLater(`unknown order ${quoteGo(token.text)}`, token.at);
  return order ?? { kind: "first" };
}
function parseFixed(scanner) {
  const values = [];
  for (; ; ) {
    const token = scanner.next();
    if (token.kind === "word") values.push(token.text);
    else if (!isSign2(token, ")")) return scanner.fail("missing )", token.at);
    else return values.length > 0 ? values : scanner.fail("nothing to match", token.at);
  }
}
function isSign2(token, sign2) {
  return token.kind === "sign" && token.sign === sign2;
}

// src/benchstat/query.ts
function compileQuery(texts, compile) {
  const filter = named("filter", () => parseFilter(texts.filter, compile));
  const [table, row, col, ignore] = ["table", "row", "col", "ignore"].map(
    (flag) => named(flag, () => parseProjection(texts[flag]))
  );
  const all = [...table, ...row, ...col, ...ignore];
  const keys = new Set(all.map(({ key }) => key));
  const projection = (parts) => new Projection(parts.map((part) => sourceOf(part, keys)));
  const unused = [".config", ".fullname"].filter((key) => !keys.has(key));
  return {
    filter,
    admits: admission(all),
    table: projection(table),
    row: projection(row),
    col: projection(col),
    residue: projection(unused.map((key) => ({ key, order: { kind: "first" } })))
  };
}
function named(flag, parse) {
  try {
    return parse();
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw new QueryError(`parsing -${flag}: ${error.marked}`);
    throw error;
  }
}
var QueryError = class extends Error {
  name = "QueryError";
};
function sourceOf({ key, order }, keys) {
  if (key === ".config") return configSource(keys, order);
  return keySource(key, key === ".fullname" ? fullNameWithout(keys) : extractOf(key), order);
}
function admission(parts) {
  const lists = parts.flatMap(
    ({ key, order }) => order.kind === "fixed" ? [{ extract: extractOf(key), values: new Set(order.values) }] : []
  );
  return (subject) => lists.every(({ extract, values }) => values.has(extract(subject)));
}

// src/benchstat/go-geomean.ts
function geomean(values) {
  let mean = 0;
  for (const [i, value] of values.entries()) {
    if (!(value > 0)) return null;
    mean += (goLog(value) - mean) / (i + 1);
  }
  return values.length === 0 || Number.isNaN(mean) ? null : goExp(mean);
}
var LN2_HI = 0.6931471803691238;
var LN2_LO = 19082149292705877e-26;
function goLog(x) {
  if (x === Number.POSITIVE_INFINITY) return x;
  let [fraction, k] = split(x);
  if (fraction < Math.SQRT1_2) {
    fraction *= 2;
    k--;
  }
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const odd = s2 * (0.6666666666666735 + s4 * (0.2857142874366239 + s4 * (0.1818357216161805 + s4 * 0.14798198605116586)));
  const even = s4 * (0.3999999999940942 + s4 * (0.22222198432149784 + s4 * 0.15313837699209373));
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + (odd + even)) + k * LN2_LO) - f);
}
function split(x) {
  const { mantissa, exponent } = exactly(x);
  const bits = mantissa.toString(2).length;
  return [Number(mantissa) / 2 ** bits, exponent + bits];
}
var EXP_LN2_HI = 0.693147180559663;
var EXP_LN2_LO = 28235290563031577e-29;
function goExp(x) {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  const k = roundHalfEven(x * Math.LOG2E);
  const r = fma(-k, EXP_LN2_LO, fma(-k, EXP_LN2_HI, x)) / 16;
  let e = 1 / 40320;
  for (const coefficient of [1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1]) e = fma(e, r, coefficient);
  e *= r;
  for (let i = 0; i < 3; i++) e *= e + 2;
  const { mantissa, exponent } = exactly(fma(e, e + 2, 1));
  return nearestDouble({ mantissa, exponent: exponent + k });
}
function roundHalfEven(x) {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || rest === 0.5 && floor % 2 !== 0 ? floor + 1 : floor;
}
function fma(a, b, c) {
  const [x, y, z] = [exactly(a), exactly(b), exactly(c)];
  const exponent = Math.min(x.exponent + y.exponent, z.exponent);
  const product = x.mantissa * y.mantissa << BigInt(x.exponent + y.exponent - exponent);
  const mantissa = product + (z.mantissa << BigInt(z.exponent - exponent));
  return nearestDouble({ mantissa, exponent });
}

// src/benchstat/stat-table.ts
function* makeTables(tables, maker) {
  const { query } = maker;
  const byKey = query.table.comparer();
  const sorted = tables.map((table) => ({ table, key: query.table.keyOf(table.table) })).sort((a, b) => byKey(a.key, b.key) || a.table.unitNumber - b.table.unitNumber);
  for (const { table, key } of sorted) yield makeTable(table, key, maker);
}
function makeTable({ unit, ...table }, key, maker) {
  const { query, assumptionOf } = maker;
  const columns = sortedIds(table.columns.keys(), query.col);
  const cellsByColumn = columns.map((col) => table.columns.get(col) ?? []);
  const toCells = cellMaker(assumptionOf(unit), maker);
  const rows = sortedIds(table.rows, query.row).map((id) => {
    const { values } = query.row.keyOf(id);
    const label = values.filter((value) => value !== "").join(" ");
    return { label, cells: toCells(cellsByColumn.map((cells) => cells[id])) };
  });
  return {
    key,
    unit,
    binary: isBinaryUnit(unit),
    columns: columns.map((col, i) => makeColumn(query.col.keyOf(col), rows, i)),
    rows
  };
}
function sortedIds(ids, projection) {
  const compare = projection.comparer();
  return [...ids].map((id) => ({ id, key: projection.keyOf(id) })).sort((a, b) => compare(a.key, b.key)).map(({ id }) => id);
}
function cellMaker(assumption, { query, samplesOf, thresholds, uTest }) {
  const summarise = summariser(assumption, thresholds.confidence);
  const compare = (from, to) => assumption === "exact" ? compareExact(from, to) : compareSamples(from, to, { uTest, alpha: thresholds.alpha });
  const sampleOf = (cell) => cell && samplesOf(cell.number);
  return (cells) => {
    const baseline = sampleOf(cells[0]);
    const from = baseline && summarise(baseline);
    return cells.map((cell, i) => {
      const sample = sampleOf(cell);
      if (!cell || !sample) return null;
      const summary = i === 0 && from ? from : summarise(sample);
      const comparison = i > 0 && baseline && from ? { result: compare(baseline, sample), from: from.centre } : null;
      return { summary, warnings: mixedWarning(cell, query).concat(summary.warnings), comparison };
    });
  };
}
function mixedWarning({ residues }, { residue }) {
  if (residues.size < 2) return [];
  const keys = [...residues].map((id) => residue.keyOf(id));
  const varies = residue.fields().filter((_, i) => new Set(keys.map(({ values }) => values[i])).size > 1);
  return [`benchmarks vary in ${varies.map(({ name }) => name).join(", ")}`];
}
function makeColumn(key, rows, index) {
  const centres = rows.flatMap(({ cells }) => cells[index]?.summary.centre ?? []);
  const mean = geomean(centres);
  const emptied = mean === null ? ["summaries must be >0 to compute geomean"] : [];
  if (index === 0) return { key, geomean: mean, ratio: null, warnings: emptied };
  const ratios = rows.flatMap(({ cells }) => ratioOf(cells[index]) ?? []);
  const baselines = rows.filter(({ cells }) => cells[0] !== null).length;
  const isBad = ratios.includes("bad");
  const ratio = isBad ? null : geomean(ratios.filter((value) => value !== "bad"));
  const warnings = [
    ...ratios.length === baselines ? [] : ["benchmark set differs from baseline; geomeans may not be comparable"],
    ...emptied,
    ...isBad || ratio !== null ? [] : ["ratios must be >0 to compute geomean"]
  ];
  return { key, geomean: mean, ratio, warnings };
}
function ratioOf(cell) {
  if (!cell?.comparison) return null;
  const { from } = cell.comparison;
  const { centre } = cell.summary;
  if (from === centre) return 1;
  return from === 0 ? "bad" : centre / from;
}

// src/benchstat/grid.ts
function layGrid(cells, shrink) {
  const margins = [];
  for (const { col, margin } of cells) margins[col] = Math.max(margins[col] ?? 0, width(margin));
  const widths = columnWidths(cells, margins, shrink);
  const offsets = [0];
  for (const [i, size] of widths.entries()) offsets.push((offsets[i] ?? 0) + size);
  return printCells(cells, margins, offsets);
}
function width(text) {
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 64512) !== 56320) count++;
  return count;
}
function columnWidths(cells, margins, shrink) {
  const count = cells.reduce((most, { col, span }) => Math.max(most, col + span), 0);
  const widths = Array.from({ length: count }, () => 0);
  const need = ({ col, text }) => width(text) + (margins[col] ?? 0);
  for (const cell of cells)
    if (cell.span === 1) widths[cell.col] = Math.max(widths[cell.col] ?? 0, need(cell));
  const wide = cells.filter(({ span }) => span > 1).sort((a, b) => a.span - b.span);
  for (const cell of wide) widen(widths, cell, need(cell), shrink);
  return widths;
}
function widen(widths, { col, span }, need, shrink) {
  const spanned = Array.from({ length: span }, (_, i) => col + i);
  const sizeOf = (i) => widths[i] ?? 0;
  if (spanned.reduce((sum, i) => sum + sizeOf(i), 0) >= need) return;
  let rest = need - spanned.filter((i) => shrink.has(i)).reduce((sum, i) => sum + sizeOf(i), 0);
  const growing = spanned.filter((i) => !shrink.has(i)).sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const [done, i] of growing.entries()) {
    widths[i] = Math.max(sizeOf(i), Math.ceil(rest / (growing.length - done)));
    rest -= sizeOf(i);
  }
}
function printCells(cells, margins, offsets) {
  const lines = [];
  let [line, position, row] = ["", 0, 0];
  const ordered = [...cells].sort((a, b) => a.row - b.row || a.col - b.col);
  for (const cell of ordered) {
    if (cell.text.trim() === "" && cell.margin.trim() === "") continue;
    for (; row < cell.row; row++) [line, position] = [lines.push(line) ? "" : "", 0];
    const start = offsets[cell.col] ?? 0;
    line += " ".repeat(Math.abs(start - position));
    const margin = margins[cell.col] ?? 0;
    const room = (offsets[cell.col + cell.span] ?? start) - start - margin;
    const text = aligned(cell, room);
    line += cell.margin.padStart(margin) + text;
    position = start + margin + width(text);
  }
  return [...lines, line].map((text) => `${text}
`).join("");
}
function aligned({ text, align }, room) {
  const free = Math.max(0, room - width(text));
  if (align === "left") return text;
  return " ".repeat(align === "right" ? free : Math.floor(free / 2)) + text;
}

// src/benchstat/scale.ts
var DECIMAL = decimalSteps([
  ["T", 12],
  ["G", 9],
  ["M", 6],
  ["k", 3],
  ["", 0],
  ["m", -3],
  ["\xB5", -6],
  ["n", -9]
]);
var BINARY = binarySteps(["Ti", "Gi", "Mi", "Ki", ""]);
function scalerOf(smallest, binary) {
  if (smallest === 0) return (value) => fixed(value, 3);
  const steps = binary ? BINARY : DECIMAL;
  for (const { prefix: prefix2, factor: factor2, limits } of steps) {
    const fits = limits.findIndex((limit) => smallest >= limit);
    if (fits >= 0) return (value) => `${fixed(value / factor2, fits + 1)}${prefix2}`;
  }
  const { prefix, factor } = steps.at(-1) ?? { prefix: "", factor: 1 };
  const decimals = decimalsBelow(smallest / factor);
  return (value) => `${fixed(value / factor, decimals)}${prefix}`;
}
function rowScaler(centres, binary) {
  const sizes = centres.map(Math.abs).filter((size) => size !== 0);
  const smallest = sizes.reduce((least, size) => size < least ? size : least, sizes[0] ?? 0);
  return scalerOf(smallest, binary);
}
function decimalsBelow(scaled) {
  for (let i = 0; i <= 7; i++) if (scaled >= Number(`9.9995e-${i + 1}`)) return 3 + i;
  return 10;
}
function decimalSteps(prefixes) {
  return prefixes.map(([prefix, power]) => ({
    prefix,
    factor: Number(`1e${power}`),
    limits: [Number(`99.995e${power}`), Number(`9.9995e${power}`), Number(`.99995e${power}`)]
  }));
}
function binarySteps(prefixes) {
  return prefixes.map((prefix, i) => {
    const factor = 1024 ** (prefixes.length - 1 - i);
    const limit = (mantissa, shift) => Number(mantissa) / 2 ** 52 * 2 ** shift * factor;
    return {
      prefix,
      factor,
      limits: [limit(0x18ffae147ae148n, 6), limit(0x13ffbe76c8b439n, 3), limit(0x1fff972474538fn, -1)]
    };
  });
}

// src/benchstat/text-output.ts
var BORDER = " \u2502 ";
function startOf2(column) {
  return column === 0 ? 1 : 4 + 6 * (column - 1);
}
function textTable(table, columnFields) {
  const grid = new TextGrid(table.columns.length);
  for (const level of headerLevels(
    table.columns.map(({ key }) => key),
    columnFields.length
  )) {
    for (const { first, last, text } of level)
      grid.put(startOf2(first), {
        span: startOf2(last + 1) - startOf2(first),
        text,
        align: "centre",
        margin: BORDER
      });
    grid.endHeader();
  }
  putUnits(grid, table);
  for (const row of table.rows) {
    grid.put(0, { text: row.label, margin: "" });
    const scale = rowScaler(
      row.cells.flatMap((cell) => cell?.summary.centre ?? []),
      table.binary
    );
    for (const [i, cell] of row.cells.entries()) if (cell) putCell(grid, startOf2(i), cell, scale);
    grid.endRow();
  }
  if (table.rows.length > 1) putGeomeans(grid, table);
  return grid.text();
}
function putUnits(grid, { columns, unit }) {
  for (const i of columns.keys()) {
    grid.put(startOf2(i), { span: 3, text: unit, align: "centre", margin: BORDER });
    if (i > 0) grid.put(startOf2(i) + 3, { span: 3, text: "vs base", margin: "  " });
  }
  grid.endHeader();
}
function putCell(grid, start, { summary, warnings, comparison }, scale) {
  grid.put(start, { text: scale(summary.centre), align: "right" });
  grid.put(start + 1, { text: rangeText(summary), align: "right", margin: " \xB1 " });
  grid.mark(start + 2, warnings);
  if (!comparison) return;
  const { result, from } = comparison;
  grid.put(start + 3, { text: deltaText(result, from, summary.centre), align: "right" });
  grid.put(start + 4, { text: `(${pText(result)})` });
  grid.mark(start + 5, result.warnings);
}
function putGeomeans(grid, { columns, binary }) {
  grid.put(0, { text: "geomean", margin: "" });
  for (const [i, column] of columns.entries()) putGeomean(grid, i, column, binary);
  grid.endRow();
}
function putGeomean(grid, i, { geomean: geomean2, ratio, warnings }, binary) {
  const start = startOf2(i);
  if (geomean2 !== null) grid.put(start, { text: rowScaler([geomean2], binary)(geomean2), align: "right" });
  if (i > 0 && ratio === null) grid.put(start + 3, { text: "?" });
  else if (ratio !== null)
    grid.put(start + 3, { text: `${signedFixed((ratio - 1) * 100, 2)}%`, align: "right" });
  grid.mark(start + (i === 0 ? 2 : 5), warnings);
}
var TextGrid = class {
  #cells = [];
  #notes = /* @__PURE__ */ new Map();
  #shrink;
  #edge;
  #row = 0;
  constructor(columns) {
    this.#edge = startOf2(columns + 1);
    const firsts = Array.from({ length: columns }, (_, i) => startOf2(i));
    const rest = Array.from({ length: this.#edge }, (_, i) => i).filter((i) => i > 0 && !firsts.includes(i));
    this.#shrink = new Set(rest);
  }
  put(col, cell) {
    const { text, span = 1, align = "left", margin = " " } = cell;
    this.#cells.push({ row: this.#row, col, span, text, align, margin });
  }
  /** The marks of notes, which are numbered as they come and listed below the table. */
  mark(col, notes) {
    if (notes.length === 0) return;
    const marks = notes.map((note) => {
      const mark = this.#notes.get(note) ?? superscript(this.#notes.size + 1);
      this.#notes.set(note, mark);
      return mark;
    });
    this.put(col, { text: marks.join(" ") });
  }
  endHeader() {
    this.put(this.#edge, { text: "", margin: " \u2502" });
    this.endRow();
  }
  endRow() {
    this.#row++;
  }
  text() {
    const notes = [...this.#notes].map(([note, mark]) => `${mark} ${note}
`);
    return layGrid(this.#cells, this.#shrink) + notes.join("");
  }
};
function superscript(n) {
  return [...String(n)].map((digit) => "\u2070\xB9\xB2\xB3\u2074\u2075\u2076\u2077\u2078\u2079"[Number(digit)]).join("");
}

// src/benchstat/unit-table.ts
var UnitTable = class {
  #values = /* @__PURE__ */ new Map();
  /** add keeps a line. It returns null, or the reason where another value is set already. */
  add({ unit, original, key, value }) {
    const id = `${unit} ${key}`;
    const known = this.#values.get(id);
    if (known === void 0) this.#values.set(id, value);
    if (known === void 0 || known === value) return null;
    return `metadata ${key} of unit ${original} already set to ${known}`;
  }
  /** assumptionOf takes a tidied or an original unit. */
  assumptionOf(unit) {
    return this.#values.get(`${tidyUnit(unit).unit} assume`) === "exact" ? "exact" : "nothing";
  }
};

// src/benchstat/usage.ts
var USAGE = `Usage: go-steady stat [flags] inputs...

Summarises Go benchmark text as benchstat does: a table of medians with a row
for each benchmark and a column for each input. With more than one input, each
is compared with the first; "~" marks a difference that may be noise.
An input is a file, label=file, or - for standard input.

  -alpha \u03B1
    	a change is significant where p <= \u03B1 (default 0.05)
  -col projection
    	columns: one for each value of the projection (default ".file")
  -confidence level
    	confidence of the intervals, 0 to 1 (default 0.95)
  -filter query
    	take only the results that match the query (default "*")
  -format format
    	text, or csv with the notes on standard error (default "text")
  -ignore keys
    	let these keys vary
  -row projection
    	rows: one for each value of the projection (default ".fullname")
  -table projection
    	tables: one for each value of the projection (default ".config")
`;

// src/benchstat/benchstat.ts
var InputError = class extends Error {
  name = "InputError";
  /** `reason` in the words of the system: `no such file or directory`. */
  constructor(operation, path, reason) {
    super(`${operation} ${path}: ${reason}`);
  }
};
function benchstat(args, streams) {
  const parsed = parseArguments(args);
  if (parsed.kind === "usage") {
    streams.err(parsed.reason === "" ? USAGE : `${parsed.reason}
${USAGE}`);
    return parsed.exitCode;
  }
  const failure = run(parsed.options, streams);
  if (failure === null) return 0;
  streams.err(`benchstat: ${failure}
`);
  return 2;
}
function run(options, streams) {
  const query = queryOf(options, streams);
  if (typeof query === "string") return query;
  if (options.alpha < 0 || options.alpha > 1) return "-alpha must be in range [0, 1]";
  if (options.confidence < 0 || options.confidence > 1) return "-confidence must be in range [0, 1]";
  if (options.format !== "text" && options.format !== "csv") return "-format must be text or csv";
  const collector = new Collector(query);
  const units = new UnitTable();
  const empty = [];
  for (const input of parseInputs(options.inputs)) {
    const failure = inputFailure(() => readInput(input, { collector, units, streams }));
    if (failure !== null) return failure;
    if (collector.results === 0) empty.push(input.path);
  }
  const tables = makeTables(collector.tables(), {
    query,
    samplesOf: collector.samples(),
    thresholds: options,
    assumptionOf: (unit) => units.assumptionOf(unit),
    uTest: createUTest()
  });
  const print = options.format === "csv" ? printCsv : printText;
  print(tables, query, streams);
  return empty.length === 0 ? null : `no benchmark results in ${empty.join(", ")}`;
}
function inputFailure(read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
function queryOf(options, { compile }) {
  try {
    return compileQuery(options, compile);
  } catch (error) {
    if (error instanceof QueryError) return error.message;
    throw error;
  }
}
function readInput({ path, label }, { collector, units, streams }) {
  const chunks = plainText(streams.open(path));
  collector.startFile(label);
  let failure = null;
  const other = (record) => {
    const fault = record.kind === "unit" ? units.add(record) : record.reason;
    if (fault === LINE_TOO_LONG) failure = `${path}:${record.line - 1}: bufio.Scanner: token too long`;
    else if (fault !== null) streams.err(`${path}:${record.line}: ${fault}
`);
  };
  readRows(path, chunks, { row: (row, config) => collector.add(row, config), other });
  return failure;
}
function printText(tables, query, { out }) {
  const columnFields = query.col.fields();
  for (const [table, lines] of titled(tables, query)) {
    out(lines.map((line) => `${line}
`).join(""));
    out(textTable(table, columnFields));
  }
}
function printCsv(tables, query, { out, err }) {
  const columnFields = query.col.fields();
  const csv = new CsvWriter();
  for (const [table, lines] of titled(tables, query)) {
    for (const line of lines) csv.record([line]);
    csv.table(table, columnFields);
  }
  out(csv.text());
  err(csv.notes());
}
function* titled(tables, query) {
  const fields = query.table.fields();
  let previous = null;
  for (const table of tables) {
    const titles = titleLines(fields, table.key, previous);
    yield [table, previous === null ? titles : ["", ...titles]];
    previous = table.key;
  }
}

// src/cli/print-stat.ts
async function loadEngine(args) {
  const mayHaveOne = args.some((arg) => arg.includes(":") && arg.includes("/"));
  return mayHaveOne ? (await import("./go-regexp-UTTLZYIQ.js")).compileGoRegexp : void 0;
}
function stat(args, io) {
  const open = (path) => {
    if (path === "-") return io.readStdin();
    return explained(
      path,
      attempt("open", path, () => io.readFile(path))
    );
  };
  return benchstat(args, { compile: io.compile, open, out: io.stdout, err: io.stderr });
}
function* explained(path, chunks) {
  const iterator = chunks[Symbol.iterator]();
  for (; ; ) {
    const { done, value } = attempt("read", path, () => iterator.next());
    if (done === true) return;
    yield value;
  }
}
function attempt(operation, path, act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new InputError(operation, path, REASONS[String(error.code)] ?? error.message);
    throw error;
  }
}
var REASONS = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  ENOTDIR: "not a directory",
  EISDIR: "is a directory"
};

// src/cli/stat.ts
async function stat2(args) {
  return stat(args, {
    compile: await loadEngine(args),
    readFile: readChunks,
    readStdin: readStandardInput,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text)
  });
}
export {
  stat2 as stat
};
