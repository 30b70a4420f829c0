// The program of the page: what scripts/build.mjs made of page/. Beside the data, or with the data inside, in
// one file that opens without a server.

import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import { shortHash, systemDigest } from "../ports/files/digest.ts";
import { readText } from "../ports/files/files.ts";
import { packageFolder } from "../ports/files/folders.ts";
import { HASH_DIGITS } from "./format/file-names.ts";
import type { PageFolder } from "./page-folder.ts";

export interface Program {
  readonly html: string;
  readonly js: string;
  readonly css: string;
}

/** What stands in the HTML for either, and is replaced. */
const STYLE = '<link rel="stylesheet" href="page.css">';
const SCRIPT = '<script src="page.js" defer></script>';
const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)/;
const END = "</body>";

/** readProgram is that of this installation. */
export async function readProgram(): Promise<Program> {
  const dir = packageFolder("dist/page");
  const [html, js, css] = await Promise.all(
    ["index.html", "page.js", "page.css"].map(async (name) => {
      const text = await readText(join(dir, name));
      if (text !== undefined) return text;
      throw new UsageError(
        `there is no ${join(dir, name)}`,
        "build it, npm run build, or install go-steady again",
      );
    }),
  );
  return { html: html ?? "", js: js ?? "", css: css ?? "" };
}

/**
 * putProgram writes it beside the data, and gives the paths of its parts, which are named by what is in them,
 * as the data is.
 */
export async function putProgram(
  folder: Pick<PageFolder, "put">,
  { html, js, css }: Program,
): Promise<readonly string[]> {
  const style = `assets/page-${shortHash(HASH_DIGITS, css)}.css`;
  const script = `assets/page-${shortHash(HASH_DIGITS, js)}.js`;
  await folder.put(style, css);
  await folder.put(script, js);
  const named = replaced(html, STYLE, STYLE.replace("page.css", style));
  await folder.put("index.html", replaced(named, SCRIPT, SCRIPT.replace("page.js", script)));
  return [style, script];
}

/** isProgram is true for the path of such a part, of any version. */
export function isProgram(path: string): boolean {
  return /^assets\/page-[0-9a-f]{16}\.(css|js)$/.test(path);
}

export interface Inlined {
  /** With slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * singleFile has the program and all files in it. Scripts and styles run by their hashes alone; data is in
 * blocks that nothing runs.
 */
export function singleFile({ html, js, css }: Program, files: readonly Inlined[]): string {
  // No text of a program may end the element that it is in.
  const script = js.replaceAll(/<(?=\/script|!--)/gi, "\\x3c");
  const style = css.replaceAll(/<(?=\/style)/gi, "\\3c ");
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const blocks = files.map(({ path, bytes }) => {
    const text = Buffer.from(bytes).toString("base64");
    return `<script type="application/octet-stream" data-file="${path}">${text}</script>\n`;
  });
  const strict = replaced(html, POLICY, (_, before, after) => `${before}${policy}${after}`);
  const styled = replaced(strict, STYLE, () => `<style>${style}</style>`);
  const bare = replaced(styled, SCRIPT, "");
  return replaced(bare, END, () => `${blocks.join("")}<script>${script}</script>\n${END}`);
}

function hashSource(text: string): string {
  return `'sha256-${systemDigest.sha256(Buffer.from(text)).toString("base64")}'`;
}

type Replacement = string | ((...found: readonly string[]) => string);

/** A program that is put together in another way is a mistake of ours. */
function replaced(text: string, part: string | RegExp, by: Replacement): string {
  const isThere = typeof part === "string" ? text.includes(part) : part.test(text);
  if (!isThere) throw new RangeError(`index.html of the page has no ${String(part)}`);
  return text.replace(part, typeof by === "string" ? () => by : by);
}
