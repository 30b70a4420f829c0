// go-steady history export --format F --out DIR

import { join, resolve } from "node:path";
import type { Entry } from "../../history/entry.ts";
import { exportBenchText } from "../../history/export/bench-text.ts";
import type { Exported } from "../../history/export/exported.ts";
import { exportJunit } from "../../history/export/junit-export.ts";
import { exportOpenMetrics } from "../../history/export/openmetrics.ts";
import { exportCsv, exportNdjson } from "../../history/export/table-files.ts";
import { type Builds, EARLIER_FILE, readEarlier } from "../../history/export/testgrid/earlier.ts";
import { exportTestGrid } from "../../history/export/testgrid/export-testgrid.ts";
import { heldByEvents } from "../../history/export/testgrid/held-events.ts";
import { collectGraph } from "../../history/ladder/create-graph.ts";
import { UnmeasurableError, UsageError } from "../../model/errors.ts";
import { visibleLine } from "../../model/visible.ts";
import { readText } from "../../ports/files/files.ts";
import { writePieces } from "../../ports/files/write-pieces.ts";
import { plural } from "../../report/format.ts";
import { type Call, readCall, readHistory, words } from "./call.ts";
import { eventsOf } from "./read-graph.ts";

interface ExportRequest {
  readonly call: Call;
  readonly entries: readonly Entry[];
  /** Absolute. */
  readonly out: string;
}

type Make = (request: ExportRequest) => Exported | Promise<Exported>;

const FORMATS: Readonly<Record<string, Make>> = {
  testgrid: toTestGrid,
  benchfmt: ({ entries }) => exportBenchText(entries),
  junit: ({ entries }) => exportJunit(entries),
  ndjson: ({ entries }) => exportNdjson(entries),
  csv: ({ entries }) => exportCsv(entries),
  openmetrics: ({ entries }) => exportOpenMetrics(entries),
};

export async function exportHistory(args: readonly string[]): Promise<number> {
  const call = await readCall("export", args, {
    out: "value",
    bucket: "value",
    project: "value",
    config: "value",
  });
  words(call, []);
  const make = makerOf(call.flags.format);
  const { out } = call.flags;
  if (out === undefined)
    throw new UsageError("history export needs --out", "name a folder for the files: --out history-export");
  const { entries, doubts } = await readHistory(call);
  if (entries.length === 0)
    throw new UnmeasurableError(
      "there is nothing to export: no entry is asked for",
      "go-steady history list shows what there is",
    );
  const folder = resolve(call.world.cwd, out);
  const { files, notes } = await make({ call, entries, out: folder });
  let count = 0;
  for (const { path, text } of files) {
    await writePieces(join(folder, path), text);
    count++;
  }
  const said = [`${plural(count, "file")} of ${plural(entries.length, "entry", "entries")} in ${folder}`];
  const lines = [...said, ...[...doubts, ...notes].map((note) => `note: ${note}`)];
  process.stdout.write(`${lines.map(visibleLine).join("\n")}\n`);
  return 0;
}

function makerOf(format: string | undefined): Make {
  const make = format !== undefined && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (make !== undefined) return make;
  throw new UsageError(
    format === undefined ? "history export needs --format" : `--format: ${JSON.stringify(format)} is unknown`,
    `use one of ${Object.keys(FORMATS).join(", ")}`,
  );
}

const DEFAULT_BUCKET = "go-steady";

async function toTestGrid({ call, entries, out }: ExportRequest): Promise<Exported> {
  const { bucket = DEFAULT_BUCKET, project = "" } = call.flags;
  const names = [bucket, ...(project === "" ? [] : [project])];
  // TestGrid keeps these beginnings for pages of its own.
  const bad = names.find(
    (name) => !/^(?!dashboard|alerter|summary|bugs)[a-z0-9][a-z0-9._-]{1,60}$/.test(name),
  );
  if (bad !== undefined)
    throw new UsageError(
      `${JSON.stringify(bad)} is no name of a bucket or project`,
      "use small letters, digits, dots and dashes, and no name that begins with dashboard, alerter, summary or bugs",
    );
  const graph = collectGraph(entries);
  const branches = [...new Set(entries.map(({ branch }) => branch))];
  const found = await eventsOf(call, graph, branches);
  const held = branches.flatMap((branch, i) => heldByEvents(branch, found[i]?.events ?? []));
  return exportTestGrid({
    entries,
    held,
    bucket,
    project,
    earlier: await earlierIn(out),
    now: call.world.date(),
  });
}

async function earlierIn(out: string): Promise<Builds> {
  const path = join(out, EARLIER_FILE);
  const text = await readText(path);
  const builds = text === undefined ? new Map() : readEarlier(text);
  if (typeof builds !== "string") return builds;
  throw new UsageError(
    `${path} is not what an export wrote: ${builds}`,
    "put back the file of the last export, or export into an empty folder and a new bucket: TestGrid never reads lower numbers again",
  );
}
