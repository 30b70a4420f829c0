import { count, fitting, object, or, text } from "../../model/shape.ts";
import { type Github, GithubError, readAnswer } from "../../ports/github/github.ts";
import { type Marker, readMarker } from "../../report/comment-marker.ts";
import type { Standing } from "../../report/comment-plan.ts";

export interface CommentPlace {
  readonly github: Github;
  /** Address of the GraphQL interface. */
  readonly graphql: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
}

export interface WrittenComment {
  readonly id: number;
  readonly url: string;
  /** Login. */
  readonly author: string;
}

/** MarkedComment begins with a marker; anybody may have written it. */
interface MarkedComment extends Standing {
  readonly author: string;
}

const commentShape = object({
  ...{ id: count, node_id: or(text, ""), html_url: or(text, ""), body: or(text, "") },
  user: or(object({ login: text }), { login: "" }),
});

/** markedComments are those with this key, from all pages. */
export async function markedComments(place: CommentPlace, key: string): Promise<readonly MarkedComment[]> {
  const comments = await place.github.all(`GET ${listRoute(place)}`);
  return comments.flatMap((comment) => {
    const found = fitting(commentShape, comment);
    const marker = readMarker(found?.body ?? "");
    if (found === undefined || marker?.key !== key) return [];
    const { id, node_id: node, body, user } = found;
    return [{ id, node, author: user.login, marker, body }];
  });
}

export async function createComment(place: CommentPlace, body: string): Promise<WrittenComment> {
  return readWrittenComment(await place.github.ask(`POST ${listRoute(place)}`, { body }));
}

export async function changeComment(place: CommentPlace, id: number, body: string): Promise<WrittenComment> {
  return readWrittenComment(await place.github.ask(`PATCH ${commentRoute(place)}`, { comment: id, body }));
}

/** markerOf is undefined without a marker of ours, or while GitHub fails. Throws for a deleted comment. */
export async function markerOf(place: CommentPlace, id: number): Promise<Marker | undefined> {
  try {
    const found = await place.github.ask(`GET ${commentRoute(place)}`, { comment: id });
    return readMarker(fitting(commentShape, found)?.body ?? "");
  } catch (error) {
    if (error instanceof GithubError && !isGone(error)) return undefined;
    throw error;
  }
}

/** removeComment does not mind that another job has removed the same duplicate before. */
export async function removeComment(place: CommentPlace, id: number): Promise<void> {
  try {
    await place.github.ask(`DELETE ${commentRoute(place)}`, { comment: id });
  } catch (error) {
    if (!(error instanceof GithubError && isGone(error))) throw error;
  }
}

export function isGone({ status }: GithubError): boolean {
  return status === 404 || status === 410;
}

function readWrittenComment(comment: unknown): WrittenComment {
  const { id, html_url: url, user } = readAnswer("the answer to a comment", commentShape)(comment);
  return { id, url, author: user.login };
}

function listRoute({ repository, pullRequest }: CommentPlace): string {
  return `/repos/${repository}/issues/${pullRequest}/comments`;
}

function commentRoute({ repository }: CommentPlace): string {
  return `/repos/${repository}/issues/comments/{comment}`;
}
