// The names in `\p{…}` as Go 1.25 and later read them: in any case, with blanks, dashes or underscores
// between the words, long or short. re2js knows one spelling of each.

/** Long names of the categories of Unicode, and short ones: https://pkg.go.dev/unicode#CategoryAliases */
const CATEGORIES: ReadonlyMap<string, string> = new Map(
  `Other C, Control Cc, Cntrl Cc, Format Cf, Unassigned Cn, Private_Use Co, Surrogate Cs,
  Letter L, Cased_Letter LC, Lowercase_Letter Ll, Modifier_Letter Lm, Other_Letter Lo, Titlecase_Letter Lt, Uppercase_Letter Lu,
  Mark M, Combining_Mark M, Spacing_Mark Mc, Enclosing_Mark Me, Nonspacing_Mark Mn,
  Number N, Decimal_Number Nd, Digit Nd, Letter_Number Nl, Other_Number No,
  Punctuation P, Punct P, Connector_Punctuation Pc, Dash_Punctuation Pd, Close_Punctuation Pe, Final_Punctuation Pf,
  Initial_Punctuation Pi, Other_Punctuation Po, Open_Punctuation Ps,
  Symbol S, Currency_Symbol Sc, Modifier_Symbol Sk, Math_Symbol Sm, Other_Symbol So,
  Separator Z, Line_Separator Zl, Paragraph_Separator Zp, Space_Separator Zs`
    .split(",")
    .map((pair) => pair.trim().split(" ") as [string, string])
    .flatMap(([long, short]) => [[folded(long), short] as const, [folded(short), short] as const]),
);

const PROPERTY = /\\Q.*?(?:\\E|$)|\\([pP])(?:\{(\^?)([^}]*)\}|([a-zA-Z]))|\\./gsu;

/** withKnownNames spells names as re2js knows them; `unknown` is the first `\p{…}` that Go does not know. */
export function withKnownNames(source: string): { readonly source: string; readonly unknown?: string } {
  let unknown: string | undefined;
  const spelled = source.replace(PROPERTY, (all, kind?: string, not = "", long?: string, short?: string) => {
    if (kind === undefined) return all;
    const written = long ?? short ?? "";
    const name = knownName(written);
    if (name === undefined) unknown ??= all;
    return name === undefined || name === written ? all : `\\${kind}{${not}${name}}`;
  });
  return unknown === undefined ? { source: spelled } : { source: spelled, unknown };
}

function knownName(name: string): string | undefined {
  const word = folded(name);
  if (word === "any" || word === "assigned") return titled(name);
  return CATEGORIES.get(word) ?? (isScript(titled(name)) ? titled(name) : undefined);
}

function folded(name: string): string {
  return name.replace(/[_ -]/g, "").toLowerCase();
}

/** `old italic` → `Old_Italic`, as Unicode has it. */
function titled(name: string): string {
  const words = name.split(/[_ -]+/).filter((word) => word !== "");
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join("_");
}

/** JavaScript's own expressions know all scripts; other properties (`Emoji`) do not exist in Go. */
function isScript(name: string): boolean {
  if (!/^\w+$/.test(name)) return false;
  try {
    return new RegExp(`\\p{Script=${name}}`, "u").source !== "";
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
