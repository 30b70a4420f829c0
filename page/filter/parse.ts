// A regular expression → a tree. The browser has compiled it before, so it is one, as with the flag `u`; here
// is only told which of its signs belong together. https://tc39.es/ecma262/#sec-patterns

/** Pattern is what a part of an expression matches. */
export type Pattern =
  /** One character: those that `is` matches whole. */
  | { readonly kind: "char"; readonly is: RegExp }
  | { readonly kind: "edge"; readonly at: Edge }
  /** One behind the other. */
  | { readonly kind: "all"; readonly parts: readonly Pattern[] }
  /** One of them. */
  | { readonly kind: "any"; readonly parts: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly part: Pattern; readonly least: number; readonly most: number };

/** Edge is a place between two characters. */
export type Edge = "^" | "$" | "\\b" | "\\B";

/** NoAutomaton is what looks around or back: it is not known how long that takes. */
export class NoAutomaton {
  readonly sign: string;

  constructor(sign: string) {
    this.sign = sign;
  }
}

const TOKEN = new RegExp(
  [
    String.raw`\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u.{4}|\\x..|\\c.|\\k<[^>]*>|\\.`,
    String.raw`\[(?:\\.|[^\]\\])*\]`,
    String.raw`\(\?(?:<[=!]|<[^>]*>|.)|\{[^}]*\}`,
    ".",
  ].join("|"),
  "gsu",
);

/** parse takes what `new RegExp(source, "u")` takes. */
export function parse(source: string, flags: string): Pattern | NoAutomaton {
  const tokens = source.match(TOKEN) ?? [];
  const refused = tokens.find((token) => /^\\[1-9k]|^\(\?(?!:|<[^=!])/.test(token));
  if (refused !== undefined) return new NoAutomaton(refused);
  let next = 0;

  const any = (): Pattern => {
    const parts = [all()];
    while (tokens[next] === "|") {
      next++;
      parts.push(all());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "any", parts };
  };
  const all = (): Pattern => {
    const parts: Pattern[] = [];
    while (next < tokens.length && tokens[next] !== "|" && tokens[next] !== ")") parts.push(repeated(one()));
    return { kind: "all", parts };
  };
  const one = (): Pattern => {
    const token = tokens[next++] ?? "";
    if (!token.startsWith("(")) return single(token, flags);
    const inside = any();
    next++; // the bracket that closes it
    return inside;
  };
  const repeated = (part: Pattern): Pattern => {
    const times = timesOf(tokens[next] ?? "");
    if (times === undefined) return part;
    next += tokens[next + 1] === "?" ? 2 : 1; // as few as can be: the same texts match
    return { kind: "repeat", part, ...times };
  };
  return any();
}

function single(token: string, flags: string): Pattern {
  if (token === "^" || token === "$" || token === "\\b" || token === "\\B")
    return { kind: "edge", at: token };
  return { kind: "char", is: new RegExp(`^${token}$`, flags) };
}

function timesOf(token: string): { readonly least: number; readonly most: number } | undefined {
  if (token === "*") return { least: 0, most: Infinity };
  if (token === "+") return { least: 1, most: Infinity };
  if (token === "?") return { least: 0, most: 1 };
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
  if (least === undefined) return undefined;
  if (comma === "") return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === "" ? Infinity : Number(most) };
}
