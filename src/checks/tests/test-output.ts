// A test's output in bounded memory: whether it failed is known only at its end. Kept are the first and last
// lines, the last lines that name a place as t.Log and t.Error do, and a crash from its first line on.

/** PlacedText is output of testing with a place, `    a_test.go:13: want 2`, and indented lines after it. */
export interface PlacedText {
  /** As printed: a bare file name, or a path with -fullpath. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** True when Go says that it is an error (Go 1.27); before, t.Log and t.Error look the same. */
  readonly isError: boolean;
}

export interface TestOutput {
  /** Without testing's own frame lines; a line in the middle says how many were left out. */
  readonly lines: readonly string[];
  /** At most MOST_SAID, the last ones in order of printing. */
  readonly said: readonly PlacedText[];
  /**
   * From the last `panic:` or `fatal error:` on, else from the first `WARNING: DATA RACE`; empty without one,
   * or when the test logs more after a panic, which it then only printed.
   */
  readonly crash: readonly string[];
}

/** OutputKeeper takes pieces of output, which need not be whole lines. */
export interface OutputKeeper {
  add(piece: string, outputType: string): void;
  output(): TestOutput;
}

const MOST_LINES = 40; // of the start, and as many of the end
const MOST_SAID = 10;
const MOST_CRASH_LINES = 400; // goroutine dumps are long; the frames that matter come first
const MAX_LINE = 4096; // longest message of a finding

const FRAME_LINE = /^\s*(=== (RUN|PAUSE|CONT|NAME|ATTR|ARTIFACTS) |--- (PASS|FAIL|SKIP|BENCH): )/;
const SAID = /^ {4}(\S[^:]*\.go|[A-Za-z]:[^:]*\.go):(\d+): (.*)$/s;
/** The same behind output without a line end. */
const SAID_BEHIND = /^\S.*? {4}([^\s:/\\]+\.go):(\d+): (.*)$/s;
const RACE = "WARNING: DATA RACE";
const TESTING = "testing.go"; // reports a race, or a panic(nil), in the name of the test
const CRASH = /^(panic: |fatal error: |WARNING: DATA RACE)/;
/** The same behind output without a line end: a crash when goroutines follow. */
const CRASH_BEHIND = /^.+?((?:panic|fatal error): .*)$/;
const GOROUTINE = /^goroutine \d+ /;

export function makeOutputKeeper(): OutputKeeper {
  const lines = makeEnds();
  const said = makeSaid();
  const crash = makeCrash();
  let partial = "";

  const addLine = (line: string, outputType: string): void => {
    if (outputType === "frame" || FRAME_LINE.test(line)) return;
    lines.add(line);
    const next = parseSaid(line, outputType);
    if (next !== null && next.file !== TESTING) crash.end();
    if (next !== null) said.add(next);
    else if (!crash.isOpen() && /^ {8}/.test(line)) said.goOn(line.slice(8));
    crash.add(line);
  };

  return {
    add(piece, outputType) {
      if (partial !== "" && FRAME_LINE.test(piece)) {
        addLine(partial, ""); // the test ended in the middle of a line
        partial = "";
      }
      const [first = "", ...others] = piece.split("\n");
      partial = (partial + first).slice(0, MAX_LINE);
      for (const next of others) {
        addLine(partial.replace(/\r$/, ""), outputType);
        partial = next.slice(0, MAX_LINE);
      }
    },
    output: () => ({
      lines: [...lines.all(), ...(partial === "" ? [] : [partial])],
      said: said.all(),
      crash: crash.all(),
    }),
  };
}

function parseSaid(line: string, outputType: string): PlacedText | null {
  const [, file, number, text] = SAID.exec(line) ?? SAID_BEHIND.exec(line) ?? [];
  if (file === undefined || text === undefined) return null;
  return { file, line: Number(number), text, isError: outputType === "error" };
}

function makeSaid() {
  let all: readonly PlacedText[] = [];
  return {
    all: () => all,
    add(said: PlacedText): void {
      all = [...all, said].slice(-MOST_SAID);
    },
    goOn(line: string): void {
      const last = all.at(-1);
      if (last === undefined || last.text.length > MAX_LINE) return;
      all = [...all.slice(0, -1), { ...last, text: `${last.text}\n${line}` }];
    },
  };
}

/** The last panic, else the first race: a race does not end the test, which may still panic. */
function makeCrash() {
  let lines: string[] = [];
  let perhaps: string[] = [];
  const isRace = () => lines[0]?.startsWith(RACE) ?? false;
  return {
    all: (): readonly string[] => lines,
    isOpen: () => lines.length > 0 && !isRace(),
    /** A test that logs more has not crashed: it printed the word. */
    end(): void {
      perhaps = [];
      if (!isRace()) lines = [];
    },
    add(line: string): void {
      const begins = CRASH.test(line) && !(isRace() && line.startsWith(RACE));
      const isConfirmed = perhaps.length > 0 && GOROUTINE.test(line);
      if (begins || isConfirmed) {
        lines = begins ? [line] : [...perhaps, line];
        perhaps = [];
      } else if (lines.length === 0) perhaps = goOn(perhaps, line);
      else if (lines.length < MOST_CRASH_LINES) lines.push(line);
    },
  };
}

function goOn(perhaps: readonly string[], line: string): string[] {
  const behind = CRASH_BEHIND.exec(line)?.[1];
  if (behind !== undefined) return [behind];
  return perhaps.length === 0 ? [] : [...perhaps, line].slice(0, MOST_LINES);
}

/** The first and the last lines of a long text. */
function makeEnds() {
  const first: string[] = [];
  const last: string[] = [];
  let left = 0;
  return {
    add(line: string): void {
      if (first.length < MOST_LINES) {
        first.push(line);
        return;
      }
      last.push(line);
      if (last.length <= MOST_LINES) return;
      last.shift();
      left++;
    },
    all: (): readonly string[] =>
      left === 0 ? [...first, ...last] : [...first, `… ${left} lines left out …`, ...last],
  };
}
