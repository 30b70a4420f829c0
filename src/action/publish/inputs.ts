// The inputs that only the action has: how and where it reports.

import { UsageError } from "../../model/errors.ts";
import type { CommentMode } from "../../report/comment-plan.ts";

/** PUBLISH_DEFAULTS are the raw values of action.yml, by input name. */
export const PUBLISH_DEFAULTS = {
  comment: "auto",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
  "github-token": "${{ github.token }}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
  matrix: "${{ toJSON(matrix) }}",
} as const satisfies Readonly<Record<string, string>>;

/** PublishInputs are checked. */
export interface PublishInputs {
  readonly comment: CommentMode;
  /** "" where there is none: then nothing is asked of GitHub. */
  readonly token: string;
  /** JSON. */
  readonly matrix: string;
}

const MODES: readonly CommentMode[] = ["auto", "always", "on-change", "never"];

/** decodePublishInputs checks the values that `input` gives. Throws UsageError. */
export function decodePublishInputs(input: (name: keyof typeof PUBLISH_DEFAULTS) => string): PublishInputs {
  const text = input("comment") || PUBLISH_DEFAULTS.comment;
  const comment = MODES.find((mode) => mode === text);
  if (comment === undefined)
    throw new UsageError(
      `comment: ${JSON.stringify(text)} is not one of ${MODES.join(", ")}`,
      "mend the value; docs/github.md says what each means",
    );
  return { comment, token: input("github-token"), matrix: input("matrix") };
}
