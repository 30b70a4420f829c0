// Files that are inside of the document: one that opens without a server.

import { FileFault } from "./fault.ts";
import { INDEX, type Source } from "./source.ts";

/** insideSource reads blocks of data in the document: an element a file, in base64. */
export function insideSource(blocks: ReadonlyMap<string, Element>): Source {
  const file = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const block = blocks.get(path);
    if (block === undefined) throw new FileFault("missing", path, "this file does not have it inside");
    return fromBase64(path, block.textContent ?? "");
  };
  return { index: () => file(INDEX), file, canChange: false };
}

/** blocksIn are the data blocks of the document, by path; none where the page is served. */
export function blocksIn(page: ParentNode): ReadonlyMap<string, Element> {
  return new Map(
    [...page.querySelectorAll("script[data-file]")].map((block) => [
      block.getAttribute("data-file") ?? "",
      block,
    ]),
  );
}

function fromBase64(path: string, text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text.trim()), (char) => char.charCodeAt(0));
  } catch (error) {
    if (error instanceof DOMException) throw new FileFault("broken", path, "it is not base64");
    throw error;
  }
}
