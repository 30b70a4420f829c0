import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  runJob
} from "./chunk-XK727PSH.js";
import "./chunk-U24TQ5YI.js";
import "./chunk-VPSJZY4B.js";
import {
  packageFolder
} from "./chunk-7JWRXTTX.js";
import {
  DEFAULTS,
  decodeOptions
} from "./chunk-A7BHGX7I.js";
import "./chunk-3B3MXZRB.js";
import "./chunk-Q2XJ5CR4.js";
import {
  makeGithubRunner
} from "./chunk-QU46OC7H.js";
import {
  childEnvironment,
  redact,
  secretsOf
} from "./chunk-IIYA4P2H.js";
import {
  onInterrupt
} from "./chunk-FGH6IGD5.js";
import {
  publish,
  readRunContext,
  shaAt,
  textAt
} from "./chunk-HOTE3DXR.js";
import {
  parseReport,
  reportJson
} from "./chunk-5CJW73S5.js";
import {
  systemRandom
} from "./chunk-FGW6IVGG.js";
import "./chunk-4ABQDYWG.js";
import "./chunk-SSEDZUYD.js";
import {
  StoredFilesError
} from "./chunk-O56LA2UH.js";
import "./chunk-QZZDND3G.js";
import "./chunk-3AWJCZHR.js";
import {
  readText
} from "./chunk-DBYILJSR.js";
import {
  makeProcesses
} from "./chunk-QNJZBNN7.js";
import {
  SteadyError,
  UnmeasurableError,
  UsageError
} from "./chunk-P3DMVTQD.js";
import "./chunk-PNKKMI62.js";
import "./chunk-7PUOCTNX.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-JVOXQ6JZ.js";
import "./chunk-FT3N2OOD.js";
import "./chunk-PQGZYQOC.js";
import "./chunk-OUH54A4J.js";
import "./chunk-ZNTIR3PH.js";

// src/action.ts
import { availableParallelism } from "node:os";
import { join as join4 } from "node:path";
import { inspect } from "node:util";

// src/action-baselines.ts
import { createHash } from "node:crypto";
import { join } from "node:path";
function makeActionBaselines(where) {
  const { options, runner: runner2, rights } = where;
  if (options.baseline !== "artifact" && options.baseline !== "cache")
    return { store: void 0, finish: async () => {
    } };
  const open = options.baseline === "artifact" ? openArtifacts : openCaches;
  let files;
  let measured;
  return {
    store: {
      async open(here) {
        files = await open(where, here);
        return files;
      },
      onMeasured: (file, origin) => {
        measured = { file, origin };
      }
    },
    async finish() {
      if (!rights.save || files === void 0 || measured === void 0) return;
      try {
        await files.keep(measured.file, measured.origin);
        runner2.info(`stored as a baseline (${options.baseline}): ${measured.origin.sha}`);
      } catch (error) {
        if (!(error instanceof StoredFilesError)) throw error;
        runner2.warning(`not stored as a baseline: ${error.message}`);
      }
    }
  };
}
function identity({ options, runner: runner2 }) {
  const { workingDirectory, packages, bench, cpu, benchtime } = options;
  const asked = [workingDirectory, ...packages, bench, cpu.join(), JSON.stringify(benchtime ?? "")];
  return [runner2.input("matrix"), ...asked];
}
async function openArtifacts(where) {
  const { world, runner: runner2, options, variables, branch } = where;
  const { GITHUB_REPOSITORY = "", GITHUB_API_URL } = variables;
  if (branch === "")
    throw new UnmeasurableError(
      "the event does not say which branch is the main one",
      "use baseline: artifact on pull_request and push alone"
    );
  const { artifactStore } = await import("./baseline-artifacts-NVMQCMWJ.js");
  return artifactStore({
    github: async () => {
      const [{ openGithub }, { PATIENCE }] = await Promise.all([
        import("./github-EY3OET25.js"),
        import("./github-retry-KUSFRTWW.js")
      ]);
      return openGithub({
        token: runner2.input("github-token"),
        api: GITHUB_API_URL || "https://api.github.com",
        patience: { ...PATIENCE, random: world.random }
      });
    },
    repository: GITHUB_REPOSITORY,
    branch,
    workflow: options.baselineWorkflow,
    run: Number(variables.GITHUB_RUN_ID ?? 0),
    name: `go-steady-baseline-${hash(identity(where))}`,
    folder: join(world.temporary, "go-steady-baselines"),
    cancelled: world.processes.cancelled
  });
}
async function openCaches(where, { machine, procs }) {
  const { world, options, variables } = where;
  const [{ compressionOf }, { cacheService }, { cacheStore }] = await Promise.all([
    import("./archive-RAFZMYVC.js"),
    import("./cache-service-OJNI5NCW.js"),
    import("./baseline-caches-WYOGXLWI.js")
  ]);
  const { processes, env, temporary, date } = world;
  const compression = await compressionOf(processes, env, temporary);
  const service = cacheService(variables, compression);
  if (typeof service === "string") throw new UnmeasurableError(service, "use baseline: artifact or paired");
  const { goos, goarch, go } = machine;
  const kind = [goos, goarch, go.replace(/[^\w.-]+/g, "_"), procs.join(".")].join("-");
  const suite = hash(identity(where));
  return cacheStore({
    ...{ service, compression, processes, env, date, cpu: machine.cpu },
    prefix: (cpu) => `go-steady-baseline-1-${kind}-${hash([cpu, options.region])}-${suite}-`,
    folder: join(temporary, "go-steady-baselines")
  });
}
function hash(texts) {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 8);
}

// src/action-caches.ts
import { join as join2 } from "node:path";
function makeActionCaches({ world, runner: runner2, options, variables, rights }) {
  let opened;
  const restore = async (use) => {
    const { openCaches: openCaches2 } = await import("./open-GK4UMYLZ.js");
    const job = [...jobOf(options, variables), runner2.input("matrix")];
    opened = await openCaches2({
      ...world,
      ...use,
      runner: runner2,
      rights,
      job,
      staticcheck: checks(options),
      variables
    });
  };
  return {
    restore: options.cache ? restore : void 0,
    isHit: () => opened?.isHit ?? false,
    async finish({ seconds }) {
      if (opened?.plan === void 0) return;
      const { writePlan } = await import("./plan-KQRYWLA5.js");
      const path = join2(opened.plan.folder, "plan.json");
      await writePlan(path, { ...opened.plan, workSeconds: seconds.checks + seconds.build });
      runner2.keep("caches", path);
    }
  };
}
function checks({ staticcheck, stage }) {
  return staticcheck && stage !== "bench";
}
function jobOf(options, { GITHUB_WORKFLOW = "", GITHUB_JOB = "" }) {
  const { stage, workingDirectory, packages, buildFlags, testFlags } = options;
  const checked = [options.vet, options.staticcheck, options.test, options.coverage].map(String);
  return [
    GITHUB_WORKFLOW,
    GITHUB_JOB,
    stage,
    workingDirectory,
    ...packages,
    ...buildFlags,
    ...testFlags,
    ...checked
  ];
}

// src/model/cache-rights.ts
var RESTORING = ["push", "pull_request", "merge_group", "schedule", "workflow_dispatch"];
var SAVING = ["push", "schedule", "workflow_dispatch"];
function cacheRights({ event, ref, defaultBranch }) {
  const none = (reason) => ({ restore: false, save: false, reason });
  if (ref.startsWith("refs/tags/")) return none("a tag is built without caches");
  if (!RESTORING.includes(event)) return none(`runs on ${event || "an unknown event"} use no caches`);
  if (!SAVING.includes(event)) return { restore: true, save: false, reason: "the main branch saves them" };
  const isMain = defaultBranch !== "" && ref === `refs/heads/${defaultBranch}`;
  return { restore: true, save: isMain, reason: isMain ? "" : "the main branch saves them" };
}

// src/model/event.ts
function decodeEvent(name, payload) {
  const defaultBranch = textAt(payload, "repository", "default_branch");
  const main2 = defaultBranch === void 0 ? {} : { defaultBranch };
  const other = { kind: "other", name, ...main2 };
  switch (name) {
    case "pull_request":
    case "pull_request_target":
      return decodePullRequest(payload, main2) ?? other;
    case "merge_group": {
      const baseSha = shaAt(payload, "merge_group", "base_sha");
      return baseSha === void 0 ? other : { kind: "merge_group", baseSha, ...main2 };
    }
    case "push":
      return decodePush(payload) ?? other;
    default:
      return other;
  }
}
function decodePullRequest(payload, main2) {
  const headSha = shaAt(payload, "pull_request", "head", "sha");
  const baseSha = shaAt(payload, "pull_request", "base", "sha");
  const baseBranch = textAt(payload, "pull_request", "base", "ref");
  if (headSha === void 0 || baseSha === void 0 || baseBranch === void 0) return void 0;
  return { kind: "pull_request", headSha, baseSha, baseBranch, ...main2 };
}
function decodePush(payload) {
  const before = shaAt(payload, "before");
  const ref = textAt(payload, "ref");
  const defaultBranch = textAt(payload, "repository", "default_branch");
  if (before === void 0 || ref === void 0 || defaultBranch === void 0) return void 0;
  return { kind: "push", before, toDefaultBranch: ref === `refs/heads/${defaultBranch}`, defaultBranch };
}

// src/ports/tool-cache.ts
import { join as join3 } from "node:path";
function makeToolCache() {
  return {
    async all(tool) {
      const cache = process.env.RUNNER_TOOL_CACHE ?? "";
      if (cache === "") return [];
      const { findAllVersions } = await import("./tool-cache-Y5SZWUVA.js");
      return findAllVersions(tool).map((version) => ({
        version,
        folder: join3(cache, tool, version, process.arch)
      }));
    }
  };
}

// src/publish/inputs.ts
var PUBLISH_DEFAULTS = {
  comment: "auto",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
  "github-token": "${{ github.token }}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
  matrix: "${{ toJSON(matrix) }}"
};
var MODES = ["auto", "always", "on-change", "never"];
function decodePublishInputs(input) {
  const text = input("comment") || PUBLISH_DEFAULTS.comment;
  const comment = MODES.find((mode) => mode === text);
  if (comment === void 0)
    throw new UsageError(
      `comment: ${JSON.stringify(text)} is not one of ${MODES.join(", ")}`,
      "mend the value; docs/github.md says what each means"
    );
  return { comment, token: input("github-token"), matrix: input("matrix") };
}

// src/action.ts
async function main(runner2) {
  const { GITHUB_EVENT_NAME = "", GITHUB_EVENT_PATH = "", RUNNER_TEMP: temporary = "" } = process.env;
  const options = decodeOptions(readInputs(runner2));
  const inputs = decodePublishInputs(runner2.input);
  const out = options.out ?? join4(temporary, "go-steady");
  const payload = JSON.parse(await readText(GITHUB_EVENT_PATH) ?? "null");
  const cancelled = onInterrupt();
  const said = { runner: runner2, inputs, context: readRunContext(process.env, inputs.matrix), out, cancelled };
  if (options.stage === "report") {
    const { reportStage } = await import("./report-stage-Y7VDH47Q.js");
    return reportStage({ ...said, temporary, event: { name: GITHUB_EVENT_NAME, payload } });
  }
  runner2.exportVariable("TZ", "UTC");
  runner2.removeMatcher("go");
  const event = decodeEvent(GITHUB_EVENT_NAME, payload);
  const world = worldOf(runner2, { event, temporary, cancelled });
  const where = { world, runner: runner2, options, variables: process.env, ...rightsOf(world) };
  const caches = makeActionCaches(where);
  const baselines = makeActionBaselines(where);
  const stores = { restoreCaches: caches.restore, baselines: baselines.store };
  const found = await runJob({ ...world, ...stores }, { ...options, out });
  const report = parseReport(redact(reportJson(found), secrets));
  await publish({ ...said, report, stage: options.stage, payload });
  runner2.output("cache-hit", String(caches.isHit()));
  await baselines.finish();
  if (report.outcome === "passed") await caches.finish(report);
  if (report.outcome !== "passed") runner2.fail(report.reasons[0] ?? report.outcome);
}
function rightsOf({ event }) {
  const { GITHUB_EVENT_NAME: name = "", GITHUB_REF: ref = "" } = process.env;
  const branch = "defaultBranch" in event ? event.defaultBranch ?? "" : "";
  return { branch, rights: cacheRights({ event: name, ref, defaultBranch: branch }) };
}
function readInputs(runner2) {
  return Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, runner2.input(name)]));
}
function worldOf(runner2, { event, temporary, cancelled }) {
  return {
    processes: makeProcesses(cancelled),
    env: childEnvironment(process.env),
    secrets,
    credential: credentialOf(runner2),
    runner: runner2,
    event,
    cwd: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    temporary,
    cacheDir: join4(temporary, "go-steady-cache"),
    helperSource: packageFolder("helper"),
    prefer: "project",
    toolCache: makeToolCache(),
    goStore: join4(process.env.RUNNER_TOOL_CACHE || temporary, "go-steady"),
    onGo: (folder) => handOn(runner2, folder),
    mayInstall: true,
    procs: availableParallelism(),
    now: () => performance.now() / 1e3,
    date: () => /* @__PURE__ */ new Date(),
    random: systemRandom
  };
}
function handOn(runner2, folder) {
  runner2.addPath(folder);
  if (!process.env.GOTOOLCHAIN) runner2.exportVariable("GOTOOLCHAIN", "local");
}
function credentialOf(runner2) {
  const token = runner2.input("github-token");
  const server = process.env.GITHUB_SERVER_URL || "https://github.com";
  return token === "" ? void 0 : { server, token };
}
function failureText(error) {
  if (error instanceof SteadyError) return `${error.message}
${error.hint}`;
  return inspect(error);
}
var secrets = secretsOf(process.env);
var runner = makeGithubRunner(secrets);
process.once("uncaughtException", (error) => {
  runner.fail(failureText(error));
  process.exit(1);
});
try {
  await main(runner);
} catch (error) {
  if (error instanceof SteadyError && error.exitCode === 3) runner.output("outcome", "unmeasured");
  runner.fail(failureText(error));
}
