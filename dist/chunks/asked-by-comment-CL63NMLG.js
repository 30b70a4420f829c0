import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  GithubError
} from "./chunk-ZKWW4U7H.js";
import "./chunk-KA4N5GWW.js";
import "./chunk-XTVYU3JP.js";
import {
  count,
  fitting,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";
import {
  UnmeasurableError,
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-ZNTIR3PH.js";

// src/action/publish/asked-by-comment.ts
var user = or(object({ login: text }), void 0);
var ofComment = object({
  issue: object({ number: count, pull_request: object({}) }),
  sender: user,
  comment: or(object({ user }), void 0)
});
var ofAccess = object({ permission: text });
var WRITERS = ["admin", "maintain", "write"];
async function withPullRequest(event) {
  const { name, payload, repository, open } = event;
  const asking = fitting(ofComment, payload);
  if (name !== "issue_comment" || asking === void 0) return payload;
  if (open === void 0)
    throw new UsageError(
      "issue_comment says neither who may ask for a run nor which commits it is about, and there is no token to ask GitHub with",
      "give it one: github-token"
    );
  const { number } = asking.issue;
  const who = asking.sender?.login ?? asking.comment?.user?.login ?? "";
  const [access, pull] = await asked(async () => {
    const github = await open();
    return [
      await github.ask(`GET /repos/${repository}/collaborators/{who}/permission`, { who }),
      await github.ask(`GET /repos/${repository}/pulls/{number}`, { number })
    ];
  });
  const { permission } = fitting(ofAccess, access) ?? { permission: "none" };
  if (!WRITERS.includes(permission))
    throw new UnmeasurableError(
      `${JSON.stringify(who)} asked for this run, and may not write to ${repository} (${permission})`,
      "somebody who may can ask by the same comment, when they have read the change"
    );
  return { ...Object(payload), pull_request: pull };
}
async function asked(act) {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof GithubError)) throw cause;
    throw new UnmeasurableError(
      `GitHub does not say who asked for this run, or for which commits: ${cause.message}`,
      "the job needs `pull-requests: read`; if GitHub was unavailable, run this job again",
      { cause }
    );
  }
}
export {
  withPullRequest
};
