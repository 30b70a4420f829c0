// stage: page, and the end of stage: publish with `page`. The history becomes a folder that
// upload-pages-artifact takes. Nothing of the repository is run, and nothing is written but that folder.

import { join, resolve } from "node:path";
import type { HistoryPlace } from "../../history/publish.ts";
import { loadSettings } from "../../options/load-settings.ts";
import { linksOf } from "../../page/links.ts";
import { makePage, writtenText } from "../../page/make-page.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { plural } from "../../report/format.ts";
import type { World } from "../../run/world.ts";
import type { PublishInputs } from "./inputs.ts";
import type { RunContext } from "./run-context.ts";

declare const VERSION: string;

interface PageStage {
  readonly runner: GithubRunner;
  readonly inputs: PublishInputs;
  readonly context: RunContext;
  readonly place: HistoryPlace;
  readonly config: string | undefined;
  readonly world: Pick<World, "processes" | "env" | "credential" | "cwd" | "cacheDir" | "temporary" | "date">;
}

/** pageStage throws SteadyError, and sets the output `page` where there is one. */
export async function pageStage({ runner, inputs, context, place, config, world }: PageStage): Promise<void> {
  const dir = resolve(world.cwd, inputs.pageFolder ?? join(world.temporary, "go-steady-page"));
  const { server, repository } = context;
  const settings = await loadSettings({ root: world.cwd, folder: ".", config });
  const made = await makePage(
    world,
    {
      ...{ ...place, settings, links: linksOf(`${server}/${repository}`), version: VERSION },
      filter: { branch: undefined, since: undefined },
    },
    dir,
  );
  for (const doubt of made.doubts) runner.warning(doubt);
  const why = made.anew === undefined ? "" : `, built anew: ${made.anew}`;
  runner.info(`the page in ${dir}: ${plural(made.added, "run")} added, ${writtenText(made)}${why}`);
  runner.output("page", dir);
}
