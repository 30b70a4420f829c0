// Numbers, units and times for people. Three significant digits: enough to see 5 %, few enough to read.

/** Quantity is a scaled number and its unit, apart: a custom unit is text of the code under test. */
export interface Quantity {
  /** `1.02`, `12`, `-`: digits of our own making, safe everywhere. */
  readonly number: string;
  /** `µs`, `MiB/s`, `allocs`, or a custom unit with its prefix: `k req/s`. */
  readonly unit: string;
  /** True when `unit` holds text of the code under test. */
  readonly custom: boolean;
}

interface Scale {
  readonly factor: number;
  readonly prefix: string;
}

/** What a value counts decides its steps: seconds, bytes (1024), or anything else (1000). */
interface UnitKind {
  readonly scales: readonly Scale[];
  readonly label: (prefix: string) => string;
  readonly custom: boolean;
}

const SECONDS: readonly Scale[] = [
  { factor: 1, prefix: "s" },
  { factor: 1e-3, prefix: "ms" },
  { factor: 1e-6, prefix: "µs" },
  { factor: 1e-9, prefix: "ns" },
];
const BYTES: readonly Scale[] = ["TiB", "GiB", "MiB", "KiB", "B"].map((prefix, i) => ({
  factor: 1024 ** (4 - i),
  prefix,
}));
const COUNTS: readonly Scale[] = ["T", "G", "M", "k", ""].map((prefix, i) => ({
  factor: 1000 ** (4 - i),
  prefix,
}));

/** Counts below this are printed digit by digit: people compare allocations exactly. */
const EXACT_COUNT = 100_000;
/** Two values within this ratio share one scale, so that `999 ns → 1030 ns` can be compared at sight. */
const SAME_SCALE_RATIO = 10;

/** formatValue scales and rounds a value of a tidied unit: 1.02e-6 sec/op → `1.02 µs`. Null is `-`. */
export function formatValue(value: number | null, unit: string): Quantity {
  return value === null ? { number: "-", unit: "", custom: false } : scaled(value, value, unit);
}

/** formatPair formats both sides of a comparison, on one scale where they are close. */
export function formatPair(base: number | null, head: number | null, unit: string): [Quantity, Quantity] {
  if (base === null || head === null || base === 0 || head === 0 || !near(base, head))
    return [formatValue(base, unit), formatValue(head, unit)];
  const smaller = Math.abs(base) < Math.abs(head) ? base : head;
  return [scaled(base, smaller, unit), scaled(head, smaller, unit)];
}

/** quantityText joins number and unit: `1.02 µs`. */
export function quantityText({ number, unit }: Quantity): string {
  return unit === "" ? number : `${number} ${unit}`;
}

/** formatPercent is `14.7 %` or `−3.0 %`: no sign for plus, no decimals from 100 % on. */
export function formatPercent(ratio: number): string {
  const percent = ratio * 100;
  const digits = Math.abs(percent) < 99.95 ? 1 : 0;
  return `${unsigned(percent.toFixed(digits)).replace("-", "−")} %`;
}

/** formatThreshold is a ratio without needless decimals: `5 %`, `2.5 %`. */
export function formatThreshold(ratio: number): string {
  return `${Number((ratio * 100).toPrecision(3))} %`;
}

/** formatDelta is `+14.7 % (12.0 to 17.0)` or `+50.0 % (exact)`; "" where there is no number. */
export function formatDelta(delta: number | null, lo: number | null, hi: number | null): string {
  if (delta === null) return "";
  const text = formatPercent(delta);
  const signed = delta > 0 && text !== "0.0 %" ? `+${text}` : text;
  if (lo === null || hi === null) return signed;
  if (lo === hi) return `${signed} (exact)`;
  return `${signed} (${bare(lo)} to ${bare(hi)})`;
}

/** formatSeconds is a duration: `0.41 s`, `30.4 s`, `1 min 33 s`, `2 h 05 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

/** formatUtc writes an ISO 8601 time as `2026-11-22 23:05 UTC`. */
export function formatUtc(time: string): string {
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) return "unknown time";
  return `${new Date(ms).toISOString().replace("T", " ").slice(0, -8)} UTC`;
}

/** unbroken keeps a number and its unit on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** plural is a count with its noun: `1 benchmark`, `2 benchmarks`. */
export function plural(n: number, noun: string, nouns = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : nouns}`;
}

function scaled(value: number, reference: number, unit: string): Quantity {
  const kind = kindOf(unit);
  const exact = kind.scales === COUNTS && Number.isInteger(value) && Math.abs(value) < EXACT_COUNT;
  const { factor, prefix } = exact ? { factor: 1, prefix: "" } : scaleOf(reference, kind.scales);
  const number = exact ? String(value) : significant(value / factor);
  return { number: unsigned(number), unit: kind.label(prefix), custom: kind.custom };
}

function kindOf(unit: string): UnitKind {
  const label = (rest: string) => (prefix: string) => prefix + rest;
  switch (unit) {
    case "sec/op":
      return { scales: SECONDS, label: label(""), custom: false };
    case "B/op":
      return { scales: BYTES, label: label(""), custom: false };
    case "B/s":
      return { scales: BYTES, label: label("/s"), custom: false };
    case "allocs/op":
      return {
        scales: COUNTS,
        label: (prefix) => `${prefix === "" ? "" : `${prefix} `}allocs`,
        custom: false,
      };
  }
  if (unit.startsWith("sec/")) return { scales: SECONDS, label: label(unit.slice(3)), custom: true };
  if (unit.endsWith("-sec")) return { scales: SECONDS, label: label(` ${unit.slice(0, -4)}`), custom: true };
  if (unit.startsWith("B/")) return { scales: BYTES, label: label(unit.slice(1)), custom: true };
  if (unit.endsWith("-B")) return { scales: BYTES, label: label(` ${unit.slice(0, -2)}`), custom: true };
  return { scales: COUNTS, label: (prefix) => (prefix === "" ? unit : `${prefix} ${unit}`), custom: true };
}

/** The largest scale with at least 1 before the point, after rounding; the smallest for less. */
function scaleOf(value: number, scales: readonly Scale[]): Scale {
  const size = Math.abs(value);
  const plain = scales.find((s) => s.factor === 1) ?? { factor: 1, prefix: "" };
  if (size === 0) return plain;
  return scales.find((s) => Number((size / s.factor).toPrecision(3)) >= 1) ?? scales.at(-1) ?? plain;
}

function near(a: number, b: number): boolean {
  const ratio = a / b;
  return ratio > 1 / SAME_SCALE_RATIO && ratio < SAME_SCALE_RATIO;
}

/** Three significant digits and all before the point; an exponent from 1e21 on and below 0.001. */
function significant(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e21 || (size > 0 && size < 1e-3)) return value.toExponential(2);
  if (size === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Number(size.toPrecision(3)))));
  return value.toFixed(decimals);
}

function bare(ratio: number): string {
  return formatPercent(ratio).slice(0, -2);
}

/** No minus before a zero. */
function unsigned(text: string): string {
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}
