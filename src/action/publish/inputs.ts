// The inputs that only the action has: how and where it reports. `npm run docs` writes action.yml from them.

import { UsageError } from "../../model/errors.ts";
import { anyText, decodedBy, type OptionTable, readTable } from "../../options/option.ts";
import { oneOf } from "../../options/option-values.ts";
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
  "github-token": {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    fallback: "${{ github.token }}",
    about:
      "Token to comment with (the job needs `pull-requests: write`), and for what git must fetch in a private repository. No code of the pull request gets it (`docs/threat-model.md`).",
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
  /** "" where there is none: then nothing is asked of GitHub. */
  readonly token: string;
  /** JSON. */
  readonly matrix: string;
}

/** decodePublishInputs throws UsageError for a wrong value. */
export async function decodePublishInputs(
  input: (name: keyof typeof PUBLISH_OPTIONS) => string,
): Promise<PublishInputs> {
  const { comment } = PUBLISH_OPTIONS;
  const read = await readTable({ comment }, { comment: input("comment") });
  if (read.kind === "refused")
    throw new UsageError(read.problems.join("\n"), "correct the value; docs/github.md says what each means");
  // The fallbacks of the others are expressions that the runner has evaluated: "" is what the user gave.
  return { ...read.values, token: input("github-token"), matrix: input("matrix") };
}
