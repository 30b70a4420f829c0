// What the action loads before its verdict, and how long its first line takes: with the Node that runs it on
// GitHub.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readAction } from "./docs.mjs";

const action = fileURLToPath(new URL("../dist/action.js", import.meta.url));

/**
 * Writes down each file of ours that is loaded while there is no report, which is written with the verdict.
 */
const WATCH = `
import { appendFileSync, existsSync } from "node:fs";
import { registerHooks } from "node:module";
registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:") && !existsSync(process.env.WATCH_UNTIL)) appendFileSync(process.env.WATCH_LOG, url + "\\n");
    return next(url, context);
  },
});`;

/** The Node of `using: node24`, null where there is none. @returns {string | null} */
export function node24() {
  const [major = ""] = process.versions.node.split(".");
  return process.env.STEADY_NODE24 || (Number(major) >= 24 ? process.execPath : null);
}

/**
 * The action's environment on a pull request whose base is the branch main. Needs no server: a token would be
 * for one.
 * @param {{ readonly checkout: string, readonly head: string, readonly base: string, readonly scratch: string }} pullRequest
 */
function environment({ checkout, head, base, scratch }) {
  const event = join(scratch, "event.json");
  const payload = { pull_request: { head: { sha: head }, base: { sha: base, ref: "main" } } };
  mkdirSync(scratch, { recursive: true });
  writeFileSync(event, JSON.stringify(payload));
  const own = {
    staticcheck: "false",
    "max-count": "5",
    "time-budget": "2s",
    "fail-on": "never",
    "baseline-ref": base,
    "github-token": "",
  };
  const inputs = { ...Object.fromEntries(readAction().inputs.map((i) => [i.name, i.fallback])), ...own };
  return {
    ...process.env,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: event,
    GITHUB_WORKSPACE: checkout,
    RUNNER_TEMP: scratch,
    RUNNER_TOOL_CACHE: join(scratch, "tools"),
  };
}

/**
 * Bytes of JavaScript that are loaded until the verdict, by file name.
 * @param {string} node
 * @param {Parameters<typeof environment>[0]} pullRequest
 * @returns {ReadonlyMap<string, number>}
 */
export function loadedBytes(node, pullRequest) {
  const { scratch } = pullRequest;
  const env = environment(pullRequest);
  const [log, hook] = [join(scratch, "loaded"), join(scratch, "watch.mjs")];
  writeFileSync(hook, WATCH);
  const { stdout, stderr } = spawnSync(node, ["--import", hook, action], {
    env: { ...env, WATCH_LOG: log, WATCH_UNTIL: join(scratch, "go-steady/report.json") },
    encoding: "utf8",
  });
  if (!existsSync(join(scratch, "go-steady/report.json")))
    throw new Error(`the action wrote no report:\n${stdout}${stderr}`);
  const files = new Set(
    readFileSync(log, "utf8")
      .trim()
      .split("\n")
      .map((url) => fileURLToPath(url)),
  );
  return new Map([...files].filter((file) => file !== hook).map((file) => [file, statSync(file).size]));
}

/**
 * Milliseconds from the start to the first line that is not about masks.
 * @param {string} node
 * @param {Parameters<typeof environment>[0]} pullRequest
 * @returns {Promise<number>}
 */
export function firstLine(node, pullRequest) {
  const started = performance.now();
  const child = spawn(node, [action], { env: environment(pullRequest), stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    let text = "";
    child.on("error", reject);
    child.on("close", () => reject(new Error(`the action said nothing: ${text}`)));
    child.stdout.on("data", (chunk) => {
      text += chunk;
      if (!/^(?!::add-mask::).*\n/m.test(text)) return;
      child.removeAllListeners("close");
      child.on("close", () => resolve(taken));
      const taken = performance.now() - started;
      child.kill("SIGTERM");
    });
  });
}
