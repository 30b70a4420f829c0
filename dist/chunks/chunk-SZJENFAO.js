import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/patterns/pattern-fault.ts
var PatternFault = class {
  /** Go's own words without "error parsing regexp: ", where Go refuses it too: "missing closing ): `(`". */
  reason;
  constructor(reason) {
    this.reason = reason;
  }
  /** The form that is expected, what is wrong, and what to do: it follows `bench: "(" is not `. */
  get rule() {
    const advice = ADVICE.find(({ about }) => about.test(this.reason))?.text ?? SYNTAX;
    return `a regular expression of Go: ${this.reason} (${advice})`;
  }
};
var SYNTAX = "https://pkg.go.dev/regexp/syntax has the form";
var ADVICE = [
  {
    about: /`\(\?<?[=!]/,
    text: "Go has no lookahead and no lookbehind: write what shall match"
  },
  { about: /escape sequence: `\\[1-9]/, text: "Go has no backreferences: write the text again" },
  { about: /^invalid repeat count/, text: "Go repeats 1000 times at most, inner repetitions multiplied" },
  { about: /^duplicate capture group name/, text: "give each group its own name, or none" },
  { about: /range: `\\[pP]\{\^?ascii\}`/i, text: "write [[:ascii:]] or [[:^ascii:]]" },
  { about: /cannot be printed/, text: "leave it out: Go prints names of benchmarks without such characters" }
];

export {
  PatternFault
};
