// A YAML file whose mistakes are all reported, each with its line.

import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { UsageError } from "../model/errors.ts";
import { Refused } from "./option.ts";

interface Keys {
  readonly must: readonly string[];
  readonly may: readonly string[];
}

export class YamlSource {
  /** The top of the file, null when it is empty. */
  readonly content: Node | null;
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #problems: { readonly line: number; readonly text: string }[] = [];

  /** All scalars stay texts: their readers decide what `5%`, `0.05` and `2026-12-31` mean. */
  constructor(file: string, text: string) {
    this.#file = file;
    const { contents, errors } = parseDocument(text, {
      lineCounter: this.#lines,
      prettyErrors: false,
      schema: "failsafe",
    });
    this.content = contents;
    for (const { message, pos } of errors)
      this.#problems.push({ line: this.#lines.linePos(pos[0]).line, text: message });
    this.end(); // what cannot be parsed has no shape to check
  }

  lineOf(node: unknown): number {
    return isNode(node) && node.range ? this.#lines.linePos(node.range[0]).line : 1;
  }

  complain(node: unknown, text: string): void {
    this.#problems.push({ line: this.lineOf(node), text });
  }

  /** Unknown and missing keys are mistakes. */
  mapping(node: unknown, name: string, { must, may }: Keys): YamlMapping {
    const values = new Map<string, unknown>();
    const known = [...may, ...must];
    if (!isMap(node)) this.complain(node, `${name} is not a mapping (lines of "key: value")`);
    else {
      for (const { key, value } of node.items) {
        const word = isScalar(key) ? String(key.value) : "";
        if (known.includes(word)) values.set(word, value);
        else
          this.complain(key, `${JSON.stringify(word)} is unknown in ${name}; known are ${known.join(", ")}`);
      }
      const missing = must.filter((key) => !values.has(key));
      if (missing.length > 0) this.complain(node, `${name} has no ${missing.join(", no ")}`);
    }
    return new YamlMapping(this, node, values);
  }

  /** Throws UsageError with all mistakes, when there are any. */
  end(): void {
    if (this.#problems.length === 0) return;
    const told = this.#problems
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, text }) => `${this.#file}:${line}: ${text}`);
    throw new UsageError(told.join("\n"), "correct the file; docs/config.md has its form");
  }
}

export class YamlMapping {
  /** From 1 on. */
  readonly line: number;
  readonly #source: YamlSource;
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(source: YamlSource, node: unknown, values: ReadonlyMap<string, unknown>) {
    this.line = source.lineOf(node);
    this.#source = source;
    this.#values = values;
  }

  /** No entries where the key is absent. */
  list<T>(key: string, name: string, keys: Keys, read: (entry: YamlMapping) => T): readonly T[] {
    const node = this.#values.get(key);
    if (node === undefined) return [];
    if (isSeq(node)) return node.items.map((item) => read(this.#source.mapping(item, name, keys)));
    this.#source.complain(node, `${key} is not a list (lines that begin with "- ")`);
    return [];
  }

  /** Undefined where the key is absent, or the text is a mistake. */
  read<T>(key: string, decode: (text: string) => T | Refused): T | undefined {
    const node = this.#values.get(key);
    if (node === undefined) return undefined;
    const text = isScalar(node) ? String(node.value).trim() : undefined;
    const value = text === undefined ? new Refused("a single value") : decode(text);
    if (!(value instanceof Refused)) return value;
    const shown = text === undefined ? "what stands here" : JSON.stringify(text.slice(0, MAX_SHOWN));
    this.#source.complain(node, `${key}: ${shown} is not ${value.rule}`);
    return undefined;
  }
}

const MAX_SHOWN = 200;
