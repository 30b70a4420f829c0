// What the action does when the job is over: it saves the caches, where the run may. They hold what later
// steps used, too. The job has its verdict already: a failure here is a warning.

const path = process.env.STATE_caches ?? "";
if (path !== "") await save();

async function save(): Promise<void> {
  const { makeGithubRunner } = await import("../ports/github/actions-runner.ts");
  const { makeProcesses } = await import("../ports/process/process.ts");
  const { onInterrupt } = await import("../ports/process/interrupt.ts");
  const { childEnvironment, secretsOf } = await import("../ports/process/environment.ts");
  const { readPlan } = await import("../caches/plan.ts");
  const { saveCaches } = await import("../caches/save.ts");
  const { correctProxies } = await import("../ports/proxy-settings.ts");
  const env = childEnvironment(process.env);
  const runner = makeGithubRunner(secretsOf(process.env));
  correctProxies(process.env); // the main step has told what is wrong
  try {
    const plan = await readPlan(path);
    if (plan === undefined) return runner.info(`caches: not saved: ${path} is gone`);
    const processes = makeProcesses(onInterrupt());
    const now = () => performance.now() / 1000;
    await saveCaches({ plan, processes, runner, env, now });
  } catch (error) {
    runner.warning(`caches: not saved: ${(error as Error).message}`);
  }
}
