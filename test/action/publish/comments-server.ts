// The part of GitHub's interface that comments need, with what really happens there: pages, other people, somebody who
// deletes, an answer that is lost after the work was done.

import { type Github, openGithub } from "../../../src/ports/github/github.ts";
import {
  type Answer,
  type AnsweringServer,
  type Asked,
  answeringServer,
} from "../../kit/answering-server.ts";

/** Comment is one of the pull request. */
export interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  readonly html_url: string;
  readonly node_id: string;
  body: string;
}

/** CommentsServer has one pull request. */
export interface CommentsServer {
  readonly github: Github;
  readonly server: AnsweringServer;
  readonly comments: Comment[];
  /** Ids in GraphQL of the comments that somebody has hidden. */
  readonly hidden: Set<string>;
  /** As whom the token speaks. */
  account: string;
  /** add makes a comment of somebody. */
  add(login: string, body: string): Comment;
  /** What goes wrong: asked for each request before it is answered; `undefined` lets it go right. */
  fault: (asked: Asked) => Answer | undefined;
  /** Called after a comment was made, before it is answered. */
  onCreated: (comment: Comment) => Answer | undefined;
  [Symbol.asyncDispose](): Promise<void>;
}

export const BOT = "github-actions[bot]";
const PATIENCE = { attempts: 3, timeoutMs: 2000, pauseMs: 1, longestPauseMs: 100, random: () => 0 };

/** commentsServer starts it. */
export async function commentsServer(): Promise<CommentsServer> {
  const comments: Comment[] = [];
  const hidden = new Set<string>();
  let last = 0;
  const add = (login: string, body: string): Comment => {
    last += 1;
    const html_url = `https://example.com/c/${last}`;
    const comment = { id: last, user: { login }, html_url, node_id: `IC_${last}`, body };
    comments.push(comment);
    return comment;
  };
  const server = await answeringServer((asked) => kit.fault(asked) ?? answer(asked));
  const list = (url: URL): Answer => {
    const [size, page] = ["per_page", "page"].map((name) => Number(url.searchParams.get(name) ?? 1)) as [
      number,
      number,
    ];
    const next = `<${server.url}${url.pathname}?per_page=${size}&page=${page + 1}>; rel="next"`;
    const more = page * size < comments.length;
    return { headers: more ? { link: next } : {}, body: comments.slice((page - 1) * size, page * size) };
  };
  const create = (text: string): Answer => {
    if (text.length > 65_536) return { status: 422, body: { message: "Body is too long" } };
    const comment = add(kit.account, text);
    return kit.onCreated(comment) ?? { status: 201, body: { ...comment } };
  };
  const change = (method: string, id: number, text: string): Answer => {
    const at = comments.findIndex((comment) => comment.id === id);
    const found = comments[at];
    if (found === undefined) return { status: 404, body: { message: "Not Found" } };
    if (method === "PATCH") found.body = text;
    if (method === "DELETE") comments.splice(at, 1);
    return method === "DELETE" ? { status: 204 } : { body: { ...found } };
  };
  const graphql = (body: unknown): Answer => {
    const { query, variables } = body as {
      readonly query: string;
      readonly variables?: { readonly id: string };
    };
    const id = variables?.id ?? "";
    if (/^query\(/.test(query)) return { body: { data: { node: { isMinimized: hidden.has(id) } } } };
    if (!/^mutation/.test(query)) return { body: { data: { viewer: { login: kit.account } } } };
    hidden.delete(id);
    return { body: { data: { unminimizeComment: { unminimizedComment: { isMinimized: false } } } } };
  };
  const answer = ({ method, url, body }: Asked): Answer => {
    const address = new URL(url, "http://x");
    const text = (body as { readonly body?: string } | undefined)?.body ?? "";
    if (address.pathname === "/graphql") return graphql(body);
    if (address.pathname === "/user")
      return { status: 403, body: { message: "Resource not accessible by integration" } };
    if (address.pathname === "/repos/o/r/issues/5/comments")
      return method === "POST" ? create(text) : list(address);
    const id = Number(/^\/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(address.pathname)?.[1]);
    return change(method, id, text);
  };
  const kit: CommentsServer = {
    github: await openGithub({ token: "t", api: server.url, patience: PATIENCE }),
    server,
    comments,
    hidden,
    account: BOT,
    add,
    fault: () => undefined,
    onCreated: () => undefined,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return kit;
}
