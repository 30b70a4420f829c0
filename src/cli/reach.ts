// go-steady reach [packages]

import { reachJob } from "../job/reach-job.ts";
import { decodeOptions } from "../options/options.ts";
import { renderReach } from "../reach/render-reach.ts";
import { OPTION_FLAGS, optionsOf, readFlags } from "./flags.ts";
import { worldOf } from "./world.ts";

const TAKEN = ["bench", "build-flags", "go-version", "go-version-file", "prepare", "working-directory"];
const FLAGS = {
  ...Object.fromEntries(Object.entries(OPTION_FLAGS).filter(([name]) => TAKEN.includes(name))),
  base: "value",
  head: "value",
  json: "switch",
  verbose: "switch",
} as const;

export async function reach(args: readonly string[]): Promise<number> {
  const flags = readFlags("reach", args, FLAGS);
  const { base, head, json, verbose } = flags.values;
  const options = await decodeOptions({
    ...optionsOf(flags),
    stage: "bench",
    ...(base === undefined ? {} : { "baseline-ref": base }),
    ...(head === undefined ? {} : { head }),
    ...(flags.positionals.length === 0 ? {} : { packages: flags.positionals.join(" ") }),
  });
  const report = await reachJob(await worldOf(process.cwd(), { verbose: verbose === "true" }), options);
  process.stdout.write(json === "true" ? `${JSON.stringify(report, null, 2)}\n` : renderReach(report));
  return 0;
}
