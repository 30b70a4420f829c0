import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  childEnvironment
} from "./chunk-PY362O3A.js";

// src/ports/process/child.ts
import { spawn, spawnSync } from "node:child_process";
var StartError = class extends Error {
  name = "StartError";
  code;
  constructor(file, cause) {
    super(`cannot start ${file}: ${cause.message}`, { cause });
    this.code = cause.code ?? "";
  }
};
function startChild({ file, args, cwd, env }) {
  for (const wait of BUSY_WAITS)
    try {
      return spawn(file, args, {
        cwd,
        env,
        stdio: ["pipe", "pipe", "pipe"],
        detached: process.platform !== "win32",
        windowsHide: true
      });
    } catch (cause) {
      const error = new StartError(file, cause);
      if (error.code !== "ETXTBSY" || wait === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  throw new Error("unreachable: the last attempt returns or throws");
}
var BUSY_WAITS = [1, 10, 50, 200, 1e3, 0];
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

export {
  StartError,
  startChild,
  signalTree
};
