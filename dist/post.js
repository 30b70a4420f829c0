import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/action/post.ts
var path = process.env.STATE_caches ?? "";
if (path !== "") await save();
async function save() {
  const { makeGithubRunner } = await import("./chunks/actions-runner-MTSUXX46.js");
  const { makeProcesses } = await import("./chunks/process-DJDBW2WF.js");
  const { onInterrupt } = await import("./chunks/interrupt-LUDSU45N.js");
  const { childEnvironment, secretsOf } = await import("./chunks/environment-WQKUXIUI.js");
  const { readPlan } = await import("./chunks/plan-5ZP3MWW7.js");
  const { saveCaches } = await import("./chunks/save-RZHXLORV.js");
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
