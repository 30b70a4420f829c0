import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  MAX_ENTRY_CHARS,
  MemoryError,
  Unreadable,
  excessOf,
  keyOf,
  packedEntries,
  readParsedColumns,
  unpacked
} from "./chunk-QWPZQBH2.js";
import {
  readBytes,
  sizeOf
} from "./chunk-SMI5HJ5O.js";

// src/history/ladder/compared-columns.ts
function columnsOfFile(key, file) {
  const { time, branch, commit, base, benchmarks, identical, units, rows, still, through, waived } = file;
  return {
    ...{ key, time, branch, commit, benchmarks, units },
    ...base === void 0 ? {} : { base },
    ...through === void 0 ? {} : { through },
    ...waived === void 0 ? {} : { waived },
    identical: new Int32Array(identical),
    rows: { ...rowsOf(rows), ln: reals(rows.ln), error: reals(rows.error), df: reals(rows.df) },
    ...still === void 0 ? {} : { still: rowsOf(still) }
  };
}
function rowsOf({ of, unit }) {
  return { of: new Int32Array(of), unit: new Int32Array(unit) };
}
function reals(values) {
  const column = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) column[i] = values[i] ?? Number.NaN;
  return column;
}
function columnsOf({
  identical,
  comparisons,
  commit,
  base,
  key,
  time,
  branch
}) {
  const { pull, ...told } = commit;
  const units = [...new Set(comparisons.map(({ unit }) => unit))];
  return {
    ...{ key, time, branch },
    commit: pull === void 0 ? told : { ...told, pull },
    ...base === void 0 ? {} : { base },
    benchmarks: [...identical, ...comparisons.map(({ benchmark }) => benchmark)],
    identical: Int32Array.of(0, identical.length),
    units,
    rows: {
      of: Int32Array.from(comparisons, (_, row) => identical.length + row),
      unit: Int32Array.from(comparisons, ({ unit }) => units.indexOf(unit)),
      ln: reals(comparisons.map(({ ln }) => ln)),
      error: reals(comparisons.map(({ error }) => error)),
      df: reals(comparisons.map(({ df }) => df))
    },
    through: rowsWith(comparisons, ({ through }) => through.length === 0 ? void 0 : { names: through }),
    waived: rowsWith(comparisons, ({ waived }) => waived)
  };
}
function rowsWith(comparisons, note) {
  return comparisons.flatMap((comparison, row) => {
    const said = note(comparison);
    return said === void 0 ? [] : [{ row, ...said }];
  });
}

// src/history/keep/read-pack.ts
var readPack = async (path) => {
  const text = await packText(path);
  if (text instanceof Unreadable) return [{ line: void 0, why: text.why }];
  try {
    return Array.from(packedEntries(text), ({ line, value }) => {
      const found = readParsedColumns(value);
      return found instanceof Unreadable ? { line, why: found.why } : { line, run: runOf(found) };
    });
  } catch (error) {
    return [{ line: void 0, why: tooLarge(error).why }];
  }
};
function tooLarge(error) {
  if (!(error instanceof MemoryError)) throw error;
  return new Unreadable(`it takes more than ${error.megabytes} MB of memory to read`);
}
function runOf(file) {
  return { region: file.region, columns: columnsOfFile(keyOf(file), file) };
}
var MOST_TEXT_BYTES = 256 * 1024 * 1024;
async function packText(path) {
  const bytes = await boundedBytes(path);
  if (bytes instanceof Unreadable) return bytes;
  const text = await unpacked(bytes, MOST_TEXT_BYTES);
  if (text === void 0)
    return new Unreadable(
      `it cannot be unpacked: it is damaged, only the beginning of a file, or more than ${MOST_TEXT_BYTES} bytes of text`
    );
  const excess = excessOf(text);
  return excess === void 0 ? text : new Unreadable(excess);
}
var MOST_BYTES = MAX_ENTRY_CHARS * 4;
async function boundedBytes(path) {
  if ((await sizeOf(path) ?? 0) > MOST_BYTES) return new Unreadable(`it has more than ${MOST_BYTES} bytes`);
  return await readBytes(path) ?? new Unreadable("it is not there any more");
}

export {
  columnsOf,
  readPack,
  tooLarge,
  runOf,
  packText,
  boundedBytes
};
