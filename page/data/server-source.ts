// Files that lie beside the page on a web server.

import { FileFault } from "./fault.ts";
import { INDEX, type Source } from "./source.ts";

/** serverSource reads what lies beside the page. */
export function serverSource(): Source {
  const get = async (path: string, cache: RequestCache): Promise<Uint8Array<ArrayBuffer>> => {
    const answer = await fetch(path, { cache, credentials: "same-origin" }).catch((cause: unknown) => {
      throw new FileFault("missing", path, cause instanceof Error ? cause.message : "no answer");
    });
    if (!answer.ok) throw new FileFault("missing", path, `the server answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return {
    index: () => get(INDEX, "no-cache"),
    file: (path) => get(path, "default"), // named by content: what a cache has is right
    canChange: true,
  };
}
