// go-steady history import FILE

import { resolve } from "node:path";
import { readImports } from "../../history/import/read-imports.ts";
import { addToHistory } from "../../history/publish.ts";
import { UsageError } from "../../model/errors.ts";
import { visibleLine } from "../../model/visible.ts";
import { plural } from "../../report/format.ts";
import { readCall, words } from "./call.ts";

const DEFAULT_BRANCH = "main";

/** importHistory exits with 2 where nothing could be imported. */
export async function importHistory(args: readonly string[]): Promise<number> {
  const call = await readCall("import", args, { package: "value" });
  const [file = ""] = words(call, ["FILE"]);
  const { world, where, remote, filter, flags } = call;
  const facts = {
    branch: filter.branch ?? DEFAULT_BRANCH,
    region: filter.region ?? "",
    pkg: flags.package ?? "",
  };
  const imported = await readImports(world, resolve(world.cwd, file), facts);
  const { entries, notes } = { entries: imported.entries, notes: imported.notes.map(visibleLine) };
  for (const note of notes) process.stderr.write(`note: ${note}\n`);
  if (entries.length === 0)
    throw new UsageError(`nothing of ${file} could be imported`, "each note above says what is missing");
  const publishing = { ...world, warn: world.runner.warning };
  const { name, added, there } = await addToHistory(publishing, { where, remote }, entries);
  const before = there.length === 0 ? "" : `; ${there.length} were there before`;
  process.stdout.write(
    `${plural(added.length, "entry", "entries")} added to ${visibleLine(name)}${before}\n`,
  );
  return 0;
}
