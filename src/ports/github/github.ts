// The edge to GitHub's REST interface. Answers are `unknown`: the caller checks them. The library is loaded
// when it is used: an ordinary run has its verdict before it speaks to GitHub.

import { fitting, Mismatch, object, type Shape, text } from "../../model/shape.ts";
import { cutText, shownLine } from "../../model/visible.ts";
import { isRepeatable, type Patience, retrying } from "./retry.ts";

interface GithubSettings {
  readonly token: string;
  /** Without a slash at its end: `https://api.github.com`. */
  readonly api: string;
  readonly patience: Patience;
}

/** Values for the braces of a route; all others become the query or the body. */
type Parameters = Readonly<Record<string, unknown>>;

/** Every method throws GithubError. A route is `GET /repos/{owner}/{repo}`, for example. */
export interface Github {
  /** The body of the answer to one request. */
  ask(route: string, parameters?: Parameters): Promise<unknown>;
  /** The entries of all pages of a list. */
  all(route: string, parameters?: Parameters): Promise<readonly unknown[]>;
  /** Where a download is redirected to. It may hold a signature: never show it. */
  address(route: string, parameters?: Parameters): Promise<string>;
}

/** GitHub refused, or gave no usable answer after all attempts. The error never holds the token. */
export class GithubError extends Error {
  override readonly name = "GithubError" as const;
  /** HTTP status, undefined when there was no answer, or one of a wrong shape. */
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
 * True when the token lacks a permission. GitHub names any other reason (an IP allow list, an archived
 * repository, a locked conversation, a limit), and no permission helps against those.
 */
export function isNotGranted({ status, reason }: GithubError): boolean {
  if (status === 404) return true; // GitHub's answer for what a token may not see
  return (
    status === 403 && (reason === "" || /not accessible|must have|should have|required scope/i.test(reason))
  );
}

/** True for the refusal of a personal token, which does not have the permissions of the job. */
export function isPersonal({ reason }: GithubError): boolean {
  return /personal access token/i.test(reason);
}

/** A longer list is not meant to be read as a whole. */
const MAX_PAGES = 500;
const PER_PAGE = 100;

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
      // Changed in place: the hooks below this one see only the object that this one was given.
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

/** The library's own messages would be logged unchanged, with outside text in them. */
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** `what` is the subject of the message. Throws GithubError for an answer of another shape. */
export function readAnswer<T>(what: string, shape: Shape<T>): (answer: unknown) => T {
  return (answer) => {
    const found = shape(answer);
    if (!(found instanceof Mismatch)) return found;
    throw new GithubError(shownLine(found.told(what), MAX_SAID), { status: undefined });
  };
}

/** The message leaves out the token, which any server may repeat. */
function asGithubError(route: string, error: unknown, token: string): GithubError {
  const { message, response } = error as { readonly message: string; readonly response?: ErrorResponse };
  const said = spoken(message || "no answer").replaceAll(token, "***");
  const status = response?.status;
  const text = `${route}: ${status === undefined ? "" : `HTTP ${status}, `}${said}`;
  // No `cause`: it would hold the request with its headers.
  return new GithubError(text, { status, reason: reasonIn(response?.data).replaceAll(token, "***") });
}

/** A proxy or a broken server may send a web page in the place of an answer: its title is enough. */
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
