import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
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
  startGroup,
  summary,
  warning
} from "./chunk-PNKKMI62.js";

// src/ports/github-runner.ts
import { randomUUID } from "node:crypto";
var PROGRESS_EVERY_MS = 2e4;
function makeGithubRunner() {
  let lastProgress = Number.NEGATIVE_INFINITY;
  return {
    info: (text) => printText(text),
    warning: (text) => warning(text),
    group: (title, body) => {
      startGroup(title);
      printText(body);
      endGroup();
    },
    progress: (text) => {
      if (text === "" || performance.now() - lastProgress < PROGRESS_EVERY_MS) return;
      lastProgress = performance.now();
      printText(text);
    },
    annotate: (annotations) => {
      for (const annotation of annotations) annotate(annotation);
    },
    input: (name) => getInput(name),
    output: (name, value) => setOutput(name, value),
    keep: (name, value) => saveState(name, value),
    summary: async (markdown) => {
      if (process.env.GITHUB_STEP_SUMMARY) await summary.addRaw(markdown).write();
    },
    exportVariable: (name, value) => exportVariable(name, value),
    addPath: (folder) => addPath(folder),
    fail: (message) => setFailed(message)
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
