// What stands before emulate: who asks, what they may not do, and what emulate lacks or does otherwise than GitHub.

import { type Answer, errorAnswer, type Received } from "../server.ts";
import type { ActionsApi } from "./actions-api.ts";
import type { Annotations } from "./annotations.ts";
import { type Emulator, PEOPLE, type Permissions, type Person, REPOSITORY } from "./emulator.ts";
import { refuse, refuseBody } from "./limits.ts";

/** Front is what an answer is made of. */
export interface Front {
  readonly emulator: Emulator;
  readonly actions: ActionsApi;
  readonly annotations: Annotations;
  /** What the tokens of jobs may do. */
  readonly granted: ReadonlyMap<string, Permissions>;
  /** Hashes of branches as `owner/name:branch`, as they were pushed last. */
  readonly heads: ReadonlyMap<string, string>;
  /** Ids in GraphQL of the comments that somebody has hidden. */
  readonly hidden: Set<string>;
}

/** PullJson is the part of a pull request that the kit reads. */
export interface PullJson {
  readonly number: number;
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    readonly repo: { readonly full_name: string } | null;
  };
  readonly base: { readonly repo: unknown };
}

/** answerAsGithub answers a request to the REST API. */
export async function answerAsGithub(front: Front, request: Received): Promise<Answer> {
  const token = /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const isPerson = PEOPLE.some((p) => token === `ghp_${p}`);
  const permissions = token === undefined ? {} : front.granted.get(token);
  if (permissions === undefined && !isPerson) return errorAnswer(401);
  if (request.path === "/graphql")
    return graphql(request, isPerson ? String(token).slice("ghp_".length) : BOT, front.hidden);
  const refused = isPerson ? undefined : refuse(request, permissions ?? {});
  return (
    refused ?? refuseBody(request) ?? front.actions.answer(request) ?? (await fromEmulator(front, request))
  );
}

const BOT = "github-actions[bot]";

/** Of GraphQL only whose token it is, whether a comment is hidden, and to show it again. */
function graphql({ body }: Received, login: string, hidden: Set<string>): Answer {
  const { query = "", variables = {} } = JSON.parse(body.toString());
  const id = String(variables.id);
  const isMinimized = () => hidden.has(id);
  if (/^\s*(query)?\s*\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/.test(query))
    return { status: 200, body: { data: { viewer: { login } } } };
  if (/^query.*\bisMinimized\b/.test(query))
    return { status: 200, body: { data: { node: { isMinimized: isMinimized() } } } };
  if (!/^mutation.*\bunminimizeComment\(/.test(query)) return errorAnswer(501, "not in this kit");
  hidden.delete(id);
  const unminimizedComment = { isMinimized: isMinimized() };
  return { status: 200, body: { data: { unminimizeComment: { unminimizedComment } } } };
}

async function fromEmulator(front: Front, request: Received): Promise<Answer> {
  const { method, path } = request;
  const checkRun = /\/check-runs\/(\d+)\/annotations$/.exec(path)?.[1];
  if (method === "GET" && checkRun !== undefined)
    return { status: 200, body: front.annotations.of(Number(checkRun)) };
  const asker = new RegExp(`^/repos/${REPOSITORY}/collaborators/([\\w-]+)/permission$`).exec(path)?.[1];
  if (method === "GET" && asker !== undefined) return permissionOf(asker);
  const commit = new RegExp(`^/repos/${REPOSITORY}/commits/([0-9a-f]+)/pulls$`).exec(path)?.[1];
  if (method === "GET" && commit !== undefined) return { status: 200, body: await pullsOf(front, commit) };
  const answer = await front.emulator.forward(request);
  front.annotations.remember(request, answer);
  const isPulls = method === "GET" && /\/pulls(\/\d+)?$/.test(path) && answer.status === 200;
  if (!isPulls) return answer;
  const json: unknown = JSON.parse(answer.body.toString());
  const moved = (pull: PullJson) => withHead(pull, front.heads);
  return { ...answer, body: Array.isArray(json) ? json.map(moved) : moved(json as PullJson) };
}

/** The owner of the fork may read here, as everybody may. */
function permissionOf(login: string): Answer {
  const known: Readonly<Record<string, string>> = { octo: "admin", alice: "write" };
  return { status: 200, body: { permission: known[login] ?? "read", user: { login } } };
}

/** A pull request follows its branch; emulate's stays where it was opened. */
function withHead(pull: PullJson, heads: ReadonlyMap<string, string>): PullJson {
  const sha = heads.get(`${pull.head.repo?.full_name}:${pull.head.ref}`) ?? pull.head.sha;
  return { ...pull, head: { ...pull.head, sha } };
}

/** GitHub lists the pull requests of a commit, but not those from forks; emulate has no such list. */
async function pullsOf({ emulator, heads }: Front, sha: string): Promise<readonly PullJson[]> {
  const path = `/repos/${REPOSITORY}/pulls?state=all&per_page=100`;
  const all = (await askAs(emulator, { person: "octo", method: "GET", path })) as readonly PullJson[];
  return all
    .map((pull) => withHead(pull, heads))
    .filter((p) => p.head.sha === sha && p.head.repo?.full_name === REPOSITORY);
}

/** AskingAs is a request in a person's name. */
export interface AskingAs {
  readonly person: Person;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** askAs asks the emulator as a person; anything but success is an error. */
export async function askAs(emulator: Emulator, { person, method, path, body }: AskingAs): Promise<unknown> {
  const answer = await emulator.forward({
    method,
    target: path,
    headers: { authorization: `Bearer ghp_${person}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = answer.body.toString();
  if (answer.status >= 300) throw new Error(`${method} ${path} as ${person}: ${answer.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
