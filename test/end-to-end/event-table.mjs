// The table of events, tokens and runners: what tests of whole jobs expect, and what docs/github.md says.
// `npm run docs` writes it there.

/**
 * Row is one job, and what comes of it.
 * @typedef {object} Row
 * @property {string} about What is special about it: `a slowdown`.
 * @property {string} event As the runner calls it, and which one.
 * @property {"write" | "read" | "none" | "unknown"} token
 * @property {string} runner
 * @property {string} outcome
 * @property {0 | 1} exit
 * @property {number} comments Of ours, on the pull request, afterwards.
 */

const hosted = { token: /** @type {const} */ ("write"), runner: "hosted" };
const green = { ...hosted, outcome: "passed", exit: /** @type {const} */ (0), comments: 0 };
const red = { ...hosted, outcome: "failed", exit: /** @type {const} */ (1), comments: 1 };
const grey = { ...hosted, outcome: "unmeasured", exit: /** @type {const} */ (1), comments: 0 };

/** EVENT_ROWS by their names in the tests. */
export const EVENT_ROWS = /** @satisfies {Readonly<Record<string, Row>>} */ ({
  slowdown: { ...red, event: "pull_request", about: "a slowdown" },
  told: {
    ...red,
    event: "pull_request",
    about: "a slowdown with `fail-on: never`",
    outcome: "passed",
    exit: 0,
  },
  same: { ...green, event: "pull_request", about: "no code changed" },
  mayNot: { ...red, event: "pull_request", about: "a broken test", token: "read", comments: 0 },
  noToken: { ...red, event: "pull_request", about: "a broken test", token: "none", comments: 0 },
  badToken: { ...red, event: "pull_request", about: "a broken test", token: "unknown", comments: 0 },
  cancelled: { ...grey, event: "pull_request", about: "cancelled while it measures" },
  fork: { ...red, event: "pull_request of a fork", about: "a slowdown", token: "read", comments: 0 },
  afterFork: { ...red, event: "workflow_run after that", about: "its report, `stage: report`", exit: 0 },
  asked: { ...red, event: "issue_comment of somebody who may write", about: "a slowdown" },
  stranger: { ...grey, event: "issue_comment of a stranger", about: "nothing of it is run" },
  main: { ...red, event: "push to main", about: "a slowdown", comments: 0 },
  brokenBase: { ...grey, event: "push to main", about: "what was there does not build" },
  first: { ...green, event: "push to main", about: "the first one" },
  forced: { ...green, event: "push to main", about: "forced, what was there is gone" },
  nothing: { ...grey, event: "push to main", about: "no base, and no check wanted" },
  tag: { ...green, event: "push of a tag", about: "of a commit of main" },
  queue: { ...green, event: "merge_group", about: "no code changed" },
  schedule: { ...green, event: "schedule", about: "no repository in the payload, `baseline: artifact`" },
  byHand: { ...green, event: "workflow_dispatch", about: "`baseline-ref`" },
  dispatch: { ...green, event: "repository_dispatch", about: "of a commit of main" },
  otherRun: { ...green, event: "workflow_run", about: "of a commit of main" },
  container: { ...red, event: "pull_request", about: "a slowdown", runner: "container of another user" },
  noRoom: {
    ...grey,
    event: "pull_request",
    about: "no folder to work in",
    runner: "container of another user",
  },
  gitea: { ...red, event: "pull_request", about: "a broken test", runner: "Gitea" },
  giteaReport: { ...grey, event: "pull_request", about: "`stage: report`", runner: "Gitea" },
});

/**
 * titleOf is the end of a test's name: `push to main | write token → failed, no comment, exit 1`.
 * @param {Row} row
 */
export function titleOf({ event, token, outcome, exit, comments }) {
  const said = comments === 0 ? "no comment" : `${comments} comment(s)`;
  return `${event} | ${token} token → ${outcome}, ${said}, exit ${exit}`;
}

/** eventTable is the table as Markdown. */
export function eventTable() {
  const lines = Object.values(EVENT_ROWS).map(
    ({ about, event, token, runner, outcome, exit, comments }) =>
      `| ${event} | ${token} | ${runner} | ${about} | ${outcome} | ${comments === 0 ? "–" : comments} | ${exit} |\n`,
  );
  const head = "| event | token | runner | job | outcome | comment | exit |\n|---|---|---|---|---|---|---|\n";
  return head + lines.join("");
}
