import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/action/post.ts
var path = process.env.STATE_caches ?? "";
if (path !== "") await save();
async function save() {
  const { makeGithubRunner } = await import("./chunks/actions-runner-RPBL6SGS.js");
  const { makeProcesses } = await import("./chunks/process-XO4RZC67.js");
  const { onInterrupt } = await import("./chunks/interrupt-LUDSU45N.js");
  const { childEnvironment, secretsOf } = await import("./chunks/environment-OFUV7TFL.js");
  const { readPlan } = await import("./chunks/plan-YL5VHFCY.js");
  const { saveCaches } = await import("./chunks/save-AEJPU54T.js");
  const { correctProxies } = await import("./chunks/proxy-settings-FFXWKISE.js");
  const env = childEnvironment(process.env);
  const runner = makeGithubRunner(secretsOf(process.env));
  correctProxies(process.env);
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
