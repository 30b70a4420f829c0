import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  escapeXml
} from "./chunk-46VFUAJL.js";
import {
  LEAST_SECONDS,
  createTestLogs,
  slowerTests,
  troublesOf
} from "./chunk-XIMGNK4J.js";
import {
  acknowledgedBy,
  collectGraph,
  compareSeries,
  createNames,
  edgeVariance,
  eventPolicy,
  eventsAlong,
  findChanges,
  firstFrom,
  layOut,
  lineOf
} from "./chunk-Y4P2OJX4.js";
import {
  realColumn,
  wholeColumn
} from "./chunk-MYBURSSD.js";
import {
  openHistory
} from "./chunk-P6AAPPRN.js";
import {
  dayOf
} from "./chunk-QI6HPCEE.js";
import {
  grouped
} from "./chunk-2BMMDPSS.js";
import {
  entryPaths,
  fileOf,
  isLate,
  lateText,
  openScratchFolder
} from "./chunk-W3B2AJGU.js";
import {
  lockFolder
} from "./chunk-7BG6PQZX.js";
import {
  plural
} from "./chunk-T5SCUCRB.js";
import {
  benchmarkKey,
  functionOf
} from "./chunk-I5TOALYV.js";
import {
  packageFolder
} from "./chunk-JU42CFDF.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  shortHash,
  systemDigest
} from "./chunk-GOR4J6GN.js";
import {
  cutList,
  cutText,
  visibleLine
} from "./chunk-XTVYU3JP.js";
import {
  compareTests,
  keyOf
} from "./chunk-QWPZQBH2.js";
import {
  compareTexts
} from "./chunk-C7ZSNA6D.js";
import {
  clockName
} from "./chunk-5N4YSGQB.js";
import {
  filesBelow,
  makeFolder,
  readBytes,
  readText,
  removeFile,
  replaceFile
} from "./chunk-SMI5HJ5O.js";
import {
  Mismatch,
  anything,
  count,
  either,
  fitting,
  flag,
  fromJson,
  into,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  text,
  where
} from "./chunk-DFRP22PA.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/page/links.ts
var NO_LINKS = { home: "", commit: "", compare: "", pull: "", run: "" };
function linksOf(address) {
  const home = homeOf(address);
  if (home === void 0) return NO_LINKS;
  if (/^[^/]*gitlab/.test(new URL(home).hostname))
    return {
      home,
      commit: `${home}/-/commit/{sha}`,
      compare: `${home}/-/compare/{base}...{head}`,
      pull: `${home}/-/merge_requests/{number}`,
      run: `${home}/-/pipelines/{id}`
    };
  return {
    home,
    commit: `${home}/commit/{sha}`,
    compare: `${home}/compare/{base}...{head}`,
    pull: `${home}/pull/{number}`,
    run: `${home}/actions/runs/{id}`
  };
}
function homeOf(address) {
  const ssh = /^(?:ssh:\/\/)?[^@/\s]+@([^:/\s]+)(?::\d+\/|[:/])(.+)$/.exec(address);
  const text2 = ssh === null ? address : `https://${ssh[1]}/${ssh[2]}`;
  if (!URL.canParse(text2)) return void 0;
  const { protocol, host, pathname } = new URL(text2);
  if (protocol !== "https:" && protocol !== "http:") return void 0;
  const path = pathname.replace(/\/+$/, "").replace(/\.git$/, "");
  return path === "" ? void 0 : `${protocol}//${host}${path}`;
}

// src/page/make-page.ts
import { join as join4, resolve } from "node:path";

// src/page/format/silence.ts
var SILENT_MS = 48 * 36e5;
function isSilent(time, now) {
  return !(now - Date.parse(time) < SILENT_MS);
}

// src/page/badge.ts
function badgeOf(branch, now) {
  const series = branch?.series ?? [];
  if (series.length === 0) return { words: "no data", colour: "grey" };
  const worse = series.reduce((sum, each) => sum + each.worse, 0);
  if (worse > 0) return { words: `${worse} slower`, colour: "orange" };
  const heard = series.filter(({ time }) => !isSilent(time, now));
  if (heard.length === 0) return { words: "silent", colour: "grey" };
  if (heard.some(({ outcome }) => outcome === "failed")) return { words: "failed", colour: "orange" };
  return steadyIn(heard.filter(({ outcome }) => outcome === "passed").length, series.length);
}
function steadyIn(regions, of) {
  if (regions === 0) return { words: "not measured", colour: "grey" };
  if (regions < of) return { words: `steady in ${regions} of ${of} regions`, colour: "grey" };
  return { words: "steady", colour: "blue" };
}
var COLOURS = {
  grey: "#5c6470",
  blue: "#005ab5",
  orange: "#a84300"
};
var MAX_LABEL = 40;
var CHAR_WIDTH = 7;
var PADDING = 10;
function badgeSvg(branch, { words, colour }) {
  const label = `go-steady${branch === "" ? "" : ` ${cutText(visibleLine(branch), MAX_LABEL)}`}`;
  const [left, right] = [label, words].map((text3) => text3.length * CHAR_WIDTH + PADDING);
  const [a = 0, b = 0] = [left, right];
  const title = escapeXml(`${label}: ${words}`);
  const text2 = (x, content) => `<text x="${x / 2}" y="14" text-anchor="middle">${escapeXml(content)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${a + b}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${a + b}" height="20" rx="3" fill="#333"/>
<path d="M${a} 0h${b - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h${3 - b}z" fill="${COLOURS[colour]}"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
${text2(a, label)}
${text2(2 * a + b, words)}
</g>
</svg>
`;
}
function badgeFile(branch, hashOf) {
  const plain = /^[a-z0-9][a-z0-9_-]{0,59}$/.test(branch);
  const part = branch.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 40);
  return plain ? `badge-${branch}.svg` : `badge-${part === "" ? "" : `${part}-`}${hashOf(branch)}.svg`;
}

// src/page/format/decimal.ts
var NONE = -128;
var DIGITS = 9;
var MOST = 10 ** DIGITS - 1;
var POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
function toDecimals(values) {
  const { length } = values;
  const decimals = { whole: new Int32Array(length), exponent: new Int8Array(length) };
  for (let i = 0; i < length; i++) {
    const value = values[i] ?? Number.NaN;
    const found = shortOf(value) ?? shortOf(Number(value.toPrecision(DIGITS))) ?? spelt(value);
    decimals.whole[i] = found[0];
    decimals.exponent[i] = found[1];
  }
  return decimals;
}
function fromDecimal(whole, exponent) {
  if (exponent === NONE) return Number.NaN;
  const power = POWERS[Math.abs(exponent)];
  if (power === void 0) return Number(`${whole}e${exponent}`);
  return exponent < 0 ? whole / power : whole * power;
}
function shortOf(value) {
  if (value === 0) return [0, 0];
  for (const [places, power] of POWERS.entries()) {
    const whole = Math.round(value * power);
    if (Math.abs(whole) > MOST) return longOf(value);
    if (whole / power === value) return [whole, -places];
  }
  return void 0;
}
function longOf(value) {
  for (const [zeros, power] of POWERS.entries()) {
    const whole = value / power;
    if (Math.abs(whole) <= MOST && Number.isInteger(whole) && whole * power === value) return [whole, zeros];
  }
  return void 0;
}
function spelt(value) {
  if (!Number.isFinite(value)) return [0, NONE];
  const [digits = "0", power = "0"] = Number(value.toPrecision(DIGITS)).toExponential().split("e");
  const [whole = "0", part = ""] = digits.split(".");
  const exponent = Number(power) - part.length;
  if (exponent <= NONE) return [0, 0];
  return exponent > 127 ? [0, NONE] : [Number(`${whole}${part}`), exponent];
}

// src/page/format/table.ts
var Broken = class {
  why;
  constructor(why) {
    this.why = why;
  }
};
function writeTable(said, { bytes, numbers }) {
  const lengths = [bytes, ...numbers].map(({ length }) => length);
  const head = new TextEncoder().encode(JSON.stringify({ lengths, said }));
  const parts = [head, bytes, ...numbers.map(planesOf)];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, HEAD));
  new DataView(file.buffer).setUint32(0, head.length, true);
  let at = HEAD;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
var headShape = object({ lengths: list(count, 100), said: anything });
var HEAD = 4;
var WIDTH = 5;
function readTable(file, columns) {
  if (file.length < HEAD) return new Broken("it is too short");
  const size = HEAD + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const head = headShape(fromJson(new TextDecoder().decode(file.subarray(HEAD, size))));
  if (head instanceof Mismatch) return new Broken(head.told("its beginning"));
  const [first = 0, ...lengths] = head.lengths;
  const whole = lengths.reduce((sum, length) => sum + length * WIDTH, size + first);
  if (lengths.length !== columns || whole !== file.length)
    return new Broken(`it has ${file.length} bytes, and says ${whole} in ${lengths.length} columns`);
  let at = size + first;
  const numbers = lengths.map((length) => {
    const planes = file.subarray(at, at + length * WIDTH);
    at += planes.length;
    return numbersOf(planes, length);
  });
  return { said: head.said, bytes: file.subarray(size, size + first), numbers };
}
function planesOf(values) {
  const { length: n } = values;
  const { whole, exponent } = toDecimals(values);
  const planes = new Uint8Array(n * WIDTH);
  for (let i = 0; i < n; i++) {
    const each = whole[i] ?? 0;
    const folded = (each << 1 ^ each >> 31) >>> 0;
    planes[i] = folded & 255;
    planes[n + i] = folded >>> 8 & 255;
    planes[2 * n + i] = folded >>> 16 & 255;
    planes[3 * n + i] = folded >>> 24;
    planes[4 * n + i] = (exponent[i] ?? 0) & 255;
  }
  return planes;
}
function numbersOf(planes, n) {
  const values = new Float64Array(n);
  const exponents = new Int8Array(planes.buffer, planes.byteOffset + 4 * n, n);
  for (let i = 0; i < n; i++) {
    const low = (planes[i] ?? 0) | (planes[n + i] ?? 0) << 8 | (planes[2 * n + i] ?? 0) << 16;
    const folded = (low | (planes[3 * n + i] ?? 0) << 24) >>> 0;
    values[i] = fromDecimal(folded >>> 1 ^ -(folded & 1), exponents[i] ?? 0);
  }
  return values;
}

// src/page/format/read-json.ts
function readJson(shape, json) {
  const file = shape(fromJson(json));
  return file instanceof Mismatch ? new Broken(file.told("it")) : file;
}

// src/page/format/blocks-file.ts
var fileShape = object({
  /** By block, then by piece: the hash in the file's name; "" where nothing was measured. */
  pieces: list(list(text))
});
function writeBlocks(file) {
  return JSON.stringify(file);
}
function readBlocks(json) {
  return readJson(fileShape, json);
}

// src/page/format/class-matrix.ts
var HEAD2 = 8;
function writeClasses({ rows, columns, codes }) {
  const bytes = new Uint8Array(HEAD2 + codes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, rows, true);
  view.setUint32(4, columns, true);
  bytes.set(codes, HEAD2);
  return bytes;
}
function readClasses(bytes) {
  if (bytes.length < HEAD2) return new Broken("it is too short");
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [rows, columns] = [view.getUint32(0, true), view.getUint32(4, true)];
  if (rows * columns !== bytes.length - HEAD2)
    return new Broken(`it has ${bytes.length - HEAD2} cells, and says ${rows} \xD7 ${columns}`);
  return { rows, columns, codes: bytes.subarray(HEAD2) };
}
function codeAt({ rows, columns, codes }, row, column) {
  return row < rows && column < columns ? codes[column * rows + row] ?? 0 : 0;
}

// src/page/format/pieces.ts
var SEGMENT = 1024;
var BLOCK = 32;
var LENGTHS = [SEGMENT, 256, 64];
function segmentsOf(columns) {
  return cut({ from: 0, to: columns }, SEGMENT);
}
function piecesOf(columns, block) {
  const cutByAge = (range, [length = SEGMENT, ...shorter]) => cut(range, length).flatMap(
    (part) => shorter.length === 0 || columns >= part.from + length + 1 + block % length ? [part] : cutByAge(part, shorter)
  );
  return cutByAge({ from: 0, to: columns }, LENGTHS);
}
function blockOf(row) {
  return Math.floor(row / BLOCK);
}
function cut({ from, to }, length) {
  const parts = Math.ceil((to - from) / length);
  return Array.from({ length: parts }, (_, i) => ({
    from: from + i * length,
    to: Math.min(from + (i + 1) * length, to)
  }));
}

// src/page/format/commits-file.ts
var MAX_TITLE = 100;
var commitShape = object({
  /** Full hash. */
  sha: text,
  /** First line of its message, cut: hostile. */
  title: text,
  /** When its author made it, ISO 8601 in UTC; "" where that is not known. */
  authored: text,
  /** Start of its first run, in any region; "" for one that others were compared with, and no more. */
  measured: text,
  /** Number of the pull request that it came with. */
  pull: nullable(count),
  /** First parent's full hash; "" where that is not known. */
  parent: text
});
var regionShape = object({
  region: text,
  /** Of each commit the Go of its newest run there, by its index in `go`, plus 1; 0 where there is no run. */
  go: list(count, SEGMENT),
  /** And how that ended. */
  outcome: list(oneOf(["", "passed", "failed", "unmeasured"]), SEGMENT)
});
var fileShape2 = object({
  commits: list(commitShape, SEGMENT),
  /** Versions of Go: `go1.26.8`. */
  go: list(text),
  regions: list(regionShape)
});
function writeCommits(file) {
  return JSON.stringify(file);
}
function readCommits(json) {
  return readJson(fileShape2, json);
}

// src/page/format/events-file.ts
var eventShape = object({
  branch: text,
  region: text,
  row: count,
  kind: oneOf(["step", "drift", "recovery"]),
  /** Column of the commit that brought it; of a drift the last one so far. */
  column: count,
  /** Columns that it could be with 95 % confidence; of a drift all that it is. */
  first: count,
  last: count,
  /** Value after/value before − 1, with its 95 % interval. */
  delta: number,
  lo: number,
  hi: number,
  /** Null where nobody said which way is better in the unit. */
  worse: nullable(flag),
  state: oneOf(["open", "acknowledged", "recovered"]),
  /**
   * What acknowledges it: a waiver that the run knew, or a line of `.go-steady.yml`; "" for what nobody does.
   */
  accepted: oneOf(["", "run", "settings"]),
  /** Column of the commit that took it back; null for what is not recovered. */
  recovered: nullable(count),
  /** Why somebody accepts it, and until when; "" where that is not said. Hostile. */
  reason: text,
  expires: text,
  /** Changed functions of the commit that the benchmark reaches, nearest first. Hostile. */
  through: list(text)
});
var doubtShape = object({
  branch: text,
  region: text,
  row: count,
  first: count,
  last: count,
  delta: number,
  /** By how much the comparisons are further apart than their errors say. */
  ratio: number
});
var fileShape3 = object({
  /** In the order of branches, regions, columns and rows. */
  events: list(eventShape),
  doubts: list(doubtShape)
});
function writeEvents(file) {
  return JSON.stringify(file);
}
function readEvents(json) {
  return readJson(fileShape3, json);
}

// src/page/format/rows-file.ts
var fileShape4 = object({
  packages: list(text),
  units: list(text),
  kinds: list(oneOf([0, 1])),
  package: list(count),
  names: list(text),
  procs: list(count),
  unit: list(count)
});
function writeRows(rows) {
  const packages = numbered(rows.map(packageOf));
  const units = numbered(rows.flatMap((row) => row.kind === "benchmark" ? [row.unit] : []));
  const file = {
    packages: [...packages.keys()],
    units: [...units.keys()],
    kinds: rows.map(({ kind }) => kind === "benchmark" ? 0 : 1),
    package: rows.map((row) => packages.get(packageOf(row)) ?? 0),
    names: rows.map((row) => row.kind === "benchmark" ? row.benchmark.name : row.test),
    procs: rows.map((row) => row.kind === "benchmark" ? row.benchmark.procs : 0),
    unit: rows.map((row) => row.kind === "benchmark" ? units.get(row.unit) ?? 0 : 0)
  };
  return JSON.stringify(file);
}
function readRows(json) {
  const rows = rowsShape(fromJson(json));
  return rows instanceof Mismatch ? new Broken(rows.told("it")) : rows;
}
var rowsShape = into(fileShape4, (file) => {
  const { packages, units, kinds, names } = file;
  const isWhole2 = [file.package, names, file.procs, file.unit].every((c) => c.length === kinds.length);
  if (!isWhole2) return new Mismatch("of columns of one length", kinds.length);
  return kinds.map((kind, i) => {
    const [pkg = "", name = ""] = [packages[file.package[i] ?? -1], names[i]];
    if (kind === 1) return { kind: "test", pkg, test: name };
    const benchmark = { pkg, name, procs: file.procs[i] ?? 1 };
    return { kind: "benchmark", benchmark, unit: units[file.unit[i] ?? -1] ?? "" };
  });
});
function packageOf(row) {
  return row.kind === "benchmark" ? row.benchmark.pkg : row.pkg;
}
function numbered(texts) {
  return new Map([...new Set(texts)].map((each, i) => [each, i]));
}

// src/page/format/runs-file.ts
var machineShape = object({ cpu: text, goos: text, goarch: text, gomaxprocs: count, go: text });
var runShape = object({
  /** Of the commit that was measured: of all columns of the branch. */
  column: count,
  region: text,
  /** Start of the measurement, ISO 8601 in UTC. */
  time: text,
  /** That it was published for; mostly that of the page. */
  branch: text,
  outcome: oneOf(["passed", "failed", "unmeasured"]),
  base: optional(object({ sha: text, ref: text, how: oneOf(["pairs", "stored"]) })),
  /** Of the CI system, for the link to the run: hostile. */
  id: text,
  attempt: count,
  job: text,
  source: oneOf(["run", "github-action-benchmark", "benchfmt"]),
  /** Index in `machines`. */
  machine: count,
  /** Clocks that the tests ran with besides UTC, now: `Asia/Kathmandu`. */
  clocks: list(text, 1e3),
  /** Indices in `packages`: whose tests are proved to be the same as in the base; in which one crashed. */
  same: optional(list(count)),
  crashed: optional(list(count))
});
var fileShape5 = object({
  /** In the order of columns, then of time. */
  runs: list(runShape),
  machines: list(machineShape),
  packages: optional(list(text))
});
function writeRuns(file) {
  return JSON.stringify(file);
}
function readRuns(json) {
  return readJson(fileShape5, json);
}

// src/page/format/state-file.ts
var BUILD = 3;
var fileShape6 = object({
  build: count,
  /** What was asked for; another page is another build. */
  branch: optional(text),
  since: optional(text),
  /** Files of the history that were read: packs, and the names of entries without their folders. */
  packs: list(text),
  loose: list(text),
  /** Branches that have rows: first row and length of each run of rows, in turns. */
  alive: list(object({ branch: text, rows: list(count) })),
  /** Branches that are left out, since there are too many. */
  leftOut: list(text),
  /** When each branch was measured last; none where branches are left out, nor are commits beside. */
  newest: list(object({ branch: text, time: text })),
  /** Hashes of commits that runs were compared with, and that are on no line. */
  beside: list(text)
});
function writeState(file) {
  return JSON.stringify(file);
}
var buildShape = object({ build: count });
function isOfThisBuild(json) {
  return fitting(buildShape, fromJson(json))?.build === BUILD;
}
function readState(json) {
  return readJson(fileShape6, json);
}

// src/page/run-facts.ts
function factsOf(entry) {
  const { key, source, run, region, branch, commit, time, machine, outcome, base, clocks } = entry;
  const { sameTests, crashedTests } = entry;
  const told = { ...commit, parents: commit.parents.slice(0, 1), title: cutText(commit.title, MAX_TITLE) };
  return {
    ...{ key, source, run, region, branch, time, machine, outcome, base, sameTests, crashedTests },
    commit: told,
    clocks: clocks.map(({ clock }) => clockName(clock))
  };
}
function inTime(a, b) {
  return compareTexts(a.time, b.time) || compareTexts(a.key, b.key);
}
function pageRunOf(facts, column, { machine, packageOf: packageOf2 }) {
  const { sameTests, crashedTests } = facts;
  const { region, time, branch, outcome, base, run, source, clocks } = facts;
  return {
    ...{ column, region, time, branch, outcome },
    ...base === void 0 ? {} : { base },
    ...{ id: run.id, attempt: run.attempt, job: run.job, source, machine, clocks },
    ...sameTests.length === 0 ? {} : { same: sameTests.map(packageOf2) },
    ...crashedTests.length === 0 ? {} : { crashed: crashedTests.map(packageOf2) }
  };
}
function factsIn({ runs, machines, packages = [] }, commitOf) {
  const named = (numbers = []) => numbers.flatMap((number2) => packages[number2] ?? []);
  return runs.flatMap(({ column, id, attempt, job, machine: number2, same, crashed, ...run }) => {
    const [commit, machine] = [commitOf(column), machines[number2]];
    if (commit === void 0 || machine === void 0) return [];
    const { sha, title, authored, pull, parent } = commit;
    const facts = {
      ...{ ...run, base: run.base, machine, run: { id, attempt, job } },
      ...{ sameTests: named(same), crashedTests: named(crashed) },
      commit: { sha, title, authored, pull: pull ?? void 0, parents: parent === "" ? [] : [parent] }
    };
    return [{ ...facts, key: keyOf(facts) }];
  });
}

// src/page/earlier-page.ts
var Stale = class extends Error {
  name = "Stale";
};
var NEWEST = 2;
async function readEarlier(folder, index, wanted) {
  const reader = readerOf(folder);
  const { files } = index;
  const [state, rows, events] = await Promise.all([
    reader("state", files.state, readOwnState),
    reader("rows", files.rows, readRows),
    reader("events", files.events, readEvents)
  ]);
  const branches = /* @__PURE__ */ new Map();
  for (const branch of index.branches) branches.set(branch.name, await readBranch(reader, branch, wanted));
  return { index, state, rows, events, branches };
}
function readOwnState(json) {
  if (!isOfThisBuild(json)) throw new Stale("another version of go-steady made it");
  return readState(json);
}
function readerOf(folder) {
  return async (role, hash2, read) => {
    const bytes = await folder.read(role, hash2);
    const found = bytes instanceof Broken ? bytes : read(new TextDecoder().decode(bytes));
    if (found instanceof Broken) throw new Stale(`a file of ${role}: ${found.why}`);
    return found;
  };
}
async function readMatrix(folder, hash2) {
  const bytes = await folder.read("classes", hash2);
  const matrix = bytes instanceof Broken ? bytes : readClasses(bytes);
  if (matrix instanceof Broken) throw new Stale(`a file of classes: ${matrix.why}`);
  return matrix;
}
async function readBranch(reader, branch, wanted) {
  const first = wanted === "all" ? 0 : Math.max(0, branch.runs.length - NEWEST);
  const commits = [];
  for (const hash2 of branch.commits) commits.push(...(await reader("commits", hash2, readCommits)).commits);
  const runs = [];
  for (const hash2 of branch.runs.slice(first))
    runs.push(...factsIn(await reader("runs", hash2, readRuns), (column) => commits[column]));
  const series = /* @__PURE__ */ new Map();
  for (const { blocks, ...said } of branch.series)
    series.set(said.region, { ...said, ...await reader("blocks", blocks, readBlocks) });
  return { commits, runs, from: first * SEGMENT, series };
}

// src/page/format/tests-file.ts
var flakyShape = object({
  /** Each way in which it was seen. */
  seen: list(oneOf(["retry", "other run", "other region", "other commit"])),
  /** Columns of the commits on which it failed, and passed with the same code, oldest first. */
  columns: list(count),
  /** Runs that failed, of those with code with which it can pass. */
  failed: count,
  of: count,
  /** failed/of, with its 95 % interval. */
  rate: number,
  lo: number,
  hi: number
});
var troubleShape = object({
  branch: text,
  row: count,
  flaky: nullable(flakyShape),
  /** Regions in which it failed whenever it ran, while it passed elsewhere on so many commits. */
  onlyIn: list(object({ region: text, commits: count })),
  /** Clocks in which it failed though it passed with UTC, now: in how many of how many runs. */
  clocks: list(object({ clock: text, failed: count, of: count }))
});
var slowerShape = object({
  branch: text,
  row: count,
  /** Middle of the newest runs. */
  seconds: number,
  /** Newest runs/runs before, relative to the tests beside it. */
  ratio: number,
  /** First of the newest runs, ISO 8601 in UTC. */
  since: text
});
var fileShape7 = object({ troubles: list(troubleShape), slower: list(slowerShape) });
function writeTests(file) {
  return JSON.stringify(file);
}

// src/page/format/index-file.ts
var PAGE_SCHEMA = 1;
var hash = where(text, "a hash", (value) => /^([0-9a-f]{16})?$/.test(value));
var linksShape = object({ home: text, commit: text, compare: text, pull: text, run: text });
var seriesShape = object({
  region: text,
  /** How many commits have a run there. */
  commits: count,
  /** Of the newest commit that has one: its column, the start and the outcome of its newest run. */
  newest: count,
  time: text,
  outcome: oneOf(["passed", "failed", "unmeasured"]),
  /** By segment. */
  classes: list(hash),
  blocks: hash,
  /**
   * Events that are open, for the worse and for the better (or nobody said which), and those acknowledged.
   */
  worse: count,
  better: count,
  acknowledged: count
});
var branchShape = object({
  name: text,
  /** Commits of its line. */
  columns: count,
  /** By segment. */
  commits: list(hash),
  runs: list(hash),
  series: list(seriesShape)
});
var openShape = object({
  event: eventShape,
  /** Of the commit that brought it. */
  sha: text,
  title: text,
  authored: text,
  measured: text,
  pull: nullable(count)
});
var overviewShape = object({
  /** For the worse first, then by size; at most MOST_OPEN. */
  open: list(openShape),
  /** How many there are. */
  opens: count,
  /** Most often first, at most MOST_TESTS. */
  flaky: list(object({ branch: text, row: count, flaky: flakyShape })),
  flakies: count,
  /** Tests that fail in the newest run of a branch and region, at most MOST_TESTS. */
  failing: list(object({ branch: text, region: text, row: count })),
  failings: count,
  /** What could not be read, and other doubts: a sentence each, hostile. */
  doubts: list(text),
  doubtful: count
});
var indexShape = object({
  schema: oneOf([PAGE_SCHEMA]),
  /** When the page was made, ISO 8601 in UTC. */
  made: text,
  /** Of go-steady. */
  version: text,
  /** Of the history: `the branch "go-steady-history" of origin`. */
  history: text,
  links: linksShape,
  /** The main one first, then by their newest run. */
  branches: list(branchShape),
  /** All of them, by name. */
  regions: list(text),
  files: object({ rows: hash, events: hash, tests: hash, state: hash }),
  overview: overviewShape
});
var MOST_OPEN = 50;
var MOST_TESTS = 30;
var MOST_DOUBTS = 10;
var MOST_BRANCHES = 50;
function writeIndex(index) {
  return `${JSON.stringify(index)}
`;
}
var schemaShape = object({ schema: number });
function readIndex(json) {
  const value = fromJson(json);
  const { schema = 0 } = readSchema(value);
  if (schema > PAGE_SCHEMA)
    return new Broken(`it has schema ${schema}, and this version reads ${PAGE_SCHEMA}: reload the page`);
  const index = indexShape(value);
  return index instanceof Mismatch ? new Broken(index.told("index")) : index;
}
function readSchema(value) {
  const found = schemaShape(value);
  return found instanceof Mismatch ? {} : found;
}

// src/page/line-up.ts
var MAIN = ["main", "master"];
function lineUp(runs) {
  const ordered = runs.toSorted(inTime);
  const graph = collectGraph(ordered.map((facts) => ({ ...facts, identical: [], comparisons: [] })));
  const titles = new Map(
    ordered.flatMap(({ commit }) => commit.title === "" ? [] : [[commit.sha, commit.title]])
  );
  const newest = new Map(ordered.map(({ branch, time }) => [branch, time]));
  return mainFirst(newest).map((branch) => {
    const commits = [...lineOf(graph, branch)].flatMap((number2) => {
      const commit = graph.commits[number2];
      return commit === void 0 ? [] : [pageCommitOf(commit, titles.get(commit.sha) ?? "")];
    });
    return { branch, commits, runs: runsOn(commits, ordered) };
  });
}
function mainFirst(newest) {
  const rank = (branch) => MAIN.includes(branch) ? MAIN.indexOf(branch) : MAIN.length;
  return [...newest].sort(([a, at], [b, bt]) => rank(a) - rank(b) || compareTexts(bt, at) || compareTexts(a, b)).map(([branch]) => branch);
}
function pageCommitOf({ sha, authored, measured, pull, parents }, title) {
  return { sha, title, authored, measured, pull: pull ?? null, parent: parents[0] ?? "" };
}
function runsOn(commits, ordered) {
  const columns = new Map(commits.map(({ sha }, column) => [sha, column]));
  return ordered.flatMap((facts) => {
    const column = columns.get(facts.commit.sha);
    const sha = facts.base?.sha ?? "";
    return column === void 0 ? [] : [{ facts, column, base: columns.get(sha) ?? sha }];
  }).sort((a, b) => a.column - b.column);
}

// src/page/grow-lines.ts
function growLines(earlier, fresh) {
  const { state, branches } = earlier;
  const known = knownOf(earlier);
  if (state.leftOut.length > 0 || !fresh.every((run) => leavesAsTheyAre(run, known))) return void 0;
  const added = new Map(lineUp(fresh).map(({ branch, commits }) => [branch, commits]));
  for (const [branch, commits] of added) if (!isBehind(commits, branch, known)) return void 0;
  return mainFirst(newestOf(state.newest, fresh)).map((branch) => {
    const { commits: old = [], runs = [] } = branches.get(branch) ?? {};
    const commits = [...old, ...(added.get(branch) ?? []).filter(({ sha }) => !known.commits.has(sha))];
    return { branch, commits, runs: runsOn(commits, [...runs, ...fresh].sort(inTime)) };
  });
}
function newestRun({ newest }) {
  return newest.reduce((last, { time }) => time > last ? time : last, "");
}
function endsOf(lines, earlier) {
  const runs = lines.flatMap((line) => line.runs.map(({ facts }) => facts));
  const beside = /* @__PURE__ */ new Set([...earlier?.beside ?? [], ...runs.flatMap(({ base }) => base?.sha ?? [])]);
  for (const { commits } of lines) for (const { sha } of commits) beside.delete(sha);
  return {
    newest: [...newestOf(earlier?.newest ?? [], runs)].sort(([a], [b]) => compareTexts(a, b)).map(([branch, time]) => ({ branch, time })),
    beside: [...beside].sort(compareTexts)
  };
}
function newestOf(known, runs) {
  const newest = new Map(known.map(({ branch, time }) => [branch, time]));
  for (const { branch, time } of runs) if (time > (newest.get(branch) ?? "")) newest.set(branch, time);
  return newest;
}
function knownOf({ branches, state }) {
  const all = [...branches.values()].flatMap(({ commits }) => commits);
  const runs = [...branches.values()].flatMap((branch) => branch.runs);
  const lines = [...branches].map(([branch, { commits, from }]) => [
    branch,
    { columns: new Map(commits.map(({ sha }, column) => [sha, column])), from }
  ]);
  return {
    commits: new Map(all.map((commit) => [commit.sha, commit])),
    parents: new Set(all.map(({ parent }) => parent)),
    beside: new Set(state.beside),
    lines: new Map(lines),
    compared: new Set(runs.flatMap(comparisonOf)),
    newest: newestRun(state)
  };
}
function comparisonOf({ commit, base }) {
  return base?.how === "pairs" && base.sha !== commit.sha ? [`${base.sha} ${commit.sha}`] : [];
}
function leavesAsTheyAre(run, known) {
  const { sha } = run.commit;
  const base = run.base?.sha ?? "";
  if (!known.commits.has(base) && known.parents.has(base) && base !== "") return false;
  const commit = known.commits.get(sha);
  return commit === void 0 ? run.time > known.newest && !known.parents.has(sha) && !known.beside.has(sha) : isToldAgain(run, commit, known);
}
function isToldAgain(run, commit, known) {
  const { sha } = commit;
  const isSeen = ({ measured } = { measured: "" }) => measured !== "" && measured <= run.time;
  const lines = [...known.lines.values()];
  return isSeen(commit) && saysTheSame(run.commit, commit) && comparisonOf(run).every(
    (each) => known.compared.has(each) && isSeen(known.commits.get(run.base?.sha ?? ""))
  ) && known.lines.get(run.branch)?.columns.has(sha) === true && lines.every(({ columns, from }) => (columns.get(sha) ?? from) >= from);
}
function saysTheSame(told, commit) {
  const { title, authored, pull, parents } = told;
  return (title === "" || title === commit.title) && (authored === "" || authored === commit.authored) && (pull === void 0 || pull === commit.pull) && (parents.length === 0 || parents[0] === commit.parent);
}
function isBehind(added, branch, known) {
  const line = known.lines.get(branch)?.columns;
  const own = new Set(added.map(({ sha }) => sha));
  const isKnown = (sha) => known.commits.has(sha) || known.beside.has(sha);
  return added.every(({ sha, parent }) => {
    if (line?.has(sha) === true) return true;
    const isNew = !isKnown(sha) && !known.parents.has(sha);
    return isNew && (own.has(parent) || line?.has(parent) === true || !isKnown(parent));
  });
}

// src/page/format/cell-class.ts
var CELL_CLASSES = [
  "none",
  // nothing is known: no run, or not in the run
  "identical",
  // proved: code and data are those of the base
  "unchanged",
  "regression",
  // worse by more than the threshold
  "large-regression",
  // and by LARGE or more
  "improvement",
  "large-improvement",
  "inconclusive",
  "new",
  "missing",
  "broken",
  "waived",
  // a regression that a waiver lets pass
  "value",
  // measured, and compared with nothing
  "passed",
  "failed",
  "flaky",
  // failed and passed at one commit in one region
  "skipped",
  "clock"
  // a test that passes with UTC, now, and fails with another clock
];
var LARGE = 0.1;
var CODES = new Map(CELL_CLASSES.map((name, code) => [name, code]));
function codeOf(name) {
  return CODES.get(name) ?? 0;
}
function classOf(code) {
  return CELL_CLASSES[code] ?? "none";
}

// src/page/format/cell-form.ts
var CELL_FORMS = [
  "class",
  // nothing
  "still",
  // a count that is what it was: `value` is base and head; ln and error are 0
  "compared",
  // `ln`, `error`, `df`, `base`, `head`
  "value",
  // measured, and compared with nothing
  "seconds"
  // of a test, in `value`
];
var STEP = 32;
function cellByte(code, form) {
  return code + STEP * CELL_FORMS.indexOf(form);
}
function codeIn(cell) {
  return cell % STEP;
}
function formIn(cell) {
  return CELL_FORMS[Math.floor(cell / STEP)] ?? "class";
}
function isKnownCell(cell) {
  return codeIn(cell) < CELL_CLASSES.length && Math.floor(cell / STEP) < CELL_FORMS.length;
}
var hasValue = (form) => form === "still" || form === "value" || form === "seconds";
var hasPairs = (form) => form === "still" || form === "compared";

// src/page/cell-columns.ts
function firstPlace() {
  return { value: 0, pairs: 0, compared: 0 };
}
function moveOn(at, cell) {
  if (cell < STEP) return;
  const form = formIn(cell);
  if (hasValue(form)) at.value++;
  if (hasPairs(form)) at.pairs++;
  if (form === "compared") at.compared++;
}
function createCells(length) {
  const cells = new Uint8Array(length);
  const numbers = {
    ...{ value: [], pairs: [] },
    ...{ ln: [], error: [], df: [], base: [], head: [] }
  };
  let next = 0;
  return {
    add: (code, form, said) => {
      cells[next++] = cellByte(code, form);
      if (hasValue(form)) numbers.value.push(said.value ?? Number.NaN);
      if (hasPairs(form)) numbers.pairs.push(said.pairs ?? 0);
      if (form === "compared") for (const name of COMPARED) numbers[name].push(said[name] ?? Number.NaN);
    },
    copy: (from, cell, at) => {
      cells[next++] = cell;
      if (cell < STEP) return;
      const form = formIn(cell);
      if (hasValue(form)) numbers.value.push(from.value[at.value] ?? Number.NaN);
      if (hasPairs(form)) numbers.pairs.push(from.pairs[at.pairs] ?? 0);
      if (form === "compared")
        for (const name of COMPARED) numbers[name].push(from[name][at.compared] ?? Number.NaN);
    },
    finish: () => ({
      cells,
      value: Float64Array.from(numbers.value),
      pairs: Float64Array.from(numbers.pairs),
      ln: Float64Array.from(numbers.ln),
      error: Float64Array.from(numbers.error),
      df: Float64Array.from(numbers.df),
      base: Float64Array.from(numbers.base),
      head: Float64Array.from(numbers.head)
    })
  };
}
var COMPARED = ["ln", "error", "df", "base", "head"];

// src/page/collect-run.ts
function createCollector() {
  const names = createNames();
  const rows = [];
  const ofSeries = [];
  const ofTest = /* @__PURE__ */ new Map();
  const nameOf2 = (row) => {
    const series = names.series(row);
    const { benchmark, unit } = row;
    ofSeries[series] ??= rows.push({ kind: "benchmark", benchmark, unit }) - 1;
    return ofSeries[series] ?? 0;
  };
  const nameOfTest = ({ pkg, test }) => {
    const key = `${pkg}
${test}`;
    const known = ofTest.get(key) ?? rows.push({ kind: "test", pkg, test }) - 1;
    ofTest.set(key, known);
    return known;
  };
  return {
    collect: (entry) => collect(entry, { nameOf: nameOf2, nameOfTest, numberOf: names.benchmark }),
    rowOf: (name) => rows[name] ?? { kind: "test", pkg: "", test: "" },
    benchmarkOf: (number2) => names.benchmarks[number2]
  };
}
function collect(entry, { nameOf: nameOf2, nameOfTest, numberOf }) {
  const { comparisons, values, tests, identical } = entry;
  const clocks = clocksOf(entry, nameOfTest);
  const isOtherwise = new Set(clocks.map(({ name }) => name));
  const names = [];
  const cells = createCells(comparisons.length + values.length + tests.length);
  for (const row of comparisons) {
    names.push(nameOf2(row));
    addComparison(cells, row);
  }
  for (const row of values) {
    names.push(nameOf2(row));
    cells.add(codeOf("value"), "value", { value: row.value });
  }
  for (const row of tests) {
    const name = nameOfTest(row);
    names.push(name);
    const kind = row.outcome === "passed" && isOtherwise.has(name) ? "clock" : row.outcome;
    cells.add(codeOf(kind), "seconds", { value: row.seconds });
  }
  return {
    facts: factsOf(entry),
    names: Int32Array.from(names),
    columns: cells.finish(),
    identical: Int32Array.from(identical, numberOf),
    notes: comparisons.flatMap((row) => noteOf(row, nameOf2)),
    clocks
  };
}
function addComparison(cells, row) {
  const { ln, error, df, base, head, pairs } = row;
  const code = codeOf(classOf2(row));
  const isStill = head !== null && base === head && ln === 0 && error === 0;
  const hasNumbers = [ln, error, df, base, head].some((value) => value !== null);
  if (isStill) cells.add(code, "still", { value: head, pairs });
  else if (hasNumbers) cells.add(code, "compared", { ln, error, df, base, head, pairs });
  else cells.add(code, "class", {});
}
function classOf2({ verdict, ln, waived }) {
  const isLarge = ln === null || Math.abs(ln) >= Math.log1p(LARGE);
  if (verdict === "regression" && waived !== void 0) return "waived";
  if (verdict === "regression" || verdict === "improvement") return isLarge ? `large-${verdict}` : verdict;
  return verdict;
}
function noteOf(row, nameOf2) {
  const { reason, through, waived } = row;
  if (reason === "" && through.length === 0 && waived === void 0) return [];
  const { reason: why = "", expires = "" } = waived ?? {};
  return [{ name: nameOf2(row), reason, through, waived: why, expires }];
}
function clocksOf({ clocks }, nameOfTest) {
  return clocks.flatMap(
    ({ clock, differs }) => differs.filter(({ outcome }) => outcome === "failed").map((test) => ({ name: nameOfTest(test), clock: clockName(clock) }))
  );
}

// src/page/read-new.ts
var MOST_NAMED = 10;
async function readNew(history, filter, earlier) {
  const paths = await history.paths();
  const known = knownRuns(earlier);
  const read = /* @__PURE__ */ new Set([...earlier?.state.packs ?? [], ...earlier?.state.loose ?? []]);
  const collector = createCollector();
  const [runs, doubts] = [[], []];
  const [seen, others] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
  for await (const record of history.read((path) => read.has(path))) {
    if (record.kind === "doubt") {
      if (record.isLate !== true) doubts.push(record.text);
      continue;
    }
    const { entry } = record;
    seen.add(nameOf(entry));
    if (known.has(entry.key)) continue;
    if (isWanted(entry, filter)) runs.push(collector.collect(entry));
    else others.add(entry.branch);
  }
  checkNothingGone(paths, earlier, seen);
  if (filter.branch !== void 0 && others.size > 0 && runs.length + known.size === 0)
    throw new UsageError(
      `the history has no entry of the branch ${JSON.stringify(filter.branch)}${filter.since === void 0 ? "" : ` from ${filter.since} on`}`,
      `there are ${cutList([...others].sort(), MOST_NAMED)}`
    );
  const isWhole2 = (path) => !doubts.some((text2) => text2.startsWith(path));
  const kinds = (kind) => paths.filter((path) => fileOf(path).kind === kind && isWhole2(path)).toSorted(compareTexts);
  return {
    ...{ fresh: runs.map(({ facts }) => facts), takeRuns: () => runs.splice(0) },
    ...{ collector, doubts, known: [...known.values()] },
    packs: kinds("pack"),
    loose: kinds("entry")
  };
}
function knownRuns(earlier) {
  const branches = [...earlier?.branches.values() ?? []];
  return new Map(branches.flatMap(({ runs }) => runs.map((facts) => [facts.key, facts])));
}
function isWanted({ branch, time }, filter) {
  const isOfBranch = filter.branch === void 0 || branch === filter.branch;
  return isOfBranch && (filter.since === void 0 || time.slice(0, 10) >= filter.since);
}
function nameOf({ key, time }) {
  return entryPaths(dayOf({ time }), shortHash(24, key))[0] ?? "";
}
function checkNothingGone(paths, earlier, seen) {
  const there = new Set(paths);
  const { packs = [], loose = [] } = earlier?.state ?? {};
  const gone = packs.find((path) => !there.has(path)) ?? loose.find((path) => !there.has(path) && !seen.has(path));
  if (gone !== void 0) throw new Stale(`the history has no longer ${gone}`);
}

// src/page/lined-up.ts
async function readAll({ history, filter }) {
  const read = await readNew(history, filter, void 0);
  return { earlier: void 0, read, lines: lineUp(read.fresh) };
}
async function readAdded({ folder, history, filter, now }, index) {
  const newest = await readEarlier(folder, index, "newest");
  checkSameWish(filter, newest.state);
  const added = await readNew(history, filter, newest);
  const isOdd = isLate({ time: newestRun(newest.state) }, now);
  const grown = isOdd ? void 0 : growLines(newest, added.fresh);
  if (grown !== void 0) return { earlier: newest, read: added, lines: grown };
  const earlier = await readEarlier(folder, index, "all");
  const read = await readNew(history, filter, earlier);
  return { earlier, read, lines: lineUp([...read.known, ...read.fresh]) };
}
function checkSameWish({ branch, since }, state) {
  if (state.branch !== branch || state.since !== since)
    throw new Stale("other branches or another time were asked for");
}
function shownOf({ earlier, lines: all }) {
  const lines = all.slice(0, MOST_BRANCHES);
  for (const { branch, commits } of lines) {
    if (earlier?.state.leftOut.includes(branch)) throw new Stale(`${branch} was left out`);
    const before = earlier?.branches.get(branch)?.commits ?? [];
    if (before.some(({ sha }, column) => commits[column]?.sha !== sha))
      throw new Stale(`the commits of ${branch} stand in another order`);
  }
  const shown = new Set(lines.map(({ branch }) => branch));
  const others = [...all.map(({ branch }) => branch), ...earlier?.state.leftOut ?? []];
  return { lines, leftOut: [...new Set(others)].filter((branch) => !shown.has(branch)).sort() };
}

// src/page/overview.ts
var MAX_DOUBT = 300;
function overviewOf({ events, troubles, failing, doubts, commitAt }) {
  const open = events.filter(isOpen).sort(worstFirst);
  const flaky = troubles.flatMap(({ branch, row, flaky: found }) => found === null ? [] : [{ branch, row, flaky: found }]).sort((a, b) => b.flaky.rate - a.flaky.rate);
  return {
    open: open.slice(0, MOST_OPEN).flatMap((event) => openEvent(event, commitAt(event.branch, event.column))),
    opens: open.length,
    flaky: flaky.slice(0, MOST_TESTS),
    flakies: flaky.length,
    failing: failing.slice(0, MOST_TESTS),
    failings: failing.length,
    doubts: doubts.slice(0, MOST_DOUBTS).map((text2) => cutText(visibleLine(text2), MAX_DOUBT)),
    doubtful: doubts.length
  };
}
function isOpen({ state, worse, kind }) {
  return state === "open" && worse !== false && kind !== "recovery";
}
function worstFirst(a, b) {
  const size = ({ delta }) => Math.abs(Math.log1p(delta));
  return Number(b.worse) - Number(a.worse) || size(b) - size(a) || b.column - a.column || a.row - b.row;
}
function openEvent(event, commit) {
  if (commit === void 0) return [];
  const { sha, title, authored, measured, pull } = commit;
  return [{ event, sha, title, authored, measured, pull }];
}
function countEvents(events) {
  const worse = events.filter((event) => isOpen(event) && event.worse === true).length;
  const acknowledged = events.filter(({ state }) => state === "acknowledged").length;
  const better = events.filter(({ state }) => state === "open").length - worse;
  return { worse, better, acknowledged };
}
var FAILED = codeOf("failed");
function failingRows(rows, { newest }, matrix) {
  const column = newest % SEGMENT;
  return [...rows.keys()].filter(
    (row) => rows[row]?.kind === "test" && codeAt(matrix, row, column) === FAILED
  );
}
function regionsOf(branches) {
  return [...new Set(branches.flatMap(({ series }) => series.map(({ region }) => region)))].sort();
}

// src/page/page-folder.ts
import { dirname as dirname2, join as join2 } from "node:path";

// src/ports/files/gzip.ts
import { promisify } from "node:util";
import { gunzip, gunzipSync, gzip, gzipSync } from "node:zlib";
var compress = promisify(gzip);
var decompress = promisify(gunzip);
var SMALL = 32 * 1024;
async function gzipped(bytes) {
  return bytes.length < SMALL ? gzipSync(bytes) : compress(bytes);
}
async function gunzipped(bytes, limit) {
  const options = { maxOutputLength: limit };
  const unpacked = async () => bytes.length < SMALL / 2 ? gunzipSync(bytes, options) : decompress(bytes, options);
  return unpacked().catch(() => void 0);
}

// src/ports/files/small-files.ts
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
function readSmall(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === "ENOENT") return void 0;
    throw error;
  }
}
function replaceSmall(path, bytes) {
  const fresh = join(dirname(path), `.tmp-${basename(path)}`);
  try {
    writeFileSync(fresh, bytes);
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

// src/page/format/file-names.ts
var BINARY = ["classes", "values"];
var HASH_DIGITS = 16;
function fileOf2(role, hash2) {
  return `data/${role}-${hash2}.${BINARY.includes(role) ? "bin" : "json"}.gz`;
}
function hashIn(path) {
  return /^data\/[a-z]+-([0-9a-f]{16})\.(?:bin|json)\.gz$/.exec(path)?.[1];
}

// src/page/page-folder.ts
var INDEX = "index.json";
var MOST_BYTES = 512 * 1024 * 1024;
async function openPageFolder(dir) {
  const lock = `${dir}.lock`;
  await makeFolder(dirname2(dir));
  if (!await lockFolder(lock))
    throw new UsageError(
      `another build writes into ${dir}`,
      `wait for it, or name another folder: --out; where none is at work, remove ${lock}`
    );
  const unlock = async () => void await removeFolder(lock);
  try {
    return { ...folderAt(dir), index: await indexIn(dir), [Symbol.asyncDispose]: unlock };
  } catch (error) {
    await unlock();
    throw error;
  }
}
function folderAt(dir) {
  const written = { bytes: 0, files: 0 };
  const made = /* @__PURE__ */ new Set();
  const put = async (path, content) => {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    if (readSmall(join2(dir, path))?.equals(bytes)) return;
    const folder = dirname2(join2(dir, path));
    if (!made.has(folder)) await makeFolder(folder);
    made.add(folder);
    replaceSmall(join2(dir, path), bytes);
    written.bytes += bytes.length;
    written.files++;
  };
  return {
    dir,
    read: (role, hash2) => readData(join2(dir, fileOf2(role, hash2)), hash2),
    write: async (role, content) => {
      const packed = await gzipped(typeof content === "string" ? Buffer.from(content) : content);
      const hash2 = shortHash(HASH_DIGITS, packed);
      await put(fileOf2(role, hash2), packed);
      return hash2;
    },
    put,
    text: async (path) => await readText(join2(dir, path)) ?? "",
    paths: () => filesBelow(dir),
    remove: (path) => removeFile(join2(dir, path)),
    written: () => written
  };
}
async function readData(path, hash2) {
  const packed = readSmall(path);
  if (packed === void 0) return new Broken("it is not there");
  if (shortHash(HASH_DIGITS, packed) !== hash2) return new Broken("it is not what its name says");
  return await gunzipped(packed, MOST_BYTES) ?? new Broken("it cannot be unpacked");
}
async function indexIn(dir) {
  const text2 = await readText(join2(dir, INDEX));
  if (text2 !== void 0) {
    const index = readIndex(text2);
    if (!(index instanceof Broken)) return index;
    throw new UsageError(
      `${join2(dir, INDEX)} is no index of a page that this version reads: ${index.why}`,
      "nothing was changed there: remove the folder, or name another one: --out"
    );
  }
  const paths = await filesBelow(dir);
  const foreign = paths.find((path) => !isOurs(path)) ?? (paths.some(isData) ? void 0 : paths[0]);
  if (foreign === void 0) return void 0;
  throw new UsageError(
    `${dir} has ${JSON.stringify(foreign)}, and no ${INDEX}: it is no page of go-steady`,
    "nothing was changed there: name a folder of its own for the page: --out"
  );
}
function isData(path) {
  return hashIn(path) !== void 0;
}
function isOurs(path) {
  return isData(path) || /^(index\.html|stale\.json|badge[^/]*\.svg|assets\/[^/]+)$/.test(path);
}

// src/page/place-runs.ts
var [IDENTICAL, MISSING] = [codeOf("identical"), codeOf("missing")];
function openRowBook(known, { rowOf, benchmarkOf }) {
  const rows = createRows(known.rows);
  const alive = createAlive(known.alive, rows, benchmarkOf);
  const rowsOfNames = [];
  const numberRows = (names) => {
    const fresh = [...names].filter((name) => rowsOfNames[name] === void 0);
    for (const name of fresh.toSorted((a, b) => compareRows(rowOf(a), rowOf(b))))
      rowsOfNames[name] = rows.numberOf(rowOf(name));
    return names.map((name) => rowsOfNames[name] ?? 0);
  };
  const place = (run) => {
    const own = numberRows(run.names);
    const { branch } = run.facts;
    for (const [i, row] of own.entries())
      if (codeIn(run.columns.cells[i] ?? 0) !== MISSING) alive.add(branch, row);
    const identical = [...run.identical].map((number2) => alive.rowsOf(branch, number2));
    for (const [i, row] of own.entries())
      if (codeIn(run.columns.cells[i] ?? 0) === MISSING) alive.remove(branch, row);
    const rowNumber = (name) => rowsOfNames[name] ?? numberRows(Int32Array.of(name))[0] ?? 0;
    return {
      facts: run.facts,
      columns: dense(run.columns, { own, identical, length: rows.all.length }),
      notes: run.notes.map(({ name, ...note }) => ({ row: rowNumber(name), run: 0, ...note })),
      clocks: run.clocks.map(({ name, clock }) => ({ row: rowNumber(name), run: 0, clock }))
    };
  };
  return { rows: () => rows.all, alive: alive.all, place };
}
function compareRows(a, b) {
  if (a.kind === "test" && b.kind === "test") return compareTests(a, b);
  if (a.kind === "test" || b.kind === "test") return a.kind === "test" ? 1 : -1;
  return compareSeries(a, b);
}
function createRows(known) {
  const all = [];
  const numbers = /* @__PURE__ */ new Map();
  const byBenchmark = /* @__PURE__ */ new Map();
  const byFunction = /* @__PURE__ */ new Map();
  const add = (row) => {
    const number2 = all.push(row) - 1;
    numbers.set(rowKey(row), number2);
    if (row.kind === "benchmark") {
      pushTo(byBenchmark, benchmarkKey(row.benchmark), number2);
      pushTo(byFunction, functionKey(row.benchmark), number2);
    }
    return number2;
  };
  for (const row of known) add(row);
  return {
    all,
    /** The row's number; a new one where it is not known. */
    numberOf: (row) => numbers.get(rowKey(row)) ?? add(row),
    ofBenchmark: (benchmark) => byBenchmark.get(benchmarkKey(benchmark)) ?? [],
    /** Those that the function runs, not its own. */
    leavesOf: ({ pkg, name }) => {
      if (name !== functionOf(name)) return [];
      const all2 = byFunction.get(functionKey({ pkg, name })) ?? [];
      return all2.filter((number2) => isLeafOf(rows(number2), name));
    }
  };
  function rows(number2) {
    return all[number2];
  }
}
function isLeafOf(row, name) {
  return row?.kind === "benchmark" && row.benchmark.name !== name;
}
function rowKey(row) {
  return row.kind === "benchmark" ? `b
${benchmarkKey(row.benchmark)}
${row.unit}` : `t
${row.pkg}
${row.test}`;
}
function functionKey({ pkg, name }) {
  return `${pkg}
${functionOf(name)}`;
}
function pushTo(map, key, value) {
  const list2 = map.get(key);
  if (list2 === void 0) map.set(key, [value]);
  else list2.push(value);
}
function createAlive(known, rows, benchmarkOf) {
  const branches = new Map([...known].map(([branch, numbers]) => [branch, new Set(numbers)]));
  const found = /* @__PURE__ */ new Map();
  const of = (branch) => {
    const set = branches.get(branch) ?? /* @__PURE__ */ new Set();
    branches.set(branch, set);
    return set;
  };
  const put = (branch, row, isThere) => {
    const set = of(branch);
    if (set.has(row) === isThere) return;
    if (isThere) set.add(row);
    else set.delete(row);
    found.clear();
  };
  const among = (benchmark, counts) => {
    const leaves = rows.leavesOf(benchmark).filter(counts);
    return leaves.length > 0 ? leaves : rows.ofBenchmark(benchmark).filter(counts);
  };
  const lookUp = (branch, benchmark) => {
    const here = among(benchmark, (row) => of(branch).has(row));
    if (here.length > 0) return here;
    const elsewhere = among(benchmark, (row) => [...branches.values()].some((set) => set.has(row)));
    const first = () => [rows.numberOf({ kind: "benchmark", benchmark, unit: "sec/op" })];
    const there = elsewhere.length > 0 ? elsewhere : first();
    for (const row of there) put(branch, row, true);
    return there;
  };
  return {
    all: () => new Map([...branches].map(([branch, set]) => [branch, [...set].sort((a, b) => a - b)])),
    add: (branch, row) => {
      if (rows.all[row]?.kind === "benchmark") put(branch, row, true);
    },
    /** With its other units. */
    remove: (branch, row) => {
      const gone = rows.all[row];
      if (gone?.kind !== "benchmark") return;
      for (const each of rows.ofBenchmark(gone.benchmark)) put(branch, each, false);
    },
    /** The rows that a proof of a benchmark or a function, by its number, holds for. */
    rowsOf: (branch, number2) => {
      const benchmark = benchmarkOf(number2);
      const seen = found.get(branch)?.[number2];
      if (seen !== void 0 || benchmark === void 0) return seen ?? [];
      const rowsThere = lookUp(branch, benchmark);
      const own = found.get(branch) ?? [];
      found.set(branch, own);
      own[number2] = rowsThere;
      return rowsThere;
    }
  };
}
function dense(columns, { own, identical, length }) {
  const cellOf = new Int32Array(length).fill(-1);
  for (const [i, row] of own.entries()) cellOf[row] = i;
  const places = placesIn(columns);
  const same = new Uint8Array(length);
  for (const proved of identical) for (const row of proved) same[row] = 1;
  const cells = createCells(length);
  for (let row = 0; row < length; row++) {
    const i = cellOf[row] ?? -1;
    const place = places[i];
    if (place === void 0) cells.add(same[row] === 1 ? IDENTICAL : 0, "class", {});
    else cells.copy(columns, columns.cells[i] ?? 0, place);
  }
  return cells.finish();
}
function placesIn({ cells }) {
  const at = firstPlace();
  return Array.from(cells, (cell) => {
    const place = { ...at };
    moveOn(at, cell);
    return place;
  });
}

// src/page/program.ts
import { join as join3 } from "node:path";
var STYLE = '<link rel="stylesheet" href="page.css">';
var SCRIPT = '<script src="page.js" defer></script>';
var POLICY = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)/;
var END = "</body>";
async function readProgram() {
  const dir = packageFolder("dist/page");
  const [html, js, css] = await Promise.all(
    ["index.html", "page.js", "page.css"].map(async (name) => {
      const text2 = await readText(join3(dir, name));
      if (text2 !== void 0) return text2;
      throw new UsageError(
        `there is no ${join3(dir, name)}`,
        "build it, npm run build, or install go-steady again"
      );
    })
  );
  return { html: html ?? "", js: js ?? "", css: css ?? "" };
}
async function putProgram(folder, { html, js, css }) {
  const style = `assets/page-${shortHash(HASH_DIGITS, css)}.css`;
  const script = `assets/page-${shortHash(HASH_DIGITS, js)}.js`;
  await folder.put(style, css);
  await folder.put(script, js);
  const named = replaced(html, STYLE, STYLE.replace("page.css", style));
  await folder.put("index.html", replaced(named, SCRIPT, SCRIPT.replace("page.js", script)));
  return [style, script];
}
function isProgram(path) {
  return /^assets\/page-[0-9a-f]{16}\.(css|js)$/.test(path);
}
function singleFile({ html, js, css }, files) {
  const script = js.replaceAll(/<(?=\/script|!--)/gi, "\\x3c");
  const style = css.replaceAll(/<(?=\/style)/gi, "\\3c ");
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ");
  const blocks = files.map(({ path, bytes }) => {
    const text2 = Buffer.from(bytes).toString("base64");
    return `<script type="application/octet-stream" data-file="${path}">${text2}</script>
`;
  });
  const strict = replaced(html, POLICY, (_, before, after) => `${before}${policy}${after}`);
  const styled = replaced(strict, STYLE, () => `<style>${style}</style>`);
  const bare = replaced(styled, SCRIPT, "");
  return replaced(bare, END, () => `${blocks.join("")}<script>${script}</script>
${END}`);
}
function hashSource(text2) {
  return `'sha256-${systemDigest.sha256(Buffer.from(text2)).toString("base64")}'`;
}
function replaced(text2, part, by) {
  const isThere = typeof part === "string" ? text2.includes(part) : part.test(text2);
  if (!isThere) throw new RangeError(`index.html of the page has no ${String(part)}`);
  return text2.replace(part, typeof by === "string" ? () => by : by);
}

// src/page/remove-stale.ts
var STALE = "stale.json";
var DAY_MS = 24 * 3600 * 1e3;
var MOST_BUILDS = 24;
var staleShape = object({
  /** Since when no index names them, and the files' paths. */
  builds: list(object({ made: text, files: list(text) })),
  /** Paths of the program's parts: of this version, and of the one before. */
  programs: optional(list(list(text)))
});
async function removeStale(folder, { index, values, program }) {
  const named = new Set(filesOf(index, values));
  const paths = await folder.paths();
  const stale = readStale(await folder.text(STALE));
  const programs = newestPrograms(paths.filter(isProgram), stale.programs, program);
  for (const path of paths) if (isProgram(path) && !programs.flat().includes(path)) await folder.remove(path);
  const unnamed = new Set(paths.filter((path) => hashIn(path) !== void 0 && !named.has(path)));
  const builds = [];
  for (const { made, files } of stale.builds) {
    const still = files.filter((path) => unnamed.delete(path));
    if (still.length > 0) builds.push({ made, files: still });
  }
  if (unnamed.size > 0) builds.push({ made: index.made, files: [...unnamed].sort() });
  builds.sort((a, b) => compareTexts(a.made, b.made));
  const isKept = ({ made }) => Date.parse(index.made) - Date.parse(made) < DAY_MS;
  const kept = builds.filter(isKept).slice(-MOST_BUILDS);
  for (const { files } of builds.filter((build2) => !kept.includes(build2)))
    for (const path of files) await folder.remove(path);
  await folder.put(STALE, `${JSON.stringify({ builds: kept, programs })}
`);
}
function newestPrograms(there, known, now) {
  if (now === void 0) return known ?? [there];
  const [last = now, before = there.filter((path) => !now.includes(path))] = known ?? [];
  return now.every((path) => last.includes(path)) ? [last, before] : [now, last];
}
function readStale(json) {
  const found = staleShape(fromJson(json));
  return found instanceof Mismatch ? { builds: [] } : found;
}
function filesOf({ branches, files }, values) {
  const { rows, events, tests, state } = files;
  const series = branches.flatMap((branch) => branch.series);
  return [
    ...[fileOf2("rows", rows), fileOf2("events", events), fileOf2("tests", tests), fileOf2("state", state)],
    ...branches.flatMap(({ commits }) => commits.map((hash2) => fileOf2("commits", hash2))),
    ...branches.flatMap(({ runs }) => runs.map((hash2) => fileOf2("runs", hash2))),
    ...series.flatMap(({ classes }) => classes.filter(Boolean).map((hash2) => fileOf2("classes", hash2))),
    ...series.map(({ blocks }) => fileOf2("blocks", blocks)),
    ...[...values].map((hash2) => fileOf2("values", hash2))
  ];
}

// src/page/format/row-cells.ts
function openBlock(file) {
  const places = [];
  let place = { value: 0, pairs: 0, compared: 0 };
  for (let row = 0; row < BLOCK; row++) {
    places.push(place);
    place = walk(file, row, place, () => {
    });
  }
  return { file, places };
}
function eachCell({ file, places }, row, visit) {
  walk(file, row, places[row], visit);
}
function numbersOf2(file, form, at) {
  const none = { base: null, head: null, ln: null, error: null, df: null, pairs: 0 };
  const value = orNull(file.value[at.value]);
  const pairs = file.pairs[at.pairs] ?? 0;
  switch (form) {
    case "class":
      return none;
    case "still":
      return { base: value, head: value, ln: 0, error: 0, df: null, pairs };
    case "value":
    case "seconds":
      return { ...none, head: value };
    case "compared":
      return {
        base: orNull(file.base[at.compared]),
        head: orNull(file.head[at.compared]),
        ln: orNull(file.ln[at.compared]),
        error: orNull(file.error[at.compared]),
        df: orNull(file.df[at.compared]),
        pairs
      };
  }
}
function orNull(value) {
  return value === void 0 || Number.isNaN(value) ? null : value;
}
function walk({ runs, cells }, row, from, visit) {
  const at = { value: 0, pairs: 0, compared: 0, ...from };
  for (let run = 0; run < runs.length; run++) {
    const cell = cells[row * runs.length + run] ?? 0;
    visit(cell, run, at);
    if (cell < STEP) continue;
    const form = formIn(cell);
    if (hasValue(form)) at.value++;
    if (hasPairs(form)) at.pairs++;
    if (form === "compared") at.compared++;
  }
  return at;
}
function edgesOf(blocks, row, columns) {
  const beside = /* @__PURE__ */ new Map();
  const numberOf = (commit) => {
    if (typeof commit === "number") return commit;
    const number2 = beside.get(commit) ?? columns + beside.size;
    beside.set(commit, number2);
    return number2;
  };
  const found = {
    base: wholeColumn(),
    head: wholeColumn(),
    ln: realColumn(),
    variance: realColumn(),
    df: realColumn()
  };
  for (const { file, places } of blocks)
    walk(file, row, places[row], (cell, number2, at) => {
      const run = file.runs[number2];
      if (run === void 0 || run.how !== "pairs" || run.base === run.column || run.base === "") return;
      const change = changeIn(file, cell, at);
      if (change === void 0) return;
      found.base.push(numberOf(run.base));
      found.head.push(run.column);
      found.ln.push(change.ln);
      found.variance.push(change.variance);
      found.df.push(change.df);
    });
  return {
    base: found.base.values(),
    head: found.head.values(),
    ln: found.ln.values(),
    variance: found.variance.values(),
    df: found.df.values(),
    beside: [...beside.keys()]
  };
}
var SAME = { ln: 0, variance: 0, df: Infinity };
var IDENTICAL2 = codeOf("identical");
function changeIn(file, cell, at) {
  const form = formIn(cell);
  if (codeIn(cell) === IDENTICAL2 || form === "still") return SAME;
  if (form !== "compared") return void 0;
  const { ln, error, df } = numbersOf2(file, form, at);
  const variance = edgeVariance(error ?? Number.NaN, df ?? Number.NaN);
  if (ln === null || Number.isNaN(variance)) return void 0;
  return { ln, variance, df: error === 0 ? Infinity : df ?? Infinity };
}

// src/page/windows.ts
function windowsOf(columns, segment = SEGMENT) {
  const half = segment / 2;
  const windows = Math.max(1, Math.ceil((columns - half) / segment));
  return Array.from({ length: windows }, (_, i) => ({
    from: i * segment,
    to: Math.min((i + 2) * segment, columns),
    centre: {
      from: i === 0 ? 0 : i * segment + half,
      to: i === windows - 1 ? columns : (i + 1) * segment + half
    }
  }));
}
function changesAlong(edges, windows, along) {
  const found = windows.map((window) => changesIn(edges, window, along));
  return {
    changes: found.flatMap(({ changes }) => changes),
    doubts: found.flatMap(({ doubts }) => doubts)
  };
}
function changesIn(edges, { from, to, centre }, { columns, policy }) {
  const place = new Int32Array(to - from).map((_, i) => i);
  const inside = edgesIn(edges, { from, to }, columns);
  const { changes, doubts } = findChanges(layOut(inside, place, to - from), policy);
  const moved = (each) => ({
    ...each,
    first: each.first + from,
    last: each.last + from
  });
  const isCentral = (column) => column >= centre.from && column < centre.to;
  return {
    changes: changes.map((change) => ({ ...moved(change), place: change.place + from })).filter((change) => isCentral(change.place)),
    doubts: doubts.map(moved).filter(({ last }) => isCentral(last))
  };
}
function edgesIn({ base, head, ln, variance, df }, { from, to }, columns) {
  const headAt = (e) => head[e] ?? 0;
  const [first, end] = [firstFrom(head.length, headAt, from), firstFrom(head.length, headAt, to)];
  const inside = {
    base: new Int32Array(end - first),
    head: new Int32Array(end - first),
    ln: new Float64Array(end - first),
    variance: new Float64Array(end - first),
    df: new Float64Array(end - first)
  };
  let kept = 0;
  for (let e = first; e < end; e++) {
    const other = base[e] ?? 0;
    if (other < from || other >= to && other < columns) continue;
    inside.base[kept] = other >= columns ? other - columns + to - from : other - from;
    inside.head[kept] = (head[e] ?? 0) - from;
    inside.ln[kept] = ln[e] ?? 0;
    inside.variance[kept] = variance[e] ?? 0;
    inside.df[kept] = df[e] ?? 0;
    kept++;
  }
  return {
    base: inside.base.subarray(0, kept),
    head: inside.head.subarray(0, kept),
    ln: inside.ln.subarray(0, kept),
    variance: inside.variance.subarray(0, kept),
    df: inside.df.subarray(0, kept)
  };
}

// src/page/cell-at-column.ts
var HEAVIEST = [
  "large-regression",
  "regression",
  "waived",
  "broken",
  "missing",
  "inconclusive",
  "large-improvement",
  "improvement",
  "new",
  "unchanged",
  "identical",
  "value"
].map(codeOf);
var TESTS = new Set(
  ["passed", "failed", "flaky", "skipped", "clock"].map(codeOf)
);
function rankRuns(runs, from, to) {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const distance = (number2) => distanceOf(runs[number2]);
  return grouped(numbers, distance).toSorted(([a], [b]) => distance(a) - distance(b));
}
function distanceOf(run) {
  if (run === void 0 || typeof run.base !== "number" || run.base >= run.column) return Infinity;
  return run.column - run.base;
}
function codeAtColumn(cells, ranking) {
  const [first] = ranking;
  if (ranking.length === 1 && first?.length === 1) return codeIn(cells[first[0] ?? 0] ?? 0);
  const groups = ranking.map(
    (group) => group.map((number2) => codeIn(cells[number2] ?? 0)).filter((c) => c > 0)
  );
  const all = groups.flat();
  if (all.some((code) => TESTS.has(code))) return testCode(all);
  const nearest = groups.find((codes) => codes.length > 0) ?? [];
  return HEAVIEST.find((code) => nearest.includes(code)) ?? 0;
}
function testCode(codes) {
  const has = (name) => codes.includes(codeOf(name));
  const passes = has("passed") || has("clock");
  if (has("flaky") || has("failed") && passes) return codeOf("flaky");
  const names = ["failed", "clock", "passed", "skipped"];
  return codeOf(names.find(has) ?? classOf(0));
}

// src/page/series-wish.ts
function runsIn(runs, { from, to }) {
  const columnAt = (number2) => runs[number2]?.column ?? 0;
  return runs.slice(firstFrom(runs.length, columnAt, from), firstFrom(runs.length, columnAt, to));
}
function valuesRunOf({ column, base, facts }) {
  return { column, base, how: facts.base?.how ?? "" };
}

// src/page/class-writer.ts
async function openClasses(wish) {
  const { columns, rows, runs, earlier, folder } = wish;
  const changed = /* @__PURE__ */ new Map();
  for (const { column, placed } of runs) {
    const segment = Math.floor(column / SEGMENT);
    if (placed === void 0 || changed.has(segment)) continue;
    changed.set(segment, await codesOf(folder, earlier?.classes[segment] ?? "", rows));
  }
  return {
    of: (range, own) => {
      const segment = Math.floor(range.from / SEGMENT);
      const codes = changed.get(segment);
      const fresh = freshColumns(own);
      if (codes === void 0 || fresh.length === 0) return () => () => {
      };
      return (block) => (row, cells) => {
        const number2 = block * BLOCK + row;
        if (number2 >= rows) return;
        for (const { column, ranking } of fresh)
          codes[(column - segment * SEGMENT) * rows + number2] = codeAtColumn(cells, ranking);
      };
    },
    write: () => Promise.all(
      segmentsOf(columns).map(async (_, segment) => {
        const codes = changed.get(segment);
        if (codes === void 0) return earlier?.classes[segment] ?? "";
        return writeCodes(folder, codes, rows);
      })
    )
  };
}
function freshColumns(own) {
  const runs = own.map(valuesRunOf);
  const fresh = [];
  for (let from = 0, to = 0; from < own.length; from = to) {
    const { column = 0 } = own[from] ?? {};
    while (own[to]?.column === column) to++;
    const isFresh = own.slice(from, to).some(({ placed }) => placed !== void 0);
    if (isFresh) fresh.push({ column, ranking: rankRuns(runs, from, to) });
  }
  return fresh;
}
async function codesOf(folder, hash2, rows) {
  const codes = new Uint8Array(rows * SEGMENT);
  if (hash2 === "") return codes;
  const old = await readMatrix(folder, hash2);
  for (let column = 0; column < Math.min(old.columns, SEGMENT); column++)
    codes.set(
      old.codes.subarray(column * old.rows, (column + 1) * old.rows).subarray(0, rows),
      column * rows
    );
  return codes;
}
async function writeCodes(folder, codes, rows) {
  const [height, width] = extent(codes, rows);
  if (height === 0) return "";
  const kept = new Uint8Array(height * width);
  for (let column = 0; column < width; column++)
    kept.set(codes.subarray(column * rows, column * rows + height), column * height);
  return folder.write("classes", writeClasses({ rows: height, columns: width, codes: kept }));
}
function extent(codes, rows) {
  let [height, width] = [0, 0];
  for (let column = 0; column < SEGMENT; column++) {
    let last = rows;
    while (last > 0 && codes[column * rows + last - 1] === 0) last--;
    if (last === 0) continue;
    height = Math.max(height, last);
    width = column + 1;
  }
  return [height, width];
}

// src/page/fill-block.ts
function openReader(source) {
  return { source, next: 0, at: firstPlace() };
}
function fillBlock({
  runs,
  readers,
  onRow
}) {
  const slots = makeSlots(runs.length);
  const cells = createCells(runs.length * BLOCK);
  let isEmpty = true;
  for (let row = 0; row < BLOCK; row++) {
    slots.cells.fill(0);
    for (const reader of readers) readRow(reader, slots);
    onRow(row, slots.cells);
    copyRow(slots, cells);
    isEmpty &&= slots.cells.every((cell) => cell === 0);
  }
  return isEmpty ? void 0 : { runs, ...cells.finish() };
}
function makeSlots(runs) {
  const places = () => new Int32Array(runs);
  return { cells: new Uint8Array(runs), from: [], value: places(), pairs: places(), compared: places() };
}
function readRow(reader, { cells, from, value, pairs, compared }) {
  const { at, source } = reader;
  for (const rank of source.ranks) {
    const cell = source.columns.cells[reader.next++] ?? 0;
    if (cell === 0) continue;
    cells[rank] = cell;
    from[rank] = source.columns;
    value[rank] = at.value;
    pairs[rank] = at.pairs;
    compared[rank] = at.compared;
    moveOn(at, cell);
  }
}
function copyRow({ cells, from, value, pairs, compared }, into2) {
  const at = firstPlace();
  for (let run = 0; run < cells.length; run++) {
    at.value = value[run] ?? 0;
    at.pairs = pairs[run] ?? 0;
    at.compared = compared[run] ?? 0;
    into2.copy(from[run] ?? NO_COLUMNS, cells[run] ?? 0, at);
  }
}
var NO_COLUMNS = createCells(0).finish();
function saidOf(sources) {
  const all = (pick) => sources.flatMap(
    ({ source, first }) => pick(source).filter(({ row }) => row >= first && row < first + BLOCK).map((each) => ({ ...each, row: each.row - first, run: source.ranks[each.run] ?? 0 }))
  ).sort((a, b) => a.row - b.row || a.run - b.run);
  return { notes: all(({ notes }) => notes), clocks: all(({ clocks }) => clocks) };
}

// src/page/format/values-file.ts
var MOST2 = 2e5;
var runsShape = object({
  column: list(count, MOST2),
  base: list(either(count, text), MOST2),
  how: list(oneOf(["pairs", "stored", ""]), MOST2)
});
function runsOf({ column, base, how }) {
  if (base.length !== column.length || how.length !== column.length)
    return new Mismatch("of columns of one length", column.length);
  return column.map((at, i) => ({ column: at, base: base[i] ?? "", how: how[i] ?? "" }));
}
function fieldsOf(runs) {
  return {
    column: runs.map(({ column }) => column),
    base: runs.map(({ base }) => base),
    how: runs.map(({ how }) => how)
  };
}
var noteShape = object({
  /** Within the block. */
  row: count,
  /** Index in `runs`. */
  run: count,
  /** Why, in one sentence; "" where there is nothing to say. */
  reason: text,
  /** Changed functions that it reaches, nearest first. */
  through: list(text),
  /** Why a waiver lets a regression pass, and its last day; "" where none does. */
  waived: text,
  expires: text
});
var clockShape = object({ row: count, run: count, clock: text });
var saidShape = object({
  runs: into(runsShape, runsOf),
  notes: list(noteShape, MOST2),
  clocks: list(clockShape, MOST2)
});
function writeValues(file) {
  const { runs, notes, clocks, cells, value, pairs, ln, error, df, base, head } = file;
  return writeTable(
    { runs: fieldsOf(runs), notes, clocks },
    { bytes: cells, numbers: [value, pairs, ln, error, df, base, head] }
  );
}
function readValues(bytes) {
  const table = readTable(bytes, NUMBERS);
  if (table instanceof Broken) return table;
  const said = saidShape(table.said);
  if (said instanceof Mismatch) return new Broken(said.told("it"));
  const none = new Float64Array(0);
  const [value = none, pairs = none, ln = none, error = none, df = none, base = none, head = none] = table.numbers;
  const file = { ...said, cells: table.bytes, value, pairs, ln, error, df, base, head };
  return isWhole(file) ? file : new Broken("its numbers do not fit its cells");
}
var NUMBERS = 7;
function isWhole({ runs, notes, clocks, cells, value, pairs, ...compared }) {
  const cellCounts = new Uint32Array(256);
  for (const cell of cells) cellCounts[cell] = (cellCounts[cell] ?? 0) + 1;
  const counts = new Map(CELL_FORMS.map((form) => [form, 0]));
  for (const [cell, count2] of cellCounts.entries()) {
    if (count2 === 0) continue;
    if (!isKnownCell(cell)) return false;
    if (cell >= STEP) counts.set(formIn(cell), (counts.get(formIn(cell)) ?? 0) + count2);
  }
  const fits = (column, has) => column.length === CELL_FORMS.filter(has).reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
  const { ln, error, df, base, head } = compared;
  return cells.length === runs.length * BLOCK && fits(value, hasValue) && fits(pairs, hasPairs) && [ln, error, df, base, head].every((column) => fits(column, (form) => form === "compared")) && [...notes, ...clocks].every(({ row, run }) => row < BLOCK && run < runs.length);
}

// src/page/write-series.ts
async function writeSeries(wish) {
  const { rows, columns, folder } = wish;
  const blocks = rows === 0 ? 0 : blockOf(rows - 1) + 1;
  const hashes = Array.from({ length: blocks }, (_, block) => piecesOf(columns, block).map(() => ""));
  const classes = await openClasses(wish);
  for (const range of rangesOf(wish, hashes)) await writeRange(wish, range, { hashes, classes });
  const kept = hashes.map(withoutEnd);
  return {
    classes: await classes.write(),
    blocks: await folder.write("blocks", writeBlocks({ pieces: kept })),
    hashes: kept
  };
}
function withoutEnd(hashes) {
  return hashes.slice(0, hashes.findLastIndex((hash2) => hash2 !== "") + 1);
}
function rangesOf({ columns, oldColumns, earlier, runs }, hashes) {
  const dirty = runs.filter(({ placed }) => placed !== void 0).map(({ column }) => column);
  const ranges = /* @__PURE__ */ new Map();
  for (const [block, own] of hashes.entries()) {
    const old = piecesOf(oldColumns, block);
    for (const [index, { from, to }] of piecesOf(columns, block).entries()) {
      const inside = [...old.keys()].filter((i) => isInside(old[i], { from, to }));
      const isDirty = dirty.some((column) => column >= from && column < to);
      if (inside.length <= 1 && !isDirty) {
        own[index] = earlier?.pieces[block]?.[inside[0] ?? -1] ?? "";
        continue;
      }
      const range = ranges.get(`${from} ${to}`) ?? { from, to, blocks: /* @__PURE__ */ new Map() };
      ranges.set(`${from} ${to}`, range);
      range.blocks.set(block, index);
    }
  }
  return [...ranges.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}
function isInside(piece, { from, to }) {
  return piece !== void 0 && piece.from >= from && piece.to <= to;
}
async function writeRange(wish, range, { hashes, classes }) {
  const own = runsIn(wish.runs, range);
  if (own.length === 0) return;
  const runs = own.map(valuesRunOf);
  const fresh = own.flatMap(({ placed }, rank) => placed === void 0 ? [] : [sourceOf(placed, rank)]);
  const readers = fresh.map(openReader);
  const takeRows = classes.of(range, own);
  const pending = [];
  for (const block of hashes.keys()) {
    const index = range.blocks.get(block);
    const old = index === void 0 ? [] : await readPieces(wish, { block, range, own });
    const filled = fillBlock({
      runs,
      readers: [...readers, ...old.map(openReader)],
      onRow: index === void 0 ? () => {
      } : takeRows(block)
    });
    if (filled === void 0 || index === void 0) continue;
    const said = saidOf([
      ...old.map((source) => ({ source, first: 0 })),
      ...fresh.map((source) => ({ source, first: block * BLOCK }))
    ]);
    const write = async () => {
      const row = hashes[block] ?? [];
      row[index] = await wish.folder.write("values", writeValues({ ...filled, ...said }));
    };
    pending.push(write());
    if (pending.length >= AT_ONCE) await Promise.all(pending.splice(0));
  }
  await Promise.all(pending);
}
var AT_ONCE = 16;
function sourceOf({ columns, notes, clocks }, rank) {
  return { columns, notes, clocks, ranks: [rank] };
}
async function readPieces(wish, { block, range, own }) {
  const { earlier, oldColumns, folder } = wish;
  const sources = [];
  for (const [i, piece] of piecesOf(oldColumns, block).entries()) {
    const hash2 = earlier?.pieces[block]?.[i] ?? "";
    if (hash2 === "" || !isInside(piece, range)) continue;
    const { from, to } = piece;
    const file = await readBlock(folder, hash2);
    const ranks = own.flatMap(
      ({ placed, column }, rank) => placed === void 0 && column >= from && column < to ? [rank] : []
    );
    if (ranks.length !== file.runs.length) throw new Stale(`a file of values has ${file.runs.length} runs`);
    sources.push({ columns: file, notes: file.notes, clocks: file.clocks, ranks });
  }
  return sources;
}
async function readBlock(folder, hash2) {
  const bytes = await folder.read("values", hash2);
  const file = bytes instanceof Broken ? bytes : readValues(bytes);
  if (file instanceof Broken) throw new Stale(`a file of values: ${file.why}`);
  return file;
}

// src/page/find-page-events.ts
async function findPageEvents(wish) {
  const changed = await changedRows(wish, touchedRows(wish));
  const kept = (all) => all.filter(({ row }) => !changed.has(row));
  const events = [...kept(wish.earlier.events)];
  const doubts = [...kept(wish.earlier.doubts)];
  const along = alongOf(wish);
  for (const [block, rows] of byBlock(changed)) {
    const found = along(rows, await openBlocks(wish, block, 0));
    events.push(...found.events);
    doubts.push(...found.doubts);
  }
  return { events: events.sort((a, b) => a.column - b.column || a.row - b.row), doubts: doubts.sort(byRow) };
}
function byRow(a, b) {
  return a.row - b.row || a.first - b.first;
}
function openBlocks({ folder, hashes, commits }, block, from) {
  const pieces = piecesOf(commits.length, block);
  const named = (hashes[block] ?? []).filter((hash2, i) => hash2 !== "" && (pieces[i]?.to ?? 0) > from);
  return Promise.all(named.map(async (hash2) => openBlock(await readBlock(folder, hash2))));
}
async function changedRows(wish, touched) {
  const { commits, runs, earlier } = wish;
  const windows = windowsOf(commits.length);
  const fresh = runs.flatMap(({ placed, column }) => placed === void 0 ? [] : [column]);
  const oldest = fresh.reduce((least, column) => Math.min(least, column), commits.length);
  const recent = windows.filter(({ to }) => to > oldest);
  const [first] = recent;
  if (first === void 0 || recent.length === windows.length) return touched;
  const changed = /* @__PURE__ */ new Set();
  const along = { columns: commits.length, policy: eventPolicy() };
  for (const [block, rows] of byBlock(touched)) {
    const blocks = await openBlocks(wish, block, first.from);
    for (const row of rows) {
      const found = changesAlong(edgesOf(blocks, row % BLOCK, commits.length), recent, along);
      const before = signOf(
        earlier.events.filter((event) => event.row === row && event.column >= first.centre.from),
        earlier.doubts.filter((doubt) => doubt.row === row && doubt.last >= first.centre.from)
      );
      if (signOf(found.changes.map(asEvent), found.doubts.map(asDoubt)) !== before) changed.add(row);
    }
  }
  return changed;
}
function signOf(events, doubts) {
  return JSON.stringify([
    events.map(({ column, first, last, delta, lo, hi }) => [column, first, last, delta, lo, hi]),
    doubts.map(({ first, last, delta, ratio }) => [first, last, delta, ratio])
  ]);
}
function asEvent({ place, first, last, ln, lo, hi }) {
  const [delta, least, most] = [ln, lo, hi].map((each) => short(Math.expm1(each)));
  return { column: place, first, last, delta: delta ?? 0, lo: least ?? 0, hi: most ?? 0 };
}
function asDoubt({ first, last, ln, ratio }) {
  return { first, last, delta: short(Math.expm1(ln)), ratio: short(ratio) };
}
var IDENTICAL3 = codeOf("identical");
function touchedRows({ runs, rows, oldColumns }) {
  const touched = /* @__PURE__ */ new Set();
  for (const { placed, column, base, facts } of runs) {
    if (placed === void 0 || facts.base?.how !== "pairs") continue;
    const isNext = base === column - 1 && column >= oldColumns;
    for (const [row, cell] of placed.columns.cells.entries()) {
      const form = formIn(cell);
      const isExact = codeIn(cell) === IDENTICAL3 || form === "still";
      if (rows[row]?.kind !== "benchmark" || touched.has(row)) continue;
      if (form === "compared" || isExact && !isNext) touched.add(row);
    }
  }
  return touched;
}
function byBlock(rows) {
  const sorted = [...rows].sort((a, b) => a - b);
  return grouped(sorted, blockOf).map((own) => [blockOf(own[0]), own]);
}
function alongOf({ branch, region, commits, rows }) {
  const line = Int32Array.from(commits.keys());
  const windows = windowsOf(commits.length);
  const columns = new Map(commits.map(({ sha }, column) => [sha, column]));
  const graphCommits = commits.map(graphCommitOf);
  const columnOf = (sha) => columns.get(sha) ?? 0;
  return (own, blocks) => {
    const series = own.flatMap((row) => seriesOf(rows[row]));
    const numbers = new Map(series.map((each, i) => [seriesKey(each), own[i] ?? 0]));
    const notes = notesOf(blocks);
    const found = eventsAlong(
      {
        commits: graphCommits,
        series,
        edgesOf: (i) => edgesOf(blocks, (own[i] ?? 0) % BLOCK, commits.length),
        noteOf: (i, column) => notes.get(`${(own[i] ?? 0) % BLOCK} ${column}`)
      },
      line,
      { find: (edges, policy) => changesAlong(edges, windows, { columns: commits.length, policy }) }
    );
    const place = (each) => ({ branch, region, row: numbers.get(seriesKey(each)) ?? 0 });
    return {
      events: found.events.map((event) => ({ ...place(event), ...pageEventOf(event, columnOf) })),
      doubts: found.doubts.map(({ benchmark, unit, first, last, delta, ratio }) => ({
        ...place({ benchmark, unit }),
        ...{ first: columnOf(first), last: columnOf(last), delta: short(delta), ratio: short(ratio) }
      }))
    };
  };
}
function seriesOf(row) {
  return row?.kind === "benchmark" ? [{ benchmark: row.benchmark, unit: row.unit }] : [];
}
function seriesKey({ benchmark, unit }) {
  return `${benchmarkKey(benchmark)}
${unit}`;
}
function graphCommitOf({ sha, authored, measured, pull, parent }) {
  const parents = parent === "" ? [] : [parent];
  return { sha, authored, measured, pull: pull ?? void 0, parents, branches: [] };
}
function notesOf(blocks) {
  const notes = /* @__PURE__ */ new Map();
  for (const { file } of blocks)
    for (const { row, run, through, waived, expires } of file.notes) {
      const isWaived = waived !== "" || expires !== "";
      if (through.length === 0 && !isWaived) continue;
      const { column = -1 } = file.runs[run] ?? {};
      notes.set(`${row} ${column}`, { through, waived: isWaived ? { reason: waived, expires } : void 0 });
    }
  return notes;
}
function pageEventOf(event, columnOf) {
  const { kind, commit, first, last, delta, lo, hi, worse, state, through } = event;
  const { reason = "", expires = "" } = state.kind === "acknowledged" ? state : {};
  return {
    ...{ kind, column: columnOf(commit), first: columnOf(first), last: columnOf(last) },
    ...{ delta: short(delta), lo: short(lo), hi: short(hi), worse: worse ?? null, state: state.kind },
    accepted: state.kind === "acknowledged" ? "run" : "",
    recovered: state.kind === "recovered" ? columnOf(state.commit) : null,
    ...{ reason, expires: expires ?? "", through }
  };
}
function short(value) {
  return Number(value.toPrecision(6));
}
function acknowledge(events, settings, { rows, commits }) {
  const accepts = acknowledgedBy(settings, { commits: commits.map(graphCommitOf) });
  return events.map((event) => {
    if (event.accepted === "run" || event.state === "recovered" || event.worse === false) return event;
    const [series] = seriesOf(rows[event.row]);
    const commit = commits[event.column]?.sha ?? "";
    const found = series && accepts({ ...series, commit, delta: event.delta });
    if (found === void 0) return { ...event, state: "open", accepted: "", reason: "", expires: "" };
    const { reason, expires = "" } = found;
    return { ...event, state: "acknowledged", accepted: "settings", reason, expires };
  });
}

// src/page/find-page-troubles.ts
var RECENT = 256;
async function findPageTroubles(wish) {
  const { branch, commits, rows } = wish;
  const to = commits.length;
  const start = Math.max(0, (Math.ceil(to / SEGMENT) - 2) * SEGMENT);
  const numbers = new Map(
    rows.flatMap((row, i) => row.kind === "test" ? [[testKey(row), i]] : [])
  );
  const rowOf = (test) => numbers.get(testKey(test)) ?? 0;
  const columns = new Map(commits.map(({ sha }, column) => [sha, column]));
  const failing = await logsOf(wish, await failingRows2(wish, start), { from: start, to, least: 0 });
  const lasting = { from: Math.max(0, to - RECENT), to, least: LEAST_SECONDS };
  const timed = await logsOf(wish, [...numbers.values()], lasting);
  return {
    troubles: troublesOf(failing).map(
      ({ test, flaky, onlyIn, clocks }) => ({
        ...{ branch, row: rowOf(test), onlyIn, clocks },
        flaky: flaky === void 0 ? null : pageFlakyOf(flaky, columns)
      })
    ),
    slower: slowerTests(timed).map(
      ({ test, ...said }) => ({ branch, row: rowOf(test), ...said })
    )
  };
}
function testKey({ pkg, test }) {
  return `${pkg}
${test}`;
}
function pageFlakyOf({ commits, ...said }, columns) {
  const found = commits.flatMap((sha) => columns.get(sha) ?? []);
  return { ...said, columns: found.toSorted((a, b) => a - b) };
}
var FAILURES = ["failed", "flaky", "clock"].map(codeOf);
async function failingRows2(wish, start) {
  const { folder, rows, series } = wish;
  const found = /* @__PURE__ */ new Set();
  for (const hash2 of series.flatMap(({ classes }) => classes.slice(start / SEGMENT)).filter(Boolean)) {
    const { codes, rows: height } = await readMatrix(folder, hash2);
    for (const code of FAILURES)
      for (let i = codes.indexOf(code); i >= 0; i = codes.indexOf(code, i + 1)) found.add(i % height);
  }
  return [...found].filter((row) => rows[row]?.kind === "test").sort((a, b) => a - b);
}
async function logsOf(wish, rows, range) {
  const found = /* @__PURE__ */ new Map();
  const blocks = new Set(rows.map(blockOf));
  const wanted = new Set(rows);
  for (const { hashes, runs } of wish.series)
    for (const block of blocks)
      for (const [i, piece] of piecesOf(wish.commits.length, block).entries()) {
        const hash2 = hashes[block]?.[i] ?? "";
        if (hash2 === "" || piece.to <= range.from) continue;
        const own = runsIn(runs, piece);
        const taking = { found, own, range, testOf, first: block * BLOCK };
        takeTests(openBlock(await readBlock(wish.folder, hash2)), taking);
      }
  const logs = createTestLogs();
  for (const [{ facts }, { tests, clocks }] of found) {
    const named = facts.clocks.map((name) => ({ clock: { zone: name }, differs: clocks.get(name) ?? [] }));
    logs.add({ ...facts, tests, clocks: named });
  }
  return [...logs.finish()];
  function testOf(row) {
    const found2 = wish.rows[row];
    return found2?.kind === "test" && wanted.has(row) ? found2 : void 0;
  }
}
function takeTests(block, { found, own, range, testOf, first }) {
  const testsOf = (run) => {
    const of = own[run];
    if (of === void 0 || of.column < range.from) return void 0;
    const tests = found.get(of) ?? { tests: [], clocks: /* @__PURE__ */ new Map() };
    found.set(of, tests);
    return tests;
  };
  for (let row = 0; row < BLOCK; row++) {
    const test = testOf(first + row);
    if (test === void 0) continue;
    const { pkg, test: name } = test;
    eachCell(block, row, (cell, run, at) => {
      const outcome = OUTCOMES[codeIn(cell)];
      const seconds = secondsIn(block.file, cell, at);
      if (outcome !== void 0 && seconds >= range.least)
        testsOf(run)?.tests.push({ pkg, test: name, outcome, seconds });
    });
  }
  for (const { row, run, clock } of block.file.clocks) {
    const [test, tests] = [testOf(first + row), testsOf(run)];
    if (test === void 0 || tests === void 0) continue;
    const failed = { pkg: test.pkg, test: test.test, outcome: "failed" };
    tests.clocks.set(clock, [...tests.clocks.get(clock) ?? [], failed]);
  }
}
function secondsIn({ value }, cell, at) {
  return formIn(cell) === "seconds" && value[at.value] || 0;
}
var OUTCOMES = CELL_CLASSES.map((name) => {
  switch (name) {
    case "passed":
    case "clock":
      return "passed";
    case "failed":
    case "flaky":
    case "skipped":
      return name;
    default:
      return void 0;
  }
});

// src/page/write-branch.ts
async function writeBranch(wish) {
  const { folder, earlier, line, rows } = wish;
  const { branch: name, commits, runs } = line;
  const known = new Set(earlier?.branches.get(name)?.runs.map(({ key }) => key));
  const parts = [];
  const before = [...earlier?.branches.get(name)?.series.keys() ?? []];
  for (const region of [.../* @__PURE__ */ new Set([...before, ...regionsOf2(runs)])].sort())
    parts.push(await writePart(wish, region, known));
  const troubles = await findPageTroubles({ folder, branch: name, commits, rows, series: parts });
  const segments = await writeSegments(wish, known);
  const branch = {
    name,
    columns: commits.length,
    commits: segments.map((segment) => segment.commits),
    runs: segments.map((segment) => segment.runs),
    series: parts.map(({ series }) => series)
  };
  return {
    branch,
    values: parts.flatMap(({ hashes }) => hashes.flat().filter(Boolean)),
    events: parts.flatMap(({ events }) => events),
    doubts: parts.flatMap(({ doubts }) => doubts),
    ...troubles,
    failing: parts.flatMap(({ failing }) => failing)
  };
}
function writeSegments({ folder, earlier, line }, known) {
  const before = earlier?.index.branches.find(({ name }) => name === line.branch);
  const fresh = line.runs.filter(({ facts }) => !known.has(facts.key)).map(({ column }) => column);
  return Promise.all(
    segmentsOf(line.commits.length).map(async (piece, i) => {
      const isSame = before !== void 0 && piece.to <= before.columns && !fresh.some(isIn(piece));
      return {
        commits: isSame && before.commits[i] || await folder.write("commits", commitsText(line, piece)),
        runs: isSame && before.runs[i] || await folder.write("runs", runsText(line.runs, piece))
      };
    })
  );
}
function isIn({ from, to }) {
  return (column) => column >= from && column < to;
}
function regionsOf2(runs) {
  return [...new Set(runs.map(({ facts }) => facts.region))].sort();
}
async function writePart(wish, region, known) {
  const { folder, earlier, line, rows, placed, settings } = wish;
  const { branch, commits } = line;
  const before = earlier?.branches.get(branch);
  const oldColumns = before?.commits.length ?? 0;
  const runs = line.runs.filter(({ facts }) => facts.region === region).map((run) => {
    const { key, branch: other } = run.facts;
    if (known.has(key)) return { ...run, placed: void 0 };
    const fresh = placed.get(key);
    if (fresh === void 0) throw new Stale(`a run of ${other} is on the line of ${branch} now`);
    return { ...run, placed: fresh };
  });
  const written = await writeSeries({
    ...{ folder, earlier: before?.series.get(region), oldColumns, runs },
    ...{ columns: commits.length, rows: rows.length }
  });
  const own = (all = []) => all.filter((each) => each.branch === branch && each.region === region);
  const found = await findPageEvents({
    ...{ folder, branch, region, commits, oldColumns, rows, runs, hashes: written.hashes },
    earlier: { events: own(earlier?.events.events), doubts: own(earlier?.events.doubts) }
  });
  const events = acknowledge(found.events, settings, { rows, commits });
  const counts = countEvents(events);
  const series = seriesOf2({ region, runs, written, counts, before: before?.series.get(region) });
  const failing = await failingIn(wish, series);
  return { ...written, ...{ series, runs, events, doubts: found.doubts, failing } };
}
function seriesOf2({ region, runs, written, counts, before }) {
  const { column: newest = 0, facts } = runs.at(-1) ?? {};
  const { time, outcome } = facts ?? { time: "", outcome: "unmeasured" };
  return {
    region,
    commits: (before?.commits ?? 0) + newColumns(runs),
    ...before !== void 0 && facts === void 0 ? { newest: before.newest, time: before.time, outcome: before.outcome } : { newest, time, outcome },
    classes: written.classes,
    blocks: written.blocks,
    ...counts
  };
}
function newColumns(runs) {
  const [known, fresh] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
  for (const { column, placed } of runs) (placed === void 0 ? known : fresh).add(column);
  return [...fresh].filter((column) => !known.has(column)).length;
}
async function failingIn({ folder, rows, line }, series) {
  const hash2 = series.classes[Math.floor(series.newest / SEGMENT)] ?? "";
  if (hash2 === "") return [];
  const matrix = await readMatrix(folder, hash2);
  const { branch } = line;
  return failingRows(rows, series, matrix).map((row) => ({ branch, region: series.region, row }));
}
function commitsText({ commits, runs }, { from, to }) {
  const own = commits.slice(from, to);
  const inPiece = runs.filter(({ column }) => column >= from && column < to);
  const go = [...new Set(inPiece.map(({ facts }) => facts.machine.go))].sort();
  return writeCommits({
    commits: own,
    go,
    regions: regionsOf2(inPiece).map((region) => regionColumns(region, { own, inPiece, go, from }))
  });
}
function regionColumns(region, { own, inPiece, go, from }) {
  const newest = new Map(
    inPiece.flatMap(
      ({ facts, column }) => facts.region === region ? [[column - from, facts]] : []
    )
  );
  return {
    region,
    go: own.map((_, i) => go.indexOf(newest.get(i)?.machine.go ?? "") + 1),
    outcome: own.map((_, i) => newest.get(i)?.outcome ?? "")
  };
}
function runsText(runs, { from, to }) {
  const inPiece = runs.filter(({ column }) => column >= from && column < to);
  const machines = new Map(inPiece.map(({ facts: { machine } }) => [JSON.stringify(machine), machine]));
  const keys = [...machines.keys()];
  const named = inPiece.flatMap(({ facts: { sameTests, crashedTests } }) => [...sameTests, ...crashedTests]);
  const packages = [...new Set(named)].sort();
  const packageOf2 = indexed(packages);
  return writeRuns({
    runs: inPiece.map(({ facts, column }) => {
      const machine = keys.indexOf(JSON.stringify(facts.machine));
      return pageRunOf(facts, column, { machine, packageOf: packageOf2 });
    }),
    machines: [...machines.values()],
    ...packages.length === 0 ? {} : { packages }
  });
}
function indexed(words) {
  const numbers = new Map(words.map((word, i) => [word, i]));
  return (word) => numbers.get(word) ?? -1;
}

// src/page/build-page.ts
async function buildPage(wish) {
  const { index } = wish.folder;
  if (index === void 0) return build(wish, await readAll(wish), void 0);
  try {
    return await build(wish, await readAdded(wish, index), void 0);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    return build(wish, await readAll(wish), error.message);
  }
}
async function build(wish, linedUp, anew) {
  const { folder } = wish;
  const { earlier, read } = linedUp;
  const { lines, leftOut } = shownOf(linedUp);
  const book = openRowBook(knownRows(earlier), read.collector);
  const placed = placeAll(read, book);
  const rows = book.rows();
  const branches = [];
  for (const line of lines)
    branches.push(await writeBranch({ folder, earlier, line, rows, placed, settings: wish.settings }));
  const doubts = [...read.doubts, ...lateRuns(lines, wish.now), ...leftOutText(leftOut)];
  const index = await writeFiles(wish, {
    branches,
    lines,
    rows,
    doubts,
    state: stateOf(wish, { read, book, leftOut, ends: endsOf(lines, earlier?.state) })
  });
  return { index, added: read.fresh.length, anew, doubts };
}
function knownRows(earlier) {
  const alive = earlier?.state.alive.map(({ branch, rows }) => [branch, unfold(rows)]);
  return { rows: earlier?.rows ?? [], alive: new Map(alive) };
}
function placeAll({ takeRuns }, book) {
  const latestFirst = takeRuns().sort((a, b) => inTime(b.facts, a.facts));
  const placed = /* @__PURE__ */ new Map();
  for (let run = latestFirst.pop(); run !== void 0; run = latestFirst.pop())
    placed.set(run.facts.key, book.place(run));
  return placed;
}
function lateRuns(lines, now) {
  const runs = lines.flatMap((line) => line.runs.map(({ facts }) => facts));
  return runs.filter((facts) => isLate(facts, now)).map(lateText);
}
var MOST_NAMED2 = 100;
function leftOutText(branches) {
  if (branches.length === 0) return [];
  const named = cutText(visibleLine(branches.join(", ")), MOST_NAMED2);
  return [`${branches.length} branches are left out, since others are newer: ${named}`];
}
function stateOf({ filter }, { read, book, leftOut, ends }) {
  const { branch, since } = filter;
  return {
    build: BUILD,
    ...branch === void 0 ? {} : { branch },
    ...since === void 0 ? {} : { since },
    packs: read.packs,
    loose: read.loose,
    alive: [...book.alive()].filter(([name]) => !leftOut.includes(name)).sort(([a], [b]) => a < b ? -1 : 1).map(([name, rows]) => ({ branch: name, rows: fold(rows) })),
    leftOut,
    ...leftOut.length === 0 ? ends : { newest: [], beside: [] }
  };
}
function fold(numbers) {
  const runs = [];
  for (const number2 of numbers) {
    const [first = 0, length = 0] = runs.slice(-2);
    if (runs.length > 0 && number2 === first + length) runs[runs.length - 1] = length + 1;
    else runs.push(number2, 1);
  }
  return runs;
}
function unfold(runs) {
  return runs.flatMap(
    (first, i) => i % 2 === 0 ? Array.from({ length: runs[i + 1] ?? 0 }, (_, k) => first + k) : []
  );
}
async function writeFiles(wish, written) {
  const { folder, history, links, program, version, now } = wish;
  const { branches, lines, rows, doubts, state } = written;
  const events = branches.flatMap((branch) => branch.events);
  const troubles = branches.flatMap((branch) => branch.troubles);
  const commits = new Map(lines.map((line) => [line.branch, line.commits]));
  const index = {
    schema: PAGE_SCHEMA,
    made: now.toISOString(),
    version,
    history: history.name,
    links,
    branches: branches.map(({ branch }) => branch),
    regions: regionsOf(branches.map(({ branch }) => branch)),
    files: {
      rows: await folder.write("rows", writeRows(rows)),
      events: await folder.write(
        "events",
        writeEvents({ events, doubts: branches.flatMap((b) => b.doubts) })
      ),
      tests: await folder.write("tests", writeTests({ troubles, slower: branches.flatMap((b) => b.slower) })),
      state: await folder.write("state", writeState(state))
    },
    overview: overviewOf({
      ...{ events, troubles, doubts, failing: branches.flatMap(({ failing }) => failing) },
      commitAt: (branch, column) => commits.get(branch)?.[column]
    })
  };
  await writeBadges(folder, index);
  const parts = program === void 0 ? void 0 : await putProgram(folder, program);
  await folder.put(INDEX, writeIndex(index));
  const values = branches.flatMap((branch) => branch.values);
  await removeStale(folder, { index, values, program: parts });
  return index;
}
async function writeBadges(folder, { branches, made }) {
  const now = Date.parse(made);
  await folder.put("badge.svg", badgeSvg("", badgeOf(branches[0], now)));
  for (const branch of branches)
    await folder.put(
      badgeFile(branch.name, (text2) => shortHash(8, text2)),
      badgeSvg(branch.name, badgeOf(branch, now))
    );
}

// src/page/make-page.ts
function writtenText({ files, bytes }) {
  return `${plural(files, "file")}, ${(bytes / 1e6).toFixed(1)} MB written`;
}
async function makePage(world, request, dir) {
  var _stack = [];
  try {
    const folder = __using(_stack, await openPageFolder(dir), true);
    return await makeIn(world, request, folder);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function makeIn(world, request, folder) {
  var _stack = [];
  try {
    const { where: where2, remote, ...wish } = request;
    const program = await readProgram();
    const history = __using(_stack, await openHistory(world, where2, remote), true);
    const built = await buildPage({ ...wish, folder, history, program, now: world.date() });
    return { ...built, ...folder.written() };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var MOST_BYTES2 = 20 * 1024 * 1024;
async function makeSingleFile(world, request, file) {
  var _stack = [];
  try {
    const path = resolve(world.cwd, file);
    const scratch = __using(_stack, await openScratchFolder(world.temporary), true);
    const folder = __using(_stack, await openPageFolder(join4(scratch.path, "page")), true);
    const made = await makeIn(world, request, folder);
    const html = Buffer.from(singleFile(await readProgram(), await inlinedOf(folder)));
    if (html.length > MOST_BYTES2)
      throw new UsageError(
        `the page has ${megabytes(html.length)} as one file, and more than ${megabytes(MOST_BYTES2)} are too many`,
        "take less of the history, --branch main --since 90d, or a folder, --out, and serve it"
      );
    await replaceFile(path, html);
    return { ...made, bytes: html.length, files: 1 };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function inlinedOf(folder) {
  const paths = (await folder.paths()).filter((path) => path === INDEX || /^data\/(?!state-)/.test(path));
  return Promise.all(
    paths.map(async (path) => ({
      path,
      bytes: await readBytes(join4(folder.dir, path)) ?? new Uint8Array(0)
    }))
  );
}
function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export {
  NO_LINKS,
  linksOf,
  writtenText,
  makePage,
  makeSingleFile
};
