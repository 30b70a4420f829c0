// The runner of GitHub Actions: log groups, annotations, the job summary, outputs, variables for later steps.

import { randomUUID } from "node:crypto";
import * as core from "@actions/core";
import type { Annotation } from "../../model/annotation.ts";
import { visibleLines } from "../../model/visible.ts";
import { redact } from "../process/environment.ts";
import type { Runner } from "./runner.ts";

/** A file of the runner that cannot be written causes a warning; no method throws because of it. */
export interface GithubRunner extends Runner {
  /** "" when the input is not set. */
  input(name: string): string;
  output(name: string, value: string): void;
  /** The end of the action, after the job's last step, finds the value in the variable STATE_name. */
  keep(name: string, value: string): void;
  /** Adds Markdown to the job summary; of a step with more than 1 MiB GitHub drops all. */
  summary(markdown: string): Promise<void>;
  /** For all later steps. */
  exportVariable(name: string, value: string): void;
  /** The folder is first on the PATH of all later steps. */
  addPath(folder: string): void;
  /** Ends the problem matcher of an earlier step, if there is one of that owner. */
  removeMatcher(owner: string): void;
  /** Marks the step as failed; the process does not end. */
  fail(message: string): void;
}

const PROGRESS_EVERY_MS = 20_000;

/** The runner masks the secrets, and no text that is shown or output has one. */
export function makeGithubRunner(secrets: readonly string[] = []): GithubRunner {
  for (const secret of secrets) core.setSecret(secret);
  const clean = (text: string) => redact(text, secrets);
  // GitHub shows these beside the log too: a change of text direction would affect the text around them.
  const shown = (text: string) => visibleLines(clean(text));
  let lastProgress = Number.NEGATIVE_INFINITY;
  return {
    info: (text) => printText(clean(text)),
    warning: (text) => core.warning(shown(text)),
    debug: (text) => {
      if (core.isDebug()) core.debug(clean(text));
    },
    group: (title, body) => {
      core.startGroup(shown(title));
      printText(clean(body));
      core.endGroup();
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
    input: (name) => core.getInput(name),
    output: (name, value) => told(`the output ${name}`, () => core.setOutput(name, clean(value))),
    keep: (name, value) => told("what the end of the job needs", () => core.saveState(name, value)),
    summary: async (markdown) => {
      if (process.env.GITHUB_STEP_SUMMARY) await addSummary(clean(markdown));
    },
    exportVariable: (name, value) => told(`${name} for later steps`, () => core.exportVariable(name, value)),
    addPath: (folder) => told(`${folder} for later steps`, () => core.addPath(folder)),
    removeMatcher: (owner) => core.info(`::remove-matcher owner=${owner}::`),
    fail: (message) => core.setFailed(shown(message)),
  };
}

async function addSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown).write();
  } catch (error) {
    core.summary.emptyBuffer();
    core.warning(`the job summary could not be written, the log has it: ${(error as Error).message}`);
    core.startGroup("The job summary");
    printText(markdown);
    core.endGroup();
  }
}

/** A file of the runner may be missing, full, or another user's. */
function told(what: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    core.warning(`${what} could not be told to the runner: ${(error as Error).message}`);
  }
}

function annotate({ level, title, message, file, line, column }: Annotation): void {
  const place = {
    title,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
  if (level === "error") core.error(message, place);
  else if (level === "warning") core.warning(message, place);
  else core.notice(message, place);
}

/** Output of a test must not act as a workflow command: the runner reads none until it sees the token. */
function printText(text: string): void {
  const token = /::|##\[/.test(text) ? randomUUID() : undefined;
  if (token !== undefined) core.info(`::stop-commands::${token}`);
  core.info(text);
  if (token !== undefined) core.info(`::${token}::`);
}
