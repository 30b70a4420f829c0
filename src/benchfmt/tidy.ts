// Tidied units: nanoseconds become seconds, megabytes become bytes, so that numbers can carry SI prefixes.
// The rules are those of https://pkg.go.dev/golang.org/x/perf/benchunit

export interface TidyUnit {
  /** As written: `ns/op`. */
  readonly original: string;
  /** Base unit: `sec/op`. */
  readonly unit: string;
  /** Value in `unit` divided by value in `original`; 1 where nothing changes. */
  readonly factor: number;
}

/**
 * tidyUnit replaces `ns` by `sec` and `MB` by `B` where they are a whole word of the numerator: `p99-ns/req`
 * is `p99-sec/req`, `op/ns` and `MBs` stay. MB are 10^6 bytes. Each word multiplies the factor.
 */
export function tidyUnit(original: string): TidyUnit {
  let factor = 1;
  const unit = tokensOf(original)
    .map(({ text, numerator }) => {
      if (!numerator || (text !== "ns" && text !== "MB")) return text;
      // Divided, since 1/1e9 is the double 1e-9, and repeated products must round as benchstat's do.
      factor = text === "ns" ? factor / 1e9 : factor * 1e6;
      return text === "ns" ? "sec" : "B";
    })
    .join("");
  return { original, unit, factor };
}

/**
 * isBinaryUnit is true for units with the prefixes Ki, Mi, …: those with `B`, `MB` or `bytes` in the
 * numerator.
 */
export function isBinaryUnit(unit: string): boolean {
  return tokensOf(unit).some(
    ({ text, numerator }) => numerator && (text === "B" || text === "MB" || text === "bytes"),
  );
}

interface Token {
  /** A word or one separator. */
  readonly text: string;
  readonly numerator: boolean;
}

// The words and separators of a unit. What follows `/` is in the denominator, what follows `*` in the
// numerator again; `-` and blanks only separate.
function tokensOf(unit: string): Token[] {
  let numerator = true;
  return unit
    .split(/([*/\-\s])/u)
    .filter((text) => text !== "")
    .map((text) => {
      if (text === "/") numerator = false;
      if (text === "*") numerator = true;
      return { text, numerator };
    });
}
