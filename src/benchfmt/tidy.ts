// Tidied units: nanoseconds become seconds, megabytes become bytes, so that numbers can carry SI prefixes.

/** TidyUnit says what a unit becomes. */
export interface TidyUnit {
  /** As written: `ns/op`. */
  readonly original: string;
  /** Base unit: `sec/op`. */
  readonly unit: string;
  /** Multiplies a value in the original unit; 1 where nothing changes. */
  readonly factor: number;
}

/**
 * tidyUnit replaces `ns` by `sec` and `MB` by `B` wherever they are a factor of the numerator; all else
 * stays.
 */
export function tidyUnit(original: string): TidyUnit {
  let factor = 1;
  const unit = tokensOf(original)
    .map(({ text, numerator }) => {
      if (!numerator || (text !== "ns" && text !== "MB")) return text;
      // Dividing, since 1/1e9 is the double 1e-9 and repeated products must round as benchstat's do.
      factor = text === "ns" ? factor / 1e9 : factor * 1e6;
      return text === "ns" ? "sec" : "B";
    })
    .join("");
  return { original, unit, factor };
}

/** isBinaryUnit is true for units that take the prefixes Ki, Mi, …: those with bytes in the numerator. */
export function isBinaryUnit(unit: string): boolean {
  return tokensOf(unit).some(
    ({ text, numerator }) => numerator && (text === "B" || text === "MB" || text === "bytes"),
  );
}

interface Token {
  readonly text: string;
  readonly numerator: boolean;
}

// `/` leads into the denominator, `*` back out of it; `-` and blanks only separate.
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
