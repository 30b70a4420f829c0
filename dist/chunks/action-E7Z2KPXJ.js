import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  WHERE_RULE,
  decodeWhere
} from "./chunk-NOEO777H.js";
import {
  runJob
} from "./chunk-BQXVJ43F.js";
import "./chunk-2IIV4WHT.js";
import "./chunk-P77RBGZK.js";
import "./chunk-CIA7WALE.js";
import "./chunk-5OMNHXWK.js";
import "./chunk-6S2YCVTF.js";
import "./chunk-SJHRRUJI.js";
import "./chunk-SHCBYKF6.js";
import "./chunk-RZMH7A5K.js";
import "./chunk-GCUJ53XN.js";
import "./chunk-PTWLJUAC.js";
import {
  childLine,
  ownFolder,
  processors,
  takeTemporaryPlace,
  temporaryRoot
} from "./chunk-EFWBEPZI.js";
import {
  decodeOptions
} from "./chunk-B4EB6BMR.js";
import "./chunk-7BG6PQZX.js";
import {
  OPTION_NAMES
} from "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import "./chunk-ESU4RD2C.js";
import "./chunk-EFOLSQGR.js";
import {
  withholdCommands
} from "./chunk-433IQRPK.js";
import {
  attempt,
  openApi
} from "./chunk-N5CEQDDV.js";
import {
  decodePullRequest,
  readRunContext,
  serverOf
} from "./chunk-BTME35Z6.js";
import {
  printReport,
  settled
} from "./chunk-POFL6SQ6.js";
import "./chunk-MKFRLMBA.js";
import "./chunk-HWS6TEKE.js";
import "./chunk-OAZDRLRA.js";
import {
  systemRandom
} from "./chunk-OZZPMOMX.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import {
  correctProxies
} from "./chunk-S7T5FUGN.js";
import {
  StoredFilesError
} from "./chunk-QHSSFLMP.js";
import "./chunk-PCIKI6JQ.js";
import "./chunk-ZKWW4U7H.js";
import "./chunk-KA4N5GWW.js";
import {
  packageFolder
} from "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-LKD2ZAQO.js";
import "./chunk-3S2IUK33.js";
import "./chunk-JGWXXTDD.js";
import {
  anyText,
  decodeBoolean,
  decodedBy,
  oneOf,
  optional,
  readTable
} from "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-TCB475YW.js";
import "./chunk-UOVHRURF.js";
import "./chunk-IB6JDDNN.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import {
  makeGithubRunner
} from "./chunk-E43IRXP2.js";
import "./chunk-57SC6DP4.js";
import "./chunk-XTVYU3JP.js";
import {
  onInterrupt
} from "./chunk-YVKCRQGV.js";
import "./chunk-4AZBHOVA.js";
import {
  commitHash
} from "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  readText,
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  fitting,
  object,
  text
} from "./chunk-DFRP22PA.js";
import "./chunk-OWPG454I.js";
import {
  makeProcesses
} from "./chunk-ODAI55VM.js";
import {
  asUnmeasurable
} from "./chunk-TIDE5FIA.js";
import "./chunk-S6NVDAZT.js";
import {
  SteadyError,
  UnmeasurableError,
  UsageError,
  internalText
} from "./chunk-24M4FNCI.js";
import {
  childEnvironment,
  givenZoneOf,
  redact,
  secretsOf
} from "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/caches/cache-rights.ts
var RESTORING = ["push", "pull_request", "merge_group", "schedule", "workflow_dispatch"];
var SAVING = ["push", "schedule", "workflow_dispatch"];
function cacheRights({ event, ref, defaultBranch }) {
  const none = (reason) => ({ restore: false, save: false, reason });
  if (ref.startsWith("refs/tags/")) return none("a tag is built without caches");
  if (!RESTORING.includes(event)) return none(`runs on ${event || "an unknown event"} use no caches`);
  const isMain = defaultBranch !== "" && ref === `refs/heads/${defaultBranch}`;
  return { restore: true, save: isMain && SAVING.includes(event) };
}

// src/model/event.ts
var ofRepository = object({ repository: object({ default_branch: text }) });
var ofMergeGroup = object({ merge_group: object({ base_sha: commitHash }) });
var ofPush = object({ before: commitHash, ref: text, repository: object({ default_branch: text }) });
var ofPullRequest = object({
  pull_request: object({
    head: object({ sha: commitHash }),
    base: object({ sha: commitHash, ref: text })
  })
});
function decodeEvent(trigger) {
  const { name, payload } = trigger;
  const defaultBranch = defaultBranchOf(trigger);
  const main2 = defaultBranch === void 0 ? {} : { defaultBranch };
  const other = { kind: "other", name, ...main2 };
  switch (name) {
    case "merge_group": {
      const group = fitting(ofMergeGroup, payload)?.merge_group;
      return group === void 0 ? other : { kind: "merge_group", baseSha: group.base_sha, ...main2 };
    }
    case "push":
      return decodePush(payload) ?? other;
    default:
      return decodePullRequest2(payload, main2) ?? other;
  }
}
var ON_MAIN = ["schedule", "workflow_run", "repository_dispatch", "issue_comment"];
function defaultBranchOf({ name, payload, ref }) {
  const said = fitting(ofRepository, payload)?.repository.default_branch;
  const [, branch] = ON_MAIN.includes(name) && /^refs\/heads\/(.+)$/s.exec(ref) || [];
  return said ?? branch;
}
function decodePullRequest2(payload, main2) {
  const found = fitting(ofPullRequest, payload)?.pull_request;
  if (found === void 0) return void 0;
  const { head, base } = found;
  return { kind: "pull_request", headSha: head.sha, baseSha: base.sha, baseBranch: base.ref, ...main2 };
}
function decodePush(payload) {
  const push = fitting(ofPush, payload);
  if (push === void 0) return void 0;
  const { before, ref, repository } = push;
  const defaultBranch = repository.default_branch;
  return { kind: "push", before, toDefaultBranch: ref === `refs/heads/${defaultBranch}`, defaultBranch };
}

// src/ports/files/out-folder.ts
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
var MOST_STEPS = 1e3;
async function makeOutFolder(temporary) {
  for (let n = 1; n <= MOST_STEPS; n++) {
    const path = join(temporary, n === 1 ? "go-steady" : `go-steady-${n}`);
    if (await isMade(path)) return path;
  }
  throw new UnmeasurableError(
    `${temporary} has ${MOST_STEPS} folders of go-steady`,
    "remove those of earlier jobs, or name another folder: out"
  );
}
async function isMade(path) {
  try {
    await mkdir(path);
    return true;
  } catch (cause) {
    const { code, message } = cause;
    if (code === "EEXIST") return false;
    throw new UnmeasurableError(
      `the folder of the results cannot be made: ${message}`,
      "RUNNER_TEMP has to be a folder that the job can write to; the input out can name another one",
      { cause }
    );
  }
}

// src/ports/github/event-file.ts
async function readEventFile(path) {
  if (path === "") throw notKnown("GITHUB_EVENT_PATH is not set");
  try {
    const text2 = await readText(path);
    if (text2 === void 0) throw new Error("there is no such file");
    return JSON.parse(text2);
  } catch (error) {
    const why = error instanceof SyntaxError ? "it is no JSON" : error.message;
    throw notKnown(`GITHUB_EVENT_PATH is ${path}: ${why}`, error);
  }
}
function notKnown(why, cause) {
  return new UnmeasurableError(
    `the event that started this run is not known: ${why}`,
    "the runner writes that file into its work folder: a container of your own has to have that folder at the same path",
    { cause }
  );
}

// src/ports/tool-cache.ts
import { join as join2 } from "node:path";
function makeToolCache() {
  return {
    async all(tool) {
      const cache = process.env.RUNNER_TOOL_CACHE ?? "";
      if (cache === "") return [];
      const { findAllVersions } = await import("./tool-versions-2HECX3D6.js");
      return findAllVersions(tool).map((version) => ({
        version,
        folder: join2(cache, tool, version, process.arch)
      }));
    }
  };
}

// src/action/baselines.ts
import { join as join3 } from "node:path";
function makeActionBaselines(needs) {
  const { options, runner: runner2, rights } = needs;
  if (options.baseline !== "artifact" && options.baseline !== "cache")
    return { store: void 0, finish: async () => {
    } };
  const open = options.baseline === "artifact" ? openArtifacts : openCaches;
  let files;
  let measured;
  return {
    store: {
      async open(here) {
        files = await open(needs, here);
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
function identityOf({ matrix, options, variables }) {
  const { workingDirectory, packages, bench, benchArgs, cpu, benchtime, buildFlags } = options;
  const { goVersion = "", goVersionFile = "" } = options;
  const asked = [workingDirectory, packages, bench.source, benchArgs, cpu, benchtime ?? ""];
  const built = [goVersion, goVersionFile, buildFlags, variables.RUNNER_OS, variables.RUNNER_ARCH];
  return [matrix, ...[...asked, ...built].map((value) => JSON.stringify(value ?? ""))];
}
async function openArtifacts(needs) {
  const { world, runner: runner2, options, variables, branch } = needs;
  const { GITHUB_REPOSITORY = "" } = variables;
  if (branch === "")
    throw new UnmeasurableError(
      "the event does not say which branch is the main one",
      "use baseline: artifact on pull_request and push alone"
    );
  const { api, noArtifacts } = serverOf(variables);
  if (noArtifacts !== void 0)
    throw new UnmeasurableError(
      `baseline: artifact does not work here: ${noArtifacts}`,
      "use baseline: paired, or baseline: file with a file that a step of yours keeps"
    );
  const { artifactStore } = await import("./baseline-artifacts-T7GOPQHL.js");
  return artifactStore({
    github: async () => {
      const [{ openGithub }, { PATIENCE }] = await Promise.all([
        import("./github-4ZSNM4HH.js"),
        import("./retry-KD7LHMPF.js")
      ]);
      return openGithub({
        token: runner2.input("github-token"),
        api,
        patience: { ...PATIENCE, random: world.random }
      });
    },
    repository: GITHUB_REPOSITORY,
    branch,
    workflow: options.baselineWorkflow,
    run: Number(variables.GITHUB_RUN_ID ?? 0),
    attempt: Number(variables.GITHUB_RUN_ATTEMPT ?? 1),
    name: `go-steady-baseline-${suiteOf(needs)}`,
    folder: join3(world.temporary, "go-steady-baselines"),
    cancelled: world.processes.cancelled
  });
}
async function openCaches(needs, { machine, procs }) {
  const { world, options, variables } = needs;
  const [{ compressionOf, whyNoTar }, { cacheService }, { cacheStore }] = await Promise.all([
    import("./archive-FEST5VKS.js"),
    import("./cache-service-SXJCKNAE.js"),
    import("./baseline-caches-UWKSWYC7.js")
  ]);
  const { processes, env, temporary, date } = world;
  const compression = await compressionOf(processes, env, temporary);
  const service = cacheService(variables, compression);
  const others = serverOf(variables).noArtifacts === void 0 ? "artifact or paired" : "paired, or file";
  if (typeof service === "string") throw new UnmeasurableError(service, `use baseline: ${others}`);
  const noTar = await whyNoTar(processes, env, temporary);
  if (noTar !== void 0) throw new UnmeasurableError(noTar, `or use baseline: ${others}`);
  const { goos, goarch, go } = machine;
  const kind = [goos, goarch, go.replace(/[^\w.-]+/g, "_"), procs.join(".")].join("-");
  const suite = suiteOf(needs);
  return cacheStore({
    ...{ service, compression, processes, env, date, cpu: machine.cpu },
    prefix: (cpu) => `go-steady-baseline-1-${kind}-${hash([cpu, options.region])}-${suite}-`,
    folder: join3(temporary, "go-steady-baselines")
  });
}
function suiteOf(needs) {
  return hash(identityOf({ ...needs, matrix: needs.runner.input("matrix") }));
}
function hash(texts) {
  return shortHash(8, JSON.stringify(texts));
}

// src/action/caches.ts
import { join as join4 } from "node:path";
function makeActionCaches({ world, runner: runner2, options, variables, rights }) {
  let opened;
  const restore = async (use) => {
    const { openCaches: openCaches2 } = await import("./open-FJAE5L2B.js");
    const job = [...jobOf(options, variables), runner2.input("matrix")];
    opened = await openCaches2({
      ...world,
      ...use,
      runner: runner2,
      rights,
      job,
      staticcheck: checks(options),
      reach: asksReach(options),
      variables
    });
  };
  return {
    restore: options.cache ? restore : void 0,
    isHit: () => opened?.isHit ?? false,
    reachRights: () => ({ mayRead: opened?.hasReach ?? false, mayWrite: options.cache && rights.save }),
    async finish({ seconds }) {
      if (opened?.plan === void 0) return;
      const { writePlan } = await import("./plan-YL5VHFCY.js");
      const path = join4(opened.plan.folder, "plan.json");
      await writePlan(path, { ...opened.plan, workSeconds: seconds.checks + seconds.build });
      runner2.keep("caches", path);
    }
  };
}
function checks({ staticcheck, stage }) {
  return staticcheck && stage !== "bench";
}
function asksReach({ reach, stage, baseline }) {
  return reach !== "off" && stage !== "test" && baseline === "paired";
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

// src/action/folders.ts
import { join as join5 } from "node:path";
async function openActionFolders(runner2, { RUNNER_TEMP = "", RUNNER_TOOL_CACHE = "" }) {
  const { path: temporary, remark } = await takeTemporaryPlace(RUNNER_TEMP, [temporaryRoot(), "/var/tmp"]);
  if (remark !== void 0) runner2.warning(remark);
  return {
    temporary,
    cacheDir: await ownFolder(join5(temporary, "go-steady-cache")),
    goStore: RUNNER_TOOL_CACHE === "" ? join5(temporary, "go-steady-go") : join5(RUNNER_TOOL_CACHE, "go-steady")
  };
}

// src/action/publish/inputs.ts
var MODES = ["auto", "always", "on-change", "never"];
var PUBLISH_OPTIONS = {
  comment: {
    fallback: "auto",
    about: "When to comment on the pull request: `auto` (when something changed or failed, and when that is over), `always`, `on-change` (only when a benchmark changed its verdict) or `never`.",
    form: "`auto`, `always`, `on-change` or `never`",
    example: "always",
    noFlag: true,
    read: decodedBy(oneOf(MODES), `one of ${MODES.join(", ")}`)
  },
  history: {
    fallback: "branch",
    about: "With `stage: publish` and `stage: page`: where the history is. `branch` (of this repository, with nothing else in it), `branch:NAME` or `folder:DIR`.",
    form: "`branch`, `branch:NAME` or `folder:DIR`",
    example: "branch:benchmarks",
    noFlag: true,
    read: decodedBy(decodeWhere, WHERE_RULE)
  },
  "history-remote": {
    fallback: "",
    about: "With `stage: publish` and `stage: page`: another repository for the branch of the history, by its address. `github-token` must be one that may write there.",
    form: "the address of a repository",
    example: "https://github.com/acme/history",
    noFlag: true,
    read: optional(anyText)
  },
  "report-file": {
    fallback: "",
    about: "With `stage: publish`: the `report` of an earlier step of this job. Default: the reports that the other jobs of this run have left.",
    form: "a file",
    example: "bench-results/report.json",
    noFlag: true,
    read: optional(anyText)
  },
  page: {
    fallback: "false",
    about: "With `stage: publish`: make a page of the history, too (`docs/page.md`).",
    form: "`true` or `false`",
    example: "true",
    noFlag: true,
    read: decodedBy(decodeBoolean, "true or false")
  },
  "page-folder": {
    fallback: "",
    about: "Folder of the page. Default: one below the runner's temporary folder. One that has a page, from a cache for example, gets what is new.",
    form: "a folder",
    example: "page",
    noFlag: true,
    read: optional(anyText)
  },
  "github-token": {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    fallback: "${{ github.token }}",
    about: "Token to comment with (the job needs `pull-requests: write`), to publish with (`contents: write`), and for what git must fetch in a private repository. No code of the pull request gets it (`docs/threat-model.md`).",
    form: "a token",
    example: "secrets.MINE",
    noFlag: true,
    read: anyText
  },
  matrix: {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    fallback: "${{ toJSON(matrix) }}",
    about: "What tells the jobs of a matrix apart: each has a comment of its own. Leave it as it is.",
    form: "JSON",
    example: '{"go": "1.26"}',
    noFlag: true,
    read: anyText
  }
};
async function decodePublishInputs(input) {
  const names = ["comment", "history", "history-remote", "report-file", "page", "page-folder"];
  const { comment, history, "history-remote": remote, "report-file": file, page } = PUBLISH_OPTIONS;
  const read = await readTable(
    {
      ...{ comment, history, "history-remote": remote, "report-file": file, page },
      "page-folder": PUBLISH_OPTIONS["page-folder"]
    },
    Object.fromEntries(names.map((name) => [name, input(name)]))
  );
  if (read.kind === "refused")
    throw new UsageError(read.problems.join("\n"), "correct the value; docs/github.md says what each means");
  return { ...read.values, token: input("github-token"), matrix: input("matrix") };
}

// src/action/publish/publish.ts
import { join as join6 } from "node:path";
async function publish(publication) {
  const { runner: runner2, report, out } = publication;
  const path = join6(out, "report.json");
  const isWritten = await attempt(
    runner2,
    "report.json could not be written",
    () => writeText(path, printReport(report))
  );
  await attempt(runner2, "not all of the report could be told", async () => {
    const { tellReport } = await import("./tell-report-74WK7LBO.js");
    await tellReport(publication, isWritten ? path : "");
  });
}

// src/action/action.ts
async function main(runner2) {
  const { GITHUB_EVENT_NAME = "", GITHUB_REF = "" } = process.env;
  const options = await decodeOptions(readInputs(runner2));
  const inputs = await decodePublishInputs(runner2.input);
  const folders = await openActionFolders(runner2, process.env);
  const { temporary } = folders;
  const out = options.out ?? await makeOutFolder(temporary);
  const cancelled = onInterrupt();
  const context = readRunContext(process.env, { matrix: inputs.matrix, options });
  const said = { runner: runner2, inputs, context, out, cancelled };
  const payload = await readPayload(GITHUB_EVENT_NAME, inputs, context);
  const trigger = { name: GITHUB_EVENT_NAME, payload };
  if (options.stage === "report") {
    const { reportStage } = await import("./report-stage-RN5XDB3D.js");
    return reportStage({ ...said, temporary, event: trigger });
  }
  const event = decodeEvent({ ...trigger, ref: GITHUB_REF });
  const world = worldOf(runner2, { event, folders, cancelled });
  if (options.stage === "publish") {
    const { historyStage } = await import("./history-stage-IUVCOFV4.js");
    const { region, config } = options;
    return historyStage({ ...said, event: trigger, ref: GITHUB_REF, region, config, world });
  }
  if (options.stage === "page") {
    const { pageStage } = await import("./page-stage-6A7RMEME.js");
    const { codeRemote } = await import("./code-remote-B5WM27AA.js");
    const remote = inputs.historyRemote ?? await codeRemote({ world, context });
    return pageStage({ ...said, place: { where: inputs.history, remote }, config: options.config, world });
  }
  runner2.exportVariable("TZ", "UTC");
  runner2.removeMatcher("go");
  const needs = { world, runner: runner2, options, variables: process.env, ...rightsOf(world) };
  const caches = makeActionCaches(needs);
  const baselines = makeActionBaselines(needs);
  const storage = {
    restoreCaches: caches.restore,
    reachRights: caches.reachRights,
    baselines: baselines.store
  };
  const found = await runJob({ ...world, ...storage }, { ...options, out });
  const about = { ...found, ...ofPullRequest2(payload) };
  const report = withholdCommands(settled(about, (text2) => redact(text2, secrets)));
  await publish({ ...said, report, stage: options.stage, event: trigger });
  runner2.output("cache-hit", String(caches.isHit()));
  await attempt(runner2, "not stored as a baseline", () => baselines.finish());
  if (report.outcome === "passed") await attempt(runner2, "caches: not saved", () => caches.finish(report));
  if (report.outcome !== "passed") runner2.fail(report.reasons[0] ?? report.outcome);
}
async function readPayload(name, { token }, context) {
  const payload = await readEventFile(process.env.GITHUB_EVENT_PATH ?? "");
  if (name !== "issue_comment") return payload;
  const { withPullRequest } = await import("./asked-by-comment-CL63NMLG.js");
  const open = token === "" ? void 0 : () => openApi(context, token);
  return withPullRequest({ name, payload, repository: context.repository, open });
}
function ofPullRequest2(payload) {
  const pullRequest = decodePullRequest(payload);
  return pullRequest === void 0 ? {} : { pullRequest: { number: pullRequest.number, head: pullRequest.head } };
}
function rightsOf({ event }) {
  const { GITHUB_EVENT_NAME: name = "", GITHUB_REF: ref = "" } = process.env;
  const branch = "defaultBranch" in event ? event.defaultBranch ?? "" : "";
  return { branch, rights: cacheRights({ event: name, ref, defaultBranch: branch }) };
}
function readInputs(runner2) {
  return Object.fromEntries(OPTION_NAMES.map((name) => [name, runner2.input(name)]));
}
function worldOf(runner2, { event, folders, cancelled }) {
  const tell = (end) => runner2.debug(childLine(end, given));
  return {
    processes: makeProcesses(cancelled, process.env.RUNNER_DEBUG === "1" ? tell : void 0),
    env: childEnvironment(given),
    ...givenZoneOf(given),
    secrets,
    credential: credentialOf(runner2),
    runner: runner2,
    event,
    cwd: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    ...folders,
    helperSource: packageFolder("helper"),
    prefer: "project",
    toolCache: makeToolCache(),
    onGo: (folder) => handOn(runner2, folder),
    mayInstall: true,
    procs: processors(),
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
  const { url: server } = serverOf(process.env);
  return token === "" ? void 0 : { server, token };
}
function failureText(error) {
  if (error instanceof SteadyError) return `${error.message}
${error.hint}`;
  return internalText(error, Boolean(process.env.GO_STEADY_DEBUG));
}
var given = { ...process.env };
var secrets = secretsOf(given);
var runner = makeGithubRunner(secrets);
for (const trouble of correctProxies(process.env)) runner.warning(trouble);
process.once("uncaughtException", (error) => {
  runner.fail(failureText(error));
  process.exit(1);
});
try {
  await main(runner);
} catch (cause) {
  const error = asUnmeasurable(cause);
  if (error instanceof SteadyError && error.exitCode === 3) runner.output("outcome", "unmeasured");
  runner.fail(failureText(error));
}
