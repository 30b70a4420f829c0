// The language of -table, -row, -col and -ignore: `.name,/size@num "goos"@(linux darwin)`.
// https://pkg.go.dev/golang.org/x/perf/benchproc/syntax
//
//	proj := part ([","] part)*         part := key | key "@" order | key "@" "(" word word* ")"

import { quoteGo } from "./go-quote.ts";
import { QueryScanner, type Token } from "./query-scanner.ts";
import { namedOrder, type SortOrder } from "./sort-order.ts";

export interface ProjectionPart {
  readonly key: string;
  readonly order: SortOrder;
}

/**
 * parseProjection reads a projection; an empty text has no parts. A key without `@` sorts by first
 * observation. Throws QuerySyntaxError.
 */
export function parseProjection(text: string): ProjectionPart[] {
  const scanner = new QueryScanner(text);
  const parts: ProjectionPart[] = [];
  while (!isSign(scanner.peek(), "end")) {
    if (parts.length > 0 && isSign(scanner.peek(), ",")) scanner.next();
    parts.push(parsePart(scanner));
  }
  scanner.finish();
  return parts;
}

function parsePart(scanner: QueryScanner): ProjectionPart {
  const token = scanner.next();
  if (token.kind !== "word") return scanner.fail("expected key", token.at);
  const { text: key, at } = token;
  const order = isSign(scanner.peek(), "@") ? parseOrder(scanner, key) : ({ kind: "first" } as const);
  if (key === "") scanner.failLater("key must not be empty", at);
  if (key === ".unit") scanner.failLater(".unit is only allowed in filters", at);
  return { key, order };
}

function parseOrder(scanner: QueryScanner, key: string): SortOrder {
  scanner.next();
  const token = scanner.next();
  if (isSign(token, "(")) {
    if (key === ".config") scanner.failLater("fixed order not allowed for .config", token.at);
    return { kind: "fixed", values: parseFixed(scanner) };
  }
  if (token.kind !== "word") return scanner.fail("expected named sort order or parenthesized list", token.at);
  const order = namedOrder(token.text);
  if (order === null) scanner.failLater(`unknown order ${quoteGo(token.text)}`, token.at);
  return order ?? { kind: "first" };
}

function parseFixed(scanner: QueryScanner): string[] {
  const values: string[] = [];
  for (;;) {
    const token = scanner.next();
    if (token.kind === "word") values.push(token.text);
    else if (!isSign(token, ")")) return scanner.fail("missing )", token.at);
    else return values.length > 0 ? values : scanner.fail("nothing to match", token.at);
  }
}

function isSign(token: Token, sign: string): boolean {
  return token.kind === "sign" && token.sign === sign;
}
