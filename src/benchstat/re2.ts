// Go's regular expressions (RE2) as JavaScript's: what both know is rewritten where it is spelled or meant differently.
// https://github.com/google/re2/wiki/Syntax

/** compileRe2 is the expression, or Go's message about what is wrong with it. */
export function compileRe2(source: string): RegExp | string {
  try {
    return new Re2(source).compile();
  } catch (error) {
    if (error instanceof Re2Error) return `error parsing regexp: ${error.message}`;
    // What the translation let through and JavaScript rejects: Go's message is unknown here.
    if (error instanceof SyntaxError)
      return `error parsing regexp: invalid or unsupported syntax: \`${source}\``;
    throw error;
  }
}

class Re2Error extends Error {
  constructor(reason: string, part?: string) {
    super(part === undefined ? reason : `${reason}: \`${part}\``);
  }
}

const POSIX: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7f",
  blank: "\\t ",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t-\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

// Perl's classes are ASCII in RE2.
const PERL: Readonly<Record<string, string>> = { d: "0-9", s: "\\t\\n\\f\\r ", w: "0-9A-Za-z_" };
const ANCHORS: Readonly<Record<string, string>> = { A: "(?<![^])", z: "(?![^])", b: "\\b", B: "\\B" };
const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

class Re2 {
  readonly #source: string;
  #at = 0;
  #depth = 0;
  #flags = new Set(["u"]);
  // What a repetition would apply to: nothing yet, one item, or an item that is repeated already (from its operator on).
  #last: "nothing" | "item" | { readonly operatorAt: number } = "nothing";

  constructor(source: string) {
    this.#source = source;
  }

  compile(): RegExp {
    let js = "";
    while (this.#at < this.#source.length) js += this.#next();
    if (this.#depth > 0) throw new Re2Error("missing closing )", this.#source);
    return new RegExp(js, [...this.#flags].join(""));
  }

  #next(): string {
    const repetition = this.#take(/[*+?]\??|\{\d+(?:,\d*)?\}\??/y);
    if (repetition !== null) return this.#repeat(repetition);
    const char = this.#take(/./suy) ?? "";
    if (char === "(") return this.#open();
    if (char === ")") return this.#close();
    if (char === "|") return this.#leave("nothing", "|");
    if (char === "^" || char === "$") return this.#leave("item", `(?:${char})`);
    if (char === ".") return this.#leave("item", this.#flags.has("s") ? "[^]" : "[^\\n]");
    if (char === "[") return this.#leave("item", this.#class());
    return this.#leave("item", char === "\\" ? this.#escape() : literal(char.codePointAt(0) ?? 0));
  }

  #leave(last: "nothing" | "item", js: string): string {
    this.#last = last;
    return js;
  }

  #repeat(operator: string): string {
    const at = this.#at - operator.length;
    if (this.#last === "nothing") throw new Re2Error("missing argument to repetition operator", operator);
    if (this.#last !== "item")
      throw new Re2Error(
        "invalid nested repetition operator",
        this.#source.slice(this.#last.operatorAt, this.#at),
      );
    const [, least = "0", most = least] = /^\{(\d+)(?:,(\d+))?/.exec(operator) ?? [];
    if (Number(least) > 1000 || Number(most) > 1000 || Number(least) > Number(most))
      throw new Re2Error("invalid repeat count", operator.replace(/(?<=\})\?$/, ""));
    this.#last = { operatorAt: at };
    return operator;
  }

  #open(): string {
    const start = this.#at - 1;
    this.#depth++;
    if (this.#take(/\?:/y) !== null) return this.#leave("nothing", "(?:");
    if (this.#take(/\?P?<(?![=!])/y) !== null) return this.#named(start);
    const flags = this.#take(/\?[ims]+\)/y);
    if (flags !== null) return this.#setFlags(flags, start);
    if (this.#source[this.#at] === "?") throw this.#unsupported(start);
    return this.#leave("nothing", "(");
  }

  // The name is of no use: nothing asks what a group matched.
  #named(start: number): string {
    const close = this.#source.indexOf(">", this.#at);
    const name = this.#take(/\w+>/y);
    if (name === null)
      throw new Re2Error(
        "invalid named capture",
        this.#source.slice(start, close < 0 ? undefined : close + 1),
      );
    return this.#leave("nothing", "(");
  }

  // JavaScript has flags for a whole expression only.
  #setFlags(flags: string, start: number): string {
    this.#depth--;
    if (start !== 0) throw this.#unsupported(start);
    for (const flag of flags.slice(1, -1)) this.#flags.add(flag);
    return this.#leave("nothing", "");
  }

  #unsupported(start: number): Re2Error {
    return new Re2Error("invalid or unsupported Perl syntax", this.#source.slice(start, start + 3));
  }

  #close(): string {
    if (this.#depth-- === 0) throw new Re2Error("unexpected )", this.#source);
    return this.#leave("item", ")");
  }

  #escape(): string {
    const anchor = this.#take(/[AzbB]/y);
    if (anchor !== null) return ANCHORS[anchor] ?? "";
    const quoted = this.#take(/Q.*?(?:\\E|$)/sy);
    if (quoted !== null)
      return [...quoted.slice(1).replace(/\\E$/, "")].map((c) => literal(c.codePointAt(0) ?? 0)).join("");
    const set = this.#setEscape();
    if (set !== null) return set.startsWith("\\") ? set : `[${set}]`;
    return literal(this.#charEscape());
  }

  // \d, \PL and so on, as the inside of a class.
  #setEscape(): string | null {
    const perl = this.#take(/[dswDSW]/y);
    if (perl !== null) {
      const inside = PERL[perl.toLowerCase()] ?? "";
      return perl === perl.toLowerCase() ? inside : negated(inside);
    }
    const property = this.#take(/[pP](?:[A-Z]|\{\^?\w+\})/y);
    if (property === null) return null;
    const not = (property[0] === "P") !== property.includes("^");
    const name = property.slice(1).replace(/[{}^]/g, "");
    const js = `\\${not ? "P" : "p"}{${name.length > 2 ? `Script=${name}` : name}}`;
    if (!isProperty(js)) throw new Re2Error("invalid character class range", `\\${property}`);
    return js;
  }

  // The code point of an escape that stands for one.
  #charEscape(): number {
    const start = this.#at - 1;
    const hex = this.#take(/x(?:[\da-fA-F]{2}|\{[\da-fA-F]{1,6}\})/y);
    if (hex !== null) return Number.parseInt(hex.replace(/[x{}]/g, ""), 16);
    const octal = this.#take(/0[0-7]{0,2}|[1-7][0-7]{2}/y);
    if (octal !== null) return Number.parseInt(octal, 8);
    const char = this.#take(/./suy);
    if (char === null) throw new Re2Error("trailing backslash at end of expression", "");
    const control = CONTROLS[char];
    if (control !== undefined) return control;
    if (/[\w\u0080-\u{10ffff}]/u.test(char))
      throw new Re2Error("invalid escape sequence", this.#source.slice(start, this.#at));
    return char.codePointAt(0) ?? 0;
  }

  #class(): string {
    const start = this.#at - 1;
    const not = this.#take(/\^/y) === null ? "" : "^";
    let inside = "";
    for (let first = true; first || this.#source[this.#at] !== "]"; first = false) {
      if (this.#at >= this.#source.length) throw new Re2Error("missing closing ]", this.#source.slice(start));
      inside += this.#classItem();
    }
    this.#at++;
    return `[${not}${inside}]`;
  }

  #classItem(): string {
    const posix = this.#take(/\[:\^?\w+:\]/y);
    if (posix !== null) {
      const inside = POSIX[posix.replace(/\W/g, "")];
      if (inside === undefined) throw new Re2Error("invalid character class range", posix);
      return posix.includes("^") ? negated(inside) : inside;
    }
    const start = this.#at;
    if (this.#take(/\\(?=[dswDSWpP])/y) !== null) return this.#setEscape() ?? "";
    const low = this.#classChar();
    if (this.#take(/-(?!\])/y) === null) return literal(low);
    const high = this.#classChar();
    if (high < low) throw new Re2Error("invalid character class range", this.#source.slice(start, this.#at));
    return `${literal(low)}-${literal(high)}`;
  }

  #classChar(): number {
    const char = this.#take(/./suy) ?? "";
    return char === "\\" ? this.#charEscape() : (char.codePointAt(0) ?? 0);
  }

  #take(sticky: RegExp): string | null {
    sticky.lastIndex = this.#at;
    const text = sticky.exec(this.#source)?.[0] ?? null;
    this.#at += text?.length ?? 0;
    return text;
  }
}

function isProperty(js: string): boolean {
  try {
    return new RegExp(js, "u") !== null;
  } catch {
    return false; // an unknown name is a SyntaxError
  }
}

// A class without its brackets that matches everything else; it is used inside a class, where JavaScript has no nesting.
function negated(inside: string): string {
  const sets: Readonly<Record<string, string>> = {
    "0-9": "\\D",
    "\\t\\n\\f\\r ": "\\0-\\x08\\x0b\\x0e-\\x1f!-\\u{10ffff}",
    "0-9A-Za-z_": "\\W",
  };
  return sets[inside] ?? inside;
}

function literal(codePoint: number): string {
  const char = String.fromCodePoint(codePoint);
  return /[\w\u0080-\u{10ffff}]/u.test(char) ? char : `\\u{${codePoint.toString(16)}}`;
}
