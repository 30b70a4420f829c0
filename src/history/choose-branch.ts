import { UsageError } from "../model/errors.ts";
import { cutList } from "../model/visible.ts";

const MAIN = ["main", "master"];
const MOST_NAMED = 10;

/** chooseBranch is the one that is asked for, else the only one or the main one. Throws UsageError. */
export function chooseBranch(branches: ReadonlySet<string>, wanted: string | undefined): string {
  const all = [...branches].sort();
  if (wanted === undefined)
    return (
      soleBranch(all) ?? refuse(all, `has ${all.length} branches, and none is called ${MAIN.join(" or ")}`)
    );
  if (branches.has(wanted) || all.length === 0) return wanted;
  return refuse(all, `has no entry of the branch ${JSON.stringify(wanted)}`);
}

/** Of an empty history there is nothing to choose. */
function soleBranch(all: readonly string[]): string | undefined {
  return all.length <= 1 ? (all[0] ?? "main") : MAIN.find((name) => all.includes(name));
}

function refuse(all: readonly string[], why: string): never {
  throw new UsageError(`the history ${why}`, `name one with --branch: ${cutList(all, MOST_NAMED)}`);
}
