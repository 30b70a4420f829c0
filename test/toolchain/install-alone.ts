// A program of its own that installs a Go below its first argument: to be killed, and to run beside others.

import { makeProcesses } from "../../src/ports/process/process.ts";
import { openInstaller } from "../../src/toolchain/open-installer.ts";
import { parseGoVersion } from "../../src/toolchain/versions/version.ts";

const quiet = () => {};
const installer = await openInstaller({
  processes: makeProcesses(new AbortController().signal),
  env: Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ""])),
  runner: {
    info: (text) => process.stdout.write(`${text}\n`),
    warning: quiet,
    group: quiet,
    debug: quiet,
    progress: quiet,
    annotate: quiet,
  },
  goStore: process.argv[2] ?? "",
});
const version = parseGoVersion(process.argv[3] ?? "");
if (version === null) throw new Error("no version");
const answer = await installer.install(version);
process.stdout.write(`${JSON.stringify(answer)}\n`);
