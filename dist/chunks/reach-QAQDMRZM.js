import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  worldOf
} from "./chunk-TLE5YI43.js";
import "./chunk-TDZWUB4V.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-G3DEVUH4.js";
import {
  findChanges,
  findRepository,
  layOutHead,
  listPackages,
  openBase,
  openHelper,
  openWorkspace,
  proveSources,
  resolveSides,
  withGo
} from "./chunk-GIMIKOY4.js";
import "./chunk-PSPX6LVF.js";
import "./chunk-FZAJKIV5.js";
import {
  decodeOptions
} from "./chunk-DLPENSBO.js";
import "./chunk-4OCL7RF4.js";
import "./chunk-FRBYGMXV.js";
import "./chunk-NSPYGX7L.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-LKAME3P3.js";
import "./chunk-JU42CFDF.js";
import "./chunk-LKD2ZAQO.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-MBELPWAG.js";
import "./chunk-SZJENFAO.js";
import "./chunk-U3KDL4N6.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-NX5L2E3H.js";
import "./chunk-BIEXPDPA.js";
import "./chunk-ZOG3P5RO.js";
import {
  visibleLine
} from "./chunk-FJWWYUUG.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-E5I3PS5K.js";
import "./chunk-TIDE5FIA.js";
import "./chunk-S6NVDAZT.js";
import {
  UnmeasurableError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/reach/find-reach.ts
async function findReach(job) {
  const { helper, go, base, head, buildFlags, packages, timeoutMs } = job;
  const answer = await helper.reach({ go, buildFlags, packages, base, head, timeoutMs });
  return answer.kind === "unknown" ? answer : withData(job, answer);
}
async function withData(job, code) {
  const { helper, git, base, head, wasPrepared } = job;
  const unreached = code.packages.filter(({ benchmarks }) => benchmarks.some(({ kind }) => kind === "same"));
  const changes = await findChanges({ git, base, head, wasPrepared });
  const importPaths = unreached.map(({ importPath }) => importPath);
  const [baseList, headList] = [await list(job, base), await list(job, head)];
  const proofs = await proveSources({ helper, base: baseList, head: headList, changes, importPaths });
  const packages = code.packages.map(({ importPath, benchmarks }) => {
    const why = proofs.get(importPath)?.whyDataDiffers;
    return {
      importPath,
      benchmarks: benchmarks.map((each) => why === void 0 ? each : reading(each, why))
    };
  });
  return { kind: "known", ...code, packages };
}
function reading(benchmark, why) {
  return benchmark.kind === "same" ? { ...benchmark, kind: "reached", reason: why } : benchmark;
}
function list({ processes, go, buildFlags, packages }, { root: tree, dir, env }) {
  return listPackages(processes, { go, env, tree, dir, buildFlags, packages, mustFind: false });
}

// src/reach/reach-report.ts
function rowsOf({ packages }, pattern) {
  return packages.flatMap(
    ({ importPath, benchmarks }) => benchmarks.filter(({ name }) => pattern.canMatch(name)).map((each) => ({ package: importPath, ...each }))
  );
}
function isReached({ kind }) {
  return kind === "reached" || kind === "unknown";
}

// src/job/reach-job.ts
var LIMIT_MS = 10 * 6e4;
async function reachJob(world, options) {
  var _stack = [];
  try {
    const started = world.now();
    const { git, workingDirectory } = await findRepository(world, options.workingDirectory);
    const sides = await resolveSides(git, { ...options, noBase: void 0 }, world.event);
    if (sides.base.kind !== "known") throw nothingToCompare(sides.base.reason);
    const workspace = __using(_stack, await openWorkspace(git, world.temporary), true);
    const { ref, sha } = sides.base;
    const place = { git, workspace, sides, workingDirectory, baseSha: sha };
    const { context, head, warnings } = await layOutHead(world, options, place);
    world.runner.progress("laying out the base");
    const opened = await openBase(context);
    if (opened.kind !== "ready") throw nothingToCompare(opened.reason);
    const { base, go } = opened;
    const helper = __using(_stack, await openHelper({ ...context, go }), true);
    world.runner.progress("following what the benchmarks mention");
    const { changed } = sides.head;
    const found = await findReach({
      ...{ processes: world.processes, helper, git, go: go.path, base },
      head: { ...go === context.go ? head : withGo(head, go), changed },
      ...{ buildFlags: options.buildFlags, packages: options.packages },
      ...{ wasPrepared: options.prepare !== "", timeoutMs: LIMIT_MS }
    });
    world.runner.progress("");
    if (found.kind === "unknown")
      throw new UnmeasurableError(
        `the reach of the change is not known: ${found.reason}`,
        "go-steady run measures without it"
      );
    return {
      schema: 1,
      base: { ref, sha },
      head: { ref: sides.head.ref, sha: sides.head.sha, dirty: changed.length > 0 },
      go: go.version,
      seconds: world.now() - started,
      benchmarks: rowsOf(found, options.bench),
      changes: found.changes,
      moreChanges: found.moreChanges,
      warnings: [...warnings, ...base.warnings, ...helper.troubles()]
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function nothingToCompare(reason) {
  return new UnmeasurableError(`nothing to compare with: ${reason}`, "name a revision with --base");
}

// src/reach/render-reach.ts
function renderReach(report) {
  const { benchmarks, changes, warnings } = report;
  const rows = benchmarks.filter(({ kind }) => kind !== "same");
  const blocks = [
    [headlineOf(report), ...warnings.map((warning) => `  note: ${warning}`)],
    rows.flatMap((row) => rowLines(row, changes)),
    block("changed, and reached by", covered(changes)),
    block("changed, and in no benchmark", uncovered(report)),
    originOf(report)
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.map(visibleLine).join("\n")).join("\n\n")}
`;
}
function headlineOf({ benchmarks }) {
  const both = benchmarks.filter(({ kind }) => kind !== "new" && kind !== "removed");
  const [reached, unknown] = [both.filter(isReached), both.filter(({ kind }) => kind === "unknown")];
  const others = ["new", "removed"].flatMap((kind) => {
    const { length } = benchmarks.filter((each) => each.kind === kind);
    return length === 0 ? [] : [`${length} ${kind}`];
  });
  const doubt = unknown.length > 0 ? [`${unknown.length} of them unknown`] : [];
  const more = [...doubt, ...others];
  const tail = more.length > 0 ? ` (${more.join(", ")})` : "";
  return `The change reaches ${reached.length} of ${both.length} benchmark${both.length === 1 ? "" : "s"}${tail}.`;
}
function rowLines({ package: pkg, name, kind, reason, ways }, changes) {
  const label = kind === "reached" ? "" : ` (${kind})`;
  const why = reason === "" ? [] : [`  ${reason}`];
  return [`${pkg}.${name}${label}`, ...why, ...ways.map((way) => `  ${wayText(way, changes)}`)];
}
function wayText(way, changes) {
  const end = way.at(-1);
  const how = changes.find(({ name, file }) => name === end?.name && file === end.file)?.how ?? "changed";
  const names = way.map(({ name }) => shortName(name));
  return `${names.join(" \u2192 ")} (${how}, ${end?.file}:${end?.line})`;
}
function shortName(name) {
  return name.replace(/^(?:[^/(]*\/)+/, "");
}
function block(title, lines) {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
function covered(changes) {
  return changes.filter(({ count }) => count > 0).map((change) => `${placeOf(change)}: ${change.count} benchmark${change.count === 1 ? "" : "s"}`);
}
function uncovered({ changes, moreChanges }) {
  const functions = changes.filter(
    ({ kind, how, count, file }) => kind === "func" && how !== "removed" && count === 0 && !file.endsWith("_test.go")
  );
  const more = moreChanges > 0 ? [`and ${moreChanges} more changes, which are not looked at here`] : [];
  return [...functions.map(placeOf), ...more];
}
function placeOf({ name, how, file, line }) {
  return `${shortName(name)} (${how}, ${file}:${line})`;
}
function originOf({ base, head, go, seconds }) {
  const dirty = head.dirty ? " with uncommitted changes" : "";
  const side = ({ ref, sha }) => `${ref} (${sha.slice(0, 7)})`;
  return [`base ${side(base)}, head ${side(head)}${dirty}, ${go}, ${seconds.toFixed(1)} s`];
}

// src/cli/reach.ts
var TAKEN = ["bench", "build-flags", "go-version", "go-version-file", "prepare", "working-directory"];
var FLAGS = {
  ...Object.fromEntries(Object.entries(OPTION_FLAGS).filter(([name]) => TAKEN.includes(name))),
  base: "value",
  head: "value",
  json: "switch",
  verbose: "switch"
};
async function reach(args) {
  const flags = readFlags("reach", args, FLAGS);
  const { base, head, json, verbose } = flags.values;
  const options = await decodeOptions({
    ...optionsOf(flags),
    stage: "bench",
    ...base === void 0 ? {} : { "baseline-ref": base },
    ...head === void 0 ? {} : { head },
    ...flags.positionals.length === 0 ? {} : { packages: flags.positionals.join(" ") }
  });
  const report = await reachJob(await worldOf(process.cwd(), { verbose: verbose === "true" }), options);
  process.stdout.write(json === "true" ? `${JSON.stringify(report, null, 2)}
` : renderReach(report));
  return 0;
}
export {
  reach
};
