// The temporary folder of a run: two sides with paths of equal length, at a place that is the same in each
// run (for Go's build cache), locked against a second run, and removed even when this process is killed.

import { realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse, relative } from "node:path";
import { SteadyError, UnmeasurableError } from "../../model/errors.ts";
import { shortHash } from "../files/digest.ts";
import { lockFolder } from "../files/folder-lock.ts";
import { removeFolder } from "../files/remove-folder.ts";
import { startJanitor } from "../process/janitor.ts";
import type { Git } from "./git.ts";

export type SideName = "base" | "head";

/** The folder of one run, with a clone for each side. */
export interface Workspace {
  /** Absolute path; removed at the end. */
  readonly dir: string;
  /**
   * Absolute path of a side. It repeats the repository's own absolute path below the side's folder, so that
   * the module of `replace ../elsewhere` can be put beside it.
   */
  tree(side: SideName): string;
  /** The place below the side's folder that stands for an absolute path outside the repository. */
  mirror(side: SideName, path: string): string;
  [Symbol.asyncDispose](): Promise<void>;
}

const MOST_AT_ONCE = 64;

/** Takes the first free folder for this repository; one whose owner died is cleaned and taken over. */
export async function openWorkspace(
  git: Pick<Git, "root">,
  temporary: string = tmpdir(),
): Promise<Workspace> {
  const root = await realpath(git.root);
  const id = shortHash(8, root);
  const place = join(temporary, `go-steady-${id}`);
  try {
    const parent = await realpath(temporary);
    for (let n = 0; n < MOST_AT_ONCE; n++) {
      const dir = join(parent, `go-steady-${id}-${n}`);
      if (await lockFolder(dir)) return makeWorkspace(dir, root);
    }
  } catch (cause) {
    throw unusable(place, cause);
  }
  throw new UnmeasurableError(
    `${MOST_AT_ONCE} runs on ${root} are under way`,
    `wait for them, or remove ${place}-*`,
  );
}

function makeWorkspace(dir: string, root: string): Workspace {
  const janitor = startJanitor(dir, "shared");
  const mirror = (side: SideName, path: string) => join(dir, side, relative(parse(path).root, path));
  return {
    dir,
    tree: (side) => mirror(side, root),
    mirror,
    async [Symbol.asyncDispose]() {
      if (!(await removeFolder(dir))) return; // the verdict counts; the janitor tries again after our end
      janitor.dismiss();
    },
  };
}

function unusable(place: string, cause: unknown): unknown {
  if (cause instanceof SteadyError) return cause;
  return new UnmeasurableError(
    `cannot use the temporary folder ${place}-0: ${(cause as Error).message}`,
    "free space there, or set TMPDIR to a folder that can be written",
    { cause },
  );
}
