import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  StartError,
  signalTree,
  startChild
} from "./chunk-S6NVDAZT.js";
import {
  InterruptedError
} from "./chunk-24M4FNCI.js";
import {
  pathFolders
} from "./chunk-PY362O3A.js";

// src/ports/process/process.ts
import { setMaxListeners } from "node:events";

// src/ports/process/capture.ts
import { StringDecoder } from "node:string_decoder";
function capture(max, onLine) {
  const chunks = [];
  const addToLines = onLine === void 0 ? void 0 : splitLines(max, onLine);
  let seen = 0;
  return {
    add(chunk) {
      if (seen < max) chunks.push(chunk.subarray(0, max - seen));
      seen += chunk.length;
      addToLines?.(chunk);
    },
    text: () => Buffer.concat(chunks).toString("utf8"),
    truncated: () => seen > max
  };
}
function splitLines(max, onLine) {
  const decoder = new StringDecoder("utf8");
  let pieces = [];
  let length = 0;
  return (chunk) => {
    for (const [i, piece] of decoder.write(chunk).split("\n").entries()) {
      if (i > 0) {
        if (length <= max) onLine(pieces.join(""));
        pieces = [];
        length = 0;
      }
      length += Buffer.byteLength(piece);
      if (length <= max) pieces.push(piece);
    }
  };
}

// src/ports/process/meter.ts
function makeMeter() {
  let running = 0;
  let since = 0;
  let total = 0;
  return {
    begin() {
      if (running++ === 0) since = performance.now();
    },
    end() {
      if (--running === 0) total += performance.now() - since;
    },
    seconds: () => (total + (running > 0 ? performance.now() - since : 0)) / 1e3
  };
}

// src/ports/process/short-command.ts
import { access, constants } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
async function runShort({ file, args, cwd, env }) {
  const begin = performance.now();
  const path = isAbsolute(file) ? file : await onPath(file, env);
  const { getExecOutput } = await import("./exec-G36FRKUR.js");
  const options = { cwd, env, silent: true, ignoreReturnCode: true };
  try {
    const { exitCode, stdout, stderr } = await getExecOutput(quoted(path), [...args], options);
    const seconds = (performance.now() - begin) / 1e3;
    return { code: exitCode, signal: null, stdout, stderr, timedOut: false, truncated: false, seconds };
  } catch (error) {
    const { message } = error;
    const [code = "ENOENT"] = /\bE[A-Z]{3,}\b/.exec(message) ?? [];
    throw new StartError(file, Object.assign(new Error(message), { code }));
  }
}
async function onPath(name, env) {
  const names = process.platform === "win32" ? [`${name}.exe`, name] : [name];
  for (const folder of pathFolders(env))
    for (const each of names) {
      const file = join(folder, each);
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false
      );
      if (isThere) return file;
    }
  throw new StartError(name, Object.assign(new Error(`spawn ${name} ENOENT`), { code: "ENOENT" }));
}
function quoted(path) {
  return `"${path.replaceAll('"', '\\"')}"`;
}

// src/ports/process/process.ts
var DEFAULT_MAX_OUTPUT = 64 * 1024 * 1024;
var NEVER_MS = 2 ** 31 - 1;
var GRACE_MS = 1e3;
function makeProcesses(cancelled, tell) {
  const meter = makeMeter();
  const counted = async (command, work) => {
    if (cancelled.aborted) throw new InterruptedError();
    meter.begin();
    try {
      const exit = await work();
      if (cancelled.aborted) throw new InterruptedError();
      tell?.({ ...command, ...exit, how: howEnded(exit) });
      return exit;
    } finally {
      meter.end();
    }
  };
  setMaxListeners(0, cancelled);
  return {
    busySeconds: meter.seconds,
    meter,
    cancelled,
    tell,
    run: (command) => counted(command, () => runOne(command, cancelled)),
    ask: (command) => counted(command, () => runShort(command))
  };
}
function howEnded({ code, signal, timedOut }) {
  if (timedOut) return "ended at its time limit";
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}
function runOne(command, cancelled) {
  const begin = performance.now();
  const maxOutput = command.maxOutput ?? DEFAULT_MAX_OUTPUT;
  const child = startChild(command);
  const timers = [];
  const after = (ms, act) => timers.push(setTimeout(act, Math.min(ms, NEVER_MS)));
  let timedOut = false;
  after(command.timeoutMs ?? NEVER_MS, () => {
    timedOut = true;
    signalTree(child, "SIGKILL");
  });
  const cancel = () => {
    signalTree(child, "SIGTERM");
    after(GRACE_MS, () => signalTree(child, "SIGKILL"));
  };
  cancelled.addEventListener("abort", cancel, { once: true });
  const stdout = capture(maxOutput, command.onLine);
  const stderr = capture(maxOutput);
  child.on("exit", () => {
    signalTree(child, "SIGKILL");
    after(GRACE_MS, () => setImmediate(closePipes, child));
  });
  return new Promise((resolve, reject) => {
    child.on("error", (cause) => reject(new StartError(command.file, cause)));
    child.stdout.on("data", stdout.add);
    child.stderr.on("data", stderr.add);
    child.stdin.on("error", () => {
    });
    child.stdin.end(command.stdin ?? "");
    child.on("close", (code, signal) => {
      if (cancelled.aborted) reject(new InterruptedError());
      const seconds = (performance.now() - begin) / 1e3;
      const truncated = stdout.truncated() || stderr.truncated();
      resolve({ code, signal, stdout: stdout.text(), stderr: stderr.text(), timedOut, truncated, seconds });
    });
  }).finally(() => {
    timers.forEach(clearTimeout);
    cancelled.removeEventListener("abort", cancel);
  });
}
function closePipes({ stdout, stderr }) {
  stdout?.destroy();
  stderr?.destroy();
}

export {
  capture,
  makeProcesses,
  howEnded
};
