// A runner that remembers what it was told.

import type { Annotation } from "../../../src/model/annotation.ts";
import type { GithubRunner } from "../../../src/ports/github/actions-runner.ts";

/** Heard is what a runner was told. */
export interface Heard {
  readonly runner: GithubRunner;
  readonly infos: string[];
  readonly warnings: string[];
  readonly annotations: Annotation[];
  readonly outputs: Record<string, string>;
  readonly summaries: string[];
}

/** hear makes the runner. */
export function hear(): Heard {
  const heard = {
    infos: [] as string[],
    warnings: [] as string[],
    annotations: [] as Annotation[],
    outputs: {} as Record<string, string>,
    summaries: [] as string[],
  };
  const runner: GithubRunner = {
    info: (text) => void heard.infos.push(text),
    warning: (text) => void heard.warnings.push(text),
    group: () => {},
    debug: () => {},
    progress: () => {},
    annotate: (annotations) => void heard.annotations.push(...annotations),
    input: () => "",
    output: (name, value) => {
      heard.outputs[name] = value;
    },
    summary: async (markdown) => void heard.summaries.push(markdown),
    exportVariable: () => {},
    removeMatcher: () => {},
    addPath: () => {},
    keep: () => {},
    fail: () => {},
  };
  return { runner, ...heard };
}
