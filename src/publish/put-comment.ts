// The comment of a job on a pull request: there is one, it is ours, and it says what the newest run found.

import { countAt, textAt } from "../model/payload.ts";
import { type Github, GithubError } from "../ports/github.ts";
import { readMarker } from "../report/comment-marker.ts";
import type { CommentPlan, Standing } from "../report/comment-plan.ts";
import { ownLogin } from "./own-login.ts";

/** CommentPlace is where a comment goes. */
export interface CommentPlace {
  readonly github: Github;
  /** Address of the GraphQL interface. */
  readonly graphql: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
}

/** NewComment is what it says, and when. */
export interface NewComment {
  readonly key: string;
  /** What to do with the comments of this key that are there. */
  readonly plan: (standing: readonly Standing[]) => CommentPlan;
  readonly body: string;
  /** For when GitHub finds the body too long. */
  readonly shortBody: string;
}

/** CommentEnd is what came of it. */
export type CommentEnd =
  | { readonly kind: "written"; readonly url: string }
  | { readonly kind: "left"; readonly why: string };

/** Others write at the same time, delete, and GitHub forgets to answer: after so many rounds it is enough. */
const ROUNDS = 4;

/** putComment finds the comment through all pages, and plans, writes and looks again until it is right. Throws GithubError. */
export async function putComment(place: CommentPlace, comment: NewComment): Promise<CommentEnd> {
  const login = await ownLogin(place.github, place.graphql);
  let own: Written | undefined;
  for (let round = 1; ; round++) {
    const standing = await standingComments(place, login, comment.key);
    if (own !== undefined && (await isSettled(place, own, standing)))
      return { kind: "written", url: own.url };
    own = undefined;
    if (round > ROUNDS)
      throw new GithubError("others write the comment at the same time", { status: undefined });
    const plan = comment.plan(standing);
    if (plan.kind === "leave") return { kind: "left", why: plan.why };
    try {
      own = await carryOut(place, comment, plan);
      if (plan.kind === "update") return { kind: "written", url: own.url };
    } catch (error) {
      if (!(error instanceof GithubError) || round === ROUNDS || !isWorthAnotherRound(error, plan))
        throw error;
    }
  }
}

interface Written {
  readonly id: number;
  readonly url: string;
}

async function carryOut(
  place: CommentPlace,
  comment: NewComment,
  plan: Exclude<CommentPlan, { kind: "leave" }>,
) {
  if (plan.kind === "create") return write(place, `POST ${listRoute(place)}`, comment);
  const written = await write(place, `PATCH ${commentRoute(place)}`, comment, plan.comment.id);
  for (const { id } of plan.others) await remove(place, id);
  return written;
}

/** Another job may have made a comment at the same time. All of them keep the oldest: whoever made a younger one removes it, and updates that. */
async function isSettled(place: CommentPlace, own: Written, standing: readonly Standing[]): Promise<boolean> {
  const isOldest = standing.every(({ id }) => id >= own.id);
  const spare = isOldest ? standing.filter(({ id }) => id !== own.id) : [own];
  for (const { id } of spare) await remove(place, id);
  return isOldest;
}

async function standingComments(
  place: CommentPlace,
  login: string,
  key: string,
): Promise<readonly Standing[]> {
  const comments = await place.github.all(`GET ${listRoute(place)}`);
  return comments.flatMap((comment) => {
    const [id, body = ""] = [countAt(comment, "id"), textAt(comment, "body")];
    const marker = readMarker(body);
    if (id === undefined || marker?.key !== key || textAt(comment, "user", "login") !== login) return [];
    return [{ id, url: textAt(comment, "html_url") ?? "", marker }];
  });
}

/** A body that GitHub finds too long is written again in short. */
async function write(
  { github }: CommentPlace,
  route: string,
  { body, shortBody }: NewComment,
  id?: number,
): Promise<Written> {
  const parameters = id === undefined ? {} : { comment: id };
  try {
    return readWritten(await github.ask(route, { ...parameters, body }));
  } catch (error) {
    if (!(error instanceof GithubError && error.status === 422)) throw error;
    return readWritten(await github.ask(route, { ...parameters, body: shortBody }));
  }
}

function readWritten(comment: unknown): Written {
  const id = countAt(comment, "id");
  if (id === undefined) throw new GithubError("the answer to a comment is no comment", { status: undefined });
  return { id, url: textAt(comment, "html_url") ?? "" };
}

/** Whoever was at the same duplicate may have been faster. */
async function remove(place: CommentPlace, id: number): Promise<void> {
  try {
    await place.github.ask(`DELETE ${commentRoute(place)}`, { comment: id });
  } catch (error) {
    if (!(error instanceof GithubError && isGone(error))) throw error;
  }
}

/** A comment that has been deleted is written anew; one that may have been written is looked for. */
function isWorthAnotherRound(error: GithubError, { kind }: CommentPlan): boolean {
  return kind === "update" ? isGone(error) : error.status === undefined || error.status >= 500;
}

function isGone({ status }: GithubError): boolean {
  return status === 404 || status === 410;
}

function listRoute({ repository, pullRequest }: CommentPlace): string {
  return `/repos/${repository}/issues/${pullRequest}/comments`;
}

function commentRoute({ repository }: CommentPlace): string {
  return `/repos/${repository}/issues/comments/{comment}`;
}
