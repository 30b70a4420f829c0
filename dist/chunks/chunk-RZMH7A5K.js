import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  NoRepositoryError,
  findObject,
  isOutside,
  openGit,
  otherCode,
  readPointer
} from "./chunk-GCUJ53XN.js";
import {
  openRules
} from "./chunk-PTWLJUAC.js";
import {
  NOTHING,
  whyFull,
  whyUnwritable
} from "./chunk-EFWBEPZI.js";
import {
  lockFolder
} from "./chunk-7BG6PQZX.js";
import {
  startJanitor
} from "./chunk-DPPV2HHV.js";
import {
  openKeptReach
} from "./chunk-ESU4RD2C.js";
import {
  compareGoVersions,
  isLanguageVersion,
  isSameLanguage,
  parseCachedVersion,
  parseGoVersion
} from "./chunk-LKD2ZAQO.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  splitWords
} from "./chunk-WM35EGX7.js";
import {
  CLOCK,
  HELPER,
  LIST_FIELDS,
  askClock,
  flagValue,
  joinValues,
  parsePackageList,
  provideProgram,
  seenZone,
  withoutRoot
} from "./chunk-UOVHRURF.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  cutList
} from "./chunk-XTVYU3JP.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";
import {
  changeShape,
  placeShape
} from "./chunk-PSG53JIJ.js";
import {
  copyInto,
  copyOver,
  isFolder,
  link,
  makeFolder,
  namesIn,
  readText,
  realPath,
  sameBytes,
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  Mismatch,
  anything,
  count,
  entries,
  fitting,
  flag,
  fromJson,
  into,
  isObject,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  or,
  text,
  where
} from "./chunk-DFRP22PA.js";
import {
  capture,
  howEnded
} from "./chunk-ODAI55VM.js";
import {
  whyUnmeasurable
} from "./chunk-TIDE5FIA.js";
import {
  StartError,
  startChild
} from "./chunk-S6NVDAZT.js";
import {
  InterruptedError,
  NoModuleError,
  SteadyError,
  UnmeasurableError,
  UsageError
} from "./chunk-24M4FNCI.js";
import {
  codeEnvironment,
  pathVariable,
  withoutSecrets
} from "./chunk-PY362O3A.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/measure/open-job.ts
import { dirname as dirname2, join } from "node:path";

// src/build/link-flags.ts
function withLinkFlags(buildFlags, goflags, extra) {
  const theirs = (flagValue(buildFlags, "ldflags") ?? flagValue(goflags, "ldflags") ?? "").trim();
  if (theirs !== "" && !/^[-'"]/.test(theirs)) return null;
  const others = joinValues(buildFlags).filter((flag2) => !/^--?ldflags(=|$)/.test(flag2));
  const all2 = [...extra, theirs].filter((text2) => text2 !== "").join(" ");
  return all2 === "" ? others : [...others, `-ldflags=${all2}`];
}
var ALIGNS = { text: "1.25", major: 1, minor: 25 };
function alignment(version) {
  return version !== null && compareGoVersions(version, ALIGNS) >= 0 ? ["-funcalign=64"] : [];
}
var WITHOUT_DEBUGGING = "-w";
function linkOrder(number2) {
  return `-randlayout=${number2}`;
}

// src/ports/helper/program.ts
import { dirname } from "node:path";

// src/ports/process/end-session.ts
import { readdirSync, readFileSync } from "node:fs";
var LOOKS = 3;
function endSession(leader) {
  if (process.platform !== "linux" || leader === void 0) return;
  for (let look = 0; look < LOOKS; look++) {
    const left = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && sessionOf(name) === leader);
    if (left.length === 0) return;
    for (const pid of left) kill(Number(pid));
  }
}
function sessionOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, , , session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? void 0 : Number(session);
  } catch {
    return void 0;
  }
}
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    const { code = "" } = error;
    if (!["ESRCH", "EPERM"].includes(code)) throw error;
  }
}

// src/ports/helper/answers.ts
import { constants } from "node:os";
var ProtocolError = class extends Error {
  name = "ProtocolError";
};
function reading(shape) {
  return (result) => {
    const found = shape(result);
    if (found instanceof Mismatch) throw new ProtocolError(`the Go helper's ${found.told("answer")}`);
    return found;
  };
}
var answerShape = object({
  id: count,
  result: optional(anything),
  error: optional(
    object({
      message: text,
      /** ENOENT or EACCES, INVALID for a request that is wrong. */
      code: or(text, "")
    })
  )
});
function readAnswer(line) {
  return reading(answerShape)(JSON.parse(line));
}
var usageFields = {
  /** CPU time in its own code, seconds. */
  user: number,
  /** CPU time in the kernel, seconds. */
  system: number,
  /** Bytes: resident, or committed on Windows; absent where the system does not tell. */
  peakMemory: optional(number)
};
var usageShape = object(usageFields);
var base64 = into(text, (encoded) => Buffer.from(encoded, "base64").toString("utf8"));
var signal = into(nullable(number), (wanted) => {
  if (wanted === null) return null;
  const [name] = Object.entries(constants.signals).find(([, value]) => value === wanted) ?? [];
  return name === void 0 ? new Mismatch("a signal of this system", wanted) : name;
});
var runEnd = into(
  object({
    ...{ code: nullable(number), signal, stdout: base64, stderr: base64, timedOut: flag, truncated: flag },
    usage: object({ wall: number, ...usageFields })
  }),
  ({ usage: { wall: seconds, ...usage }, ...end2 }) => ({ ...end2, seconds, usage })
);
var sameBinary = object({ same: flag, reason: text });
var sameTokens = object({ different: list(count), reasons: list(text) });
var benchmarkFunction = object({
  /** With `Benchmark`. */
  name: text,
  /** Of the name, 1-based. */
  line: count,
  /** In bytes, 1-based. */
  column: count,
  /** Equal for functions of the same tokens, "" where that is not known. */
  hash: text
});
var fileBenchmarks = object({
  benchmarks: list(benchmarkFunction),
  /** Why some may be missing: the file cannot be parsed. */
  error: optional(text)
});
var benchmarksOfFiles = into(object({ files: list(fileBenchmarks) }), ({ files }) => files);
var overlay = into(
  object({ path: optional(text), reason: optional(text) }),
  ({ path, reason }) => {
    if (path !== void 0) return { kind: "written", path };
    return reason === void 0 ? new Mismatch("a text", reason, ".reason") : { kind: "impossible", reason };
  }
);
var metric = (value) => {
  if (value === "NaN") return Number.NaN;
  if (value === "+Inf") return Number.POSITIVE_INFINITY;
  return value === "-Inf" ? Number.NEGATIVE_INFINITY : nullable(number)(value);
};
var columnsShape = object({
  ...{ nanoseconds: list(count), allocs: list(count), allocBytes: list(count), setBytes: list(count) },
  extra: optional(entries(list(metric)))
});
function turnsOf({ extra = [], ...counted }) {
  const { length } = counted.nanoseconds;
  const metrics = extra.map(([unit, values]) => [`extra.${unit}`, values]);
  const other2 = [...Object.entries(counted), ...metrics].find(([, values]) => values.length !== length);
  if (other2 !== void 0) return new Mismatch(`a list of ${length}`, other2[1], `.${other2[0]}`);
  return counted.nanoseconds.map((nanoseconds, i) => ({
    nanoseconds,
    allocs: counted.allocs[i] ?? 0,
    allocBytes: counted.allocBytes[i] ?? 0,
    setBytes: counted.setBytes[i] ?? 0,
    extra: new Map(extra.flatMap(([unit, values]) => reported(unit, values[i])))
  }));
}
function reported(unit, value) {
  return value === null || value === void 0 ? [] : [[unit, value]];
}
var sideOfTurns = into(columnsShape, turnsOf);
var turnsRecord = into(
  object({
    /** With `Benchmark`, without the number of processors. */
    name: text,
    iterations: count,
    /** It uses RunParallel. */
    parallel: flag,
    base: sideOfTurns,
    head: sideOfTurns
  }),
  (record) => record.base.length === record.head.length ? record : new Mismatch(`a list of ${record.base.length} turns`, record.head.length, ".head")
);
var turns = object({
  records: list(turnsRecord),
  base: runEnd,
  head: runEnd,
  /**
   * `diverged`: the sides did not run the same benchmarks, or one ended early; `shared`: both used something
   * of which there is only one, so that their values say nothing.
   */
  ended: oneOf(["complete", "diverged", "shared", "timeout"]),
  /** Why it is not complete, "" when it is. */
  reason: or(text, "")
});

// src/ports/helper/program.ts
var HelperFailure = class extends Error {
  name = "HelperFailure";
  /** ENOENT or EACCES, INVALID for a request that is wrong, else "". */
  code;
  constructor(message, code) {
    super(message);
    this.code = code;
  }
};
var HelperGone = class extends Error {
  name = "HelperGone";
};
var GRACE_MS = 1e3;
var ANSWER_MS = 5e3;
var MAX_LINE = 64 * 1024 * 1024;
function openHelperProgram(path, env, cancelled) {
  const child = startChild({ file: path, args: [], cwd: dirname(path), env });
  const waiting = /* @__PURE__ */ new Map();
  let dead;
  let asked = 0;
  const die = (error) => {
    dead ??= error;
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  const ended = end(child, die);
  listen(child, (answer) => settle(waiting, answer), die);
  const close = () => stop(child, ended);
  const hang = (op, limitMs) => {
    die(new HelperGone(`the Go helper gave no answer to "${op}" within ${limitMs / 1e3} s`));
    child.kill("SIGKILL");
  };
  const cancel = () => {
    die(new InterruptedError());
    void close();
  };
  cancelled.addEventListener("abort", cancel, { once: true });
  if (cancelled.aborted) cancel();
  return {
    async ask(operation, wish) {
      if (dead !== void 0) throw dead;
      const id = ++asked;
      const { name: op } = operation;
      const line = JSON.stringify({ id, op, params: operation.params(wish) });
      const limitMs = operation.limitMs(wish) + ANSWER_MS;
      const answer = new Promise((resolve4, reject) => waiting.set(id, { resolve: resolve4, reject }));
      const timer = setTimeout(hang, Math.min(limitMs, 2 ** 31 - 1), op, limitMs);
      child.stdin.write(`${line}
`);
      return operation.read(await answer.finally(() => clearTimeout(timer)));
    },
    close() {
      cancelled.removeEventListener("abort", cancel);
      return close();
    }
  };
}
function end(child, die) {
  const stderr = capture(4096);
  child.stderr.on("data", stderr.add);
  child.stdin.on("error", () => {
  });
  return new Promise((resolve4) => {
    child.on("error", (error) => {
      die(helperDied(error.message));
      resolve4();
    });
    child.on("close", (code, signal2) => {
      endSession(child.pid);
      die(helperDied(`${signal2 ?? `exit code ${code}`} ${stderr.text()}`.trim()));
      resolve4();
    });
  });
}
function helperDied(how) {
  return new HelperGone(`the Go helper ended before its answer: ${how}`);
}
function listen(child, onAnswer, die) {
  const lines = capture(MAX_LINE, (line) => {
    try {
      onAnswer(readAnswer(line));
    } catch (error) {
      die(helperDied(error instanceof Error ? error.message : String(error)));
    }
  });
  child.stdout.on("data", lines.add);
}
function settle(waiting, answer) {
  const asker = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (answer.error === void 0) asker?.resolve(answer.result);
  else asker?.reject(new HelperFailure(answer.error.message, answer.error.code));
}
async function stop(child, ended) {
  child.stdin.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(timer);
}

// src/ports/helper/lasting.ts
function lastingHelper(start, without) {
  const troubles = [];
  const spare = [start, () => without];
  let current = start();
  const replace = (gone, why) => {
    if (gone !== current) return;
    const next = spare.shift() ?? (() => without);
    current = next();
    const then = current === without ? "the rest of the run does without it" : "it was started again";
    troubles.push(`${why}; ${then}`);
  };
  const ask2 = async (work) => {
    for (; ; ) {
      const helper = current;
      try {
        return await work(helper);
      } catch (error) {
        if (!(error instanceof HelperGone)) throw error;
        await helper[Symbol.asyncDispose]();
        replace(helper, error.message);
      }
    }
  };
  return {
    run: (...wish) => ask2((helper) => helper.run(...wish)),
    sameBinary: (...wish) => ask2((helper) => helper.sameBinary(...wish)),
    sameTokens: (...wish) => ask2((helper) => helper.sameTokens(...wish)),
    benchmarks: (...wish) => ask2((helper) => helper.benchmarks(...wish)),
    overlay: (...wish) => ask2((helper) => helper.overlay(...wish)),
    takeTurns: (...wish) => ask2((helper) => helper.takeTurns(...wish)),
    reach: (request) => reachAlone(start, request),
    troubles: () => troubles,
    [Symbol.asyncDispose]: () => current[Symbol.asyncDispose]()
  };
}
async function reachAlone(start, request) {
  var _stack = [];
  try {
    const helper = __using(_stack, start(), true);
    try {
      return await helper.reach(request);
    } catch (error) {
      if (!(error instanceof HelperGone)) throw error;
      return { kind: "unknown", reason: error.message };
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/ports/helper/helper.ts
var NOT_RUN = {
  ...{ code: null, signal: null, stdout: "", stderr: "", timedOut: false, truncated: false, seconds: 0 }
};
var MAX_RUN_OUTPUT = 4 * 1024 * 1024;

// src/ports/helper/reach.ts
var benchmark = object({
  /** With `Benchmark`. */
  name: text,
  /** `same` is proved; `unknown` counts as reached; `new` and `removed` are of one side alone. */
  kind: oneOf(["same", "reached", "unknown", "new", "removed"]),
  /** Why, where no way says it; else "". */
  reason: or(text, ""),
  /** True where initialisation differs in what this benchmark does not mention. */
  initialisation: or(flag, false),
  /** From the benchmark to the nearest changes, each with both ends. */
  ways: or(list(list(placeShape)), [])
});
var change = object({
  ...{ name: text, file: text, line: count },
  kind: oneOf(["func", "type", "const", "var", "init"]),
  /** The place of what was removed is of the base. */
  how: changeShape,
  /** The first of those that reach it, each as `package.BenchmarkName`. */
  benchmarks: list(text),
  /** How many benchmarks reach it. */
  count
});
var codeReach = object({
  packages: list(object({ importPath: text, benchmarks: list(benchmark) })),
  /** Declarations that are not the same on both sides. */
  changes: list(change),
  /** How many more there are. */
  moreChanges: count,
  /** On what is kept between runs, for the log. */
  remarks: or(list(text), [])
});

// src/ports/helper/protocol.ts
var LONGEST_MS = 2 ** 31 - 1;
var READING_MS = 12e4;
var OPERATIONS = {
  run: {
    name: "run",
    params: (wish) => ({ ...programOf("run", wish), timeoutMs: limitOf(wish) }),
    read: reading(runEnd),
    limitMs: limitOf
  },
  turns: {
    name: "turns",
    params: (wish) => ({
      base: programOf("base", { ...wish.base, args: wish.args }),
      head: programOf("head", { ...wish.head, args: wish.args }),
      seed: whole("seed", wish.seed, [0, Number.MAX_SAFE_INTEGER]),
      together: wish.together,
      expectedMs: whole("expectedMs", Math.min(Math.ceil(wish.expectedMs), LONGEST_MS), [0, LONGEST_MS]),
      timeoutMs: limitOf(wish)
    }),
    read: reading(turns),
    limitMs: limitOf
  },
  sameBinary: {
    name: "sameBinary",
    params: ({ base, head }) => ({ base: pathOf("base", base), head: pathOf("head", head) }),
    read: reading(sameBinary),
    limitMs: () => READING_MS
  },
  sameTokens: {
    name: "sameTokens",
    params: (pairs) => ({ pairs: pairs.map((pair) => pair.map((path) => pathOf("pairs", path))) }),
    read: reading(sameTokens),
    limitMs: () => READING_MS
  },
  benchmarks: {
    name: "benchmarks",
    params: (files) => ({ files: files.map((file) => pathOf("files", file)) }),
    read: reading(benchmarksOfFiles),
    limitMs: () => READING_MS
  },
  overlay: {
    name: "overlay",
    params: ({ goRoot, out }) => ({ goRoot: pathOf("goRoot", goRoot), out: pathOf("out", out) }),
    read: reading(overlay),
    limitMs: () => READING_MS
  },
  reach: {
    name: "reach",
    params: (wish) => ({
      go: pathOf("go", wish.go),
      buildFlags: ["-trimpath", ...wish.buildFlags],
      // what is compiled serves both sides, and the builds after it
      packages: wish.packages,
      base: treeOf("base", wish.base),
      head: treeOf("head", wish.head),
      timeoutMs: limitOf(wish),
      compileMs: limitOf({ timeoutMs: wish.compileMs }),
      outlines: wish.outlines && { ...wish.outlines, path: pathOf("outlines", wish.outlines.path) },
      keep: wish.keep && pathOf("keep", wish.keep)
    }),
    read: reading(codeReach),
    limitMs: (wish) => limitOf(wish) + limitOf({ timeoutMs: wish.compileMs })
  }
};
function programOf(field, { path, dir, env, args }) {
  return { path: pathOf(`${field}.path`, path), dir, env, args, maxOutput: MAX_RUN_OUTPUT };
}
function treeOf(field, { root, dir, env }) {
  return { root: pathOf(`${field}.root`, root), dir: pathOf(`${field}.dir`, dir), env };
}
function limitOf({ timeoutMs }) {
  return whole("timeoutMs", Math.max(1, Math.min(Math.ceil(timeoutMs), LONGEST_MS)), [1, LONGEST_MS]);
}
function whole(field, value, [least, most]) {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ProtocolError(
    `${field} of a request to the Go helper is ${value}, not a whole number from ${least} to ${most}`
  );
}
function pathOf(field, value) {
  if (value !== "" && !value.includes("\0")) return value;
  throw new ProtocolError(`${field} of a request to the Go helper is ${JSON.stringify(value)}, not a path`);
}

// src/ports/helper/start.ts
function startHelper(path, { env, processes }) {
  const program = openHelperProgram(path, env, processes.cancelled);
  return {
    run: (binary, args, timeoutMs) => runMetered(program, processes, { ...binary, args, timeoutMs }),
    sameBinary: (base, head) => program.ask(OPERATIONS.sameBinary, { base, head }),
    sameTokens: (pairs) => program.ask(OPERATIONS.sameTokens, pairs),
    benchmarks: (files) => program.ask(OPERATIONS.benchmarks, files),
    overlay: (goRoot, out) => program.ask(OPERATIONS.overlay, { goRoot, out }),
    takeTurns: (request) => turnsMetered(program, processes, request),
    reach: (request) => reachOf(program, processes, request),
    [Symbol.asyncDispose]: program.close
  };
}
async function reachOf(program, { meter }, request) {
  meter.begin();
  try {
    return { kind: "known", ...await program.ask(OPERATIONS.reach, request) };
  } catch (error) {
    if (error instanceof HelperFailure && error.code !== "INVALID")
      return { kind: "unknown", reason: error.message };
    throw error;
  } finally {
    meter.end();
  }
}
async function runMetered(program, processes, request) {
  const end2 = await metered(processes, request.path, () => program.ask(OPERATIONS.run, request));
  const { path: file, args, dir: cwd, env } = request;
  processes.tell?.({ file, args, cwd, env, ...end2, how: howEnded(end2) });
  return end2;
}
async function turnsMetered(program, processes, request) {
  const turns2 = await metered(processes, request.base.path, () => program.ask(OPERATIONS.turns, request));
  for (const side of ["base", "head"]) {
    const { path: file, dir: cwd, env } = request[side];
    const how = `${howEnded(turns2[side])}, in turns with the other side (${turns2.ended})`;
    processes.tell?.({ file, args: request.args, cwd, env, ...turns2[side], how });
  }
  return turns2;
}
async function metered({ meter }, path, ask2) {
  meter.begin();
  try {
    return await ask2();
  } catch (error) {
    if (error instanceof HelperFailure && error.code !== "INVALID") throw new StartError(path, error);
    throw error;
  } finally {
    meter.end();
  }
}

// src/ports/helper/without.ts
function withoutHelper(processes) {
  return {
    run: ({ path: file, dir: cwd, env }, args, timeoutMs) => processes.run({ file, args, cwd, env, timeoutMs, maxOutput: MAX_RUN_OUTPUT }),
    async sameBinary(base, head) {
      const same = await sameBytes(base, head);
      return { same, reason: same ? "the files are equal" : "the files differ" };
    },
    async sameTokens(pairs) {
      const same = await Promise.all(pairs.map(([base, head]) => sameBytes(base, head)));
      const different2 = [...same.keys()].filter((i) => !same[i]);
      return { different: different2, reasons: different2.map(() => "the files differ") };
    },
    benchmarks: (files) => Promise.all(files.map(benchmarksOf)),
    overlay: async () => ({ kind: "impossible", reason: "the Go helper could not be built" }),
    takeTurns: async () => ({
      ...{ records: [], base: NOT_RUN, head: NOT_RUN },
      ...{ ended: "diverged", reason: "the Go helper is gone, without which there are no turns" }
    }),
    reach: async () => ({ kind: "unknown", reason: "the Go helper is gone, which knows Go's types" }),
    async [Symbol.asyncDispose]() {
    }
  };
}
var FUNCTION = /^func[ \t]+(Benchmark(?:[^\p{Ll}\s(][\p{L}\p{Nd}_]*)?)[ \t]*\(\s*(?:[\p{L}_][\p{L}\p{Nd}_]*\s+)?\*\s*(?:[\p{L}_][\p{L}\p{Nd}_]*\s*\.\s*)?B\s*,?\s*\)\s*\{/gmu;
var NOT_CODE = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
async function benchmarksOf(file) {
  const source = await readText(file) ?? "";
  const code = source.replace(NOT_CODE, (part) => part.replace(/[^\n]/g, " "));
  return { benchmarks: [...code.matchAll(FUNCTION)].map((match) => functionAt(code, match)) };
}
function functionAt(code, { 0: all2, 1: name = "", index }) {
  const column = Buffer.byteLength(all2.slice(0, all2.indexOf(name))) + 1;
  return { name, line: code.slice(0, index).split("\n").length, column, hash: "" };
}

// src/measure/open-job.ts
async function withJob(context, { base, head }, work) {
  var _stack = [];
  try {
    const { world, options, rules, git, go, sides, workspace, kept } = context;
    const helper = __using(_stack, await openHelper(context), true);
    const { overlay: overlay2, warnings } = base === void 0 ? ALONE : await openOverlay(context, helper);
    try {
      const { changed } = sides.head;
      const half = await work({
        ...{ world, options, policy: rules.policy, reach: rules.reach, kept, git, go, helper, base, overlay: overlay2 },
        ...{ head: { ...head, changed }, out: join(workspace.dir, "bin") },
        ...await linkingOf(context)
      });
      if (half.benchmarks === void 0) return half;
      const ours = [...warnings, ...helper.troubles()];
      return { ...half, benchmarks: { ...half.benchmarks, warnings: [...ours, ...half.benchmarks.warnings] } };
    } catch (cause) {
      return { unmeasured: whyUnmeasurable(cause), warnings: helper.troubles() };
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function linkingOf({ world, go }) {
  const { stdout } = await world.processes.ask({
    file: go.path,
    args: ["env", "GOFLAGS"],
    cwd: world.cwd,
    env: go.env
  });
  return { goflags: splitWords(stdout) ?? [], linkFlags: alignment(parseGoVersion(go.version)) };
}
async function openHelper({ world, go, workspace }) {
  const { processes, helperSource: source, runner, cacheDir } = world;
  const out = join(workspace.dir, "helper");
  const built = await provideProgram(processes, { go, source, program: HELPER, out, cacheDir });
  const without = withoutHelper(processes);
  if (built.kind === "built") {
    const env = codeEnvironment(go.env);
    return lastingHelper(() => startHelper(built.path, { env, processes }), without);
  }
  runner.warning(
    `the Go helper cannot be built, fewer packages can be proved to be the same: ${built.reason}`
  );
  return lastingHelper(() => without, without);
}
var ALONE = { overlay: void 0, warnings: [] };
async function openOverlay({ workspace, go, options }, helper) {
  const without = (reason) => ({
    overlay: void 0,
    warnings: [`base and head ran one after the other, not in turns: ${reason}`]
  });
  if (options.buildFlags.some((flag2) => /^--?overlay\b/.test(flag2)))
    return without("build-flags has an -overlay");
  const out = join(workspace.dir, "overlay");
  await makeFolder(out);
  const written = await helper.overlay(dirname2(dirname2(go.path)), out);
  return written.kind === "written" ? { overlay: written.path, warnings: [] } : without(written.reason);
}

// src/build/find-changes.ts
import { join as join2 } from "node:path";
async function findChanges({
  git,
  base,
  head,
  wasPrepared
}) {
  const committed = await git.filesThatDiffer(base.sha, head.sha);
  const prepared = wasPrepared ? [...await git.changedSinceCheckOut(base.root), ...await git.changedSinceCheckOut(head.root)] : [];
  const changes = /* @__PURE__ */ new Set();
  for (const path of /* @__PURE__ */ new Set([...committed, ...head.changed, ...prepared])) {
    if (!await sameBytes(join2(base.root, path), join2(head.root, path))) changes.add(path);
  }
  return changes;
}

// src/build/list-packages.ts
import { relative } from "node:path";
async function listPackages(processes, request) {
  const { go, env, dir, tree } = request;
  const args = [
    "list",
    "-e",
    "-deps",
    "-test",
    `-json=${LIST_FIELDS}`,
    ...request.buildFlags,
    "--",
    ...request.packages
  ];
  const exit = await processes.run({ file: go, args, cwd: dir, env, maxOutput: MAX_OUTPUT });
  if (exit.truncated) throw tooMuch(request);
  if (exit.code !== 0) throw cannotList(exit.stderr.trim(), request);
  const packages = parsePackageList(exit.stdout);
  const unfound = packages.find((p) => p.isNamed && p.dir === "" && p.error !== void 0);
  if (unfound?.error !== void 0 && (unfound.importPath === "" || request.mustFind))
    throw cannotList(unfound.error, request);
  return { tree, packages: new Map(packages.map((p) => [p.importPath, p])) };
}
var MAX_OUTPUT = 400 * 1024 * 1024;
function tooMuch({ packages }) {
  return new UnmeasurableError(
    `go list ${packages.join(" ")} names more packages than can be read at once`,
    "name fewer packages"
  );
}
function cannotList(text2, { dir, tree, packages }) {
  const said2 = withoutRoot(text2, tree);
  if (/go\.mod file not found|cannot find main module|not in a module|does not contain main module/.test(said2))
    return new UnmeasurableError(
      `${relative(tree, dir) || "the repository"} is not in a Go module: ${said2}`,
      "run it where go.mod or go.work is, set working-directory to that folder, or start a module with `go mod init`"
    );
  return new UnmeasurableError(
    `go list ${packages.join(" ")} failed: ${said2}`,
    "make `go list` work there first"
  );
}

// src/build/prove-sources.ts
import { relative as relative2, sep } from "node:path";

// src/build/data-files.ts
var SELDOM_READ = [
  /\.go$/,
  /(^|\/)(go\.mod|go\.sum|go\.work|go\.work\.sum)$/,
  /\.(md|markdown|adoc|rst)$/i,
  /(^|\/)(LICENSE|LICENCE|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS|CHANGELOG|Makefile|Dockerfile)[^/]*$/,
  /(^|\/)\.go-steady\.yml$/,
  // may stand in a working directory
  /^\.[^/]*(\/|$)/,
  // .github/, .gitignore, .golangci.yml …
  /(^|\/)vendor\//
];
var FOREIGN_CODE = /\.(s|S|sx|c|cc|cpp|cxx|h|hh|hpp|hxx|inc|m|f|F|for|f90|swig|swigcxx|syso)$/;
var READS_CODE = /"(go\/(parser|build|importer)|golang\.org\/x\/tools\/go\/[\w/]+)"/;
var DATA_FOLDER = /(^|\/)(testdata|_[^/]*|\.[^/]+)\//;
function dataThatMatters(changed, reader) {
  return changed.find((path) => {
    if (FOREIGN_CODE.test(path) && !DATA_FOLDER.test(path))
      return reader.hasForeignCode || isMentioned(path, reader.source);
    if (path.endsWith(".go") && READS_CODE.test(reader.source)) return true;
    if (isSeldomRead(path)) return isMentioned(path, reader.source);
    return true;
  });
}
function isSeldomRead(path) {
  const isTopDotFile = /^\.[^/]*(\/|$)/.test(path);
  return (isTopDotFile || !DATA_FOLDER.test(path)) && SELDOM_READ.some((pattern) => pattern.test(path));
}
function isMentioned(path, source) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (source.includes(name)) return true;
  const dot = name.lastIndexOf(".");
  return dot > 0 && QUOTES.some((quote) => endings(source, name.slice(dot) + quote).some(standsFor(name)));
}
var QUOTES = ['"', "`", "'"];
var LONGEST_NAME = 255;
function endings(source, ending) {
  const found = [];
  for (let at = source.indexOf(ending); at >= 0; at = source.indexOf(ending, at + ending.length))
    found.push(source.slice(Math.max(0, at - LONGEST_NAME), at));
  return found;
}
function standsFor(name) {
  const stem = name.slice(0, name.lastIndexOf("."));
  return (before) => {
    const [, sign = "", part = ""] = /([^\w.-]?)([\w.-]*)$/.exec(before) ?? [];
    return part.length === before.length || "*?[]{}()|+^$%\\".includes(sign) || stem.endsWith(part);
  };
}

// src/build/same-sources.ts
function sourcesToCompare(importPath, base, head) {
  const [baseTest, headTest] = [base, head].map((side) => side.packages.get(`${importPath}.test`));
  if (baseTest === void 0 || headTest === void 0)
    return different(`${importPath} has no test on one side`);
  if (baseTest.error !== void 0 || headTest.error !== void 0)
    return different(`the test of ${importPath} does not load`);
  if (baseTest.godebug !== headTest.godebug) return different("the GODEBUG settings differ");
  const [baseParts, headParts] = [partsOf(baseTest, base), partsOf(headTest, head)];
  const added = [...headParts.keys()].find((path) => !baseParts.has(path));
  if (added !== void 0) return different(`${added} is not part of the base`);
  const files = [];
  for (const [path, basePart] of baseParts) {
    const headPart = headParts.get(path);
    if (headPart === void 0) return different(`${path} is not part of the head`);
    const pair = comparePart(basePart, headPart, base.tree, head.tree);
    if (pair.kind === "different") return pair;
    files.push(...pair.files);
  }
  const hasForeignCode = [...headParts.values()].some((part) => part.hasForeignCode);
  return { kind: "compare", files, hasForeignCode };
}
function partsOf(test, side) {
  const parts = test.deps.map((path) => side.packages.get(path)).filter((part) => part !== void 0);
  return new Map(parts.filter((part) => !part.isStandard).map((part) => [part.importPath, part]));
}
function comparePart(base, head, baseTree, headTree) {
  const { hasForeignCode } = head;
  if (base.error !== void 0 || head.error !== void 0) return different(`${nameOf(head)} does not load`);
  if (moduleOf(base) !== moduleOf(head)) return different(`${nameOf(head)} is of another version`);
  if (comesFromCache(base, baseTree) && comesFromCache(head, headTree))
    return { kind: "compare", files: [], hasForeignCode };
  const names = [base, head].map((part) => [...new Set(part.files)].sort());
  if (names[0]?.join("\n") !== names[1]?.join("\n")) return different(`${nameOf(head)} has other files`);
  const files = (names[0] ?? []).map((name) => ({
    base: `${base.dir}/${name}`,
    head: `${head.dir}/${name}`,
    isData: base.embeddedFiles.includes(name) || head.embeddedFiles.includes(name)
  }));
  return { kind: "compare", files, hasForeignCode };
}
function nameOf({ importPath }) {
  return importPath.replace(/ .*$/, "");
}
function moduleOf({ module }) {
  return module === void 0 ? "" : [module.path, module.version, module.replacedBy, module.goVersion].join(" ");
}
function comesFromCache({ module, dir }, tree) {
  if (module === void 0) return false;
  const version = module.replacedBy === "" ? module.version : module.replacedBy.replace(/^.*@/, "");
  return version !== "" && !dir.startsWith(tree);
}
function different(reason) {
  return { kind: "different", reason };
}

// src/build/without-comments.ts
var QUOTED_OR_COMMENT = /"(?:\\.|[^"\\\n])*"?|`[^`]*`?|'(?:\\.|[^'\\\n])*'?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
function withoutComments(goText) {
  return goText.replace(QUOTED_OR_COMMENT, (found) => found.startsWith("/") ? " " : found);
}

// src/build/without-tests.ts
var PLACE = /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|^func (?<name>(?:Test|Example|Fuzz)(?:[^\p{Ll}\s(][\p{L}\p{Nd}_]*)?)\((?:[\p{L}_][\p{L}\p{Nd}_]* \*testing\.[TF])?\) \{$|^\}$/gmu;
function withoutTests(goText) {
  const parts = [];
  const names = [];
  let from = 0;
  let isTest = false;
  for (const { 0: found, index, groups } of goText.matchAll(PLACE)) {
    if (groups?.name !== void 0 && !isTest) {
      parts.push(goText.slice(from, index));
      names.push(groups.name);
      [from, isTest] = [index, true];
    } else if (found === "}" && isTest) {
      [from, isTest] = [index + 1, false];
    }
  }
  const rest = [...parts, goText.slice(from)].join("");
  const words = new Set(rest.match(/[\p{L}_][\p{L}\p{Nd}_]*/gu));
  return names.some((name) => words.has(name)) ? goText : rest;
}

// src/build/prove-sources.ts
async function proveSources(request) {
  const { base, head, changes, importPaths } = request;
  const plans = new Map(importPaths.map((path) => [path, sourcesToCompare(path, base, head)]));
  const isChanged = (pair) => changes.has(relative2(head.tree, pair.head).split(sep).join("/"));
  const pairs = [...plans.values()].flatMap((p) => p.kind === "compare" ? p.files.filter(isChanged) : []);
  const differing = await differingFiles(request.helper, pairs);
  const proofs = /* @__PURE__ */ new Map();
  for (const [path, plan] of plans) {
    const file = plan.kind === "compare" ? plan.files.find((pair) => differing.has(pair.head)) : void 0;
    const whyCodeDiffers = plan.kind === "different" ? plan.reason : file ? `${relative2(head.tree, file.head)} ${differing.get(file.head)}` : void 0;
    const hasForeignCode = plan.kind === "different" || plan.hasForeignCode;
    const data = dataThatMatters([...changes], { source: await sourceOf(path, head), hasForeignCode });
    proofs.set(path, { whyCodeDiffers, whyDataDiffers: data && `${data} differs, and may be read` });
  }
  return proofs;
}
async function differingFiles(helper, pairs) {
  const unique = [...new Map(pairs.map((pair) => [`${pair.isData} ${pair.head}`, pair])).values()];
  const [goFiles2, others] = [unique.filter(isCode), unique.filter((pair) => !isCode(pair))];
  const compared = await helper.sameTokens(goFiles2.map(({ base, head }) => [base, head]));
  const differing = compared.different.flatMap((at, i) => {
    const head = goFiles2[at]?.head;
    return head === void 0 ? [] : [[head, `differs: ${compared.reasons[i] ?? ""}`]];
  });
  return new Map([...others.map(({ head }) => [head, "differs"]), ...differing]);
}
function isCode({ head, isData }) {
  return head.endsWith(".go") && !isData;
}
async function sourceOf(importPath, { packages }) {
  const variants = [
    importPath,
    `${importPath} [${importPath}.test]`,
    `${importPath}_test [${importPath}.test]`
  ];
  const files = variants.flatMap((variant) => {
    const found = packages.get(variant);
    return found === void 0 ? [] : found.files.map((name) => `${found.dir}/${name}`);
  });
  const texts = await Promise.all([...new Set(files)].filter((f) => f.endsWith(".go")).map(readText));
  return withoutTests(withoutComments(texts.join("\n")));
}

// src/reach/find-reach.ts
async function findReach(job) {
  const { helper, go, base, head, buildFlags, packages, timeoutMs, outlines, keep } = job;
  const limits = { timeoutMs, compileMs: timeoutMs };
  const answer = await helper.reach({ go, buildFlags, packages, base, head, outlines, keep, ...limits });
  return answer.kind === "unknown" ? answer : { kind: "known", ...withData(answer, await proofsOf(job, answer)) };
}
function withData(code, proofs) {
  const packages = code.packages.map(({ importPath, benchmarks }) => {
    const proof = proofs.get(importPath);
    const why = proof === void 0 ? "its data was not compared" : proof.whyDataDiffers;
    return {
      importPath,
      benchmarks: benchmarks.map((each) => why === void 0 ? each : reading2(each, why))
    };
  });
  return { ...code, packages };
}
function reading2(benchmark2, why) {
  return benchmark2.kind === "same" ? { ...benchmark2, kind: "reached", reason: why } : benchmark2;
}
async function proofsOf(job, { packages }) {
  const { helper, git, base, head, wasPrepared } = job;
  const changes = await findChanges({ git, base, head, wasPrepared });
  const [baseList, headList] = [await list2(job, base), await list2(job, head)];
  const unreached = packages.filter(({ benchmarks }) => benchmarks.some(({ kind }) => kind === "same"));
  const importPaths = unreached.map(({ importPath }) => importPath);
  return proveSources({ helper, base: baseList, head: headList, changes, importPaths });
}
function list2({ processes, go, buildFlags, packages }, { root: tree, dir, env }) {
  return listPackages(processes, { go, env, tree, dir, buildFlags, packages, mustFind: false });
}

// src/reach/reach-report.ts
function rowsOf({ packages, changes }, pattern) {
  return packages.flatMap(
    ({ importPath, benchmarks }) => benchmarks.filter(({ name }) => pattern.canMatch(name)).map((each) => rowOf(importPath, each, changes))
  );
}
function rowOf(pkg, benchmark2, changes) {
  const { name, kind, reason, initialisation } = benchmark2;
  const [nearest = []] = benchmark2.ways;
  return {
    ...{ pkg, name: name.slice("Benchmark".length), reached: isReached(benchmark2), kind },
    through: nearest.slice(nearest.length > 1 ? 1 : 0).map((place) => place.name),
    ...{ reason, initialisation, ways: waysOf(benchmark2, changes) }
  };
}
function changedOf({ changes }) {
  return changes.map(({ name, count: count2, benchmarks, ...rest }) => ({
    ...{ function: name, ...rest },
    ...{ benchmarks: count2, by: benchmarks }
  }));
}
function waysOf({ ways }, changes) {
  return ways.map((places) => {
    const end2 = places.at(-1);
    const how = changes.find(({ name, file }) => name === end2?.name && file === end2.file)?.how ?? "changed";
    return { how, places };
  });
}
function isReached({ kind }) {
  return kind === "reached" || kind === "unknown";
}

// src/measure/open-base.ts
import { delimiter as delimiter2, dirname as dirname5 } from "node:path";

// src/ports/process/go-command.ts
function toolEnvironment(env, binFolder, delimiter3) {
  const path = pathVariable(env);
  const rest = Object.entries(env).filter(([name]) => name !== "GOROOT" && name !== path);
  const paths = [binFolder, env[path] ?? ""].filter((folder) => folder !== "");
  return { ...Object.fromEntries(rest), [path]: paths.join(delimiter3), GOTOOLCHAIN: "local" };
}

// src/toolchain/set-up.ts
import { delimiter, isAbsolute as isAbsolute3, join as join5, resolve } from "node:path";

// src/toolchain/versions/version-range.ts
var ANY = { operator: ">=", version: { text: "0", major: 0, minor: -1 } };
function parseVersionRange(text2) {
  const alternatives = text2.split("||").map(parseAlternative);
  return alternatives.every((bounds) => bounds !== null) ? alternatives : null;
}
function isInRange(range, version) {
  return range.some((bounds) => {
    const namesPre = bounds.some((b) => b.version.pre !== void 0 && isSameLanguage(b.version, version));
    return (version.pre === void 0 || namesPre) && bounds.every((bound) => holds(bound, version));
  });
}
function parsePlainVersion(text2) {
  return parseCachedVersion(text2.replace(/^v(?=\d)/, "").replace(/(\.[xX*])+$/, ""));
}
function parseAlternative(text2) {
  const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(text2);
  const words = hyphen === null ? wordsOf(text2) : [`>=${hyphen[1]}`, `<=${hyphen[2]}`];
  if (words.length === 0) return null;
  const bounds = words.map(parseWord);
  return bounds.every((each) => each !== null) ? bounds.flat() : null;
}
function wordsOf(text2) {
  return text2.replace(/([<>=~^])\s+/g, "$1").split(/[\s,]+/).filter((word) => word !== "");
}
function parseWord(word) {
  if (/^[*xX]$/.test(word)) return [ANY];
  const [, operator = "", rest = ""] = /^([<>]=?|=|\^|~)?(.*)$/s.exec(word) ?? [];
  const version = parsePlainVersion(rest);
  if (version === null) return null;
  if (operator === "^") return [{ operator: ">=", version }, all(version.major, -1)];
  if (operator === "~") return [{ operator: ">=", version }, all(version.major, version.minor)];
  return [{ operator: operator === "" ? "=" : operator, version }];
}
function all(major, minor) {
  return { operator: "=", version: { text: minor < 0 ? `${major}` : `${major}.${minor}`, major, minor } };
}
function holds({ operator, version }, candidate) {
  const order = compareGoVersions(candidate, version);
  const isWithin = isLanguageVersion(version) ? includes(version, candidate) : order === 0;
  switch (operator) {
    case "=":
      return isWithin;
    case "<":
      return order < 0;
    case ">=":
      return order >= 0;
    case ">":
      return order > 0 && !isWithin;
    case "<=":
      return order < 0 || isWithin;
  }
}
function includes({ major, minor }, candidate) {
  return candidate.major === major && (minor < 0 || candidate.minor === minor);
}

// src/toolchain/versions/wanted.ts
var OLDEST_GO = { text: "1.22", major: 1, minor: 22 };
function wantedOf(version) {
  return isLanguageVersion(version) ? { kind: "range", range: [[{ operator: "=", version }]] } : { kind: "exactly", version };
}
function parseWanted(text2) {
  if (text2 === "stable" || text2 === "oldstable") return { kind: text2 };
  if (text2 === "latest") return { kind: "stable" };
  const version = parsePlainVersion(text2);
  if (version !== null) return wantedOf(version);
  const range = parseVersionRange(text2);
  return range === null ? null : { kind: "range", range };
}
function isWanted(wanted, version) {
  if (wanted.kind === "exactly") return compareGoVersions(wanted.version, version) === 0;
  if (compareGoVersions(version, OLDEST_GO) < 0) return false;
  return wanted.kind === "range" ? isInRange(wanted.range, version) : version.pre === void 0;
}
function resolveWanted(wanted, releases) {
  if (wanted.kind === "exactly") return wanted.version;
  const fitting2 = releases.filter((version) => isWanted(wanted, version));
  const newest = newestOf(fitting2);
  if (wanted.kind !== "oldstable" || newest === null) return newest;
  return newestOf(fitting2.filter(({ major, minor }) => major === newest.major && minor === newest.minor - 1));
}
function newestOf(versions) {
  return versions.reduce(
    (best, each) => best === null || compareGoVersions(each, best) > 0 ? each : best,
    null
  );
}

// src/toolchain/versions/requirement.ts
var FORMS = "write a version such as 1.26 (its newest release), 1.26.8 or 1.27rc1, a range such as >=1.25 <1.27, stable or oldstable";
function requirementOfInput(input) {
  const text2 = input.trim();
  const wanted = parseWanted(text2);
  if (wanted === null) throw new UsageError(`go-version: ${JSON.stringify(input)} is no Go version`, FORMS);
  const version = parsePlainVersion(text2);
  if (version !== null && version.minor >= 0 && compareGoVersions(version, OLDEST_GO) < 0)
    throw new UsageError(`go-version: ${version.text} is too old`, whatToWrite(version));
  return { wanted, text: version?.text ?? text2, because: `go-version is ${JSON.stringify(input)}` };
}
function whatToWrite({ text: text2 }) {
  const oldest = `the oldest Go that works is ${OLDEST_GO.text}`;
  return /^1\.[2-9]$/.test(text2) ? `${oldest}; if you wrote ${text2}0, put it in quotes, for YAML drops the 0` : oldest;
}
var LINE_FORMS = "write it as Go does: go 1.26, go 1.26.8, toolchain go1.26.8";
function requirementOfLines(file, lines) {
  if (lines.wanted !== void 0) return requirementOfWanted(file, lines.wanted);
  const go = readLine(file, "go", lines.go);
  const toolchain = lines.toolchain === "default" ? null : readLine(file, "toolchain", lines.toolchain);
  const counts = toolchain !== null && (go === null || compareGoVersions(toolchain, go) >= 0);
  const version = counts ? toolchain : go;
  if (version === null) return atLeast(OLDEST_GO, `${file} names no Go version`);
  const because = `${file} says "${counts ? `toolchain ${lines.toolchain}` : `go ${lines.go}`}"`;
  if (compareGoVersions(version, OLDEST_GO) < 0)
    return atLeast(OLDEST_GO, `${because}, and ${OLDEST_GO.text} is the oldest that works`);
  const suffix = counts ? /-.*$/s.exec(lines.toolchain ?? "")?.[0] : void 0;
  const leftOut = suffix === void 0 ? "" : `, of which ${suffix} is its maker's name and not asked for`;
  return atLeast(version, `${because}${leftOut}`);
}
function requirementOfWanted(file, text2) {
  const because = `${file} says ${JSON.stringify(text2)}`;
  const version = parsePlainVersion(text2) ?? parseGoVersion(`go${text2.replace(/^go/, "")}`);
  if (version === null) {
    const wanted = parseWanted(text2);
    if (wanted !== null) return { wanted, text: text2, because };
    throw new UsageError(`${file}: ${JSON.stringify(text2)} is no Go version`, FORMS);
  }
  if (version.minor >= 0 && compareGoVersions(version, OLDEST_GO) < 0)
    return atLeast(OLDEST_GO, `${because}, and ${OLDEST_GO.text} is the oldest that works`);
  return atLeast(version, because);
}
function atLeast(version, because) {
  return { wanted: wantedOf(version), text: version.text, because, minimum: version };
}
function minimumOfLines(file, lines) {
  const go = readLine(file, "go", lines.go);
  return go !== null && compareGoVersions(go, OLDEST_GO) > 0 ? go : OLDEST_GO;
}
function chooseGo({ wanted, minimum }, installed) {
  if (wanted.kind === "stable" || wanted.kind === "oldstable") return null;
  const named = installed.filter(({ version }) => isWanted(wanted, version));
  if (named.length > 0) return extreme(named, 1);
  if (minimum === void 0) return null;
  const above = installed.filter(
    ({ version }) => version.pre === void 0 && compareGoVersions(version, minimum) > 0
  );
  return extreme(above, -1);
}
function extreme(all2, sign) {
  return all2.reduce(
    (best, each) => best === null || sign * compareGoVersions(each.version, best.version) > 0 ? each : best,
    null
  );
}
function readLine(file, verb, text2) {
  if (text2 === void 0) return null;
  const version = parseGoVersion(text2);
  if (version === null) throw new UsageError(`${file}: "${verb} ${text2}" is no Go version`, LINE_FORMS);
  return version;
}

// src/toolchain/choose-installation.ts
async function chooseInstallation({
  requirement,
  installed,
  installer
}) {
  const { wanted } = requirement;
  const here = wanted.kind === "exactly" ? find(installed, wanted.version) : void 0;
  if (here !== void 0) return take(requirement, here);
  if (installer === void 0) return standIn(requirement, installed, []);
  const open = await installer();
  const all2 = [...installed, ...await open.kept()];
  const target = await resolveTarget(requirement, open);
  if (target.kind === "unavailable") return standIn(requirement, all2, target.reasons);
  if (target.value === null)
    return standIn(requirement, all2, [`there is no release that is ${requirement.text}`]);
  const present = find(all2, target.value);
  if (present !== void 0) return take(requirement, present);
  const answer = await open.install(target.value);
  if (answer.kind === "unavailable") return standIn(requirement, all2, answer.reasons);
  const { root, from } = answer.value;
  const reason = `go${target.value.text} was downloaded from ${from} and verified: ${requirement.because}`;
  return { kind: "chosen", root, reason, warnings: [] };
}
async function resolveTarget({ wanted }, installer) {
  if (wanted.kind === "exactly") return { kind: "found", value: wanted.version };
  const releases = await installer.releases();
  if (releases.kind === "unavailable") return releases;
  return { kind: "found", value: resolveWanted(wanted, releases.value) };
}
function standIn(requirement, installed, reasons) {
  const chosen = chooseGo(requirement, installed);
  if (chosen === null) return { kind: "none", reasons };
  const why = reasons.join("; ");
  if (isWanted(requirement.wanted, chosen.version)) {
    const doubt2 = `there may be a newer Go ${requirement.text} than ${chosen.version.text}: ${why}`;
    return take(requirement, chosen, why === "" ? [] : [doubt2]);
  }
  const note = `Go ${requirement.text} is not installed, a newer one stands in`;
  const doubt = `Go ${requirement.text} could not be downloaded: ${why}`;
  return take(
    { ...requirement, because: `${requirement.because}; ${note}` },
    chosen,
    why === "" ? [] : [doubt]
  );
}
function take({ because }, { version, root, place }, warnings = []) {
  return { kind: "chosen", root, reason: `go${version.text} is ${place}: ${because}`, warnings };
}
function find(installed, version) {
  return installed.find((each) => compareGoVersions(each.version, version) === 0);
}

// src/toolchain/go-env.ts
var GO_ENV_ARGS = [
  ...["env", "-json", "GOVERSION", "GOROOT", "GOOS", "GOARCH", "GOHOSTOS", "GOCACHE", "GOMODCACHE"]
];
var said = where(text, "a text that is not empty", (value) => value !== "");
var other = or(text, "");
var goEnv = into(
  object({
    ...{ GOVERSION: said, GOROOT: said, GOOS: other, GOARCH: other, GOHOSTOS: other },
    ...{ GOCACHE: other, GOMODCACHE: other }
  }),
  (env) => ({
    version: env.GOVERSION,
    root: env.GOROOT,
    goos: env.GOOS,
    goarch: env.GOARCH,
    hostOs: env.GOHOSTOS,
    buildCache: env.GOCACHE,
    moduleCache: env.GOMODCACHE
  })
);
function parseGoEnv(stdout) {
  return fitting(goEnv, fromJson(stdout));
}

// src/toolchain/project-file.ts
import { basename, dirname as dirname3, isAbsolute, join as join3 } from "node:path";

// src/toolchain/versions/version-file.ts
var FORMATS = [
  { names: /\.(mod|work)$/, read: readModFile },
  // go.mod, go.work and others for -modfile, such as go.tool.mod
  { names: /(^|[/\\])\.tool-versions$/, read: readToolVersions },
  { names: /(?:)/, read: readBareVersion }
  // the first one that fits counts, so this is everything else
];
function readVersionFile(name, text2) {
  const format = FORMATS.find(({ names }) => names.test(name));
  return format?.read(text2.replace(/^\uFEFF/, "")) ?? {};
}
function readModFile(text2) {
  let lines = {};
  let isInBlock = false;
  for (const words of text2.split("\n").map(wordsOf2)) {
    const [verb, value] = words;
    if (isInBlock) isInBlock = verb !== ")";
    else if (words.at(-1) === "(") isInBlock = true;
    else if ((verb === "go" || verb === "toolchain") && value !== void 0)
      lines = { ...lines, [verb]: value };
  }
  return lines;
}
function wordsOf2(line) {
  const code = line.replace(/\/\/.*$/s, "").trimEnd();
  return code.replace(/\($/, " (").split(/\s+/).filter((word) => word !== "").map((word) => word.replace(/^(["`])(.*)\1$/, "$2"));
}
function readToolVersions(text2) {
  const line = /^[ \t]*(?:golang|go)[ \t]+([^\s#]+)/m.exec(text2);
  return line?.[1] === void 0 ? {} : { wanted: line[1].replace(/^(latest|prefix):/, "") };
}
function readBareVersion(text2) {
  const line = /^[ \t]*([^\s#](?:[^\r\n#]*[^\s#])?)/m.exec(text2);
  return line?.[1] === void 0 ? {} : { wanted: line[1] };
}

// src/toolchain/project-file.ts
async function findProjectFile(env, moduleDir) {
  const work = env.GOWORK ?? "";
  if (isAbsolute(work)) return readProjectFile(work, basename(work));
  const inWorkspace = work === "off" ? null : await searchUpwards(moduleDir, "go.work");
  return inWorkspace ?? await searchUpwards(moduleDir, "go.mod");
}
async function readProjectFile(path, name) {
  const text2 = await readText(path);
  return text2 === void 0 ? null : { name, lines: readVersionFile(name, text2) };
}
async function searchUpwards(folder, name) {
  const found = await readProjectFile(join3(folder, name), name);
  const above = dirname3(folder);
  return found !== null || above === folder ? found : searchUpwards(above, name);
}

// src/toolchain/usable-caches.ts
import { isAbsolute as isAbsolute2, join as join4 } from "node:path";
async function withUsableCaches(env, { buildCache, moduleCache }, spare) {
  const [noBuild, noModules] = [await whyNoCache(buildCache), await whyNoModules(moduleCache)];
  const gopath = join4(spare, "gopath");
  const build = { GOCACHE: join4(spare, "go-build") };
  const modules = { GOPATH: gopath, GOMODCACHE: join4(gopath, "pkg", "mod") };
  return {
    env: { ...env, ...noBuild === void 0 ? {} : build, ...noModules === void 0 ? {} : modules },
    remarks: [
      ...noBuild === void 0 ? [] : [`GOCACHE ${noBuild}; ${build.GOCACHE} is used instead`],
      ...noModules === void 0 ? [] : [`GOMODCACHE ${noModules}; ${modules.GOMODCACHE} is used instead`]
    ]
  };
}
async function whyNoCache(folder) {
  if (!isAbsolute2(folder)) return `is ${folder || "not set"}`;
  const why = await whyUnwritable(folder) ?? await whyFull(folder);
  return why === void 0 ? void 0 : `${folder} ${why}`;
}
async function whyNoModules(folder) {
  const why = await whyNoCache(folder);
  if (why === void 0) return void 0;
  const isFilled = isAbsolute2(folder) && (await readableNames(join4(folder, "cache", "download"))).length > 0;
  return isFilled ? void 0 : why;
}
async function readableNames(folder) {
  return namesIn(folder).catch(() => []);
}

// src/toolchain/set-up.ts
var TZ_ON_WINDOWS = "Go on Windows ignores TZ: times are in the zone of the system, which `tzutil /s UTC` changes";
var DEVELOPMENT = "this Go is a development version, which cannot be compared with what the project asks for";
async function setUp(request) {
  if (await realPath(request.moduleDir) === void 0)
    throw new UsageError(
      `there is no folder ${request.moduleDir}`,
      "set working-directory to one that is there"
    );
  const project = await findProjectFile(request.env, request.moduleDir);
  const minimum = minimumOf(project);
  const wanted = await findRequirement(request, project);
  const onPath = await ask(request, "go", request.env);
  const needed = wanted ?? whereGoOnPathIsUnfit(request, onPath, project, minimum);
  const chosen = needed === null ? takeFromPath(onPath, project, minimum) : await choose(request, needed, onPath);
  return pin(request, chosen, minimum);
}
async function findRequirement(request, project) {
  const { goVersion, goVersionFile, moduleDir, prefer } = request;
  if (goVersion !== void 0) return requirementOfInput(goVersion);
  if (goVersionFile === void 0)
    return prefer === "path" || project === null ? null : requirementOfLines(project.name, project.lines);
  const named = await readProjectFile(resolve(moduleDir, goVersionFile), goVersionFile);
  if (named === null)
    throw new UsageError(
      `go-version-file: there is no ${goVersionFile}${isAbsolute3(goVersionFile) ? "" : " in the working directory"}`,
      "name a go.mod, go.work, .go-version or .tool-versions file, relative to the working directory"
    );
  if (Object.keys(named.lines).length === 0 && !isOfModule(goVersionFile))
    throw new UsageError(
      `go-version-file: ${goVersionFile} names no Go version`,
      "write one into it (1.26 in .go-version, golang 1.26.8 in .tool-versions), or name another file"
    );
  return requirementOfLines(named.name, named.lines);
}
function isOfModule(name) {
  return /\.(mod|work)$/.test(name);
}
function minimumOf(project) {
  const version = project === null ? OLDEST_GO : minimumOfLines(project.name, project.lines);
  return { version, because: `${project?.name ?? "go-steady"} needs Go ${version.text} or newer` };
}
function takeFromPath(onPath, project, minimum) {
  if (onPath.kind !== "runs") throw notFound(onPath, minimum.because, minimum.version.text);
  const why = project === null ? "no go.mod says which" : `it satisfies ${project.name}`;
  const reason = `${onPath.env.version} is on PATH: ${why}`;
  return { kind: "chosen", root: onPath.env.root, reason, warnings: [] };
}
function whereGoOnPathIsUnfit({ installer }, onPath, project, minimum) {
  if (installer === void 0 || project === null) return null;
  const version = onPath.kind === "runs" ? parseGoVersion(onPath.env.version) : null;
  const isTooOld = version !== null && compareGoVersions(version, minimum.version) < 0;
  const lacksToolchain = onPath.kind === "refused" && /toolchain|requires go/i.test(onPath.said);
  const isFit = onPath.kind !== "missing" && !isTooOld && !lacksToolchain;
  return isFit ? null : requirementOfLines(project.name, project.lines);
}
async function choose(request, wanted, onPath) {
  const installed = [...installedOnPath(onPath), ...await installedInCache(request.toolCache)];
  const { installer } = request;
  const choice = await chooseInstallation({ requirement: wanted, installed, installer });
  if (choice.kind === "chosen") return choice;
  const why = choice.reasons.map((reason) => `; ${reason}`).join("");
  const found = installed.map(({ version, place }) => `${version.text} ${place}`).join(", ");
  if (found === "") throw notFound(onPath, `${wanted.because}${why}`, wanted.text);
  throw new UnmeasurableError(
    `no Go ${wanted.text} was found (${wanted.because}${why}); there is ${found}`,
    howToInstall(wanted.text)
  );
}
async function pin(request, { root, reason, warnings: doubts }, minimum) {
  const path = join5(root, "bin", process.platform === "win32" ? "go.exe" : "go");
  const pinned = toolEnvironment(request.env, join5(root, "bin"), delimiter);
  const asked = await ask(request, path, pinned);
  if (asked.kind !== "runs")
    throw new UnmeasurableError(
      `${path} does not work: ${asked.kind === "refused" ? asked.said : "there is no such file"}`,
      "repair that Go, or install another one"
    );
  const version = parseGoVersion(asked.env.version);
  if (version !== null && compareGoVersions(version, minimum.version) < 0)
    throw new UnmeasurableError(
      `${asked.env.version} (${root}) is too old: ${minimum.because}`,
      howToInstall(minimum.version.text)
    );
  const facts = asked.env;
  const { spareCaches } = request;
  const caches = spareCaches === void 0 ? { env: pinned, remarks: [] } : await withUsableCaches(pinned, facts, spareCaches);
  const warnings = [
    ...doubts,
    ...facts.hostOs === "windows" ? [TZ_ON_WINDOWS] : [],
    ...version === null ? [DEVELOPMENT] : []
  ];
  return {
    path,
    version: facts.version,
    env: caches.env,
    goos: facts.goos,
    goarch: facts.goarch,
    reason: [reason, ...caches.remarks].join("; "),
    warnings
  };
}
async function ask({ processes, moduleDir }, file, env) {
  let exit;
  try {
    exit = await processes.run({ file, args: GO_ENV_ARGS, cwd: moduleDir, env });
  } catch (error) {
    if (error instanceof StartError && error.code === "ENOENT") return { kind: "missing" };
    throw error;
  }
  const facts = parseGoEnv(exit.stdout);
  if (exit.code === 0 && facts !== void 0) return { kind: "runs", env: facts };
  return { kind: "refused", said: firstLine(exit.stderr) };
}
function installedOnPath(onPath) {
  if (onPath.kind !== "runs") return [];
  const version = parseGoVersion(onPath.env.version);
  return version === null ? [] : [{ version, root: onPath.env.root, place: "on PATH" }];
}
async function installedInCache(cache) {
  const tools = await cache?.all("go") ?? [];
  return tools.flatMap(({ version: text2, folder }) => {
    const version = parseCachedVersion(text2);
    return version === null ? [] : [{ version, root: folder, place: "in the tool cache" }];
  });
}
function notFound(onPath, needs, version) {
  const found = onPath.kind === "refused" ? `go on PATH does not run: ${onPath.said}` : "there is no go on PATH";
  return new UnmeasurableError(`${found} (${needs})`, howToInstall(version));
}
function howToInstall(text2) {
  return `install Go ${text2} (https://go.dev/dl/), in a workflow with actions/setup-go and \`go-version: "${text2}"\` before this step`;
}
function firstLine(text2) {
  return text2.trim().split("\n")[0] ?? "";
}

// src/run/choose-go.ts
function chooseGo2(world, { goVersion, goVersionFile }, moduleDir) {
  return setUp({
    ...world,
    moduleDir,
    goVersion,
    goVersionFile,
    spareCaches: world.cacheDir,
    installer: async () => (await import("./open-installer-3IEFPG6I.js")).openInstaller(world)
  });
}

// src/run/fetch-modules.ts
async function fetchModules(processes, { go, env, dir, buildFlags, packages }) {
  const codeEnv = codeEnvironment(env);
  if (Object.entries(env).every(([name, value]) => codeEnv[name] === value)) return codeEnv;
  const args = ["list", "-e", "-deps", "-test", '-f={{""}}', ...buildFlags, "--", ...packages];
  await processes.run({ file: go, args, cwd: dir, env, maxOutput: 0 });
  return codeEnv;
}

// src/run/prepare.ts
import { dirname as dirname4, isAbsolute as isAbsolute4, join as join6, relative as relative3, resolve as resolve2, sep as sep2 } from "node:path";

// src/run/module-files.ts
var moduleFile = object({
  Replace: or(list(object({ New: object({ Path: or(text, ""), Version: or(text, "") }) })), []),
  Use: or(list(object({ DiskPath: or(text, "") })), [])
});
function localPaths(json) {
  const { Replace = [], Use = [] } = fitting(moduleFile, JSON.parse(json)) ?? {};
  const replaced = Replace.filter(({ New }) => New.Version === "").map(({ New }) => New.Path);
  const used = Use.map(({ DiskPath }) => DiskPath);
  return [...replaced, ...used].filter((path) => path !== "");
}

// src/run/prepare.ts
async function prepare(preparation) {
  const env = await withSiblings(preparation);
  await runCommand(preparation, env);
  await requireModule(preparation, env);
  return env;
}
async function withSiblings(preparation) {
  const { repository, workspace, side, workingDirectory, env } = preparation;
  const tree = workspace.tree(side);
  const found = await goFiles(preparation, join6(tree, workingDirectory));
  const own = isInside(tree, found.work);
  const work = own ? { file: join6(repository, relative3(tree, found.work)), env } : await workFileOfCheckout(preparation, found.work);
  const mod = isInside(tree, found.mod) ? join6(repository, relative3(tree, found.mod)) : void 0;
  const start = work.file ?? mod;
  if (start !== void 0) await linkSiblings(preparation, start);
  return work.env;
}
async function workFileOfCheckout(preparation, foundInTree) {
  const { repository, workspace, side, workingDirectory, env } = preparation;
  const { work: file } = await goFiles(preparation, join6(repository, workingDirectory));
  const mirror = workspace.mirror(side, file);
  if (file !== "" && isOutside(repository, file)) {
    for (const end2 of ["", ".sum"]) {
      const text2 = await readText(file + end2);
      if (text2 !== void 0) await writeText(mirror + end2, text2);
    }
  }
  if (file !== "" && await readText(mirror) !== void 0) return { file, env: { ...env, GOWORK: mirror } };
  return { file: void 0, env: foundInTree === "" ? env : { ...env, GOWORK: "off" } };
}
async function goFiles({ processes, go, env }, cwd) {
  const { stdout } = await processes.ask({ file: go, args: ["env", "GOMOD", "GOWORK"], cwd, env });
  const [mod = "", work = ""] = await Promise.all(
    stdout.split(/\r?\n/).map(async (path) => isAbsolute4(path) && await realPath(path) || "")
  );
  return { mod: mod === NOTHING ? "" : mod, work };
}
function isInside(tree, file) {
  return file !== "" && !isOutside(tree, file);
}
async function linkSiblings(preparation, start) {
  const folders = await siblingFolders(preparation, start);
  for (const folder of folders) {
    const isCovered = folders.some((other2) => other2 !== folder && !isOutside(other2, folder));
    if (!isCovered && await isFolder(folder))
      await link(folder, preparation.workspace.mirror(preparation.side, folder));
  }
}
async function siblingFolders(preparation, start) {
  const { repository } = preparation;
  const files = /* @__PURE__ */ new Set([start]);
  const folders = /* @__PURE__ */ new Set();
  for (const file of files) {
    for (const path of await pathsIn(preparation, file)) {
      const folder = resolve2(dirname4(file), path);
      if (isAbsolute4(path) && !isOutside(repository, folder)) throw leadsBack(file, path);
      if (!isAbsolute4(path) && isOutside(repository, folder)) folders.add(folder);
      files.add(join6(folder, "go.mod"));
    }
  }
  return [...folders];
}
function leadsBack(file, path) {
  return new UnmeasurableError(
    `${file} names ${path}, which would be the same code on both sides`,
    "name folders of the repository by relative paths"
  );
}
async function pathsIn(preparation, file) {
  const { processes, workspace, side, repository, go, env } = preparation;
  const path = isOutside(repository, file) ? file : workspace.mirror(side, file);
  if (await readText(path) === void 0) return [];
  const kind = file.endsWith(".work") ? "work" : "mod";
  const args = [kind, "edit", "-json", path];
  const exit = await processes.ask({ file: go, args, cwd: dirname4(path), env });
  if (exit.code === 0) return localPaths(exit.stdout);
  const said2 = exit.stderr.trim().replaceAll(workspace.mirror(side, sep2), "");
  throw new UnmeasurableError(
    `${file} cannot be read on the ${side}: ${said2}`,
    `correct the file: go ${kind} edit says why`
  );
}
async function runCommand({ processes, workspace, side, workingDirectory, command, secrets }, settings) {
  if (command === "") return;
  const [file, args] = process.platform === "win32" ? ["cmd.exe", ["/d", "/s", "/c"]] : ["/bin/sh", ["-e", "-c"]];
  const cwd = join6(workspace.tree(side), workingDirectory);
  const env = withoutSecrets(settings, secrets);
  const exit = await processes.run({ file, args: [...args, command], cwd, env });
  if (exit.code === 0) return;
  const output = `${exit.stdout}${exit.stderr}`.trimEnd().slice(-2e3);
  const how = exit.code === null ? `was ended by ${exit.signal}` : `failed with exit code ${exit.code}`;
  throw new UsageError(
    `prepare ${how} on the ${side}: ${command}
${output}`,
    "make the command work in a clean checkout of both sides"
  );
}
async function requireModule(preparation, env) {
  const { workspace, side, workingDirectory, repository } = preparation;
  const tree = workspace.tree(side);
  const { mod, work } = await goFiles({ ...preparation, env }, join6(tree, workingDirectory));
  if (isInside(tree, mod) || work !== "") return;
  throw new NoModuleError(
    `${join6(repository, workingDirectory)} is not in a Go module on the ${side}: there is no go.mod or go.work`,
    "set working-directory to the folder of the module, or start one with `go mod init`"
  );
}

// src/run/prepare-side.ts
async function prepareSide({ world, workspace, git, go, options, workingDirectory }, { name, dir }) {
  const { buildFlags, packages } = options;
  const env = await prepare({
    processes: world.processes,
    secrets: world.secrets,
    workspace,
    side: name,
    repository: git.root,
    workingDirectory,
    go: go.path,
    env: go.env,
    command: options.prepare
  });
  return fetchModules(world.processes, { go: go.path, env, dir, buildFlags, packages });
}

// src/sides/check-out.ts
import { join as join7 } from "node:path";

// src/ports/git/filtered-files.ts
async function fillFiltered({ git, tree, sha }) {
  const files = await git.filteredFiles(tree);
  if (files.length === 0) return [];
  const differing = await differingFiles2(git, sha);
  const [filled, lacking, others] = [[], [], []];
  for (const { path, filter } of files) {
    if (!differing.has(path)) {
      if (await takeFromCheckout(git.root, tree, path)) filled.push(path);
      continue;
    }
    const pointer = await readPointer(tree, path);
    const object2 = pointer && await findObject(await git.lfsFolder(), pointer);
    if (object2 !== void 0) {
      await copyOver(object2, tree, path);
      filled.push(path);
    } else if (pointer !== void 0) {
      if (await readPointer(git.root, path) === void 0) lacking.push(path);
    } else if (filter !== "lfs") others.push(path);
  }
  const failed = await git.runFilters(tree, others);
  await git.trustFiles(tree, { filled: [...filled, ...others], all: files.map(({ path }) => path) });
  return [...lacking, ...failed];
}
async function differingFiles2(git, sha) {
  const [head, changed] = [await git.resolve("HEAD"), await git.changedInWorkTree()];
  const committed = head === void 0 || head === sha ? [] : await git.filesThatDiffer(head, sha);
  return /* @__PURE__ */ new Set([...committed, ...changed]);
}
async function takeFromCheckout(checkout, tree, path) {
  const [from, to] = [checkout, tree].map((root) => `${root}/${path}`);
  if (await sameBytes(from, to)) return false;
  await copyInto(checkout, tree, path);
  return true;
}

// src/sides/check-out.ts
async function checkOut({
  git,
  workspace,
  name,
  sha,
  changed,
  workingDirectory
}) {
  const root = workspace.tree(name);
  const { unfiltered, lacking } = await layOut({ git, tree: root, sha, changed });
  const dir = join7(root, workingDirectory);
  const warnings = sayUnfiltered(name, unfiltered);
  if (await isFolder(dir)) return { name, root, dir, lacking, warnings };
  throw new NoModuleError(
    `the ${name} (${shortCommit(sha)}) has no folder ${workingDirectory}`,
    "set working-directory to a folder that both sides have"
  );
}
async function layOut({ git, tree, sha, changed }) {
  await git.layOut(tree, sha);
  const stored = await fillFiltered({ git, tree, sha });
  const unfiltered = stored.filter((path) => !changed.includes(path));
  const lacking = [];
  for (const path of changed) await copyChange(git.root, tree, path);
  for (const submodule of await git.submodulesOf(tree)) {
    const { path } = submodule;
    const inner = await laySubmodule(git, tree, submodule, changed.includes(path));
    if (inner === void 0) lacking.push(path);
    unfiltered.push(...(inner?.unfiltered ?? []).map((file) => `${path}/${file}`));
    lacking.push(...(inner?.lacking ?? []).map((other2) => `${path}/${other2}`));
  }
  return { unfiltered, lacking };
}
async function laySubmodule(outer, tree, { path, sha: recorded }, isChanged) {
  const git = await outer.submodule(path);
  const sha = isChanged ? await git?.resolve("HEAD") : recorded;
  if (git === void 0 || sha === void 0) return void 0;
  if (await git.resolve(sha) === void 0 && !(await git.fetch(["--depth=1", sha])).ok) return void 0;
  const changed = isChanged ? await git.changedInWorkTree() : [];
  return layOut({ git, tree: join7(tree, path), sha, changed });
}
async function copyChange(checkout, tree, path) {
  await copyInto(checkout, tree, path).catch((cause) => {
    throw new UnmeasurableError(
      `${path} is not committed and cannot be copied: ${cause.message}`,
      "commit it, make it readable, or name it in .gitignore",
      { cause }
    );
  });
}
var MOST_NAMED = 3;
function sayUnfiltered(side, paths) {
  if (paths.length === 0) return [];
  const named = cutList(paths, MOST_NAMED);
  const [what, them] = paths.length === 1 ? [named, "it"] : [`${paths.length} files (${named})`, "them"];
  return [
    `the ${side} has ${what} as git stores ${them}, not as Git LFS or another filter makes ${them}: fetch what the filter needs before this step, with Git LFS by \`git lfs fetch --all\``
  ];
}

// src/measure/open-base.ts
async function openBase(context) {
  const { git, workspace, sides, workingDirectory } = context;
  if (sides.base.kind === "none") return sides.base;
  if (sides.base.kind === "lost") return { kind: "unusable", reason: sides.base.reason };
  const { sha } = sides.base;
  try {
    const tree = await checkOut({ git, workspace, name: "base", sha, changed: [], workingDirectory });
    const found = await goOfBoth(context, tree);
    if (found.kind === "none") return found;
    const env = await prepareSide({ ...context, go: found.go }, tree);
    return { kind: "ready", base: { ...tree, sha, env }, go: found.go };
  } catch (cause) {
    if (cause instanceof NoModuleError) return { kind: "absent", reason: cause.message };
    return { kind: "unusable", reason: whyUnmeasurable(cause) };
  }
}
function withGo(side, go) {
  return { ...side, env: toolEnvironment(side.env, dirname5(go.path), delimiter2) };
}
async function goOfBoth({ world, options, go }, tree) {
  const project = await findProjectFile(go.env, tree.dir);
  const version = parseGoVersion(go.version);
  if (project === null || version === null) return { kind: "found", go };
  const minimum = minimumOfLines(project.name, project.lines);
  if (compareGoVersions(version, minimum) >= 0) return { kind: "found", go };
  try {
    return { kind: "found", go: await chooseGo2(world, options, tree.dir) };
  } catch (error) {
    if (!(error instanceof UnmeasurableError)) throw error;
    const why = `the base's ${project.name} asks for Go ${minimum.text}, newer than ${go.version} of the head`;
    return { kind: "none", reason: `${why}; ${error.message}` };
  }
}

// src/ports/git/workspace.ts
import { realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join8, parse, relative as relative4 } from "node:path";
var MOST_AT_ONCE = 64;
async function openWorkspace(git, temporary = tmpdir()) {
  const root = await realpath(git.root);
  const id = shortHash(8, root);
  const place = join8(temporary, `go-steady-${id}`);
  try {
    const parent = await realpath(temporary);
    for (let n = 0; n < MOST_AT_ONCE; n++) {
      const dir = join8(parent, `go-steady-${id}-${n}`);
      if (await lockFolder(dir)) return makeWorkspace(dir, root);
    }
  } catch (cause) {
    throw unusable(place, cause);
  }
  throw new UnmeasurableError(
    `${MOST_AT_ONCE} runs on ${root} are under way`,
    `wait for them, or remove ${place}-*`
  );
}
function makeWorkspace(dir, root) {
  const janitor = startJanitor(dir, "shared");
  const mirror = (side, path) => join8(dir, side, relative4(parse(path).root, path));
  return {
    dir,
    tree: (side) => mirror(side, root),
    mirror,
    async [Symbol.asyncDispose]() {
      if (!await removeFolder(dir)) return;
      janitor.dismiss();
    }
  };
}
function unusable(place, cause) {
  if (cause instanceof SteadyError) return cause;
  return new UnmeasurableError(
    `cannot use the temporary folder ${place}-0: ${cause.message}`,
    "free space there, or set TMPDIR to a folder that can be written",
    { cause }
  );
}

// src/sides/resolve-sides.ts
async function resolveSides(git, want, event) {
  const ref = want.headRef ?? "HEAD";
  const sha = await git.resolve(ref);
  if (sha === void 0 && want.headRef === void 0)
    throw new UnmeasurableError(
      "the repository has no commit yet",
      "commit something first: there is nothing to compare with"
    );
  const head = sha ?? await fetchedOrThrow(git, "head", ref);
  const changed = want.headRef === void 0 ? await git.changedInWorkTree() : [];
  const base = want.noBase !== void 0 ? await none(want.noBase) : want.baselineRef === void 0 ? await baseOfEvent(git, event, head) : await baseByName(git, want.baselineRef);
  return { head: { ref, sha: head, changed }, base };
}
async function baseByName(git, ref) {
  const sha = await git.resolve(ref) ?? await git.resolve(`origin/${ref}`);
  return { kind: "known", ref, sha: sha ?? await fetchedOrThrow(git, "base", ref) };
}
function baseOfEvent(git, event, head) {
  switch (event.kind) {
    case "pull_request":
      return baseOfPullRequest(git, event, head);
    case "merge_group":
      return orLost(() => commit(git, "the merge queue's base", event.baseSha));
    case "push":
      if (!event.toDefaultBranch) return baseBesides(git, head, event.defaultBranch);
      if (/^0+$/.test(event.before)) return none("this is the first push of the branch");
      return baseOfPush(git, event.before);
    case "other":
      if (event.defaultBranch !== void 0) return baseBesides(git, head, event.defaultBranch);
      return none(`the event ${event.name} names no base; the input baseline-ref can`);
    case "local":
      return baseOfBranch(git, head);
    default:
      return event;
  }
}
async function baseOfPush(git, before) {
  const ref = "what the branch was before the push";
  const sha = await git.resolve(before);
  const found = sha === void 0 ? await fetched(git, before) : { sha, said: "" };
  if (found.sha !== void 0) return { kind: "known", ref, sha: found.sha };
  if (!isAnswer(found.said))
    return { kind: "lost", reason: `${ref} (${before}) ${notReached(found.said)}; ${REACH_ORIGIN}` };
  return none(
    `${ref} (${before}) is gone, as after a forced push: origin does not have it${inBrackets(found.said)}; the input baseline-ref can name a base`
  );
}
async function orLost(find2) {
  try {
    return await find2();
  } catch (error) {
    if (!(error instanceof UnmeasurableError)) throw error;
    return { kind: "lost", reason: `${error.message}; ${error.hint}` };
  }
}
async function baseOfPullRequest(git, event, head) {
  const [first, second] = await git.parents(head);
  if (first !== void 0 && second === event.headSha)
    return orLost(() => commit(git, event.baseBranch, first));
  const base = await orLost(() => baseByHistory(git, head, `origin/${event.baseBranch}`, event.baseSha));
  if (base.kind === "known" && base.sha === head) throw notThePullRequest(head, event.baseBranch);
  return base;
}
function notThePullRequest(head, branch) {
  return new UnmeasurableError(
    `the checked-out commit ${shortCommit(head)} is a part of ${branch}, not of the pull request`,
    "start the job by `on: pull_request`: there actions/checkout takes the pull request, and with pull_request_target it takes the base. In a job that a comment started, give it `ref: refs/pull/NUMBER/merge`. A pull request that is merged already is measured by `on: push`"
  );
}
async function baseOfBranch(git, head) {
  const candidates = [await git.defaultBranch(), "origin/main", "origin/master", "main", "master"];
  for (const main of candidates) {
    if (main !== void 0 && await git.resolve(main) !== void 0) return baseByHistory(git, head, main);
  }
  const asked = await git.askDefaultBranch();
  if (asked !== void 0) return baseByHistory(git, head, asked);
  throw new UnmeasurableError(
    "no main branch is known here (tried origin/HEAD, main and master)",
    "name the revision to compare with: --base REF"
  );
}
async function baseBesides(git, head, branch) {
  const base = await orLost(() => baseByHistory(git, head, `origin/${branch}`));
  if (base.kind !== "known" || base.sha !== head) return base;
  return none(`this commit is part of ${branch} already; the input baseline-ref can name a base`);
}
async function baseByHistory(git, head, main, tip = main) {
  const branch = main.replace(/^origin\//, "");
  let wanted = [
    `+refs/heads/${branch}:refs/remotes/origin/${branch}`,
    ...tip === main ? [] : [tip]
    // the branch may have moved on
  ];
  let said2 = "";
  const fetch = async (flags, more = []) => {
    const { ok, message } = await git.fetch([...flags, ...wanted, ...more]);
    said2 = ok ? said2 : message;
    if (ok || wanted.length === 1 || !message.includes("couldn't find remote ref")) return;
    wanted = [tip];
    said2 = "";
    await fetch(flags, more);
  };
  if (await git.resolve(tip) === void 0) await fetch(await shallowly(git));
  for (const deepen of [void 0, "--deepen=50", "--deepen=1000", "--unshallow"]) {
    if (deepen !== void 0) {
      if (!await git.isShallow()) break;
      await fetch([deepen], await git.oldest(head));
    }
    const sha = await git.resolve(tip) && await git.mergeBase(tip, head);
    if (sha) return { kind: "known", ref: main, sha };
  }
  throw new UnmeasurableError(
    `${shortCommit(head)} and ${main} have no common commit here${inBrackets(said2)}`,
    said2 === "" ? "fetch the history (actions/checkout: fetch-depth: 0), or name the base: --base REF, input baseline-ref" : REACH_ORIGIN
  );
}
async function commit(git, ref, sha) {
  const found = await git.resolve(sha) ?? await fetchedOrThrow(git, "base", sha, `${ref} (${sha})`);
  return { kind: "known", ref, sha: found };
}
async function fetchedOrThrow(git, side, ref, name = ref) {
  const { sha, said: said2 } = await fetched(git, ref);
  if (sha === void 0) throw unknownRevision(side, name, said2);
  return sha;
}
async function fetched(git, ref) {
  const name = ref.replace(/^(refs\/remotes\/)?origin\//, "");
  if (!FETCHABLE.test(name)) return { sha: void 0, said: "" };
  const { ok, message } = await git.fetch([...await shallowly(git), name]);
  return { sha: ok ? await git.resolve("FETCH_HEAD") : void 0, said: ok ? "" : message };
}
var FETCHABLE = /^[^-+:^~?*[\\\s][^:^~?*[\\\s]*$/;
async function shallowly(git) {
  return await git.isShallow() ? ["--depth=1"] : [];
}
async function none(reason) {
  return { kind: "none", reason };
}
function unknownRevision(side, ref, said2) {
  const name = `the ${side} revision ${ref}`;
  if (!isAnswer(said2)) return new UnmeasurableError(`${name} ${notReached(said2)}`, REACH_ORIGIN);
  return new UnmeasurableError(
    `${name} is not known here, and origin does not have it${inBrackets(said2)}`,
    "check the name with `git rev-parse`, or fetch it first"
  );
}
function isAnswer(said2) {
  return said2 === "" || /couldn't find remote ref|not our ref|unadvertised object|\bwant \S+ not valid/i.test(said2);
}
function notReached(said2) {
  return `is not known here, and origin did not answer${inBrackets(said2)}`;
}
var REACH_ORIGIN = "a private repository needs a token that may read it (`contents: read`, input github-token); or fetch the history before (actions/checkout: fetch-depth: 0)";
function inBrackets(said2) {
  return said2 === "" || said2.includes("couldn't find remote ref") ? "" : ` (git says: ${said2})`;
}

// src/job/find-repository.ts
import { dirname as dirname6, join as join9, relative as relative5, resolve as resolve3 } from "node:path";
async function findRepository(world, workingDirectory) {
  const start = await realPath(world.cwd) ?? world.cwd;
  const wanted = resolve3(start, workingDirectory);
  const dir = await realPath(wanted) ?? wanted;
  const git = await openAround({ ...world, cwd: start }, await nearestFolder(dir, start));
  return { git, workingDirectory: insideRepository(git, dir) };
}
async function openAround(world, dir) {
  const { processes, env, credential, cwd, event } = world;
  const isRunner = event.kind !== "local";
  const access = { credential, trusted: isRunner ? cwd : void 0 };
  const git = await openGit(processes, env, dir, access).catch(async (error) => {
    if (!(error instanceof NoRepositoryError)) throw error;
    if (dir !== cwd) return openAround(world, cwd);
    throw isRunner ? await notCheckedOut(cwd, error) : error;
  });
  const above = isOutside(git.root, cwd) ? await git.superproject() : void 0;
  return above === void 0 ? git : openAround(world, above);
}
async function nearestFolder(dir, start) {
  if (await isFolder(dir)) return dir;
  return isOutside(start, dir) ? start : nearestFolder(dirname6(dir), start);
}
async function notCheckedOut(workspace, cause) {
  const names = await namesIn(workspace);
  const isRepository = (name) => isThere(join9(workspace, name, ".git"));
  const folders = (await Promise.all(names.map(async (name) => await isRepository(name) ? [name] : []))).flat();
  const hint = folders.length > 0 ? `set working-directory to a checkout that is there: ${folders.join(", ")}` : names.length > 0 ? "there are files and no repository: install git before actions/checkout, which without git only downloads files" : "run actions/checkout before this step";
  return new UnmeasurableError(cause.message, hint, { cause });
}
async function isThere(path) {
  return await realPath(path) !== void 0;
}
function insideRepository({ root }, dir) {
  if (isOutside(root, dir))
    throw new UsageError(
      `working-directory ${dir} is outside the repository ${root}`,
      "name a folder inside it"
    );
  return relative5(root, dir) || ".";
}

// src/job/lay-out-head.ts
import { dirname as dirname7 } from "node:path";

// src/clocks/tell-zone.ts
import { join as join10 } from "node:path";
async function tellZone({ world, go, workspace }) {
  const { processes, helperSource: source, runner, cacheDir } = world;
  const out = join10(workspace.dir, "clock");
  const clock = await provideProgram(processes, { go, source, program: CLOCK, out, cacheDir });
  const question = { zone: go.env.TZ ?? "", now: world.date() };
  const answer = clock.kind === "built" ? await askClock({ processes, go }, clock.path, question) : void 0;
  const seen = seenZone(answer, clock.kind === "failed" ? clock.reason : void 0);
  if (seen.isDoubt) runner.warning(seen.text);
  else runner.info(seen.text);
}

// src/job/match-packages.ts
import { relative as relative6, sep as sep3 } from "node:path";

// src/model/json-value.ts
function parseObjects(stream) {
  const objects = [];
  const rest = [];
  let open = [];
  for (const line of stream.split(/\r?\n/)) {
    open.push(line);
    const isInside2 = open[0] === "{" && line !== "}";
    if (isInside2) continue;
    const object2 = line.startsWith("{") || line === "}" ? fromJson(open.join("\n")) : void 0;
    if (isObject(object2)) objects.push(object2);
    else rest.push(...open);
    open = [];
  }
  return { objects, rest: [...rest, ...open].join("\n") };
}

// src/job/matched-packages.ts
var MATCH_FIELDS = "ImportPath,Dir,Match,Error";
var listed = object({
  Dir: or(text, ""),
  Match: or(list(text), []),
  Error: or(object({ Err: text }), { Err: "" })
});
var NO_CODE = /^(no Go files in|build constraints exclude all Go files in) /;
function unmatchedPatterns(patterns, output) {
  const entries2 = parseObjects(output).objects.flatMap((entry) => fitting(listed, entry) ?? []);
  const isPackage = ({ Dir, Error: { Err } }) => Dir !== "" && !NO_CODE.test(Err);
  return [...new Set(patterns)].flatMap((pattern) => {
    const own = entries2.filter(({ Match }) => Match.includes(pattern));
    if (own.some(isPackage)) return [];
    return [{ pattern, said: own.find(({ Error: { Err } }) => Err !== "")?.Error.Err ?? "" }];
  });
}

// src/job/match-packages.ts
var MAX_OUTPUT2 = 64 * 1024 * 1024;
async function matchPackages(processes, request) {
  const { go, env, dir, root, buildFlags, packages } = request;
  const args = ["list", "-e", "-find", `-json=${MATCH_FIELDS}`, ...buildFlags, "--", ...packages];
  const { code, stdout } = await processes.run({ file: go, args, cwd: dir, env, maxOutput: MAX_OUTPUT2 });
  if (code !== 0) return [];
  const unmatched = unmatchedPatterns(packages, stdout);
  const refused = unmatched.filter(({ said: said2 }) => said2 !== "");
  if (refused.length > 0 || unmatched.length === packages.length)
    throw await nothingThere(request, unmatched);
  return unmatched.map(({ pattern }) => `packages: ${pattern} ${matchesNothing(dir, root)}`);
}
async function noModuleThere(place, { message, hint }) {
  const { found, remedy } = await lookAround(place);
  const isElsewhere = found.startsWith("go.mod in ");
  return new NoModuleError(
    isElsewhere ? `${message}; there is ${found}` : message,
    isElsewhere ? remedy : hint
  );
}
async function lookAround({ git, root, dir }, patterns = []) {
  const tracked = await git.trackedFiles(root, ["**/go.mod", "**/go.work", "**/*.go"]);
  const paths = tracked.map((path) => slashed(relative6(root, path)));
  return otherCode(paths, folderOf(dir, root), patterns);
}
async function nothingThere({ git, root, dir }, unmatched) {
  const patterns = unmatched.map(({ pattern }) => pattern);
  const { found, remedy } = await lookAround({ git, root, dir }, patterns);
  const told = unmatched.map(({ pattern, said: said2 }) => {
    const why = withoutRoot(said2, root).replace(/^pattern \S+: /, "");
    return `packages: ${pattern} ${matchesNothing(dir, root)}${why === "" ? "" : ` (${why})`}`;
  });
  return new UnmeasurableError(`${told.join("; ")}; there is ${found}`, remedy);
}
function matchesNothing(dir, root) {
  const folder = folderOf(dir, root);
  return `matches no package${folder === "." ? "" : ` in ${folder}`}`;
}
function folderOf(dir, root) {
  return slashed(relative6(root, dir)) || ".";
}
function slashed(path) {
  return path.split(sep3).join("/");
}

// src/job/lay-out-head.ts
async function layOutHead(world, options, place) {
  const { git, workspace, sides, workingDirectory, baseSha } = place;
  const { sha, changed } = sides.head;
  const tree = await checkOut({ git, workspace, name: "head", sha, changed, workingDirectory });
  const rules = await openRules({ git, head: tree, baseSha, workingDirectory, options });
  const go = await chooseGo2(world, options, tree.dir);
  world.runner.info(`${go.version}: ${go.reason}`);
  world.onGo(dirname7(go.path));
  await world.restoreCaches?.({ go, dir: tree.dir, goSums: await readGoSums(git, tree.root) });
  const kept = await openKeptReach({ world, go, root: git.root, workingDirectory });
  const context = { world, options, git, workspace, sides, workingDirectory, go, rules, kept };
  const parts = [prepareSide(context, tree), tellZone(context)];
  await Promise.allSettled(parts);
  const [env] = await Promise.all(parts).catch(async (error) => {
    throw error instanceof NoModuleError ? await noModuleThere({ git, ...tree }, error) : error;
  });
  const head = { ...tree, sha, env };
  const { packages, buildFlags } = options;
  const unmatched = await matchPackages(world.processes, { git, go: go.path, ...head, packages, buildFlags });
  return { context, head, warnings: [...tree.warnings, ...unmatched] };
}
async function readGoSums(git, tree) {
  const paths = await git.trackedFiles(tree, ["**/go.sum", "**/go.work.sum"]);
  return Promise.all(paths.map(async (path) => await readText(path) ?? ""));
}

export {
  withLinkFlags,
  WITHOUT_DEBUGGING,
  linkOrder,
  NOT_RUN,
  withJob,
  openHelper,
  listPackages,
  findChanges,
  DATA_FOLDER,
  dataThatMatters,
  sourcesToCompare,
  withoutComments,
  proveSources,
  findReach,
  withData,
  rowsOf,
  changedOf,
  waysOf,
  isReached,
  openBase,
  withGo,
  openWorkspace,
  resolveSides,
  parseObjects,
  findRepository,
  layOutHead
};
