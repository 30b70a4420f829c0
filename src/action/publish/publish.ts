// Publishes at the end of the action: report.json, then all else, whose code is loaded with the verdict.

import { join } from "node:path";
import { writeText } from "../../ports/files/files.ts";
import { printReport } from "../../report/json.ts";
import { attempt } from "./attempt.ts";
import type { Publication } from "./tell-report.ts";

/** publish shows a report everywhere. Never throws: the outcome is the caller's, and comes after it. */
export async function publish(publication: Publication): Promise<void> {
  const { runner, report, out } = publication;
  const path = join(out, "report.json");
  const isWritten = await attempt(runner, "report.json could not be written", () =>
    writeText(path, printReport(report)),
  );
  await attempt(runner, "not all of the report could be told", async () => {
    const { tellReport } = await import("./tell-report.ts");
    await tellReport(publication, isWritten ? path : "");
  });
}
