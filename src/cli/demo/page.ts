// go-steady demo --page: a small history in seconds, and its page.

import { join } from "node:path";
import { addToHistory } from "../../history/publish.ts";
import { makeFolder } from "../../ports/files/files.ts";
import { temporaryRoot } from "../../ports/system.ts";
import { page } from "../page.ts";
import { worldOf } from "../world.ts";
import { storyEntries } from "./entries.ts";
import { RELEASE_COMMITS, STORY_COMMITS } from "./story.ts";

const STORY = `A history of a small Go module (examples/tokens), made up: ${STORY_COMMITS} commits of main in three regions and
${RELEASE_COMMITS} of a release branch. The numbers are drawn as runs would measure them, on machines that differ by 30 %; history, ladder,
events and page are what they are for any project. Somewhere in it Derive gets slower in one commit, Count in ten,
Join gets slower and is mended, a test is flaky, and one region falls silent.
`;

/** demoPage writes into `out`, or a new temporary folder that stays. */
export async function demoPage(out: string | undefined): Promise<number> {
  process.stdout.write(`${STORY}\n`);
  const world = await worldOf(process.cwd());
  const folder = out ?? join(temporaryRoot(), `go-steady-page-${world.date().getTime()}`);
  const history = join(folder, "history");
  await makeFolder(folder);
  const where = { where: { kind: "folder", dir: history }, remote: "" } as const;
  await addToHistory({ ...world, warn: world.runner.warning }, where, storyEntries(world.date()));
  const [served, single] = [join(folder, "page"), join(folder, "page.html")];
  const from = ["--history", `folder:${history}`];
  const codes = [await page([...from, "--out", served]), await page([...from, "--single-file", single])];
  process.stdout.write(`\nOpen ${single} in a browser. The same as a folder for a web server: ${served}\n`);
  return Math.max(...codes);
}
