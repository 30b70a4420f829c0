import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/post.ts
var path = process.env.STATE_caches ?? "";
if (path !== "") await save();
async function save() {
  const { makeGithubRunner } = await import("./chunks/github-runner-CKMNZKSF.js");
  const { makeProcesses } = await import("./chunks/process-3CPDB6XY.js");
  const { onInterrupt } = await import("./chunks/interrupt-NJFFROTI.js");
  const { childEnvironment, secretsOf } = await import("./chunks/environment-GA5N7B5M.js");
  const { readPlan } = await import("./chunks/plan-AXKRWXQJ.js");
  const { saveCaches } = await import("./chunks/save-YKG2SQ7V.js");
  const { mendProxies } = await import("./chunks/proxy-settings-6WIFAQ2U.js");
  const env = childEnvironment(process.env);
  const runner = makeGithubRunner(secretsOf(process.env));
  mendProxies(process.env);
  try {
    const plan = await readPlan(path);
    if (plan === void 0) return runner.info(`caches: not saved: ${path} is gone`);
    const processes = makeProcesses(onInterrupt());
    const now = () => performance.now() / 1e3;
    await saveCaches({ plan, processes, runner, env, now });
  } catch (error) {
    runner.warning(`caches: not saved: ${error.message}`);
  }
}
