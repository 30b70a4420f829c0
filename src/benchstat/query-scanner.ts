// Words and signs of filters and projections.
// https://github.com/golang/perf/blob/master/benchproc/internal/parse/tok.go

import { SPACE } from "../benchfmt/white-space.ts";
import type { Pattern } from "../model/settings.ts";
import type { CompilePattern } from "../patterns/go-regexp.ts";
import { PatternFault } from "../patterns/pattern-fault.ts";
import { unquoteGo } from "./go-quote.ts";
import { QuerySyntaxError } from "./syntax-error.ts";

/** Sign is a token that is no word: operators and punctuation; "end" is the end of the query. */
type Sign = "(" | ")" | ":" | "@" | "," | "-" | "*" | "AND" | "OR" | "end";

/** Token is a word, a regular expression or a sign, at the UTF-16 unit `at` of the query. */
export type Token =
  | { readonly kind: "word"; readonly at: number; readonly text: string }
  | { readonly kind: "regexp"; readonly at: number; readonly pattern: Pattern; readonly text: string }
  | { readonly kind: "sign"; readonly at: number; readonly sign: Sign; readonly text: string };

const BLANKS = new RegExp(`[${SPACE}]*`, "uy");
// `-` and `*` are signs only at the start of a word: `foo-bar` is one word.
const BARE = new RegExp(`[^-*"():@,${SPACE}][^():@,${SPACE}]*`, "uy");
// As benchstat has it: no quote behind a backslash ends a word, also behind one that is escaped itself.
const QUOTED = /".*?(?<!\\)"/suy;
// A slash inside a regular expression must not end it unseen, so an end or a sign has to follow. Blanks
// outside ASCII do not count: benchstat looks at one byte.
const AFTER_REGEXP = /$|[-*():@,\t-\r ]/uy;

export class QueryScanner {
  readonly #query: string;
  readonly #compile: CompilePattern | undefined;
  #at = 0;
  #late: QuerySyntaxError | null = null;

  /** Without `compile` no place may take a regular expression. */
  constructor(query: string, compile?: CompilePattern) {
    this.#query = query;
    this.#compile = compile;
  }

  /** peek is the next token, without moving on. */
  peek(): Token {
    const at = this.#at;
    const token = this.next();
    this.#at = at;
    return token;
  }

  /** next takes the next token; where a value is expected, a slash starts a regular expression. */
  next(place: "key" | "value" = "key"): Token {
    this.#match(BLANKS);
    const at = this.#at;
    const first = this.#query[at];
    if (first === undefined) return { kind: "sign", at, sign: "end", text: "" };
    if (first === '"') return this.#quoted(at);
    if (first === "/" && place === "value") return this.#regexp(at);
    const word = this.#match(BARE);
    if (word === "AND" || word === "OR") return { kind: "sign", at, sign: word, text: word };
    if (word !== null) return { kind: "word", at, text: word };
    this.#at++;
    return { kind: "sign", at, sign: first as Sign, text: first };
  }

  /** fail throws QuerySyntaxError with the place of a token. */
  fail(reason: string, at: number): never {
    throw new QuerySyntaxError(reason, this.#query, at);
  }

  /** failLater keeps an error of meaning: errors of syntax, wherever they are, come first. */
  failLater(reason: string, at: number): void {
    this.#late ??= new QuerySyntaxError(reason, this.#query, at);
  }

  /** finish throws what failLater kept first. */
  finish(): void {
    if (this.#late) throw this.#late;
  }

  #quoted(at: number): Token {
    const quoted = this.#match(QUOTED) ?? this.fail("missing end quote", at);
    const text = unquoteGo(quoted) ?? this.fail("bad escape sequence", at);
    return { kind: "word", at, text };
  }

  #regexp(at: number): Token {
    const end = regexpEnd(this.#query, at + 1);
    if (end < 0) this.fail('missing close "/"', at);
    const source = this.#query.slice(at + 1, end);
    if (this.#compile === undefined) throw new Error(`no engine was loaded for /${source}/`);
    const pattern = this.#compile(source);
    if (pattern instanceof PatternFault) this.fail(`error parsing regexp: ${pattern.reason}`, at);
    this.#at = end + 1;
    if (this.#match(AFTER_REGEXP) === null)
      this.fail('regexp must be followed by space or an operator (unescaped "/"?)', end + 1);
    this.#at = end + 1;
    return { kind: "regexp", at, pattern, text: `/${source}/` };
  }

  #match(sticky: RegExp): string | null {
    sticky.lastIndex = this.#at;
    const text = sticky.exec(this.#query)?.[0] ?? null;
    this.#at += text?.length ?? 0;
    return text;
  }
}

// The first slash outside brackets and parentheses that is not escaped, -1 without one. benchstat counts
// brackets inside brackets, also where a regular expression does not.
function regexpEnd(query: string, start: number): number {
  let [brackets, parentheses] = [0, 0];
  for (let i = start; i < query.length; i++) {
    const c = query[i];
    if (c === "/" && brackets === 0 && parentheses === 0) return i;
    if (c === "\\") i++;
    else if (c === "[") brackets++;
    else if (c === "]") brackets = Math.max(0, brackets - 1);
    else if (c === "(" && brackets === 0) parentheses++;
    else if (c === ")" && brackets === 0) parentheses--;
  }
  return -1;
}
