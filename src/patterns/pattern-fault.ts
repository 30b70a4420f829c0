// What is wrong with a regular expression, in one form for `bench`, `.go-steady.yml` and `stat -filter`.

/** PatternFault is a pattern that is refused; the caller says where it came from. */
export class PatternFault {
  /** Go's own words without "error parsing regexp: ", where Go refuses it too: "missing closing ): `(`". */
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }

  /** The form that is expected, what is wrong, and what to do: it follows `bench: "(" is not `. */
  get rule(): string {
    const advice = ADVICE.find(({ about }) => about.test(this.reason))?.text ?? SYNTAX;
    return `a regular expression of Go: ${this.reason} (${advice})`;
  }
}

const SYNTAX = "https://pkg.go.dev/regexp/syntax has the form";

/** The first that fits counts. */
const ADVICE: readonly { readonly about: RegExp; readonly text: string }[] = [
  {
    about: /`\(\?<?[=!]/,
    text: "Go has no lookahead and no lookbehind: write what shall match",
  },
  { about: /escape sequence: `\\[1-9]/, text: "Go has no backreferences: write the text again" },
  { about: /^invalid repeat count/, text: "Go repeats 1000 times at most, inner repetitions multiplied" },
  { about: /^duplicate capture group name/, text: "give each group its own name, or none" },
  { about: /range: `\\[pP]\{\^?ascii\}`/i, text: "write [[:ascii:]] or [[:^ascii:]]" },
  { about: /cannot be printed/, text: "leave it out: Go prints names of benchmarks without such characters" },
];
