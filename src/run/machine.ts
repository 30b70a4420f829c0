import type { Machine } from "../model/report.ts";
import type { JobContext } from "./job-context.ts";

export function machineOf(
  { world, options, go }: Pick<JobContext, "world" | "options" | "go">,
  cpu: string,
): Machine {
  return {
    cpu,
    goos: go.goos,
    goarch: go.goarch,
    gomaxprocs: options.cpu[0] ?? world.procs,
    go: go.version,
  };
}
