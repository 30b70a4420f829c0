import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ConfigState,
  fieldsOf,
  parseConfigLine,
  parseGoFloat,
  spaceWidth
} from "./chunk-5OMNHXWK.js";
import {
  fitting,
  fromJson,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";

// src/ports/files/chunks.ts
import { closeSync, openSync, readSync } from "node:fs";
var CHUNK_BYTES = 1024 * 1024;
function readChunks(path) {
  return chunksOf(openSync(path, "r"));
}
function readStandardInput() {
  return chunksOf(0);
}
function* chunksOf(file) {
  const buffer = new Uint8Array(CHUNK_BYTES);
  try {
    for (; ; ) {
      const length = readSync(file, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    if (file !== 0) closeSync(file);
  }
}

// src/benchfmt/name.ts
function splitName(fullName, procs) {
  if (procs === void 0) return guessName(fullName);
  const suffix = `-${procs}`;
  const hasSuffix = procs > 1 && fullName.endsWith(suffix);
  return { name: hasSuffix ? fullName.slice(0, -suffix.length) : fullName, procs };
}
function guessName(fullName) {
  const suffix = /-([1-9]\d{0,5})$/.exec(fullName);
  return suffix && suffix[1] !== "1" ? { name: fullName.slice(0, suffix.index), procs: Number(suffix[1]) } : { name: fullName, procs: 1 };
}
function nameParts(fullName) {
  const suffix = /-\d+$/.exec(fullName)?.[0] ?? "";
  const [base = "", ...parts] = fullName.slice(0, fullName.length - suffix.length).split("/");
  return { base, parts: parts.map((part) => `/${part}`), suffix };
}

// src/benchfmt/interner.ts
var decoder = new TextDecoder("utf-8", { ignoreBOM: true });
function decode(bytes, start, end) {
  return decoder.decode(bytes.subarray(start, end));
}
var HASH_SEED = 2166136261 | 0;
function hashByte(hash, byte) {
  return Math.imul(hash ^ byte, 16777619);
}
var Interner = class {
  #texts = [];
  #slots = new Int32Array(256);
  // number of the run + 1; 0 where free
  #hashes = new Int32Array(128);
  #ends = new Int32Array(128);
  // run i is #bytes[#ends[i - 1] .. #ends[i])
  #bytes = new Uint8Array(4096);
  /** text is the run of a number as a string; "" for a number that find never gave. */
  text(number) {
    return this.#texts[number] ?? "";
  }
  /**
   * find is the number of `bytes[start..end)`, a new one for a new run. `hash` is the hash of these bytes,
   * which the caller makes while it looks for their end.
   */
  find(bytes, start, end, hash) {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ hash >>> 15) & mask;
    for (; ; ) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return this.#add(bytes.subarray(start, end), hash);
      if (this.#hashes[entry] === hash && this.#equals(entry, bytes, start, end)) return entry;
      slot = slot + 1 & mask;
    }
  }
  /**
   * endOf is where the run of a number ends if it stands at `bytes[start]`; −1 otherwise, and for a number
   * that find never gave. Longer runs may begin in the same way: the caller looks at what follows.
   */
  endOf(number, bytes, start) {
    if (number >= this.#texts.length) return -1;
    const from = number === 0 ? 0 : this.#ends[number - 1] ?? 0;
    const end = start + (this.#ends[number] ?? 0) - from;
    return this.#equals(number, bytes, start, end) ? end : -1;
  }
  #equals(entry, bytes, start, end) {
    let at = entry === 0 ? 0 : this.#ends[entry - 1] ?? 0;
    if ((this.#ends[entry] ?? 0) - at !== end - start) return false;
    const known = this.#bytes;
    for (let i = start; i < end; i++) if (bytes[i] !== known[at++]) return false;
    return true;
  }
  #add(key, hash) {
    const entry = this.#texts.length;
    const from = entry === 0 ? 0 : this.#ends[entry - 1] ?? 0;
    this.#reserve(entry + 1, from + key.length);
    this.#bytes.set(key, from);
    this.#ends[entry] = from + key.length;
    this.#hashes[entry] = hash;
    this.#link(entry);
    this.#texts.push(decoder.decode(key));
    return entry;
  }
  #link(entry) {
    const mask = this.#slots.length - 1;
    const hash = this.#hashes[entry] ?? 0;
    let slot = (hash ^ hash >>> 15) & mask;
    while (this.#slots[slot] !== 0) slot = slot + 1 & mask;
    this.#slots[slot] = entry + 1;
  }
  #reserve(entries, bytes) {
    if (bytes > this.#bytes.length) {
      const larger = new Uint8Array(2 * bytes);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (entries <= this.#hashes.length) return;
    this.#hashes = doubled(this.#hashes);
    this.#ends = doubled(this.#ends);
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let entry = 0; entry < entries - 1; entry++) this.#link(entry);
  }
};
function doubled(array) {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

// src/benchfmt/interrupted-row.ts
function rowTail(line) {
  const fields = line.trimEnd().split("	");
  let first = fields.length;
  while (first > 1 && isMeasurement(fields[first - 1] ?? "")) first--;
  const iters = trailingDigits(fields[first - 1] ?? "");
  if (first === fields.length || iters === "") return null;
  return [iters, ...fields.slice(first)].join("	");
}
function opensRow(line) {
  return new RegExp("^Benchmark(?!\\p{Ll})\\S* *\\t", "u").test(line);
}
function opensInner(line) {
  return new RegExp("^Benchmark\\S* *\\tBenchmark(?!\\p{Ll})\\S*\\s", "u").test(line);
}
function endsInFailure(line) {
  return /^Benchmark\S* *\t--- (?:FAIL|SKIP): /.test(line);
}
function isAloneTail(line) {
  return /^ *\d+\t/.test(line) && rowTail(line) !== null;
}
function endsRow(line) {
  return /^(?:PASS|FAIL|ok {2}\t|exit status |goos: |goarch: |pkg: |cpu: )/.test(line);
}
function isMeasurement(field) {
  const [value, unit, ...more] = field.trim().split(" ");
  return value !== void 0 && unit !== void 0 && more.length === 0 && typeof parseGoFloat(value) === "number";
}
function trailingDigits(text2) {
  let start = text2.length;
  while (start > 0 && /\d/.test(text2[start - 1] ?? "")) start--;
  return text2.slice(start);
}

// src/benchfmt/line-scanner.ts
var MAX_LINE = 65536;
var LF = 10;
var CR = 13;
var LineScanner = class {
  /** Holds the current line, and more before and behind it. */
  bytes = new Uint8Array(0);
  start = 0;
  /** End of the current line, in front of its `\n` or `\r\n`. */
  end = 0;
  /** Number of the current line, from 1; 0 before the first. */
  line = 0;
  /** True when the line has MAX_LINE bytes or more; the scanner then keeps only its beginning. */
  tooLong = false;
  #chunks;
  // What is left of the chunk begins at #at.
  #chunk = new Uint8Array(0);
  #at = 0;
  // The beginning of a line whose end is in a later chunk. One byte longer than a legal line, so that a full
  // one is known to be too long.
  #carry = new Uint8Array(MAX_LINE);
  #carried = 0;
  constructor(chunks) {
    this.#chunks = chunks[Symbol.iterator]();
  }
  /** next moves to the next line; false at the end of the stream. */
  next() {
    for (; ; ) {
      const lf = this.#chunk.indexOf(LF, this.#at);
      if (lf >= 0) return this.#endLine(lf);
      this.#keepRest(this.#chunk.length);
      const { done, value } = this.#chunks.next();
      if (done === true) return this.#endStream();
      this.#chunk = value;
      this.#at = 0;
    }
  }
  #endLine(lf) {
    if (this.#carried === 0) {
      this.#point(this.#chunk, this.#at, lf);
      this.#at = lf + 1;
    } else {
      this.#keepRest(lf);
      this.#at = lf + 1;
      this.#pointAtCarry();
    }
    return true;
  }
  // Without a line break at the end of the stream the last line is what was carried.
  #endStream() {
    this.#chunk = new Uint8Array(0);
    this.#at = 0;
    if (this.#carried === 0) return false;
    this.#pointAtCarry();
    return true;
  }
  // Bytes beyond MAX_LINE are dropped: a line without end must not fill the memory.
  #keepRest(end) {
    const room = Math.min(end - this.#at, MAX_LINE - this.#carried);
    this.#carry.set(this.#chunk.subarray(this.#at, this.#at + room), this.#carried);
    this.#carried += room;
    this.#at = end;
  }
  #pointAtCarry() {
    this.#point(this.#carry, 0, this.#carried);
    this.#carried = 0;
  }
  #point(bytes, start, end) {
    this.bytes = bytes;
    this.start = start;
    this.tooLong = end - start >= MAX_LINE;
    this.end = end > start && bytes[end - 1] === CR ? end - 1 : end;
    this.line++;
  }
};

// src/benchfmt/record.ts
var MAX_QUOTED = 200;
var LINE_TOO_LONG = "line of 65536 bytes or more";

// src/benchfmt/byte-number.ts
var ZERO = 48;
var DOT = 46;
var MINUS = 45;
var PLUS = 43;
var LOWER_E = 101;
var MAX_EXACT_DIGITS = 15;
var MAX_EXACT_POWER = 22;
var POWERS = Array.from({ length: MAX_EXACT_POWER + 1 }, (_, k) => Number(`1e${k}`));
function floatFromBytes(bytes, start, end) {
  let mantissa = 0;
  let dot = -1;
  let at = start;
  for (; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (digit === DOT - ZERO && dot < 0) dot = at;
    else break;
  }
  const digits = at - start - (dot < 0 ? 0 : 1);
  const power = at === end ? 0 : exponentFromBytes(bytes, at, end);
  const shift = power - (dot < 0 ? 0 : at - dot - 1);
  const isExact = digits > 0 && digits <= MAX_EXACT_DIGITS && Math.abs(shift) <= MAX_EXACT_POWER;
  if (!isExact) return parseGoFloat(decode(bytes, start, end));
  return shift < 0 ? mantissa / (POWERS[-shift] ?? 1) : mantissa * (POWERS[shift] ?? 1);
}
function exponentFromBytes(bytes, start, end) {
  const power = bytes[start] === LOWER_E ? integerFromBytes(bytes, start + 1, end) : Number.NaN;
  return typeof power === "number" ? power : Number.NaN;
}
function integerFromBytes(bytes, start, end) {
  const sign = bytes[start];
  const from = sign === MINUS || sign === PLUS ? start + 1 : start;
  if (from === end) return "invalid syntax";
  let value = 0;
  for (let i = from; i < end; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return "invalid syntax";
    value = value * 10 + digit;
  }
  if (end - from > MAX_EXACT_DIGITS) return longInteger(decode(bytes, start, end));
  return sign === MINUS ? -value : value;
}
function longInteger(text2) {
  const value = BigInt(text2.replace("+", ""));
  return BigInt.asIntN(64, value) === value ? Number(value) : "value out of range";
}

// src/benchfmt/tidy.ts
function tidyUnit(original) {
  let factor = 1;
  const unit = tokensOf(original).map(({ text: text2, numerator }) => {
    if (!numerator || text2 !== "ns" && text2 !== "MB") return text2;
    factor = text2 === "ns" ? factor / 1e9 : factor * 1e6;
    return text2 === "ns" ? "sec" : "B";
  }).join("");
  return { original, unit, factor };
}
function isBinaryUnit(unit) {
  return tokensOf(unit).some(
    ({ text: text2, numerator }) => numerator && (text2 === "B" || text2 === "MB" || text2 === "bytes")
  );
}
function tokensOf(unit) {
  let numerator = true;
  return unit.split(/([*/\-\s])/u).filter((text2) => text2 !== "").map((text2) => {
    if (text2 === "/") numerator = false;
    if (text2 === "*") numerator = true;
    return { text: text2, numerator };
  });
}

// src/benchfmt/result-line.ts
var ROW = { kind: "row" };
var NAME_ONLY = { kind: "name-only" };
var PREFIX = "Benchmark".length;
function startsBenchmark(bytes, start, end) {
  return end - start >= PREFIX && bytes[start] === 66 && bytes[start + 1] === 101 && bytes[start + 2] === 110 && bytes[start + 3] === 99 && bytes[start + 4] === 104 && bytes[start + 5] === 109 && bytes[start + 6] === 97 && bytes[start + 7] === 114 && bytes[start + 8] === 107;
}
var ResultParser = class {
  name = 0;
  iters = 0;
  count = 0;
  values = [];
  written = [];
  units = [];
  #names = new Interner();
  #unitTexts = new Interner();
  // By the number of the unit's text. The number of a unit is twice that, and one more where the value is
  // tidied.
  #tidied = [];
  #keepZeroUnits;
  // By the number of a name: the name that followed it last.
  #following = [];
  // End of the field that was scanned last.
  #end = 0;
  /**
   * `keepZeroUnits` is benchstat's oddity: a value that tidying does not change (0, ±Inf) keeps its unit as
   * written, and so stands in a table of its own.
   */
  constructor(keepZeroUnits) {
    this.#keepZeroUnits = keepZeroUnits;
  }
  /** parse reads `bytes[start..end)`, a line that startsBenchmark. */
  parse(bytes, start, end) {
    const likely = this.#following[this.name] ?? 0;
    const name = this.#field(this.#names, likely, bytes, start + PREFIX, end);
    if (this.#end === end) return NAME_ONLY;
    this.#following[this.name] = name;
    this.name = name;
    return this.parseNumbers(bytes, this.#end, end);
  }
  /**
   * parseNumbers reads what follows the name: the iteration count and the values. `name` stays that of the
   * last parse. After a fault the numbers belong to no row.
   */
  parseNumbers(bytes, start, end) {
    let at = skipSpace(bytes, start, end);
    if (at === end) return fault("missing iteration count");
    let stop = fieldEnd(bytes, at, end);
    const iters = integerFromBytes(bytes, at, stop);
    if (typeof iters === "string") return fault(`parsing iteration count: ${iters}`);
    this.iters = iters;
    this.count = 0;
    for (at = skipSpace(bytes, stop, end); at < end; at = skipSpace(bytes, this.#end, end)) {
      stop = fieldEnd(bytes, at, end);
      const value = floatFromBytes(bytes, at, stop);
      if (typeof value === "string") return fault(`parsing measurement: ${value}`);
      at = skipSpace(bytes, stop, end);
      if (at === end) return fault("missing units");
      const likely = (this.units[this.count] ?? 0) >> 1;
      this.#keep(value, this.#field(this.#unitTexts, likely, bytes, at, end));
    }
    return this.count === 0 ? fault("missing measurements") : ROW;
  }
  fullName(name) {
    return this.#names.text(name);
  }
  unitNames(unit) {
    const { original, unit: tidied } = this.#tidyUnit(unit >> 1);
    return unit % 2 === 0 ? { unit: original, original: null } : { unit: tidied, original };
  }
  // The number of the field at `start`. The likely one is compared and not hashed. Arguments one by one,
  // since an object for each field would cost more than the rest.
  #field(texts, likely, bytes, start, end) {
    this.#end = texts.endOf(likely, bytes, start);
    if (this.#end === end || this.#end >= 0 && this.#end < end && spaceWidth(bytes, this.#end) > 0)
      return likely;
    const hash = this.#scanField(bytes, start, end);
    return texts.find(bytes, start, this.#end, hash);
  }
  // Appends a value to the row.
  #keep(written, text2) {
    const { factor } = this.#tidyUnit(text2);
    const value = written * factor;
    const isTidied = factor !== 1 && !(this.#keepZeroUnits && value === written);
    this.written[this.count] = written;
    this.values[this.count] = value;
    this.units[this.count] = 2 * text2 + Number(isTidied);
    this.count++;
  }
  #tidyUnit(text2) {
    const known = this.#tidied[text2];
    if (known !== void 0) return known;
    const made = tidyUnit(this.#unitTexts.text(text2));
    this.#tidied[text2] = made;
    return made;
  }
  // Finds the end of the field and its hash at once.
  #scanField(bytes, start, end) {
    let hash = HASH_SEED;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if ((byte <= 32 || byte >= 128) && spaceWidth(bytes, at) > 0) break;
      hash = hashByte(hash, byte);
    }
    this.#end = at;
    return hash;
  }
};
function skipSpace(bytes, start, end) {
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    const width = byte === 32 || byte === 9 ? 1 : byte > 32 && byte < 128 ? 0 : spaceWidth(bytes, at);
    if (width === 0) break;
    at += width;
  }
  return at;
}
function fieldEnd(bytes, start, end) {
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte <= 32 || byte >= 128) && spaceWidth(bytes, at) > 0) break;
  }
  return at;
}
function fault(reason) {
  return { kind: "fault", reason };
}

// src/benchfmt/unit-line.ts
function isUnitLine(line) {
  return line.startsWith("Unit") && fieldsOf(line)[0] === "Unit";
}
function parseUnitLine(line) {
  const [, original, ...fields] = fieldsOf(line);
  if (original === void 0) return [{ ok: false, reason: "missing unit" }];
  const { unit } = tidyUnit(original);
  return fields.map((field) => {
    const at = field.indexOf("=");
    if (at <= 0) return { ok: false, reason: "expected key=value" };
    return { ok: true, unit, original, key: field.slice(0, at), value: field.slice(at + 1) };
  });
}

// src/benchfmt/reader.ts
function readRecords(file, chunks) {
  return new Reader(file, chunks, new ResultParser(false)).allRecords();
}
function readRows(file, chunks, sink) {
  new Reader(file, chunks, new ResultParser(true)).readRows(sink);
}
var encoder = new TextEncoder();
var UTF_16_ROW = [..."Benchmark"].join("\0");
var Reader = class {
  #file;
  #lines;
  #results;
  #config = new ConfigState();
  #open = null;
  // Whole rows since then. When the numbers of the open row come, its benchmark printed these itself.
  #inside = [];
  constructor(file, chunks, results) {
    this.#file = file;
    this.#lines = new LineScanner(chunks);
    this.#results = results;
  }
  // Without a string for a result line. Torn rows stay bad lines.
  readRows(sink) {
    const lines = this.#lines;
    while (lines.next()) {
      if (lines.tooLong) {
        sink.other(this.#bad(LINE_TOO_LONG));
        return;
      }
      if (startsBenchmark(lines.bytes, lines.start, lines.end)) {
        const row = this.#results.parse(lines.bytes, lines.start, lines.end);
        if (row.kind === "row") sink.row(this.#results, this.#config.current());
        else if (row.kind === "fault") sink.other(this.#bad(row.reason));
      } else if (this.#mayMatter()) for (const record of this.#otherLine(this.#text())) sink.other(record);
    }
  }
  *allRecords() {
    const lines = this.#lines;
    while (lines.next()) {
      if (lines.tooLong) yield this.#bad(LINE_TOO_LONG);
      else if (startsBenchmark(lines.bytes, lines.start, lines.end)) {
        const row = this.#results.parse(lines.bytes, lines.start, lines.end);
        if (row.kind === "row" && this.#open === null) yield this.#ran(this.#name());
        else yield* this.#oddRow(row, this.#text());
      } else yield* this.#otherThanRow(this.#text());
    }
    yield* this.#giveUpRow();
  }
  // A benchmark that returns before its loop has no speed, whatever its row says.
  #ran(fullName) {
    return this.#results.iters > 0 ? this.#result(fullName) : this.#bad("no iteration was run: the benchmark skipped itself or stopped before its loop");
  }
  // For a line that starts with `Benchmark` and either is no row, or comes while a row is open.
  *#oddRow(row, text2) {
    if (row.kind === "row") this.#inside.push(this.#ran(this.#name()));
    else if (row.kind === "fault" && !opensRow(text2)) yield this.#bad(row.reason);
    else {
      yield* this.#giveUpRow();
      if (row.kind === "fault") yield* this.#openRow(text2);
    }
  }
  // The numbers may be on the same line, behind log output.
  *#openRow(text2) {
    const fullName = /^Benchmark(\S*)/.exec(text2)?.[1] ?? "";
    this.#open = { fullName, line: this.#lines.line, text: text2 };
    if (endsInFailure(text2)) yield* this.#giveUpRow();
    else if (!opensInner(text2)) yield* this.#closeRow(text2);
  }
  // A failure, a row behind log output without a newline, the numbers of the open row, a unit or
  // configuration line, or nothing of these.
  *#otherThanRow(text2) {
    const inside = text2.indexOf("Benchmark");
    if (text2.includes(UTF_16_ROW))
      yield this.#bad("UTF-16 in the middle of a file that began in another encoding");
    else if (/^\s*--- FAIL: Benchmark/.test(text2)) {
      yield* this.#giveUpRow();
      yield this.#bad("the benchmark failed");
    } else if (inside > 0 && opensRow(text2.slice(inside))) {
      yield* this.#giveUpRow();
      yield* this.#openRow(text2.slice(inside));
    } else if (this.#open === null) {
      if (isAloneTail(text2)) yield this.#bad("numbers without a benchmark name");
      else yield* this.#otherLine(text2);
    } else if (endsRow(text2)) {
      yield* this.#giveUpRow();
      yield* this.#otherLine(text2);
    } else yield* this.#closeRow(text2);
  }
  // Yields the open row if this line has its numbers. Until they come, key/value lines are log output and not
  // configuration.
  *#closeRow(text2) {
    const tail = rowTail(text2);
    if (tail === null || this.#open === null) return;
    const bytes = encoder.encode(tail);
    if (this.#results.parseNumbers(bytes, 0, bytes.length).kind !== "row") return;
    const { fullName } = this.#open;
    this.#open = null;
    const result = this.#ran(fullName);
    yield* this.#inside.map((row) => row.kind === "bad" ? row : this.#printedRow(row, fullName));
    this.#inside = [];
    yield result;
  }
  // The open row becomes a bad line, and the whole rows since then are results after all.
  *#giveUpRow() {
    if (this.#open === null) return;
    const { line, text: text2 } = this.#open;
    this.#open = null;
    const reason = "the row ends without numbers: the benchmark printed, failed or was stopped before its result";
    yield { kind: "bad", file: this.#file, line, reason, text: text2.slice(0, MAX_QUOTED) };
    yield* this.#inside;
    this.#inside = [];
  }
  // A row is only known to be printed by a benchmark when the numbers of that benchmark come.
  #printedRow({ line, fullName }, printer) {
    const reason = `Benchmark${printer} printed this line itself, before its own result`;
    const text2 = `Benchmark${fullName}`.slice(0, MAX_QUOTED);
    return { kind: "bad", file: this.#file, line, reason, text: text2 };
  }
  *#otherLine(text2) {
    if (isUnitLine(text2)) {
      const { line } = this.#lines;
      for (const pair of parseUnitLine(text2)) {
        const { ok, ...rest } = pair;
        yield "reason" in rest ? this.#bad(rest.reason) : { kind: "unit", ...rest, line };
      }
      return;
    }
    const entry = parseConfigLine(text2);
    if (entry) this.#config.set(entry);
  }
  // True for every unit and configuration line: they start with `U`, a lower-case letter or a letter outside
  // ASCII.
  #mayMatter() {
    const first = this.#lines.start < this.#lines.end ? this.#lines.bytes[this.#lines.start] ?? 0 : 0;
    return first === 85 || first >= 97;
  }
  // The row that was parsed last, under this name.
  #result(fullName) {
    const { iters, count } = this.#results;
    const values = Array.from({ length: count }, (_, i) => this.#value(i));
    return {
      kind: "result",
      config: this.#config.current(),
      fullName,
      iters,
      values,
      line: this.#lines.line
    };
  }
  #value(i) {
    const row = this.#results;
    const { unit, original } = row.unitNames(row.units[i] ?? 0);
    const value = row.values[i] ?? 0;
    return {
      value,
      unit,
      original: original === null ? null : { value: row.written[i] ?? 0, unit: original }
    };
  }
  #name() {
    return this.#results.fullName(this.#results.name);
  }
  #text() {
    return decode(this.#lines.bytes, this.#lines.start, this.#lines.end);
  }
  #bad(reason) {
    const text2 = this.#text().slice(0, MAX_QUOTED);
    return { kind: "bad", file: this.#file, line: this.#lines.line, reason, text: text2 };
  }
};

// src/benchfmt/plain-text.ts
var START_BYTES = 64 * 1024;
function* plainText(chunks) {
  const written = new Peeked(chunks);
  const encoding = encodingOf(written.start);
  const utf8 = encoding === "utf-8" ? withoutMark(written) : recoded(written.all(), encoding);
  const readable = new Peeked(utf8);
  yield* hasEvents(readable.start) ? printed(readable.all()) : readable.all();
}
function encodingOf([first = 0, second = 0, third = 0]) {
  if (first === 255 && second === 254 || first !== 0 && second === 0 && third !== 0) return "utf-16le";
  if (first === 254 && second === 255 || first === 0 && second !== 0 && third === 0) return "utf-16be";
  return "utf-8";
}
function* withoutMark(text2) {
  const { start } = text2;
  const hasMark = start[0] === 239 && start[1] === 187 && start[2] === 191;
  let skip = hasMark ? 3 : 0;
  for (const chunk of text2.all()) {
    yield chunk.subarray(skip);
    skip = 0;
  }
}
function* recoded(chunks, encoding) {
  const decoder2 = new TextDecoder(encoding);
  const encoder2 = new TextEncoder();
  for (const chunk of chunks) yield encoder2.encode(decoder2.decode(chunk, { stream: true }));
  yield encoder2.encode(decoder2.decode());
}
function hasEvents(start) {
  return /^\{"(?:Time|ImportPath|Action)":"/m.test(new TextDecoder().decode(start.subarray(0, START_BYTES)));
}
function* printed(chunks) {
  const encoder2 = new TextEncoder();
  const decoder2 = new TextDecoder();
  const unfinished = /* @__PURE__ */ new Map();
  const lines = new LineScanner(chunks);
  while (lines.next()) {
    const line = lines.bytes.subarray(lines.start, lines.end);
    const event = eventIn(decoder2.decode(line));
    if (event === void 0) {
      yield line;
      yield encoder2.encode("\n");
    } else {
      const said = `${unfinished.get(event.Package) ?? ""}${event.Output}`;
      const isWhole = said.endsWith("\n");
      if (isWhole) unfinished.delete(event.Package);
      else unfinished.set(event.Package, said);
      yield encoder2.encode(isWhole ? said : "\n");
    }
  }
  yield encoder2.encode([...unfinished.values()].join("\n"));
}
var outputEvent = object({
  Action: text,
  /** Pieces of one line have the same; the output of several packages is mixed. */
  Package: or(text, ""),
  Output: or(text, "")
});
function eventIn(line) {
  return line.startsWith("{") ? fitting(outputEvent, fromJson(line)) : void 0;
}
var Peeked = class {
  /** The first START_BYTES or more; all where there are fewer. */
  start;
  #rest;
  constructor(chunks) {
    this.#rest = chunks[Symbol.iterator]();
    const taken = [];
    let bytes = 0;
    while (bytes < START_BYTES) {
      const { done, value } = this.#rest.next();
      if (done === true) break;
      taken.push(new Uint8Array(value));
      bytes += value.length;
    }
    this.start = joined(taken, bytes);
  }
  /** all yields the start and then the rest; only once. An early end is passed on to the producer. */
  *all() {
    try {
      yield this.start;
      for (; ; ) {
        const { done, value } = this.#rest.next();
        if (done === true) return;
        yield value;
      }
    } finally {
      this.#rest.return?.();
    }
  }
};
function joined(chunks, bytes) {
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

export {
  splitName,
  nameParts,
  LINE_TOO_LONG,
  tidyUnit,
  isBinaryUnit,
  readRecords,
  readRows,
  readChunks,
  readStandardInput,
  plainText
};
