import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  redact
} from "./chunk-IIYA4P2H.js";
import {
  addPath,
  endGroup,
  error,
  exportVariable,
  getInput,
  info,
  notice,
  saveState,
  setFailed,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning
} from "./chunk-PNKKMI62.js";

// src/ports/github-runner.ts
import { randomUUID } from "node:crypto";
var PROGRESS_EVERY_MS = 2e4;
function makeGithubRunner(secrets = []) {
  for (const secret of secrets) setSecret(secret);
  const clean = (text) => redact(text, secrets);
  let lastProgress = Number.NEGATIVE_INFINITY;
  return {
    info: (text) => printText(clean(text)),
    warning: (text) => warning(clean(text)),
    group: (title, body) => {
      startGroup(clean(title));
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
        annotate({ ...annotation, message: clean(annotation.message), title: clean(annotation.title) });
    },
    input: (name) => getInput(name),
    output: (name, value) => setOutput(name, clean(value)),
    keep: (name, value) => saveState(name, value),
    summary: async (markdown) => {
      if (process.env.GITHUB_STEP_SUMMARY) await summary.addRaw(clean(markdown)).write();
    },
    exportVariable: (name, value) => exportVariable(name, value),
    addPath: (folder) => addPath(folder),
    removeMatcher: (owner) => info(`::remove-matcher owner=${owner}::`),
    fail: (message) => setFailed(clean(message))
  };
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
