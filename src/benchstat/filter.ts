// The language of -filter: `/format:json goos:linux .unit:(ns/op OR B/op)`.
// https://pkg.go.dev/golang.org/x/perf/benchproc/syntax
//
//	expr := conj ("OR" conj)*          conj := term (["AND"] term)*
//	term := "(" expr ")" | "-" term | "*" | key ":" value | key ":" "(" value ("OR" value)* ")"

import type { UnitNames } from "../benchfmt/result-line.ts";
import type { CompilePattern } from "../patterns/go-regexp.ts";
import { quoteGo } from "./go-quote.ts";
import { extractOf, type Observation } from "./key.ts";
import { QueryScanner, type Token } from "./query-scanner.ts";

/** Filter is true for values to keep, by their result and their unit. */
export type Filter = (subject: Observation, units: UnitNames) => boolean;

/** parseFilter compiles a query. Throws QuerySyntaxError. */
export function parseFilter(query: string, compile?: CompilePattern): Filter {
  const scanner = new QueryScanner(query, compile);
  const filter = parseOr(scanner);
  const rest = scanner.peek();
  if (!isSign(rest, "end")) scanner.fail(`unexpected ${quoteGo(rest.text)}`, rest.at);
  scanner.finish();
  return filter;
}

function parseOr(scanner: QueryScanner): Filter {
  const terms = [parseAnd(scanner)];
  while (isSign(scanner.peek(), "OR")) {
    scanner.next();
    terms.push(parseAnd(scanner));
  }
  return terms.length === 1 && terms[0] ? terms[0] : (s, u) => terms.some((term) => term(s, u));
}

// AND between terms may be left out; one with nothing behind it is no error, as in benchstat.
function parseAnd(scanner: QueryScanner): Filter {
  const terms = [parseTerm(scanner)];
  for (;;) {
    const token = scanner.peek();
    if (isSign(token, "AND")) scanner.next();
    else if (startsTerm(token)) terms.push(parseTerm(scanner));
    else break;
  }
  return terms.length === 1 && terms[0] ? terms[0] : (s, u) => terms.every((term) => term(s, u));
}

function startsTerm(token: Token): boolean {
  return token.kind !== "sign" || token.sign === "(" || token.sign === "-" || token.sign === "*";
}

function parseTerm(scanner: QueryScanner): Filter {
  const token = scanner.next();
  if (token.kind === "word") return parseMatch(scanner, token);
  if (isSign(token, "(")) return parseGroup(scanner);
  if (isSign(token, "-")) {
    const term = parseTerm(scanner);
    return (s, u) => !term(s, u);
  }
  if (isSign(token, "*")) return () => true;
  return scanner.fail("expected key:value or subexpression", token.at);
}

function parseGroup(scanner: QueryScanner): Filter {
  const inside = parseOr(scanner);
  const close = scanner.next();
  return isSign(close, ")") ? inside : scanner.fail('missing ")"', close.at);
}

type Word = Extract<Token, { kind: "word" }>;

function parseMatch(scanner: QueryScanner, key: Word): Filter {
  if (!isSign(scanner.next(), ":")) scanner.fail("expected key:value", key.at);
  const value = scanner.next("value");
  if (isSign(value, "(")) return matchKey(scanner, key, parseValues(scanner));
  const matches = valueMatcher(value) ?? scanner.fail("expected key:value", key.at);
  return matchKey(scanner, key, [matches]);
}

type Matcher = (value: string) => boolean;

function parseValues(scanner: QueryScanner): Matcher[] {
  const values: Matcher[] = [];
  for (;;) {
    const value = scanner.next("value");
    values.push(valueMatcher(value) ?? scanner.fail("expected value", value.at));
    const token = scanner.next("value");
    if (isSign(token, ")")) return values;
    if (!isSign(token, "OR")) scanner.fail("value list must be separated by OR", token.at);
  }
}

function valueMatcher(token: Token): Matcher | null {
  if (token.kind === "word") return (value) => value === token.text;
  return token.kind === "regexp" ? token.pattern.isIn : null;
}

function matchKey(scanner: QueryScanner, { text: key, at }: Word, values: readonly Matcher[]): Filter {
  if (key === "") scanner.failLater("key must not be empty", at);
  if (key === ".config") scanner.failLater(".config is only allowed in projections", at);
  const matches: Matcher = (value) => values.some((matcher) => matcher(value));
  // A unit matches in its tidied and in its written form.
  if (key === ".unit")
    return (_, { unit, original }) => matches(unit) || (original !== null && matches(original));
  const extract = extractOf(key);
  return (subject) => matches(extract(subject));
}

function isSign(token: Token, sign: string): boolean {
  return token.kind === "sign" && token.sign === sign;
}
