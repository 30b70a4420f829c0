// A check run of our own, where the job may write one: it has room for more annotations than a step, and it
// is seen on pull requests whose own job may not write anything.

import type { Annotation } from "../../model/annotation.ts";
import type { Report } from "../../model/report.ts";
import { count, fitting, list, object, or, type TypeOf, text } from "../../model/shape.ts";
import { shownLine, shownLines } from "../../model/visible.ts";
import { type Github, GithubError } from "../../ports/github/github.ts";
import { headlineOf } from "../../report/headline.ts";
import { CHECK_BUDGET, type MarkdownOptions, renderMarkdown } from "../../report/markdown.ts";

interface CheckRun {
  readonly github: Github;
  /** `owner/name`. */
  readonly repository: string;
  /** Commit that it belongs to. */
  readonly sha: string;
  readonly name: string;
  /** Names the attempt at the run, and the report: `12.1.0a1b2c3d`. */
  readonly id: string;
  /** Address of the run with the details. */
  readonly details: string;
  readonly report: Report;
  /** Whether the figures come from a fork: then the conclusion is never `success`. */
  readonly isForeign: boolean;
  /** Most important first. */
  readonly annotations: readonly Annotation[];
  readonly markdown: Omit<MarkdownOptions, "budget">;
}

/** GitHub takes 50 annotations in a request, and shows only a few pages of them. */
const PER_REQUEST = 50;
const MAX_ANNOTATIONS = 200;
const MAX_TITLE = 255;
const MAX_MESSAGE = 4096;
const ROOM_FOR_NUMBER = 5;

const made = object({ id: count });
const other = object({ external_id: or(text, ""), name: or(text, "") });
const others = object({ check_runs: list(other) });

/** putCheckRun adds annotations in parts. Throws GithubError: 403 or 404 without `checks: write`. */
export async function putCheckRun(check: CheckRun): Promise<void> {
  const { github, repository, sha, details, id: external, report, markdown } = check;
  const placed = check.annotations.slice(0, MAX_ANNOTATIONS).flatMap(asGithubWants);
  const parts = Array.from({ length: Math.max(1, Math.ceil(placed.length / PER_REQUEST)) }, (_, i) =>
    placed.slice(i * PER_REQUEST, (i + 1) * PER_REQUEST),
  );
  const output = {
    title: shownLine(headlineOf(report).why, MAX_TITLE),
    summary: renderMarkdown(report, { ...markdown, budget: CHECK_BUDGET }),
  };
  const answer = await github.ask(`POST /repos/${repository}/check-runs`, {
    name: await freeName(check),
    head_sha: sha,
    external_id: external,
    details_url: details,
    status: "completed",
    conclusion: conclusionOf(check),
    output: { ...output, annotations: parts[0] },
  });
  const id = fitting(made, answer)?.id;
  for (const annotations of parts.slice(1))
    await github.ask(`PATCH /repos/${repository}/check-runs/{id}`, {
      id,
      output: { ...output, annotations },
    });
}

/** GitHub shows only the newest of one name: another job of this run must not hide one that may be red. */
async function freeName(check: CheckRun): Promise<string> {
  const own = shownLine(check.name, MAX_TITLE - ROOM_FOR_NUMBER);
  const [attempt] = check.id.split(/\.(?=[^.]*$)/);
  const taken = (await checkRunsThere(check)).flatMap(({ external_id: id, name }) =>
    id !== check.id && id.startsWith(`${attempt}.`) ? [name] : [],
  );
  for (let n = 1; ; n++) {
    const name = n === 1 ? own : `${own} ${n}`;
    if (!taken.includes(name)) return name;
  }
}

/** A token that may write check runs, but not list them, uses its own name. */
async function checkRunsThere({
  github,
  repository,
  sha,
}: CheckRun): Promise<readonly TypeOf<typeof other>[]> {
  try {
    const route = `GET /repos/${repository}/commits/{sha}/check-runs`;
    return fitting(others, await github.ask(route, { sha, per_page: 100 }))?.check_runs ?? [];
  } catch (error) {
    if (error instanceof GithubError) return [];
    throw error;
  }
}

/** A check that a fork can turn green would look like one of the repository's own. */
function conclusionOf({ report, isForeign }: CheckRun): "success" | "failure" | "neutral" {
  if (report.outcome !== "passed") return "failure";
  return isForeign ? "neutral" : "success";
}

/** GitHub shows only annotations with a file and a line. */
function asGithubWants({ level, title, message, file, line }: Annotation): readonly object[] {
  if (file === undefined || line === undefined || line < 1) return [];
  return [
    {
      path: file,
      start_line: line,
      end_line: line,
      annotation_level: level === "error" ? "failure" : level,
      title: shownLine(title, MAX_TITLE),
      message: shownLines(message, MAX_MESSAGE),
    },
  ];
}
