// The comment of a job on a pull request: there is one, it is ours, and it says what the newest run found.

import { GithubError } from "../../ports/github/github.ts";
import {
  type CommentHead,
  type Part,
  ROOM_FOR_MARKER,
  renderComment,
  SHORT_COMMENT_BUDGET,
} from "../../report/comment.ts";
import { isNewer, writeMarker } from "../../report/comment-marker.ts";
import type { CommentPlan, Standing } from "../../report/comment-plan.ts";
import { COMMENT_BUDGET } from "../../report/markdown.ts";
import {
  type CommentPlace,
  changeComment,
  createComment,
  isGone,
  markedComments,
  markerOf,
  removeComment,
  type WrittenComment,
} from "./comments.ts";
import { type Account, askAccount, isOwn } from "./own-account.ts";
import { unhide } from "./unhide-comment.ts";

interface NewComment {
  readonly head: CommentHead;
  readonly part: Omit<Part, "text">;
  /** Its text, in at most `budget` bytes. */
  readonly text: (budget: number) => string;
  /** What to do with the comments of this key that are there. */
  readonly plan: (standing: readonly Standing[]) => CommentPlan;
}

export type CommentEnd =
  | { readonly kind: "written"; readonly url: string }
  | { readonly kind: "left"; readonly why: string };

/** Other jobs write and delete at the same time, and GitHub may not answer: after this many it gives up. */
const ROUNDS = 4;

/** putComment reads all pages, plans, writes, and looks again until it is right. Throws GithubError. */
export async function putComment(place: CommentPlace, comment: NewComment): Promise<CommentEnd> {
  let state: CommentState = {
    place,
    comment,
    account: await askAccount(place.github, place.graphql),
    own: undefined,
  };
  for (let round = 1; ; round++) {
    const next = await lookAndWrite(state, round);
    if ("kind" in next) return next;
    state = { ...state, ...next };
  }
}

interface CommentState {
  readonly place: CommentPlace;
  readonly comment: NewComment;
  readonly account: Account;
  /** The comment that we made, until it is known to be the only one. */
  readonly own: WrittenComment | undefined;
}

type RoundEnd = CommentEnd | Pick<CommentState, "account" | "own">;

async function lookAndWrite(state: CommentState, round: number): Promise<RoundEnd> {
  const { place, comment, own } = state;
  const { account, standing } = await ownComments(state);
  if (own !== undefined && (await isSettled(place, own, standing))) return { kind: "written", url: own.url };
  if (round > ROUNDS)
    throw new GithubError("others write the comment at the same time", { status: undefined });
  const plan = comment.plan(standing);
  try {
    return await carryOut({ ...state, account }, plan);
  } catch (error) {
    if (!(error instanceof GithubError) || round === ROUNDS || !isWorthAnotherRound(error, plan)) throw error;
    return { account, own: undefined };
  }
}

/** Where comments have our marker and the login is unknown, the answer to a comment of our own tells it. */
async function ownComments({ place, comment, account }: CommentState) {
  const marked = await markedComments(place, comment.head.key);
  const ours = (whose: Account) => marked.filter(({ author }) => isOwn(whose, author));
  if (account.login !== "" || marked.length === 0 || ours(account).length > 0)
    return { account, standing: ours(account) };
  const { id, author: login } = await write({ place, comment }, []);
  await removeComment(place, id);
  const learnt = { ...account, login };
  return { account: learnt, standing: ours(learnt) };
}

async function carryOut(state: CommentState, plan: CommentPlan): Promise<RoundEnd> {
  const { account } = state;
  switch (plan.kind) {
    case "leave":
      return { kind: "left", why: plan.why };
    case "affirm":
      await affirm(state, plan.comment);
      return { kind: "left", why: "the comment says so already" };
    case "create": {
      const own = await write(state, []);
      return { own, account: { ...account, login: account.login || own.author } };
    }
    case "update":
      return update(state, plan);
    default:
      return plan satisfies never;
  }
}

async function update(state: CommentState, plan: CommentPlan & { kind: "update" }): Promise<RoundEnd> {
  const { place, comment, account } = state;
  const { id, url } = await write(state, plan.keeps, plan.comment.id);
  for (const other of plan.others) await removeComment(place, other.id);
  const { node } = plan.comment;
  const mayBeHidden = plan.isNewAlarm && account.hasGraphql && node !== "";
  if (mayBeHidden && (await unhide(place, node)) === "refused") {
    await removeComment(place, id); // a new comment is not hidden
    return { account, own: undefined };
  }
  // Another job of this run may have written at the same time.
  const marker = await markerOf(place, id);
  const isThere =
    marker === undefined ||
    isNewer(marker, comment.head) ||
    marker.parts.some((mark) => mark.id === comment.part.id);
  return isThere ? { kind: "written", url } : { account, own: undefined };
}

/** Changes the first line alone. */
async function affirm(
  { place, comment: { head, part } }: CommentState,
  { id, body, marker }: Standing,
): Promise<void> {
  const parts = marker.parts.map((mark) => ({ ...mark, id: part.id }));
  const text = [writeMarker({ ...head, parts }), ...body.split(/\r?\n/).slice(1)].join("\n");
  await changeComment(place, id, text);
}

/** Where two jobs made a comment, all keep the oldest: the other job removes its own and updates that one. */
async function isSettled(
  place: CommentPlace,
  own: WrittenComment,
  standing: readonly Standing[],
): Promise<boolean> {
  const isOldest = standing.every(({ id }) => id >= own.id);
  const spare = isOldest ? standing.filter(({ id }) => id !== own.id) : [own];
  for (const { id } of spare) await removeComment(place, id);
  return isOldest;
}

/** A body that GitHub refuses as too long is written again in short. */
async function write(
  { place, comment: { head, part, text } }: Pick<CommentState, "place" | "comment">,
  keeps: readonly Part[],
  id?: number,
): Promise<WrittenComment> {
  const send = (budget: number) => {
    const own = { ...part, text: text(budget - ROOM_FOR_MARKER) };
    const body = renderComment(head, [own, ...keeps], budget);
    return id === undefined ? createComment(place, body) : changeComment(place, id, body);
  };
  try {
    return await send(COMMENT_BUDGET);
  } catch (error) {
    if (!(error instanceof GithubError && error.status === 422)) throw error;
    return send(SHORT_COMMENT_BUDGET);
  }
}

/** A deleted comment is written anew; one that may have been created is looked for. */
function isWorthAnotherRound(error: GithubError, { kind }: CommentPlan): boolean {
  return kind === "create" ? error.status === undefined || error.status >= 500 : isGone(error);
}
