// The edge to GitHub's REST interface. What comes back is `unknown`: the caller checks it. Loaded when it is
// used: an ordinary run has its verdict before it speaks to GitHub.

import { fitting, Mismatch, object, type Shape, text } from "../../model/shape.ts";
import { cutText, shownLine } from "../../model/visible.ts";
import { isRepeatable, type Patience, retrying } from "./retry.ts";

/** GithubSettings say who asks, and for how long. */
interface GithubSettings {
  readonly token: string;
  /** Address of the interface without a slash at its end: `https://api.github.com`. */
  readonly api: string;
  readonly patience: Patience;
}

/** Parameters fill the braces of a route; the others go into the query or the body. */
type Parameters = Readonly<Record<string, unknown>>;

/** Github answers requests. Every method throws GithubError. */
export interface Github {
  /** ask makes one request, such as `GET /repos/{owner}/{repo}`, and gives the body of the answer. */
  ask(route: string, parameters?: Parameters): Promise<unknown>;
  /** all reads every page of a list. */
  all(route: string, parameters?: Parameters): Promise<readonly unknown[]>;
  /** address is where a download is redirected to. It may hold a signature: never show it. */
  address(route: string, parameters?: Parameters): Promise<string>;
}

/** GithubError means that GitHub refused, or did not answer after all attempts. It never holds the token. */
export class GithubError extends Error {
  override readonly name = "GithubError" as const;
  /** HTTP status, undefined when there was no answer. */
  readonly status: number | undefined;
  /** GitHub's own words, "" where it has none. */
  readonly reason: string;

  constructor(
    message: string,
    facts: { readonly status: number | undefined; readonly reason?: string },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.status = facts.status;
    this.reason = facts.reason ?? "";
  }
}

/**
 * isNotGranted says whether GitHub refuses since the token was not given the right. Whatever else it refuses
 * for (an IP allow list, a repository that is archived, a conversation that is locked, a limit) it says
 * itself, and no permission helps.
 */
export function isNotGranted({ status, reason }: GithubError): boolean {
  if (status === 404) return true; // what a token may not see is not there for it
  return (
    status === 403 && (reason === "" || /not accessible|must have|should have|required scope/i.test(reason))
  );
}

/**
 * isPersonal says whether the token that was not given the right is somebody's own: a job's permissions are
 * not its.
 */
export function isPersonal({ reason }: GithubError): boolean {
  return /personal access token/i.test(reason);
}

/** A list that is longer was not meant to be read as a whole. */
const MAX_PAGES = 500;
const PER_PAGE = 100;

/** openGithub makes the port. */
export async function openGithub({ token, api, patience }: GithubSettings): Promise<Github> {
  const { getOctokit } = await import("@actions/github");
  const octokit = getOctokit(token, { baseUrl: api, userAgent: "go-steady", log: QUIET });
  const named = async <T>(route: string, act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw asGithubError(route, error, token);
    }
  };
  octokit.hook.wrap("request", (request, options) =>
    retrying(patience, isRepeatable(options.method, options.url), (signal) => {
      // The hooks below this one see the object that this one was given, and no other.
      options.request = { ...options.request, signal };
      return request(options);
    }),
  );
  return {
    ask: (route, parameters) => named(route, async () => (await octokit.request(route, parameters)).data),
    all: (route, parameters) =>
      named(route, async () => {
        const found: unknown[] = [];
        let pages = 0;
        for await (const { data } of octokit.paginate.iterator(route, {
          per_page: PER_PAGE,
          ...parameters,
        })) {
          if (!Array.isArray(data)) throw new Error("the answer is no list");
          found.push(...data);
          pages += 1;
          if (pages === MAX_PAGES) throw new Error(`the list has more than ${MAX_PAGES} pages`);
        }
        return found;
      }),
    address: (route, parameters) =>
      named(route, async () => {
        const answer = await octokit.request(route, { ...parameters, request: { redirect: "manual" } });
        const { location } = answer.headers;
        if (location === undefined) throw new Error(`the answer (${answer.status}) names no address`);
        return location;
      }),
  };
}

/** The library's own messages would go to the log as they are, with outside text in them. */
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The message without the token, which any server may repeat, and the status where there was an answer. */
/** readAnswer reads what a shape describes; `what` is for the sentence. Throws GithubError. */
export function readAnswer<T>(what: string, shape: Shape<T>): (answer: unknown) => T {
  return (answer) => {
    const found = shape(answer);
    if (!(found instanceof Mismatch)) return found;
    throw new GithubError(shownLine(found.told(what), MAX_SAID), { status: undefined });
  };
}

function asGithubError(route: string, error: unknown, token: string): GithubError {
  const { message, response } = error as { readonly message: string; readonly response?: ErrorResponse };
  const said = spoken(message || "no answer").replaceAll(token, "***");
  const status = response?.status;
  const text = `${route}: ${status === undefined ? "" : `HTTP ${status}, `}${said}`;
  // Without a cause: that one has the request with its headers.
  return new GithubError(text, { status, reason: reasonIn(response?.data).replaceAll(token, "***") });
}

/**
 * What a proxy or a broken server sends in the place of an answer is a page for people: its title says all.
 */
function spoken(message: string): string {
  if (!/<(!doctype\s|html\b)/i.test(message))
    return cutText(message.replace(/ - https:\/\/docs\.github\S*/, ""), MAX_SAID);
  const [, title = ""] = /<title[^>]*>([^<]*)/i.exec(message) ?? [];
  return `a web page in the place of an answer${title.trim() === "" ? "" : ` (${shownLine(title, MAX_TITLE)})`}`;
}

const MAX_SAID = 1000;
const MAX_TITLE = 100;

const refusal = object({ message: text });

function reasonIn(data: unknown): string {
  return fitting(refusal, data)?.message ?? "";
}

interface ErrorResponse {
  readonly status: number;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}
