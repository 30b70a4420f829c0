import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  isRepeatable,
  retrying
} from "./chunk-KA4N5GWW.js";
import {
  cutText,
  shownLine
} from "./chunk-XTVYU3JP.js";
import {
  Mismatch,
  fitting,
  object,
  text
} from "./chunk-DFRP22PA.js";

// src/ports/github/github.ts
var GithubError = class extends Error {
  name = "GithubError";
  /** HTTP status, undefined when there was no answer, or one of a wrong shape. */
  status;
  /** GitHub's own words, "" where it has none. */
  reason;
  constructor(message, facts, options) {
    super(message, options);
    this.status = facts.status;
    this.reason = facts.reason ?? "";
  }
};
function isNotGranted({ status, reason }) {
  if (status === 404) return true;
  return status === 403 && (reason === "" || /not accessible|must have|should have|required scope/i.test(reason));
}
function isPersonal({ reason }) {
  return /personal access token/i.test(reason);
}
var MAX_PAGES = 500;
var PER_PAGE = 100;
async function openGithub({ token, api, patience }) {
  const { getOctokit } = await import("./github-2H6SL2O7.js");
  const octokit = getOctokit(token, { baseUrl: api, userAgent: "go-steady", log: QUIET });
  const named = async (route, act) => {
    try {
      return await act();
    } catch (error) {
      throw asGithubError(route, error, token);
    }
  };
  octokit.hook.wrap(
    "request",
    (request, options) => retrying(patience, isRepeatable(options.method, options.url), (signal) => {
      options.request = { ...options.request, signal };
      return request(options);
    })
  );
  return {
    ask: (route, parameters) => named(route, async () => (await octokit.request(route, parameters)).data),
    all: (route, parameters) => named(route, async () => {
      const found = [];
      let pages = 0;
      for await (const { data } of octokit.paginate.iterator(route, {
        per_page: PER_PAGE,
        ...parameters
      })) {
        if (!Array.isArray(data)) throw new Error("the answer is no list");
        found.push(...data);
        pages += 1;
        if (pages === MAX_PAGES) throw new Error(`the list has more than ${MAX_PAGES} pages`);
      }
      return found;
    }),
    address: (route, parameters) => named(route, async () => {
      const answer = await octokit.request(route, { ...parameters, request: { redirect: "manual" } });
      const { location } = answer.headers;
      if (location === void 0) throw new Error(`the answer (${answer.status}) names no address`);
      return location;
    })
  };
}
var QUIET = { debug: () => {
}, info: () => {
}, warn: () => {
}, error: () => {
} };
function readAnswer(what, shape) {
  return (answer) => {
    const found = shape(answer);
    if (!(found instanceof Mismatch)) return found;
    throw new GithubError(shownLine(found.told(what), MAX_SAID), { status: void 0 });
  };
}
function asGithubError(route, error, token) {
  const { message, response } = error;
  const said = spoken(message || "no answer").replaceAll(token, "***");
  const status = response?.status;
  const text2 = `${route}: ${status === void 0 ? "" : `HTTP ${status}, `}${said}`;
  return new GithubError(text2, { status, reason: reasonIn(response?.data).replaceAll(token, "***") });
}
function spoken(message) {
  if (!/<(!doctype\s|html\b)/i.test(message))
    return cutText(message.replace(/ - https:\/\/docs\.github\S*/, ""), MAX_SAID);
  const [, title = ""] = /<title[^>]*>([^<]*)/i.exec(message) ?? [];
  return `a web page in the place of an answer${title.trim() === "" ? "" : ` (${shownLine(title, MAX_TITLE)})`}`;
}
var MAX_SAID = 1e3;
var MAX_TITLE = 100;
var refusal = object({ message: text });
function reasonIn(data) {
  return fitting(refusal, data)?.message ?? "";
}

export {
  GithubError,
  isNotGranted,
  isPersonal,
  openGithub,
  readAnswer
};
