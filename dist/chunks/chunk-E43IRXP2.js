import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  addPath,
  debug,
  endGroup,
  error,
  exportVariable,
  getInput,
  info,
  isDebug,
  notice,
  saveState,
  setFailed,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning
} from "./chunk-57SC6DP4.js";
import {
  visibleLines
} from "./chunk-XTVYU3JP.js";
import {
  redact
} from "./chunk-PY362O3A.js";

// src/ports/github/actions-runner.ts
import { randomUUID } from "node:crypto";
var PROGRESS_EVERY_MS = 2e4;
function makeGithubRunner(secrets = []) {
  for (const secret of secrets) setSecret(secret);
  const clean = (text) => redact(text, secrets);
  const shown = (text) => visibleLines(clean(text));
  let lastProgress = Number.NEGATIVE_INFINITY;
  return {
    info: (text) => printText(clean(text)),
    warning: (text) => warning(shown(text)),
    debug: (text) => {
      if (isDebug()) debug(clean(text));
    },
    group: (title, body) => {
      startGroup(shown(title));
      printText(clean(body));
      endGroup();
    },
    progress: (text) => {
      if (text === "" || performance.now() - lastProgress < PROGRESS_EVERY_MS) return;
      lastProgress = performance.now();
      printText(clean(text));
    },
    annotate: (annotations) => {
      for (const annotation of annotations)
        annotate({ ...annotation, message: shown(annotation.message), title: shown(annotation.title) });
    },
    input: (name) => getInput(name),
    output: (name, value) => told(`the output ${name}`, () => setOutput(name, clean(value))),
    keep: (name, value) => told("what the end of the job needs", () => saveState(name, value)),
    summary: async (markdown) => {
      if (process.env.GITHUB_STEP_SUMMARY) await addSummary(clean(markdown));
    },
    exportVariable: (name, value) => told(`${name} for later steps`, () => exportVariable(name, value)),
    addPath: (folder) => told(`${folder} for later steps`, () => addPath(folder)),
    removeMatcher: (owner) => info(`::remove-matcher owner=${owner}::`),
    fail: (message) => setFailed(shown(message))
  };
}
async function addSummary(markdown) {
  try {
    await summary.addRaw(markdown).write();
  } catch (error2) {
    summary.emptyBuffer();
    warning(`the job summary could not be written, the log has it: ${error2.message}`);
    startGroup("The job summary");
    printText(markdown);
    endGroup();
  }
}
function told(what, write) {
  try {
    write();
  } catch (error2) {
    warning(`${what} could not be told to the runner: ${error2.message}`);
  }
}
function annotate({ level, title, message, file, line, column }) {
  const place = {
    title,
    ...file === void 0 ? {} : { file },
    ...line === void 0 ? {} : { startLine: line },
    ...column === void 0 ? {} : { startColumn: column }
  };
  if (level === "error") error(message, place);
  else if (level === "warning") warning(message, place);
  else notice(message, place);
}
function printText(text) {
  const token = /::|##\[/.test(text) ? randomUUID() : void 0;
  if (token !== void 0) info(`::stop-commands::${token}`);
  info(text);
  if (token !== void 0) info(`::${token}::`);
}

export {
  makeGithubRunner
};
