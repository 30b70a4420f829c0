// What others take of this machine, in Linux: https://docs.kernel.org/accounting/psi.html, proc_stat(5).

import { readFile } from "node:fs/promises";

/** Counters since the machine started; undefined where the system does not have them. */
export interface LoadCounters {
  /** Ticks of all CPUs, and those of them in which another virtual machine ran. */
  readonly ticks: { readonly all: number; readonly stolen: number } | undefined;
  /** Seconds in which at least one program waited for a CPU. */
  readonly cpuWait: number | undefined;
  /** The same for a disk. */
  readonly diskWait: number | undefined;
}

/** All undefined on other systems, and in containers that hide them. */
export async function readLoad(proc = "/proc"): Promise<LoadCounters> {
  const [stat, cpu, io] = await Promise.all(
    ["stat", "pressure/cpu", "pressure/io"].map((name) =>
      readFile(`${proc}/${name}`, "utf8").catch(() => ""),
    ),
  );
  return { ticks: ticksOf(stat ?? ""), cpuWait: waitOf(cpu ?? ""), diskWait: waitOf(io ?? "") };
}

/** user, nice, system, idle, iowait, irq, softirq, steal; user and nice contain what comes behind them. */
function ticksOf(stat: string): LoadCounters["ticks"] {
  const [, text] = /^cpu +(\d[\d ]*)$/m.exec(stat) ?? [];
  const fields = text?.trim().split(" ").map(Number).slice(0, 8) ?? [];
  const stolen = fields[7];
  return stolen === undefined ? undefined : { all: fields.reduce((a, b) => a + b, 0), stolen };
}

function waitOf(pressure: string): number | undefined {
  const [, micros] = /^some .*\btotal=(\d+)$/m.exec(pressure) ?? [];
  return micros === undefined ? undefined : Number(micros) / 1e6;
}
