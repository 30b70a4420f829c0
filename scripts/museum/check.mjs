// Whether a run of the museum came out as the table says.
import { USUAL } from "./table.mjs";

/** @typedef {import("./table.mjs").Direction} Direction */
/** @typedef {import("./table.mjs").Entry} Entry */
/** @typedef {import("./table.mjs").Expected} Expected */
/** @typedef {import("../../src/model/verdict.ts").Comparison} Comparison */
/** @typedef {import("../../src/model/report.ts").Report} Report */

/**
 * One benchmark of the table, with what it came out as; no faults: as expected. `isOpen`: more time may tell.
 * @typedef {{ readonly title: string, readonly came: string, readonly faults: readonly string[], readonly isOpen: boolean }} Case
 */

/** What may stand in the way of every verdict, and is said with what could have been told. */
const NOISE =
  /would have been told|too little to tell|there was no time|not begun|time was up|at least \d+ on each side/;

/** What the others of the job had no time for. */
const SHORT_OF_TIME = new RegExp(`${NOISE.source}|no more pairs came`);

/** How many of a job's rows may say so is asked of the whole job. */
const NO_TIME = ["there was no time to measure it", "not begun"];

/**
 * checkCases looks at every benchmark of some packages, and at rows that nobody expects.
 * @param {{ readonly entries: readonly Entry[], readonly report: Report, readonly direction: Direction, isAsked(title: string): boolean }} what
 * @returns {readonly Case[]}
 */
export function checkCases({ entries, report, direction, isAsked }) {
  const asked = entries.flatMap((entry) =>
    entry.benchmarks
      .map((name) => ({ entry, name }))
      .filter((each) => isAsked(titleOf(each.entry.package, each.name))),
  );
  const cases = asked.map(({ entry, name }) =>
    checkCase(entry, name, rowsOf(entries, entry, name, report), { report, direction }),
  );
  return [...cases, ...unknownRows(entries, report)];
}

/** @param {string} folder @param {string} name */
export function titleOf(folder, name) {
  return `${folder}.${name}`;
}

/**
 * @param {Entry} entry
 * @param {string} name
 * @param {readonly Comparison[]} rows
 * @param {{ readonly report: Report, readonly direction: Direction }} run
 */
function checkCase(entry, name, rows, { report, direction }) {
  const title = titleOf(entry.package, name);
  const main = rows.filter(
    ({ unit, pairs }) => unit === (entry.unit ?? "sec/op") || (unit === "sec/op" && pairs === 0),
  );
  const usual = entry.expected?.[direction] ?? USUAL[direction];
  const wanted = direction === "same" ? [...usual, ...NO_TIME.map((why) => `inconclusive: ${why}`)] : usual;
  const faults = [
    ...countFaults(entry, main, direction),
    ...main
      .filter((row) => direction !== "dead" || !diedEarlier(row, report))
      .flatMap((row) => rowFaults(row, wanted)),
    ...unitFaults(entry, rows, direction),
    ...(direction === "same" ? falseAlarms(rows) : []),
    ...(direction === "dead" ? unnamed(main, report) : []),
  ];
  const wrong = main.filter((row) => rowFaults(row, wanted).length > 0);
  const isOpen = wrong.length > 0 && wrong.every(isShortOfTime);
  return { title, came: cameOf(main), faults: [...new Set(faults)], isOpen };
}

/** @param {Comparison} row */
function isShortOfTime({ verdict, reason }) {
  return verdict === "inconclusive" && SHORT_OF_TIME.test(reason);
}

/**
 * The rows of a function, without those of sub-benchmarks that have an entry of their own.
 * @param {readonly Entry[]} entries
 * @param {Entry} entry
 * @param {string} name
 * @param {Report} report
 */
function rowsOf(entries, entry, name, report) {
  const own = entries.filter((e) => e.package === entry.package).flatMap((e) => e.benchmarks);
  return report.comparisons.filter(
    (row) => row.pkg.endsWith(`/museum/${entry.package}`) && ownerOf(row.name, own) === name,
  );
}

/**
 * What died before its first sub-benchmark has a row of its own.
 * @param {string} row
 * @param {readonly string[]} names
 */
function ownerOf(row, names) {
  return (
    names.find((name) => name === row) ??
    names.find((name) => name === functionOf(row)) ??
    names.find((name) => name.startsWith(`${row}/`))
  );
}

/** @param {string} row */
function functionOf(row) {
  return row.split("/", 1)[0] ?? row;
}

/** @param {Entry} entry @param {readonly Comparison[]} rows @param {Direction} direction */
function countFaults({ rows: wanted = 1 }, rows, direction) {
  const [fewest, most] = typeof wanted === "number" ? [wanted, wanted] : wanted;
  // A function that dies has a row of its own, and what it did not come to may be missing.
  const [least, extra] = direction === "dead" ? [Math.min(1, fewest), 1] : [fewest, 0];
  if (least <= rows.length && rows.length <= most + extra) return [];
  return [`${rows.length} rows, not ${fewest === most ? fewest : `${fewest} to ${most}`}`];
}

/**
 * Missing, since its function has died on the head; that is looked at by itself.
 * @param {Comparison} row
 * @param {Report} report
 */
function diedEarlier({ pkg, name, verdict }, report) {
  const siblings = report.comparisons.filter(
    (row) => row.pkg === pkg && functionOf(row.name) === functionOf(name),
  );
  return verdict === "missing" && siblings.some(isDead);
}

/** @param {Comparison} row */
function isDead({ verdict, reason }) {
  return verdict === "broken" && reason.endsWith("on the head");
}

/** @param {Comparison} row @param {readonly string[]} wanted */
function rowFaults(row, wanted) {
  if (wanted.some((outcome) => isOutcome(row, outcome))) return [];
  return [`${row.name} ${row.unit} ${row.verdict} (${row.reason}), not ${wanted.join(" or ")}`];
}

/** @param {Comparison} row @param {string} outcome */
function isOutcome({ verdict, reason }, outcome) {
  if (outcome === "noise") return verdict === "inconclusive" && NOISE.test(reason);
  const [wanted, ...pattern] = outcome.split(": ");
  return verdict === wanted && new RegExp(pattern.join(": ")).test(reason);
}

/** @param {Entry} entry @param {readonly Comparison[]} rows @param {Direction} direction */
function unitFaults({ units = {} }, rows, direction) {
  return Object.entries(units).flatMap(([unit, expected]) => {
    const wanted = expected[direction];
    if (wanted === undefined) return [];
    const found = rows.filter((row) => row.unit === unit);
    const isMeasured = !rows.some(({ reason }) => NO_TIME.some((why) => reason.startsWith(why)));
    const absent = found.length === 0 && isMeasured ? [`no row in ${unit}`] : [];
    return [...absent, ...found.flatMap((row) => rowFaults(row, wanted))];
  });
}

/** @param {readonly Comparison[]} rows */
function falseAlarms(rows) {
  return rows
    .filter(({ verdict }) => verdict === "regression" || verdict === "improvement")
    .map(
      ({ name, unit, verdict, reason }) => `${name} ${unit} ${verdict} (${reason}), though nothing changed`,
    );
}

/**
 * What died on the head has to be a reason of the failure, not only a row.
 * @param {readonly Comparison[]} rows
 * @param {Report} report
 */
function unnamed(rows, report) {
  return rows
    .filter(isDead)
    .filter(({ pkg, name }) => !report.reasons.some((reason) => reason.includes(`${pkg}.${name}`)))
    .map(({ name }) => `${name} died on the head, and is no reason of the outcome (${report.outcome})`);
}

/** @param {readonly Entry[]} entries @param {Report} report @returns {readonly Case[]} */
function unknownRows(entries, report) {
  const unknown = report.comparisons.filter(({ pkg, name }) => {
    const own = entries.filter((e) => pkg.endsWith(`/museum/${e.package}`)).flatMap((e) => e.benchmarks);
    return ownerOf(name, own) === undefined;
  });
  return unknown.map(({ pkg, name, verdict }) => ({
    title: `${pkg}.${name}`,
    came: verdict,
    faults: ["nobody expects this row"],
    isOpen: false,
  }));
}

/** `unchanged`, or `3 regression, 1 missing`. @param {readonly Comparison[]} rows */
function cameOf(rows) {
  const verdicts = [...new Set(rows.map(({ verdict }) => verdict))];
  if (rows.length === 0) return "no row";
  if (rows.length === 1) return `${verdicts[0]}`;
  return verdicts.map((v) => `${rows.filter(({ verdict }) => verdict === v).length} ${v}`).join(", ");
}
