// Reads Go benchmark text: every line that means something becomes a record, in order; all others are noise and ignored.
//
// Two ways of reading. "benchstat" reads what benchstat reads, oddities included: a zero keeps its unit as written, a row
// that log output tore apart is a bad line. "own" tidies every value and puts torn rows together again.

import { type Config, ConfigState, parseConfigLine } from "./config.ts";
import { decode } from "./interner.ts";
import { endsRow, isAloneTail, opensRow, rowTail } from "./interrupted-row.ts";
import { LineScanner } from "./line-scanner.ts";
import { type BadLine, type BenchRecord, LINE_TOO_LONG, MAX_QUOTED, type Result } from "./record.ts";
import { type ResultLine, ResultParser, startsBenchmark } from "./result-line.ts";
import { isUnitLine, parseUnitLine } from "./unit-line.ts";

/** ReaderMode says whose rules hold where they differ; see the top of this file. */
export type ReaderMode = "benchstat" | "own";

/**
 * readRecords yields the records of one file. `file` only names it in bad lines. Nothing is thrown for what the bytes
 * hold; errors of the chunks' producer pass through. A chunk is done with before the next is taken, so a producer may
 * reuse its buffer. Ends after a line of LINE_TOO_LONG in benchstat's mode, which gives up there.
 */
export function readRecords(
  file: string,
  chunks: Iterable<Uint8Array>,
  mode: ReaderMode = "own",
): Generator<BenchRecord, void> {
  const reader = new Reader(file, chunks, mode);
  return mode === "benchstat" ? reader.strictRecords() : reader.mendedRecords();
}

interface OpenRow {
  readonly fullName: string;
  readonly line: number;
  readonly text: string;
}

const encoder = new TextEncoder();

class Reader {
  readonly #file: string;
  readonly #lines: LineScanner;
  readonly #results: ResultParser;
  readonly #config = new ConfigState();
  // A name whose numbers have not come yet.
  #open: OpenRow | null = null;

  constructor(file: string, chunks: Iterable<Uint8Array>, mode: ReaderMode) {
    this.#file = file;
    this.#lines = new LineScanner(chunks);
    this.#results = new ResultParser(mode === "benchstat");
  }

  *strictRecords(): Generator<BenchRecord, void> {
    const lines = this.#lines;
    while (lines.next()) {
      if (lines.tooLong) return yield this.#bad(LINE_TOO_LONG);
      if (startsBenchmark(lines.bytes, lines.start, lines.end)) {
        const row = this.#results.parse(lines.bytes, lines.start, lines.end);
        if (row.kind === "row") yield this.#result(row);
        else if (row.kind === "fault") yield this.#bad(row.reason);
      } else if (this.#mayMatter()) yield* this.#otherLine(this.#text());
    }
  }

  *mendedRecords(): Generator<BenchRecord, void> {
    const lines = this.#lines;
    while (lines.next()) {
      if (lines.tooLong) yield this.#bad(LINE_TOO_LONG);
      else if (startsBenchmark(lines.bytes, lines.start, lines.end)) {
        const row = this.#results.parse(lines.bytes, lines.start, lines.end);
        if (row.kind === "row" && this.#open === null) yield this.#result(row);
        else yield* this.#oddRow(row, this.#text());
      } else yield* this.#mendLine(this.#text());
    }
    yield* this.#giveUpRow();
  }

  // A line that starts with `Benchmark` and is no row, or follows a row that is still open.
  *#oddRow(row: ResultLine, text: string): Generator<BenchRecord, void> {
    if (row.kind === "fault" && !opensRow(text)) return yield this.#bad(row.reason);
    yield* this.#giveUpRow();
    if (row.kind === "row") yield this.#result(row);
    else if (row.kind === "fault") yield* this.#openRow(text);
  }

  *#openRow(text: string): Generator<BenchRecord, void> {
    const fullName = /^Benchmark(\S*)/.exec(text)?.[1] ?? "";
    this.#open = { fullName, line: this.#lines.line, text };
    yield* this.#closeRow(text);
  }

  // Any other line: noise, the numbers of the open row, a row behind log output without newline, or a line with a meaning.
  *#mendLine(text: string): Generator<BenchRecord, void> {
    const inside = text.indexOf("Benchmark");
    if (inside > 0 && opensRow(text.slice(inside))) {
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

  // Yields the open row if this line has its numbers. Key/value lines before that are log output, not configuration.
  *#closeRow(text: string): Generator<BenchRecord, void> {
    const tail = rowTail(text);
    if (tail === null || this.#open === null) return;
    const bytes = encoder.encode(tail);
    const row = this.#results.parseNumbers(this.#open.fullName, bytes, 0, bytes.length);
    if (row.kind !== "row") return;
    this.#open = null;
    yield this.#result(row);
  }

  *#giveUpRow(): Generator<BenchRecord, void> {
    if (this.#open === null) return;
    const { line, text } = this.#open;
    this.#open = null;
    const reason =
      "the row ends without numbers: the benchmark printed, failed or was stopped before its result";
    yield { kind: "bad", file: this.#file, line, reason, text: text.slice(0, MAX_QUOTED) };
  }

  *#otherLine(text: string): Generator<BenchRecord, void> {
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

  #result({ fullName, iters, values }: Extract<ResultLine, { kind: "row" }>): Result {
    const config: Config = this.#config.current();
    return { kind: "result", config, fullName, iters, values, line: this.#lines.line };
  }

  #text(): string {
    return decode(this.#lines.bytes, this.#lines.start, this.#lines.end);
  }

  #bad(reason: string): BadLine {
    const text = this.#text().slice(0, MAX_QUOTED);
    return { kind: "bad", file: this.#file, line: this.#lines.line, reason, text };
  }
}
