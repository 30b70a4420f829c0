// Whether a newer page was published while this one is open: a tab may stay for days.

import { type PageIndex, readIndex } from "../../src/page/format/index-file.ts";
import { Broken } from "../../src/page/format/table.ts";
import { FileFault } from "./fault.ts";
import type { Source } from "./source.ts";

export interface Newer {
  /** Looks now. */
  readonly look: () => Promise<void>;
}

/** watchForNewer looks whenever somebody comes back to the tab. */
export function watchForNewer(source: Source, { made }: PageIndex, say: (text: string) => void): Newer {
  const look = async (): Promise<void> => {
    if (!source.canChange) return;
    const index = await readNow(source);
    if (index !== undefined && index.made !== made)
      say(`A newer page was published: made ${index.made}, and this one ${made}. Reload to see it.`);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void look();
  });
  return { look };
}

/** Nothing is said where it cannot be had now: what is shown is still what it was. */
async function readNow(source: Source): Promise<PageIndex | undefined> {
  try {
    const index = readIndex(new TextDecoder().decode(await source.index()));
    return index instanceof Broken ? undefined : index;
  } catch (error) {
    if (error instanceof FileFault) return undefined;
    throw error;
  }
}
