// Commits on which the tests of a package are the same code. A proof leads from a run's base to its commit;
// it says something only where both were tested alike: by a job of one name, in one region, with one Go.

import type { Entry } from "../entry.ts";

/** Proved is what is looked at of an entry. */
export type Proved = Pick<Entry, "run" | "commit" | "base" | "region" | "machine" | "sameTests">;

export interface SameCode {
  readonly add: (entry: Proved) => void;
  /** By commit: a commit that stands for all with the same code of the package's tests. */
  readonly finish: () => (pkg: string, commit: string) => string;
}

interface Proof {
  readonly base: string;
  readonly head: string;
  readonly setting: string;
}

export function createSameCode(): SameCode {
  const tested = new Set<string>();
  const proofs = new Map<string, Proof[]>();
  return {
    add: ({ run, commit, base, region, machine, sameTests }) => {
      const setting = JSON.stringify([run.job, region, machine.go, machine.goos, machine.goarch]);
      tested.add(`${commit.sha} ${setting}`);
      if (base === undefined) return;
      for (const pkg of sameTests) {
        const known = proofs.get(pkg) ?? [];
        proofs.set(pkg, known);
        known.push({ base: base.sha, head: commit.sha, setting });
      }
    },
    finish: () => {
      const isTested = ({ base, setting }: Proof) => tested.has(`${base} ${setting}`);
      const sets = new Map([...proofs].map(([pkg, all]) => [pkg, connected(all.filter(isTested))]));
      return (pkg, commit) => sets.get(pkg)?.get(commit)?.values().next().value ?? commit;
    },
  };
}

/** By commit: all that proofs connect with it. */
function connected(proofs: readonly Proof[]): ReadonlyMap<string, ReadonlySet<string>> {
  const sets = new Map<string, Set<string>>();
  const setOf = (commit: string) => sets.get(commit) ?? new Set([commit]);
  for (const { base, head } of proofs) {
    const [a, b] = [setOf(base), setOf(head)];
    const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
    for (const commit of smaller) larger.add(commit);
    for (const commit of [...smaller, base, head]) sets.set(commit, larger);
  }
  return sets;
}
