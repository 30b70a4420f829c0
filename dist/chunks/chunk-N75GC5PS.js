import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  acknowledgedBy,
  createGraph,
  findEvents,
  lineOf
} from "./chunk-Y4P2OJX4.js";
import {
  openHistory
} from "./chunk-P6AAPPRN.js";
import {
  processors
} from "./chunk-EFWBEPZI.js";
import {
  loadSettings
} from "./chunk-B4EB6BMR.js";
import {
  runGit
} from "./chunk-6327TXBC.js";
import {
  packageFolder
} from "./chunk-JU42CFDF.js";
import {
  cutList
} from "./chunk-XTVYU3JP.js";
import {
  openThreads
} from "./chunk-ROBDQDMU.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/cli/history/read-graph.ts
import { join, resolve } from "node:path";

// src/history/choose-branch.ts
var MAIN = ["main", "master"];
var MOST_NAMED = 10;
function chooseBranch(branches, wanted) {
  const all = [...branches].sort();
  if (wanted === void 0)
    return soleBranch(all) ?? refuse(all, `has ${all.length} branches, and none is called ${MAIN.join(" or ")}`);
  if (branches.has(wanted) || all.length === 0) return wanted;
  return refuse(all, `has no entry of the branch ${JSON.stringify(wanted)}`);
}
function soleBranch(all) {
  return all.length <= 1 ? all[0] ?? "main" : MAIN.find((name) => all.includes(name));
}
function refuse(all, why) {
  throw new UsageError(`the history ${why}`, `name one with --branch: ${cutList(all, MOST_NAMED)}`);
}

// src/history/ladder/left-behind.ts
var MOST_NAMED2 = 3;
function leftBehind(graph, branch) {
  const { commits } = graph;
  const number = new Map(commits.map(({ sha }, i) => [sha, i]));
  const parentsOf = (commit) => (commits[commit]?.parents ?? []).flatMap((sha) => number.get(sha) ?? []);
  const firstParentOf = (commit) => number.get(commits[commit]?.parents[0] ?? "");
  const line = lineOf(graph, branch);
  const tip = line.at(-1);
  if (tip === void 0) return void 0;
  const kept = reachedFrom(tip, parentsOf);
  const leaving = reachedFrom(tip, (commit) => [firstParentOf(commit) ?? commit]);
  for (const commit of line) if (leaving.has(firstParentOf(commit) ?? -1)) leaving.add(commit);
  const isOn = (commit) => commits[commit]?.branches.includes(branch) === true;
  const left = [...line].filter((commit) => isOn(commit) && leaving.has(commit) && !kept.has(commit));
  return left.length === 0 ? void 0 : textOf(graph, { branch, tip, left });
}
function textOf({ commits }, { branch, tip, left }) {
  const nameOf = (commit) => shortCommit(commits[commit]?.sha ?? "");
  const named = cutList(left.map(nameOf), MOST_NAMED2);
  const [are, them] = left.length === 1 ? ["is", "it"] : ["are", "them"];
  return `${named} ${are} not among the commits of ${JSON.stringify(branch)} any more, which lead to ${nameOf(tip)}, as after a push with force: what was compared with ${them} counts all the same`;
}
function reachedFrom(from, parentsOf) {
  const reached = /* @__PURE__ */ new Set([from]);
  for (const commit of reached) for (const parent of parentsOf(commit)) reached.add(parent);
  return reached;
}

// src/cli/history/read-graph.ts
async function readGraph(call) {
  var _stack = [];
  try {
    const { world, where, remote } = call;
    const history = __using(_stack, await openHistory(world, where, remote), true);
    return await graphOf(call, history);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function graphOf({ filter }, history) {
  var _stack = [];
  try {
    const builder = createGraph();
    const [doubts, branches] = [[], /* @__PURE__ */ new Set()];
    const titles = /* @__PURE__ */ new Map();
    let others = 0;
    const threads = __using(_stack, openThreads(
      join(packageFolder("dist"), "read-packs.js"),
      processors()
    ), true);
    for await (const record of history.runs(threads.ask)) {
      if (record.kind === "doubt") doubts.push(record.text);
      else if (filter.region !== void 0 && record.region !== filter.region) others++;
      else {
        const { commit, branch: branch2 } = record.columns;
        builder.add(record.columns);
        branches.add(branch2);
        titles.set(commit.sha, commit.title);
      }
    }
    if (branches.size === 0 && others > 0)
      throw new UsageError(
        `the history has no entry of the region ${JSON.stringify(filter.region)}`,
        "go-steady history list shows the regions that it has"
      );
    const branch = chooseBranch(branches, filter.branch);
    const graph = builder.finish();
    const left = leftBehind(graph, branch);
    if (left !== void 0) doubts.push(left);
    return { graph, branch, doubts, titleOf: (sha) => titles.get(sha) ?? "" };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function eventsOf(call, graph, branches) {
  const { cwd } = call.world;
  const { config } = call.flags;
  const settings = await loadSettings({ root: cwd, folder: ".", config: config && resolve(cwd, config) });
  const acknowledged = acknowledgedBy(settings, graph);
  return branches.map((branch) => findEvents(graph, { branch, acknowledged }));
}
async function resolveHere({ world }, name) {
  if (name.startsWith("-")) return void 0;
  const args = ["rev-parse", "--verify", "--quiet", `${name}^{commit}`];
  const { code, stdout } = await runGit(world.processes, world.env, args, world.cwd);
  return code === 0 ? stdout.trim() : void 0;
}
async function tagsHere({ world }) {
  const args = ["for-each-ref", "--format=%(objectname) %(*objectname)", "refs/tags"];
  const { code, stdout } = await runGit(world.processes, world.env, args, world.cwd);
  return code === 0 ? stdout.split(/\s+/).filter((hash) => hash !== "") : [];
}

export {
  readGraph,
  graphOf,
  eventsOf,
  resolveHere,
  tagsHere
};
