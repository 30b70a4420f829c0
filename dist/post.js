import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArchiveError
} from "./chunks/chunk-L37XIIU7.js";
import "./chunks/chunk-QNJZBNN7.js";
import "./chunks/chunk-P3DMVTQD.js";
import "./chunks/chunk-ZNTIR3PH.js";

// src/post.ts
var path = process.env.STATE_caches ?? "";
if (path !== "") await save();
async function save() {
  const { makeGithubRunner } = await import("./chunks/github-runner-S7JBUPNH.js");
  const { makeProcesses } = await import("./chunks/process-JMGGNCKF.js");
  const { onInterrupt } = await import("./chunks/interrupt-NJFFROTI.js");
  const { childEnvironment, secretsOf } = await import("./chunks/environment-3EJWHYDA.js");
  const { readPlan } = await import("./chunks/plan-KQRYWLA5.js");
  const { saveCaches } = await import("./chunks/save-UMR5OVYU.js");
  const runner = makeGithubRunner(secretsOf(process.env));
  const plan = await readPlan(path);
  if (plan === void 0) return runner.info(`caches: not saved: ${path} is gone`);
  const processes = makeProcesses(onInterrupt());
  const now = () => performance.now() / 1e3;
  try {
    await saveCaches({ plan, processes, runner, env: childEnvironment(process.env), now });
  } catch (error) {
    if (!(error instanceof ArchiveError || "syscall" in error)) throw error;
    runner.warning(`caches: not saved: ${error.message}`);
  }
}
