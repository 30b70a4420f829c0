// The runner of GitHub Actions: log groups, annotations, the job summary, outputs, variables for later steps.

import { randomUUID } from "node:crypto";
import * as core from "@actions/core";
import type { Annotation } from "../../model/annotation.ts";
import { visibleLines } from "../../model/visible.ts";
import { redact } from "../process/environment.ts";
import type { Runner } from "./runner.ts";

/**
 * GithubRunner is a Runner with what an action says at its end. What the runner's files do not take is a
 * warning: it stops nothing.
 */
export interface GithubRunner extends Runner {
  /** input reads one input of the action, "" when it is not set. */
  input(name: string): string;
  output(name: string, value: string): void;
  /** keep hands a value on to the action's end, as the variable STATE_name. */
  keep(name: string, value: string): void;
  /** summary adds Markdown to the job summary; at most 1 MiB a step, or GitHub drops all of it. */
  summary(markdown: string): Promise<void>;
  /** exportVariable sets an environment variable for all later steps. */
  exportVariable(name: string, value: string): void;
  /** addPath puts a folder first on the PATH of all later steps. */
  addPath(folder: string): void;
  /**
   * removeMatcher ends a problem matcher that an earlier step has set up, by its owner. Where there is none,
   * nothing happens.
   */
  removeMatcher(owner: string): void;
  /** fail marks the step as failed, with a message. */
  fail(message: string): void;
}

const PROGRESS_EVERY_MS = 20_000;

/**
 * makeGithubRunner speaks to the runner through @actions/core. It tells the runner the secrets, and shows
 * none of them itself.
 */
export function makeGithubRunner(secrets: readonly string[] = []): GithubRunner {
  for (const secret of secrets) core.setSecret(secret);
  const clean = (text: string) => redact(text, secrets);
  // What GitHub shows beside the log: a message that turns the direction of writing would change what stands
  // around it.
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

/** Where it cannot be written, the log has it. */
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

/** What is written into a file of the runner: it may be missing, full, or another user's. */
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

/**
 * What a test prints must not be read as a workflow command: the runner stops reading them until it sees the
 * token.
 */
function printText(text: string): void {
  const token = /::|##\[/.test(text) ? randomUUID() : undefined;
  if (token !== undefined) core.info(`::stop-commands::${token}`);
  core.info(text);
  if (token !== undefined) core.info(`::${token}::`);
}
