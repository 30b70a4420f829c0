// The inputs that only the action has: how and where it reports. `npm run docs` writes action.yml from them.

import { decodeWhere, WHERE_RULE, type Where } from "../../history/keep/where.ts";
import { UsageError } from "../../model/errors.ts";
import { anyText, decodedBy, type OptionTable, optional, readTable } from "../../options/option.ts";
import { decodeBoolean, oneOf } from "../../options/option-values.ts";
import type { CommentMode } from "../../report/comment-plan.ts";

const MODES: readonly CommentMode[] = ["auto", "always", "on-change", "never"];

/** PUBLISH_OPTIONS have the order of action.yml. */
export const PUBLISH_OPTIONS = {
  comment: {
    fallback: "auto",
    about:
      "When to comment on the pull request: `auto` (when something changed or failed, and when that is over), `always`, `on-change` (only when a benchmark changed its verdict) or `never`.",
    form: "`auto`, `always`, `on-change` or `never`",
    example: "always",
    noFlag: true,
    read: decodedBy(oneOf(MODES), `one of ${MODES.join(", ")}`),
  },
  history: {
    fallback: "branch",
    about:
      "With `stage: publish` and `stage: page`: where the history is. `branch` (of this repository, with nothing else in it), `branch:NAME` or `folder:DIR`.",
    form: "`branch`, `branch:NAME` or `folder:DIR`",
    example: "branch:benchmarks",
    noFlag: true,
    read: decodedBy(decodeWhere, WHERE_RULE),
  },
  "history-remote": {
    fallback: "",
    about:
      "With `stage: publish` and `stage: page`: another repository for the branch of the history, by its address. `github-token` must be one that may write there.",
    form: "the address of a repository",
    example: "https://github.com/acme/history",
    noFlag: true,
    read: optional(anyText),
  },
  "report-file": {
    fallback: "",
    about:
      "With `stage: publish`: the `report` of an earlier step of this job. Default: the reports that the other jobs of this run have left.",
    form: "a file",
    example: "bench-results/report.json",
    noFlag: true,
    read: optional(anyText),
  },
  page: {
    fallback: "false",
    about: "With `stage: publish`: make a page of the history, too (`docs/page.md`).",
    form: "`true` or `false`",
    example: "true",
    noFlag: true,
    read: decodedBy(decodeBoolean, "true or false"),
  },
  "page-folder": {
    fallback: "",
    about:
      "Folder of the page. Default: one below the runner's temporary folder. One that has a page, from a cache for example, gets what is new.",
    form: "a folder",
    example: "page",
    noFlag: true,
    read: optional(anyText),
  },
  "github-token": {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    fallback: "${{ github.token }}",
    about:
      "Token to comment with (the job needs `pull-requests: write`), to publish with (`contents: write`), and for what git must fetch in a private repository. No code of the pull request gets it (`docs/threat-model.md`).",
    form: "a token",
    example: "secrets.MINE",
    noFlag: true,
    read: anyText,
  },
  matrix: {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    fallback: "${{ toJSON(matrix) }}",
    about: "What tells the jobs of a matrix apart: each has a comment of its own. Leave it as it is.",
    form: "JSON",
    example: '{"go": "1.26"}',
    noFlag: true,
    read: anyText,
  },
} as const satisfies OptionTable;

export interface PublishInputs {
  readonly comment: CommentMode;
  readonly history: Where;
  readonly historyRemote: string | undefined;
  readonly reportFile: string | undefined;
  readonly page: boolean;
  readonly pageFolder: string | undefined;
  /** "" where there is none: then nothing is asked of GitHub. */
  readonly token: string;
  /** JSON. */
  readonly matrix: string;
}

/** decodePublishInputs throws UsageError for a wrong value. */
export async function decodePublishInputs(
  input: (name: keyof typeof PUBLISH_OPTIONS) => string,
): Promise<PublishInputs> {
  const names = ["comment", "history", "history-remote", "report-file", "page", "page-folder"] as const;
  const { comment, history, "history-remote": remote, "report-file": file, page } = PUBLISH_OPTIONS;
  const read = await readTable(
    {
      ...{ comment, history, "history-remote": remote, "report-file": file, page },
      "page-folder": PUBLISH_OPTIONS["page-folder"],
    },
    Object.fromEntries(names.map((name) => [name, input(name)])),
  );
  if (read.kind === "refused")
    throw new UsageError(read.problems.join("\n"), "correct the value; docs/github.md says what each means");
  // The fallbacks of the others are expressions that the runner has evaluated: "" is what the user gave.
  return { ...read.values, token: input("github-token"), matrix: input("matrix") };
}
