import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  InterruptedError
} from "./chunk-MF2IKNT3.js";
import {
  childEnvironment
} from "./chunk-2TOWFMY4.js";

// src/ports/process/process.ts
import { spawn, spawnSync } from "node:child_process";
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
      length += piece.length;
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

// src/ports/process/process.ts
var StartError = class extends Error {
  name = "StartError";
  code;
  constructor(file, cause) {
    super(`cannot start ${file}: ${cause.message}`, { cause });
    this.code = cause.code ?? "";
  }
};
var DEFAULT_MAX_OUTPUT = 64 * 1024 * 1024;
var NEVER_MS = 2 ** 31 - 1;
var GRACE_MS = 1e3;
function makeProcesses(cancelled, tell) {
  const meter = makeMeter();
  setMaxListeners(0, cancelled);
  return {
    busySeconds: meter.seconds,
    meter,
    cancelled,
    tell,
    async run(command) {
      if (cancelled.aborted) throw new InterruptedError();
      meter.begin();
      try {
        const exit = await runOne(command, cancelled);
        tell?.({ ...command, ...exit, how: howEnded(exit) });
        return exit;
      } finally {
        meter.end();
      }
    }
  };
}
function howEnded({ code, signal, timedOut }) {
  if (timedOut) return "ended at its time limit";
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}
function runOne(command, cancelled) {
  const begin = performance.now();
  const maxOutput = command.maxOutput ?? DEFAULT_MAX_OUTPUT;
  const child = start(command);
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
    child.stdout?.on("data", stdout.add);
    child.stderr?.on("data", stderr.add);
    child.stdin?.on("error", () => {
    });
    child.stdin?.end(command.stdin ?? "");
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
function start({ file, args, cwd, env }) {
  try {
    return spawn(file, args, {
      cwd,
      env,
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true
    });
  } catch (error) {
    throw new StartError(file, error);
  }
}
function signalTree(child, signal) {
  if (child.pid === void 0) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { env: childEnvironment(process.env) });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    const code = error.code ?? "";
    if (!["ESRCH", "EPERM"].includes(code)) throw error;
  }
}
function closePipes({ stdout, stderr }) {
  stdout?.destroy();
  stderr?.destroy();
}

export {
  capture,
  StartError,
  makeProcesses,
  howEnded
};
