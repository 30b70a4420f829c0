// Reads Go benchmark text: every line that means something becomes a record, in order; all others are noise
// and ignored.
//
// Two ways of reading. readRows reads what benchstat reads, oddities included: a zero keeps its unit as
// written, a row that log output tore apart is a bad line. readRecords tidies every value and puts torn rows
// together again.

import { type Config, ConfigState, parseConfigLine } from "./config.ts";
import { decode } from "./interner.ts";
import { endsInFailure, endsRow, isAloneTail, opensInner, opensRow, rowTail } from "./interrupted-row.ts";
import { LineScanner } from "./line-scanner.ts";
import {
  type BadLine,
  type BenchRecord,
  LINE_TOO_LONG,
  MAX_QUOTED,
  type Result,
  type UnitLine,
  type Value,
} from "./record.ts";
import { type ResultLine, ResultParser, type ResultRow, startsBenchmark } from "./result-line.ts";
import { isUnitLine, parseUnitLine } from "./unit-line.ts";

/**
 * readRecords yields the records of one file. `file` only names it in bad lines. Nothing is thrown for what
 * the bytes hold; errors of the chunks' producer pass through. A chunk is done with before the next is taken,
 * so a producer may reuse its buffer.
 */
export function readRecords(file: string, chunks: Iterable<Uint8Array>): Generator<BenchRecord, void> {
  return new Reader(file, chunks, new ResultParser(false)).mendedRecords();
}

/** RowSink takes what readRows finds, in the order of the lines. */
interface RowSink {
  /** The row is the same object for all lines of a file, to be read before this returns. */
  row(row: ResultRow, config: Config): void;
  other(record: UnitLine | BadLine): void;
}

/**
 * readRows gives the lines of one file to a sink: the same as readRecords by benchstat's rules, but quick
 * enough for millions of lines, since no object is made for a row. Ends after a line of LINE_TOO_LONG, as
 * benchstat gives up there.
 */
export function readRows(file: string, chunks: Iterable<Uint8Array>, sink: RowSink): void {
  new Reader(file, chunks, new ResultParser(true)).readRows(sink);
}

interface OpenRow {
  readonly fullName: string;
  readonly line: number;
  readonly text: string;
}

const encoder = new TextEncoder();
// What PowerShell appends to a file that something else began.
const UTF_16_ROW = [..."Benchmark"].join("\0");

class Reader {
  readonly #file: string;
  readonly #lines: LineScanner;
  readonly #results: ResultParser;
  readonly #config = new ConfigState();
  // A name whose numbers have not come yet.
  #open: OpenRow | null = null;
  // Whole rows since then. When the numbers come, the open benchmark printed these itself.
  #inside: Result[] = [];

  constructor(file: string, chunks: Iterable<Uint8Array>, results: ResultParser) {
    this.#file = file;
    this.#lines = new LineScanner(chunks);
    this.#results = results;
  }

  readRows(sink: RowSink): void {
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

  *mendedRecords(): Generator<BenchRecord, void> {
    const lines = this.#lines;
    while (lines.next()) {
      if (lines.tooLong) yield this.#bad(LINE_TOO_LONG);
      else if (startsBenchmark(lines.bytes, lines.start, lines.end)) {
        const row = this.#results.parse(lines.bytes, lines.start, lines.end);
        if (row.kind === "row" && this.#open === null) yield this.#ran();
        else yield* this.#oddRow(row, this.#text());
      } else yield* this.#mendLine(this.#text());
    }
    yield* this.#giveUpRow();
  }

  // A benchmark that left before its loop has no speed, whatever its row says.
  #ran(): Result | BadLine {
    return this.#results.iters > 0
      ? this.#result(this.#name())
      : this.#bad("no iteration was run: the benchmark skipped itself or stopped before its loop");
  }

  // A line that starts with `Benchmark` and is no row, or follows a row that is still open.
  *#oddRow(row: ResultLine, text: string): Generator<BenchRecord, void> {
    if (row.kind === "row") this.#inside.push(this.#result(this.#name()));
    else if (row.kind === "fault" && !opensRow(text)) yield this.#bad(row.reason);
    else {
      yield* this.#giveUpRow();
      if (row.kind === "fault") yield* this.#openRow(text);
    }
  }

  *#openRow(text: string): Generator<BenchRecord, void> {
    const fullName = /^Benchmark(\S*)/.exec(text)?.[1] ?? "";
    this.#open = { fullName, line: this.#lines.line, text };
    if (endsInFailure(text)) yield* this.#giveUpRow();
    else if (!opensInner(text)) yield* this.#closeRow(text);
  }

  // Any other line: noise, the numbers of the open row, a row behind log output without newline, or a line
  // with a meaning.
  *#mendLine(text: string): Generator<BenchRecord, void> {
    const inside = text.indexOf("Benchmark");
    if (text.includes(UTF_16_ROW))
      yield this.#bad("UTF-16 in the middle of a file that began in another encoding");
    else if (/^\s*--- FAIL: Benchmark/.test(text)) {
      yield* this.#giveUpRow();
      yield this.#bad("the benchmark failed");
    } else if (inside > 0 && opensRow(text.slice(inside))) {
      yield* this.#giveUpRow();
      yield* this.#openRow(text.slice(inside));
    } else if (this.#open === null) {
      if (isAloneTail(text)) yield this.#bad("numbers without a benchmark name");
      else yield* this.#otherLine(text);
    } else if (endsRow(text)) {
      yield* this.#giveUpRow();
      yield* this.#otherLine(text);
    } else yield* this.#closeRow(text);
  }

  // Yields the open row if this line has its numbers. Key/value lines before that are log output, not
  // configuration.
  *#closeRow(text: string): Generator<BenchRecord, void> {
    const tail = rowTail(text);
    if (tail === null || this.#open === null) return;
    const bytes = encoder.encode(tail);
    if (this.#results.parseNumbers(bytes, 0, bytes.length).kind !== "row") return;
    const { fullName } = this.#open;
    this.#open = null;
    // The numbers were parsed last: they are read before anything else is.
    const result = this.#result(fullName);
    yield* this.#inside.map(({ line, fullName: name }) => this.#printedRow(line, name, fullName));
    this.#inside = [];
    yield result;
  }

  *#giveUpRow(): Generator<BenchRecord, void> {
    if (this.#open === null) return;
    const { line, text } = this.#open;
    this.#open = null;
    const reason =
      "the row ends without numbers: the benchmark printed, failed or was stopped before its result";
    yield { kind: "bad", file: this.#file, line, reason, text: text.slice(0, MAX_QUOTED) };
    yield* this.#inside;
    this.#inside = [];
  }

  #printedRow(line: number, name: string, printer: string): BadLine {
    const reason = `Benchmark${printer} printed this line itself, before its own result`;
    const text = `Benchmark${name}`.slice(0, MAX_QUOTED);
    return { kind: "bad", file: this.#file, line, reason, text };
  }

  *#otherLine(text: string): Generator<UnitLine | BadLine, void> {
    if (isUnitLine(text)) {
      const { line } = this.#lines;
      for (const pair of parseUnitLine(text)) {
        const { ok, ...rest } = pair;
        yield "reason" in rest ? this.#bad(rest.reason) : { kind: "unit", ...rest, line };
      }
      return;
    }
    const entry = parseConfigLine(text);
    if (entry) this.#config.set(entry);
  }

  // Unit and configuration lines start with `U`, a lower-case letter or a letter outside ASCII.
  #mayMatter(): boolean {
    const first = this.#lines.start < this.#lines.end ? (this.#lines.bytes[this.#lines.start] ?? 0) : 0;
    return first === 0x55 || first >= 0x61;
  }

  // The row that was parsed last, under this name.
  #result(fullName: string): Result {
    const { iters, count } = this.#results;
    const values = Array.from({ length: count }, (_, i) => this.#value(i));
    return {
      kind: "result",
      config: this.#config.current(),
      fullName,
      iters,
      values,
      line: this.#lines.line,
    };
  }

  #value(i: number): Value {
    const row = this.#results;
    const { unit, original } = row.unitNames(row.units[i] ?? 0);
    const value = row.values[i] ?? 0;
    return {
      value,
      unit,
      original: original === null ? null : { value: row.written[i] ?? 0, unit: original },
    };
  }

  #name(): string {
    return this.#results.fullName(this.#results.name);
  }

  #text(): string {
    return decode(this.#lines.bytes, this.#lines.start, this.#lines.end);
  }

  #bad(reason: string): BadLine {
    const text = this.#text().slice(0, MAX_QUOTED);
    return { kind: "bad", file: this.#file, line: this.#lines.line, reason, text };
  }
}
