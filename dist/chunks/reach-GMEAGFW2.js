import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  writeOutput
} from "./chunk-NUBRGTMB.js";
import {
  worldOf
} from "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-3J5WFFSJ.js";
import {
  changedOf,
  findReach,
  findRepository,
  layOutHead,
  openBase,
  openHelper,
  openWorkspace,
  resolveSides,
  rowsOf,
  withGo
} from "./chunk-RZMH7A5K.js";
import "./chunk-GCUJ53XN.js";
import "./chunk-PTWLJUAC.js";
import "./chunk-EFWBEPZI.js";
import {
  decodeOptions
} from "./chunk-B4EB6BMR.js";
import "./chunk-7BG6PQZX.js";
import {
  NO_BENCHMARK
} from "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import {
  keepOutlines,
  outlineFiles
} from "./chunk-ESU4RD2C.js";
import {
  reachSentence,
  shortName,
  shortSha,
  wayText
} from "./chunk-QYIM7R4O.js";
import "./chunk-OZZPMOMX.js";
import {
  plural
} from "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-LKD2ZAQO.js";
import "./chunk-3S2IUK33.js";
import {
  oneOf
} from "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-UOVHRURF.js";
import "./chunk-IB6JDDNN.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import {
  visibleLine
} from "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-AYRREXSC.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
import "./chunk-TIDE5FIA.js";
import "./chunk-S6NVDAZT.js";
import {
  UnmeasurableError,
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

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
    const kept = go === context.go ? context.kept : void 0;
    const files = outlineFiles(kept, workspace.dir);
    const found = await findReach({
      ...{ processes: world.processes, helper, git, go: go.path, base },
      head: { ...go === context.go ? head : withGo(head, go), changed },
      ...{ buildFlags: options.buildFlags, packages: options.packages },
      ...{ wasPrepared: options.prepare !== "", timeoutMs: LIMIT_MS },
      ...files
    });
    await keepOutlines(kept, files, world.runner.debug);
    world.runner.progress("");
    if (found.kind === "unknown")
      throw new UnmeasurableError(
        `the reach of the change is not known: ${found.reason}`,
        "go-steady run measures without it"
      );
    for (const remark of found.remarks) world.runner.debug(remark);
    return {
      schema: 1,
      base: { ref, sha },
      head: { ref: sides.head.ref, sha: sides.head.sha, dirty: changed.length > 0 },
      go: go.version,
      seconds: world.now() - started,
      benchmarks: rowsOf(found, options.bench),
      changed: changedOf(found),
      moreChanged: found.moreChanges,
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

// src/reach/reached-pattern.ts
function reachedPattern(rows, asked) {
  const names = rows.filter(({ reached, kind }) => reached || kind === "new").map(({ name }) => `Benchmark${name}`);
  return asked.only([...new Set(names)].sort()).source;
}

// src/reach/render-reach.ts
function renderReach(report) {
  const rows = report.benchmarks.filter(({ kind }) => kind !== "same");
  const blocks = [
    [headlineOf(report), ...report.warnings.map((warning) => `  note: ${warning}`)],
    rows.flatMap(rowLines),
    block("changed, and reached by", covered(report)),
    block("changed, and in no benchmark", uncovered(report)),
    originOf(report)
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.map(visibleLine).join("\n")).join("\n\n")}
`;
}
function headlineOf({ benchmarks }) {
  const many = (...kinds) => benchmarks.filter(({ kind }) => kinds.includes(kind)).length;
  const counts = {
    ...{ known: true, reached: many("reached", "unknown"), unknown: many("unknown") },
    benchmarks: many("same", "reached", "unknown")
  };
  const others = ["new", "removed"].filter((kind) => many(kind) > 0);
  const tail = others.map((kind) => `${many(kind)} ${kind}`).join(", ");
  const said = reachSentence(counts) || "Both sides share no benchmark.";
  return tail === "" ? said : `${said} ${tail}.`;
}
function rowLines({ pkg, name, kind, reason, ways }) {
  const label = kind === "reached" ? "" : ` (${kind})`;
  const why = reason === "" ? [] : [`  ${reason}`];
  return [`${pkg}.Benchmark${name}${label}`, ...why, ...ways.map((way) => `  ${wayText(way)}`)];
}
function block(title, lines) {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
function covered({ changed }) {
  return changed.filter(({ benchmarks }) => benchmarks > 0).map((each) => `${placeOf(each)}: ${plural(each.benchmarks, "benchmark")}`);
}
function uncovered({ changed, moreChanged }) {
  const functions = changed.filter(
    ({ kind, how, benchmarks, file }) => kind === "func" && how !== "removed" && benchmarks === 0 && !file.endsWith("_test.go")
  );
  const more = moreChanged > 0 ? [`and ${moreChanged} more changes, which are not looked at here`] : [];
  return [...functions.map(placeOf), ...more];
}
function placeOf({ function: name, how, file, line }) {
  return `${shortName(name)} (${how}, ${file}:${line})`;
}
function originOf({ base, head, go, seconds }) {
  const dirty = head.dirty ? " with uncommitted changes" : "";
  const side = ({ ref, sha }) => `${ref} (${shortSha(sha)})`;
  return [`base ${side(base)}, head ${side(head)}${dirty}, ${go}, ${seconds.toFixed(1)} s`];
}

// src/cli/reach.ts
var TAKEN = ["bench", "build-flags", "go-version", "go-version-file", "prepare", "working-directory"];
var FLAGS = {
  ...Object.fromEntries(Object.entries(OPTION_FLAGS).filter(([name]) => TAKEN.includes(name))),
  base: "value",
  head: "value",
  format: "value",
  json: "value",
  verbose: "switch"
};
var FORMATS = ["text", "json", "bench"];
async function reach(args) {
  const flags = readFlags("reach", withJsonFile(args), FLAGS);
  const { base, head, json, verbose } = flags.values;
  const format = formatOf(flags.values.format);
  const options = await decodeOptions({
    ...optionsOf(flags),
    stage: "bench",
    ...base === void 0 ? {} : { "baseline-ref": base },
    ...head === void 0 ? {} : { head },
    ...flags.positionals.length === 0 ? {} : { packages: flags.positionals.join(" ") }
  });
  const report = await reachJob(await worldOf(process.cwd(), { verbose: verbose === "true" }), options);
  const asJson = `${JSON.stringify(report, null, 2)}
`;
  const texts = {
    text: () => renderReach(report),
    json: () => asJson,
    bench: () => `${reachedPattern(report.benchmarks, options.bench)}
`
  };
  const printed = texts[format]();
  process.stdout.write(printed);
  if (format === "bench" && printed === `${NO_BENCHMARK}
`)
    process.stderr.write(
      `go-steady reach: the change reaches no benchmark, and ${NO_BENCHMARK} matches none
`
    );
  if (json !== void 0) await writeOutput(json, asJson);
  return 0;
}
function formatOf(text = "text") {
  const format = oneOf(FORMATS)(text);
  if (format !== void 0) return format;
  throw new UsageError(
    `reach: --format ${JSON.stringify(text)} is not one of ${FORMATS.join(", ")}`,
    "go-steady reach --help lists the flags"
  );
}
function withJsonFile(args) {
  const at = args.indexOf("--json");
  const next = args[at + 1];
  if (at < 0 || next?.endsWith(".json") === true && !next.startsWith("-")) return args;
  return [...args.slice(0, at), "--format=json", ...args.slice(at + 1)];
}
export {
  reach
};
