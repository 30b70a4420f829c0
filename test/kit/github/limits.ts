// What GitHub's API refuses and emulate lets through: bodies that are too long, more than 50 annotations, and what a
// job's token may not do.

import { type Answer, errorAnswer, type Received } from "../server.ts";
import type { Permissions } from "./emulator.ts";

/** COMMENT_CHARS, OUTPUT_CHARS and ANNOTATIONS are the limits of https://docs.github.com/rest. */
export const COMMENT_CHARS = 65_536;
export const OUTPUT_CHARS = 65_535;
export const ANNOTATIONS = 50;

interface Rule {
  readonly request: RegExp;
  /** Any one of these is enough. */
  readonly accepted: readonly (readonly [permission: string, level: "read" | "write"])[];
}

const RULES: readonly Rule[] = [
  {
    request: /^(POST|PATCH|DELETE) \/repos\/[^/]+\/[^/]+\/issues\//,
    accepted: [
      ["issues", "write"],
      ["pull_requests", "write"],
    ],
  },
  { request: /^(POST|PATCH) \/repos\/[^/]+\/[^/]+\/check-runs/, accepted: [["checks", "write"]] },
  {
    request: /^(POST|PATCH|PUT|DELETE) \/repos\/[^/]+\/[^/]+\/(git|contents)\//,
    accepted: [["contents", "write"]],
  },
  { request: /^GET \/repos\/[^/]+\/[^/]+\/actions\//, accepted: [["actions", "read"]] },
  { request: /^GET \/repos\/[^/]+\/[^/]+\/commits\/[^/]+\/pulls/, accepted: [["pull_requests", "read"]] },
];

/** refuse is GitHub's answer to what a token may not do; undefined when it may. */
export function refuse({ method, path }: Received, permissions: Permissions): Answer | undefined {
  const rule = RULES.find(({ request }) => request.test(`${method} ${path}`));
  if (rule === undefined) return undefined;
  const may = rule.accepted.some(
    ([name, level]) => permissions[name] === "write" || permissions[name] === level,
  );
  const accepted = rule.accepted.map(([name, level]) => `${name}=${level}`).join("; ");
  return may ? undefined : { ...errorAnswer(403), headers: { "x-accepted-github-permissions": accepted } };
}

/** refuseBody is GitHub's answer to a body above its limits; undefined when it is within. */
export function refuseBody({ method, path, body }: Received): Answer | undefined {
  if (method !== "POST" && method !== "PATCH") return undefined;
  const isComment = /\/issues\/(\d+\/comments|comments\/\d+)$/.test(path);
  const isCheck = /\/check-runs(\/\d+)?$/.test(path);
  if (!isComment && !isCheck) return undefined;
  const content = JSON.parse(body.toString() || "{}");
  if (isComment) return refuseComment(content.body);
  return refuseOutput(content.output ?? {});
}

function refuseComment(body: unknown): Answer | undefined {
  if (typeof body !== "string" || [...body].length <= COMMENT_CHARS) return undefined;
  return invalid("IssueComment", "body", `Body is too long (maximum is ${COMMENT_CHARS} characters)`);
}

function refuseOutput(output: Readonly<Record<string, unknown>>): Answer | undefined {
  const {
    annotations = [],
    summary = "",
    text = "",
  } = output as {
    readonly annotations?: readonly unknown[];
    readonly summary?: string;
    readonly text?: string;
  };
  if (annotations.length > ANNOTATIONS)
    return errorAnswer(
      422,
      `Invalid request.\n\nNo more than ${ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`,
    );
  const long = [summary, text].find((s) => [...s].length > OUTPUT_CHARS);
  if (long === undefined) return undefined;
  return errorAnswer(
    422,
    `Invalid request.\n\nOnly ${OUTPUT_CHARS} characters are allowed; ${[...long].length} were supplied.`,
  );
}

function invalid(resource: string, field: string, message: string): Answer {
  const body = {
    message: "Validation Failed",
    errors: [{ resource, code: "unprocessable", field, message }],
    documentation_url: "https://docs.github.com/rest",
    status: "422",
  };
  return { status: 422, body };
}
