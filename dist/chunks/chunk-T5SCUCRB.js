import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/report/format.ts
var SECONDS = [
  { factor: 1, prefix: "s" },
  { factor: 1e-3, prefix: "ms" },
  { factor: 1e-6, prefix: "\xB5s" },
  { factor: 1e-9, prefix: "ns" }
];
var BYTES = ["TiB", "GiB", "MiB", "KiB", "B"].map((prefix, i) => ({
  factor: 1024 ** (4 - i),
  prefix
}));
var COUNTS = ["T", "G", "M", "k", ""].map((prefix, i) => ({
  factor: 1e3 ** (4 - i),
  prefix
}));
var EXACT_COUNT = 1e5;
var SAME_SCALE_RATIO = 10;
function formatValue(value, unit) {
  return value === null ? { number: "-", unit: "", custom: false } : scaled(value, value, unit);
}
function formatPair(base, head, unit) {
  if (base === null || head === null || base === 0 || head === 0 || !near(base, head))
    return [formatValue(base, unit), formatValue(head, unit)];
  const smaller = Math.abs(base) < Math.abs(head) ? base : head;
  return [scaled(base, smaller, unit), scaled(head, smaller, unit)];
}
function quantityText({ number, unit }) {
  return unit === "" ? number : `${number} ${unit}`;
}
function formatPercent(ratio) {
  const percent = ratio * 100;
  const digits = Math.abs(percent) < 99.95 ? 1 : 0;
  return `${unsigned(percent.toFixed(digits)).replace("-", "\u2212")} %`;
}
function formatThreshold(ratio) {
  return `${Number((ratio * 100).toPrecision(3))} %`;
}
function formatDelta(delta, lo, hi) {
  if (delta === null) return "";
  const text = formatPercent(delta);
  const signed = delta > 0 && text !== "0.0 %" ? `+${text}` : text;
  if (lo === null || hi === null) return signed;
  if (lo === hi) return `${signed} (exact)`;
  return `${signed} (${bare(lo)} to ${bare(hi)})`;
}
function formatSeconds(seconds) {
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}
function formatUtc(time) {
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) return "unknown time";
  return `${new Date(ms).toISOString().replace("T", " ").slice(0, -8)} UTC`;
}
function unbroken(text) {
  return text.replaceAll(" ", "\xA0");
}
function plural(n, noun, nouns = `${noun}s`) {
  return `${n} ${n === 1 ? noun : nouns}`;
}
function scaled(value, reference, unit) {
  const kind = kindOf(unit);
  const exact = kind.scales === COUNTS && Number.isInteger(value) && Math.abs(value) < EXACT_COUNT;
  const { factor, prefix } = exact ? { factor: 1, prefix: "" } : scaleOf(reference, kind.scales);
  const number = exact ? String(value) : significant(value / factor);
  return { number: unsigned(number), unit: kind.label(prefix), custom: kind.custom };
}
function kindOf(unit) {
  const label = (rest) => (prefix) => prefix + rest;
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
        custom: false
      };
  }
  if (unit.startsWith("sec/")) return { scales: SECONDS, label: label(unit.slice(3)), custom: true };
  if (unit.endsWith("-sec")) return { scales: SECONDS, label: label(` ${unit.slice(0, -4)}`), custom: true };
  if (unit.startsWith("B/")) return { scales: BYTES, label: label(unit.slice(1)), custom: true };
  if (unit.endsWith("-B")) return { scales: BYTES, label: label(` ${unit.slice(0, -2)}`), custom: true };
  return { scales: COUNTS, label: (prefix) => prefix === "" ? unit : `${prefix} ${unit}`, custom: true };
}
function scaleOf(value, scales) {
  const size = Math.abs(value);
  const plain = scales.find((s) => s.factor === 1) ?? { factor: 1, prefix: "" };
  if (size === 0) return plain;
  return scales.find((s) => Number((size / s.factor).toPrecision(3)) >= 1) ?? scales.at(-1) ?? plain;
}
function near(a, b) {
  const ratio = a / b;
  return ratio > 1 / SAME_SCALE_RATIO && ratio < SAME_SCALE_RATIO;
}
function significant(value) {
  const size = Math.abs(value);
  if (size >= 1e21 || size > 0 && size < 1e-3) return value.toExponential(2);
  if (size === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Number(size.toPrecision(3)))));
  return value.toFixed(decimals);
}
function bare(ratio) {
  return formatPercent(ratio).slice(0, -2);
}
function unsigned(text) {
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}
function pad(n) {
  return String(n).padStart(2, "0");
}

export {
  formatValue,
  formatPair,
  quantityText,
  formatPercent,
  formatThreshold,
  formatDelta,
  formatSeconds,
  formatUtc,
  unbroken,
  plural
};
