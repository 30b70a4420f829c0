// The history as a graph of comparisons. All entries are in it: a commit of one branch may have been compared
// with one of another, and an old comparison may be the one that leads on.

import { join, resolve } from "node:path";
import { chooseBranch } from "../../history/choose-branch.ts";
import { acknowledgedBy } from "../../history/events/acknowledge.ts";
import { findEvents, type HistoryEvents } from "../../history/events/events.ts";
import { type OpenHistory, openHistory } from "../../history/keep/open-history.ts";
import type { PackLine } from "../../history/keep/read-pack.ts";
import { createGraph } from "../../history/ladder/create-graph.ts";
import type { Graph } from "../../history/ladder/graph.ts";
import { leftBehind } from "../../history/ladder/left-behind.ts";
import { UsageError } from "../../model/errors.ts";
import { loadSettings } from "../../options/load-settings.ts";
import { packageFolder } from "../../ports/files/folders.ts";
import { runGit } from "../../ports/git/program.ts";
import { processors } from "../../ports/system.ts";
import { openThreads } from "../../ports/threads.ts";
import type { Call } from "./call.ts";

interface ReadGraph {
  readonly graph: Graph;
  /** The line that is asked for. */
  readonly branch: string;
  readonly doubts: readonly string[];
  /** First line of a commit's message: hostile. */
  readonly titleOf: (sha: string) => string;
}

/** readGraph throws UsageError for a branch or region that no entry has. */
export async function readGraph(call: Call): Promise<ReadGraph> {
  const { world, where, remote } = call;
  await using history = await openHistory(world, where, remote);
  return await graphOf(call, history); // else the lock of its copy would go first
}

/** graphOf is the same of a history that is open. */
export async function graphOf({ filter }: Call, history: OpenHistory): Promise<ReadGraph> {
  const builder = createGraph();
  const [doubts, branches]: [string[], Set<string>] = [[], new Set()];
  const titles = new Map<string, string>();
  let others = 0;
  await using threads = openThreads<string, readonly PackLine[]>(
    join(packageFolder("dist"), "read-packs.js"),
    processors(),
  );
  for await (const record of history.runs(threads.ask)) {
    if (record.kind === "doubt") doubts.push(record.text);
    else if (filter.region !== undefined && record.region !== filter.region) others++;
    else {
      const { commit, branch } = record.columns;
      builder.add(record.columns);
      branches.add(branch);
      titles.set(commit.sha, commit.title);
    }
  }
  if (branches.size === 0 && others > 0)
    throw new UsageError(
      `the history has no entry of the region ${JSON.stringify(filter.region)}`,
      "go-steady history list shows the regions that it has",
    );
  const branch = chooseBranch(branches, filter.branch);
  const graph = builder.finish();
  const left = leftBehind(graph, branch);
  if (left !== undefined) doubts.push(left);
  return { graph, branch, doubts, titleOf: (sha) => titles.get(sha) ?? "" };
}

/**
 * eventsOf are those of a branch. What `.go-steady.yml` here, or the file of --config, waives is
 * acknowledged.
 */
export async function eventsOf(
  call: Call,
  graph: Graph,
  branches: readonly string[],
): Promise<readonly HistoryEvents[]> {
  const { cwd } = call.world;
  const { config } = call.flags;
  const settings = await loadSettings({ root: cwd, folder: ".", config: config && resolve(cwd, config) });
  const acknowledged = acknowledgedBy(settings, graph);
  return branches.map((branch) => findEvents(graph, { branch, acknowledged }));
}

/** resolveHere is the full hash that the repository around the working folder has for a name of a commit. */
export async function resolveHere({ world }: Call, name: string): Promise<string | undefined> {
  if (name.startsWith("-")) return undefined;
  const args = ["rev-parse", "--verify", "--quiet", `${name}^{commit}`];
  const { code, stdout } = await runGit(world.processes, world.env, args, world.cwd);
  return code === 0 ? stdout.trim() : undefined;
}

/** tagsHere are the hashes of the commits that tags of that repository name; none without one. */
export async function tagsHere({ world }: Call): Promise<readonly string[]> {
  const args = ["for-each-ref", "--format=%(objectname) %(*objectname)", "refs/tags"];
  const { code, stdout } = await runGit(world.processes, world.env, args, world.cwd);
  return code === 0 ? stdout.split(/\s+/).filter((hash) => hash !== "") : [];
}
