// Absolute values of a row, a line for each machine: a value of one machine says nothing about another's.

import type { RunsFile } from "../../src/page/format/runs-file.ts";
import type { Dot } from "./columns-of-lines.ts";

export interface MachineLine {
  /** `go1.26.8 on Intel Xeon, 2 processors`; "" where it is not known. */
  readonly machine: string;
  readonly dots: readonly Dot[];
}

/** MachineCell is a cell of a row, and which of its commit's runs in the region it is of. */
export interface MachineCell {
  readonly run: { readonly column: number };
  readonly turn: number;
  readonly head: number | null;
}

/**
 * machineLines takes the cells of a row in one region, and the runs of the branch; the most used machine
 * first.
 */
export function machineLines(
  cells: readonly MachineCell[],
  files: readonly RunsFile[],
  region: string,
): readonly MachineLine[] {
  const machines = machinesIn(files, region);
  const lines = new Map<string, Dot[]>();
  for (const { run, turn, head } of cells) {
    if (head === null) continue;
    const machine = machines.get(`${run.column} ${turn}`) ?? "";
    const dots = lines.get(machine) ?? [];
    lines.set(machine, dots);
    dots.push({ place: run.column, centre: head, lo: null, hi: null });
  }
  return [...lines]
    .map(([machine, dots]) => ({ machine, dots }))
    .sort((a, b) => b.dots.length - a.dots.length);
}

/** By the column and the turn of a run among those of its commit in the region. */
function machinesIn(files: readonly RunsFile[], region: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { runs, machines } of files) {
    let [column, turn] = [-1, 0];
    for (const run of runs) {
      if (run.region !== region) continue;
      turn = run.column === column ? turn + 1 : 0;
      column = run.column;
      const at = machines[run.machine];
      if (at !== undefined)
        found.set(`${column} ${turn}`, `${at.go} on ${at.cpu}, GOMAXPROCS ${at.gomaxprocs}`);
    }
  }
  return found;
}
