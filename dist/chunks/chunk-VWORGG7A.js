import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  RANKS,
  REPORT_FILES,
  artifactNames,
  isNewer,
  readMarker,
  setOutputs,
  whyNotPublished,
  writeMarker
} from "./chunk-6LN3P6HY.js";
import {
  attempt,
  openApi,
  reasonOf
} from "./chunk-N5CEQDDV.js";
import {
  decodePullRequest,
  digest,
  keyOf,
  runAddress
} from "./chunk-BTME35Z6.js";
import {
  CHECK_BUDGET,
  COMMENT_BUDGET,
  SUMMARY_BUDGET,
  renderMarkdown
} from "./chunk-SXZPRHRC.js";
import {
  headlineOf,
  rowNotes
} from "./chunk-XPS7GCSP.js";
import {
  changeWord,
  rowsOf
} from "./chunk-KIYM7BQ4.js";
import {
  printReport
} from "./chunk-POFL6SQ6.js";
import {
  endOf,
  shortName
} from "./chunk-QYIM7R4O.js";
import {
  formatDelta,
  formatPair,
  plural,
  quantityText
} from "./chunk-T5SCUCRB.js";
import {
  benchmarkKey,
  displayName
} from "./chunk-I5TOALYV.js";
import {
  GithubError,
  isNotGranted,
  isPersonal,
  readAnswer
} from "./chunk-ZKWW4U7H.js";
import {
  cutText,
  shownLine,
  shownLines,
  visibleLine
} from "./chunk-XTVYU3JP.js";
import {
  dependsOn
} from "./chunk-5N4YSGQB.js";
import {
  changedSince
} from "./chunk-SMI5HJ5O.js";
import {
  count,
  fitting,
  flag,
  list,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";

// src/action/publish/tell-report.ts
import { join } from "node:path";

// src/report/annotations.ts
var MAX_PER_LEVEL = 10;
var MAX_MESSAGE = 4096;
var MAX_TITLE = 255;
var LEVELS = ["error", "warning", "notice"];
function annotationsOf(report) {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => limited(ordered(candidates, level)));
}
function furtherAnnotations(report) {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => ordered(candidates, level).slice(MAX_PER_LEVEL));
}
function allAnnotations(report) {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => ordered(candidates, level));
}
function candidatesOf(report) {
  return [...findingsOf(report), ...benchmarksOf(report), ...changedCodeOf(report)];
}
var RANKS2 = { build: 0, test: 1, benchmark: 2, vet: 3, staticcheck: 4 };
function findingsOf(report) {
  return report.checks.flatMap(
    (check) => check.findings.map((finding) => {
      const isError = check.status === "failed" && !finding.known;
      return findingCandidate(finding, isError ? "error" : "notice");
    })
  );
}
function findingCandidate(finding, level) {
  const { check, code, message, file, line, column } = finding;
  const isBuild = code === "build";
  const title = isBuild ? "does not build" : check === "test" ? testTitle(finding) : `${check} ${code}`;
  return {
    rank: isBuild ? RANKS2.build : RANKS2[check],
    cause: `${check}
${code}
${isBuild ? file ?? "" : ""}`,
    annotation: made({
      level,
      title,
      message,
      ...place(file, line),
      ...column === void 0 ? {} : { column }
    })
  };
}
function testTitle({ code, clocks }) {
  return clocks === void 0 ? `${code} failed` : `${code} depends on ${dependsOn(clocks)}`;
}
var SPOKEN = ["regression", "broken", "inconclusive"];
function benchmarksOf(report) {
  return SPOKEN.flatMap((verdict) => {
    const groups = /* @__PURE__ */ new Map();
    for (const row of rowsOf(report.comparisons, verdict)) {
      if (row.notBegun === true) continue;
      const key = `${benchmarkKey(row)}
${row.waiver === void 0}`;
      groups.set(key, [...groups.get(key) ?? [], row]);
    }
    const worst = verdict === "regression" && report.outcome === "failed" ? "error" : "warning";
    return [...groups.values()].map(
      (rows) => benchmarkCandidate(rows, rows.every((row) => row.waiver !== void 0) ? "notice" : worst)
    );
  });
}
function benchmarkCandidate(rows, level) {
  const [first] = rows;
  if (first === void 0) throw new RangeError("a benchmark without rows");
  const words = first.verdict === "regression" ? rows.map((row) => changeWord(row.unit, "regression")) : [first.verdict];
  const waived = first.waiver === void 0 ? "" : " (waived)";
  const title = `${displayName(first)}: ${[...new Set(words)].join(", ")}${waived}`;
  const message = rows.map(sentenceOf).join("\n");
  return {
    rank: RANKS2.benchmark + SPOKEN.indexOf(first.verdict) / SPOKEN.length,
    cause: `benchmark
${benchmarkKey(first)}`,
    annotation: made({ level, title, message, ...place(first.file, first.line) })
  };
}
var MAX_NAMED = 10;
function changedCodeOf({ comparisons }) {
  const groups = /* @__PURE__ */ new Map();
  const rows = rowsOf(comparisons, "regression");
  for (const row of new Map(rows.toReversed().map((each) => [benchmarkKey(each), each])).values()) {
    const end = nearestChange(row);
    const key = end && JSON.stringify([end.name, end.file, end.line]);
    if (key !== void 0) groups.set(key, [...groups.get(key) ?? [], row]);
  }
  return [...groups.values()].map((group) => changedCodeCandidate(group.toReversed()));
}
function nearestChange({ reach }) {
  const [way] = reach?.ways ?? [];
  if (way === void 0 || way.how === "removed") return void 0;
  const end = endOf(way);
  return /^(?:[/\\]|[A-Za-z]:|\.\.\/)/.test(end.file) ? void 0 : end;
}
function changedCodeCandidate(rows) {
  const [first] = rows;
  const end = first && nearestChange(first);
  if (end === void 0) throw new RangeError("changed code without a place");
  const named = rows.slice(0, MAX_NAMED).map((row) => `${displayName(row)} ${formatDelta(row.delta, null, null)}`.trim());
  const more = rows.length > MAX_NAMED ? [`+${rows.length - MAX_NAMED} more`] : [];
  return {
    rank: RANKS2.benchmark + 0.1,
    cause: `changed code
${end.file}
${end.line}`,
    annotation: made({
      level: rows.every((row) => row.waiver !== void 0) ? "notice" : "warning",
      title: `${shortName(end.name)}: reached by ${plural(rows.length, "benchmark")} that got worse`,
      message: [...named, ...more].join("\n"),
      ...place(end.file, end.line)
    })
  };
}
function sentenceOf(row) {
  const [base, head] = formatPair(row.base, row.head, row.unit).map(quantityText);
  const values = row.base === null || row.head === null ? "" : `${base} to ${head}`;
  const counted = row.delta === null || row.pairs === 0 ? "" : plural(row.pairs, "pair");
  const change = formatDelta(row.delta, row.lo, row.hi);
  const facts = [values, change, counted].filter((part) => part !== "").join(", ");
  const why = rowNotes({ ...row, warnings: [] }).join("; ");
  return [facts, why].filter((part) => part !== "").join(": ");
}
function ordered(candidates, level) {
  const seen = /* @__PURE__ */ new Map();
  return candidates.filter((candidate) => candidate.annotation.level === level).map((candidate) => {
    const repeat = seen.get(candidate.cause) ?? 0;
    seen.set(candidate.cause, repeat + 1);
    return { ...candidate, repeat };
  }).sort((a, b) => a.repeat - b.repeat || a.rank - b.rank).map(({ annotation }) => annotation);
}
function limited(annotations) {
  const shown = annotations.slice(0, MAX_PER_LEVEL);
  const left = annotations.length - shown.length;
  return left === 0 ? shown : shown.map((annotation, i) => i === shown.length - 1 ? withMore(annotation, left) : annotation);
}
function withMore(annotation, left) {
  const more = `
+${left} more in the summary`;
  return { ...annotation, message: cutText(annotation.message, MAX_MESSAGE - more.length) + more };
}
function made({ title, message, ...rest }) {
  const shown = shownLines(message.trim(), MAX_MESSAGE) || shownLine(title, MAX_MESSAGE);
  return { ...rest, title: shownLine(title, MAX_TITLE), message: shown };
}
function place(file, line) {
  if (file !== void 0 && visibleLine(file) !== file) return {};
  return { ...file === void 0 ? {} : { file }, ...line === void 0 ? {} : { line } };
}

// src/report/comment.ts
var SHORT_COMMENT_BUDGET = 2e4;
var ROOM_FOR_MARKER = 2048;
function renderComment(head, parts, budget = COMMENT_BUDGET) {
  const shown = fitted(
    [...parts].sort((a, b) => b.rank - a.rank),
    budget - ROOM_FOR_MARKER
  );
  const marks = shown.map(({ id, rank, state, text: text2 }) => ({ id, rank, state, lines: linesOf(text2).length }));
  return `${writeMarker({ ...head, parts: marks })}
${textOf(shown)}`;
}
function partsOf(body) {
  const marks = readMarker(body)?.parts ?? [];
  const lines = linesOf(body).slice(1);
  let at = 0;
  return (marks.length === 0 ? [UNMARKED] : marks).map(({ lines: count2, ...mark }, i, { length }) => {
    const text2 = lines.slice(at, i === length - 1 ? void 0 : at + count2);
    at += count2 + 1;
    return { ...mark, text: `${text2.join("\n")}
` };
  });
}
var UNMARKED = { id: "0", rank: 1, state: "0", lines: 0 };
function fitted(parts, budget) {
  const shown = parts.map(
    (_, cut) => parts.map((part, i) => i < parts.length - cut ? part : shortened(part))
  );
  return shown.find((some) => bytesOf(textOf(some)) <= budget) ?? parts.map(shortened);
}
function shortened(part) {
  const [headline = ""] = part.text.split("\n\n");
  const text2 = `${headline.trimEnd()}

The summary of that job has the rest.
`;
  return text2.length < part.text.length ? { ...part, text: text2 } : part;
}
function textOf(parts) {
  return parts.map(({ text: text2 }) => text2).join("\n");
}
function linesOf(text2) {
  return text2.replace(/\r?\n$/, "").split(/\r?\n/);
}
function bytesOf(text2) {
  return new TextEncoder().encode(text2).length;
}

// src/report/comment-plan.ts
function planComment(wish, standing) {
  const { mode, report, head, part } = wish;
  const [comment2, ...others2] = [...standing].sort((a, b) => a.id - b.id);
  if (standing.some((other2) => isNewer(other2.marker, head)))
    return { kind: "leave", why: "a newer run has commented already" };
  if (comment2 === void 0)
    return isWorthSaying(mode, report) ? { kind: "create" } : { kind: "leave", why: "there is nothing to say" };
  const keeps = isOfRun(comment2.marker, head) ? partsOf(comment2.body).filter(({ id }) => id !== part.id) : [];
  const isSaid = comment2.marker.parts.some(({ state }) => state === part.state);
  const isAlone = others2.length === 0 && keeps.length === 0 && comment2.marker.parts.length === 1;
  if (mode === "on-change" && isAlone && isSaid) return { kind: "affirm", comment: comment2 };
  return { kind: "update", comment: comment2, others: others2, keeps, isNewAlarm: isAlarm(report) && !isSaid };
}
function isOfRun(marker, { run, attempt: attempt2 }) {
  return marker.run === run && marker.attempt === attempt2;
}
function isWorthSaying(mode, report) {
  const changed = has(report, ["regression", "improvement", "broken", "missing"]);
  return mode === "always" || changed || mode === "auto" && report.outcome !== "passed";
}
function isAlarm(report) {
  return RANKS[report.outcome] > RANKS.passed || has(report, ["regression", "broken", "missing"]);
}
function has({ comparisons }, verdicts) {
  return verdicts.some((verdict) => rowsOf(comparisons, verdict).length > 0);
}
function stateOf({ outcome, checks, comparisons }) {
  const rows = comparisons.map(({ pkg, name, procs, unit, verdict, waiver }) => [
    ...[pkg, name, procs, unit, verdict],
    waiver !== void 0
  ]);
  const found = checks.map(({ name, status, findings }) => [
    name,
    status,
    findings.map((f) => [f.code, f.file, f.line])
  ]);
  return JSON.stringify([outcome, found, rows.map((row) => JSON.stringify(row)).sort()]);
}

// src/action/publish/put-check-run.ts
var PER_REQUEST = 50;
var MAX_ANNOTATIONS = 200;
var MAX_TITLE2 = 255;
var MAX_MESSAGE2 = 4096;
var ROOM_FOR_NUMBER = 5;
var made2 = object({ id: count });
var other = object({ external_id: or(text, ""), name: or(text, "") });
var others = object({ check_runs: list(other) });
async function putCheckRun(check) {
  const { github, repository, sha, details, id: external, report, markdown } = check;
  const placed = check.annotations.slice(0, MAX_ANNOTATIONS).flatMap(asGithubWants);
  const parts = Array.from(
    { length: Math.max(1, Math.ceil(placed.length / PER_REQUEST)) },
    (_, i) => placed.slice(i * PER_REQUEST, (i + 1) * PER_REQUEST)
  );
  const output = {
    title: shownLine(headlineOf(report).why, MAX_TITLE2),
    summary: renderMarkdown(report, { ...markdown, budget: CHECK_BUDGET })
  };
  const answer = await github.ask(`POST /repos/${repository}/check-runs`, {
    name: await freeName(check),
    head_sha: sha,
    external_id: external,
    details_url: details,
    status: "completed",
    conclusion: conclusionOf(check),
    output: { ...output, annotations: parts[0] }
  });
  const id = fitting(made2, answer)?.id;
  for (const annotations of parts.slice(1))
    await github.ask(`PATCH /repos/${repository}/check-runs/{id}`, {
      id,
      output: { ...output, annotations }
    });
}
async function freeName(check) {
  const own = shownLine(check.name, MAX_TITLE2 - ROOM_FOR_NUMBER);
  const [attempt2] = check.id.split(/\.(?=[^.]*$)/);
  const taken = (await checkRunsThere(check)).flatMap(
    ({ external_id: id, name }) => id !== check.id && id.startsWith(`${attempt2}.`) ? [name] : []
  );
  for (let n = 1; ; n++) {
    const name = n === 1 ? own : `${own} ${n}`;
    if (!taken.includes(name)) return name;
  }
}
async function checkRunsThere({
  github,
  repository,
  sha
}) {
  try {
    const route = `GET /repos/${repository}/commits/{sha}/check-runs`;
    return fitting(others, await github.ask(route, { sha, per_page: 100 }))?.check_runs ?? [];
  } catch (error) {
    if (error instanceof GithubError) return [];
    throw error;
  }
}
function conclusionOf({ report, isForeign }) {
  if (report.outcome !== "passed") return "failure";
  return isForeign ? "neutral" : "success";
}
function asGithubWants({ level, title, message, file, line }) {
  if (file === void 0 || line === void 0 || line < 1) return [];
  return [
    {
      path: file,
      start_line: line,
      end_line: line,
      annotation_level: level === "error" ? "failure" : level,
      title: shownLine(title, MAX_TITLE2),
      message: shownLines(message, MAX_MESSAGE2)
    }
  ];
}

// src/action/publish/comments.ts
var commentShape = object({
  ...{ id: count, node_id: or(text, ""), html_url: or(text, ""), body: or(text, "") },
  user: or(object({ login: text }), { login: "" })
});
async function markedComments(place2, key) {
  const comments2 = await place2.github.all(`GET ${listRoute(place2)}`);
  return comments2.flatMap((comment2) => {
    const found = fitting(commentShape, comment2);
    const marker = readMarker(found?.body ?? "");
    if (found === void 0 || marker?.key !== key) return [];
    const { id, node_id: node, body, user } = found;
    return [{ id, node, author: user.login, marker, body }];
  });
}
async function createComment(place2, body) {
  return readWrittenComment(await place2.github.ask(`POST ${listRoute(place2)}`, { body }));
}
async function changeComment(place2, id, body) {
  return readWrittenComment(await place2.github.ask(`PATCH ${commentRoute(place2)}`, { comment: id, body }));
}
async function markerOf(place2, id) {
  try {
    const found = await place2.github.ask(`GET ${commentRoute(place2)}`, { comment: id });
    return readMarker(fitting(commentShape, found)?.body ?? "");
  } catch (error) {
    if (error instanceof GithubError && !isGone(error)) return void 0;
    throw error;
  }
}
async function removeComment(place2, id) {
  try {
    await place2.github.ask(`DELETE ${commentRoute(place2)}`, { comment: id });
  } catch (error) {
    if (!(error instanceof GithubError && isGone(error))) throw error;
  }
}
function isGone({ status }) {
  return status === 404 || status === 410;
}
function readWrittenComment(comment2) {
  const { id, html_url: url, user } = readAnswer("the answer to a comment", commentShape)(comment2);
  return { id, url, author: user.login };
}
function listRoute({ repository, pullRequest }) {
  return `/repos/${repository}/issues/${pullRequest}/comments`;
}
function commentRoute({ repository }) {
  return `/repos/${repository}/issues/comments/{comment}`;
}

// src/action/publish/own-account.ts
var userShape = object({ login: text });
var viewerShape = object({ data: object({ viewer: userShape }) });
var RUNNER_LOGINS = ["github-actions[bot]", "gitea-actions", "forgejo-actions"];
async function askAccount(github, graphql) {
  const viewer = await answerTo(() => github.ask(`POST ${graphql}`, { query: "query{viewer{login}}" }));
  const login = fitting(viewerShape, viewer)?.data.viewer.login;
  if (login !== void 0) return { login, hasGraphql: true };
  const user = await answerTo(() => github.ask("GET /user"));
  return { login: fitting(userShape, user)?.login ?? "", hasGraphql: false };
}
function isOwn({ login }, author) {
  return login === "" ? RUNNER_LOGINS.includes(author) : author === login;
}
async function answerTo(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GithubError) return void 0;
    throw error;
  }
}

// src/action/publish/unhide-comment.ts
var hidden = object({ isMinimized: flag });
var asked = object({ data: object({ node: hidden }) });
var unhidden = object({ data: object({ unminimizeComment: object({ unminimizedComment: hidden }) }) });
var ASK = "query($id:ID!){node(id:$id){... on IssueComment{isMinimized}}}";
var SHOW = "mutation($id:ID!){unminimizeComment(input:{subjectId:$id}){unminimizedComment{isMinimized}}}";
async function unhide({ github, graphql }, node) {
  const ask = async (query) => {
    try {
      return await github.ask(`POST ${graphql}`, { query, variables: { id: node } });
    } catch (error) {
      if (error instanceof GithubError) return void 0;
      throw error;
    }
  };
  if (fitting(asked, await ask(ASK))?.data.node.isMinimized !== true) return "seen";
  const shown = fitting(unhidden, await ask(SHOW))?.data.unminimizeComment.unminimizedComment;
  return shown?.isMinimized === false ? "seen" : "refused";
}

// src/action/publish/put-comment.ts
var ROUNDS = 4;
async function putComment(place2, comment2) {
  let state = {
    place: place2,
    comment: comment2,
    account: await askAccount(place2.github, place2.graphql),
    own: void 0
  };
  for (let round = 1; ; round++) {
    const next = await lookAndWrite(state, round);
    if ("kind" in next) return next;
    state = { ...state, ...next };
  }
}
async function lookAndWrite(state, round) {
  const { place: place2, comment: comment2, own } = state;
  const { account, standing } = await ownComments(state);
  if (own !== void 0 && await isSettled(place2, own, standing)) return { kind: "written", url: own.url };
  if (round > ROUNDS)
    throw new GithubError("others write the comment at the same time", { status: void 0 });
  const plan = comment2.plan(standing);
  try {
    return await carryOut({ ...state, account }, plan);
  } catch (error) {
    if (!(error instanceof GithubError) || round === ROUNDS || !isWorthAnotherRound(error, plan)) throw error;
    return { account, own: void 0 };
  }
}
async function ownComments({ place: place2, comment: comment2, account }) {
  const marked = await markedComments(place2, comment2.head.key);
  const ours = (whose) => marked.filter(({ author }) => isOwn(whose, author));
  if (account.login !== "" || marked.length === 0 || ours(account).length > 0)
    return { account, standing: ours(account) };
  const { id, author: login } = await write({ place: place2, comment: comment2 }, []);
  await removeComment(place2, id);
  const learnt = { ...account, login };
  return { account: learnt, standing: ours(learnt) };
}
async function carryOut(state, plan) {
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
      return plan;
  }
}
async function update(state, plan) {
  const { place: place2, comment: comment2, account } = state;
  const { id, url } = await write(state, plan.keeps, plan.comment.id);
  for (const other2 of plan.others) await removeComment(place2, other2.id);
  const { node } = plan.comment;
  const mayBeHidden = plan.isNewAlarm && account.hasGraphql && node !== "";
  if (mayBeHidden && await unhide(place2, node) === "refused") {
    await removeComment(place2, id);
    return { account, own: void 0 };
  }
  const marker = await markerOf(place2, id);
  const isThere = marker === void 0 || isNewer(marker, comment2.head) || marker.parts.some((mark) => mark.id === comment2.part.id);
  return isThere ? { kind: "written", url } : { account, own: void 0 };
}
async function affirm({ place: place2, comment: { head, part } }, { id, body, marker }) {
  const parts = marker.parts.map((mark) => ({ ...mark, id: part.id }));
  const text2 = [writeMarker({ ...head, parts }), ...body.split(/\r?\n/).slice(1)].join("\n");
  await changeComment(place2, id, text2);
}
async function isSettled(place2, own, standing) {
  const isOldest = standing.every(({ id }) => id >= own.id);
  const spare = isOldest ? standing.filter(({ id }) => id !== own.id) : [own];
  for (const { id } of spare) await removeComment(place2, id);
  return isOldest;
}
async function write({ place: place2, comment: { head, part, text: text2 } }, keeps, id) {
  const send = (budget) => {
    const own = { ...part, text: text2(budget - ROOM_FOR_MARKER) };
    const body = renderComment(head, [own, ...keeps], budget);
    return id === void 0 ? createComment(place2, body) : changeComment(place2, id, body);
  };
  try {
    return await send(COMMENT_BUDGET);
  } catch (error) {
    if (!(error instanceof GithubError && error.status === 422)) throw error;
    return send(SHORT_COMMENT_BUDGET);
  }
}
function isWorthAnotherRound(error, { kind }) {
  return kind === "create" ? error.status === void 0 || error.status >= 500 : isGone(error);
}

// src/action/publish/announce.ts
async function announce(announcement) {
  const comment2 = await comments(announcement);
  await checkRun(announcement);
  return comment2;
}
async function comments(announcement) {
  const { runner, mode, pullRequest } = announcement;
  if (pullRequest === void 0 || mode === "never") return {};
  try {
    const end = await comment(announcement, pullRequest);
    if (end.kind === "left") runner.info(`no comment: ${end.why}`);
    return end.kind === "written" ? { comment: end.url } : {};
  } catch (error) {
    if (error instanceof GithubError && isNotGranted(error))
      return { refused: isPersonal(error) ? "personal" : "job" };
    runner.warning(`the comment could not be written: ${reasonOf(error)}; the summary has all of it`);
    return {};
  }
}
function comment({ github, context, mode, report, run, part, markdown }, pullRequest) {
  const { graphql, repository } = context;
  const { number: pull, head: commit } = pullRequest;
  const head = { key: keyOf(context, part), run: run.number, attempt: run.attempt, head: commit };
  const own = { id: partId(report), rank: RANKS[report.outcome], state: digest(stateOf(report)) };
  return putComment(
    { github, graphql, repository, pullRequest: pull },
    {
      head,
      part: own,
      plan: (standing) => planComment({ mode, report, head, part: own }, standing),
      text: (budget) => renderMarkdown(report, { ...markdown, budget })
    }
  );
}
function partId(report) {
  return digest(printReport(report)).slice(0, 8);
}
async function checkRun(announcement) {
  const { runner, github, context, report, run, pullRequest, isOwnStep, markdown } = announcement;
  const sha = pullRequest?.head ?? context.sha;
  if (sha === "") return;
  try {
    await putCheckRun({
      github,
      repository: context.repository,
      sha,
      name: ["go-steady", markdown.job ?? context.job].filter((word) => word !== "").join(": "),
      id: `${run.id}.${run.attempt}.${partId(report)}`,
      details: markdown.links?.run ?? "",
      report,
      isForeign: !isOwnStep && pullRequest?.isFork === true,
      annotations: isOwnStep ? furtherAnnotations(report) : allAnnotations(report),
      markdown
    });
  } catch (error) {
    if (error instanceof GithubError && isNotGranted(error)) return;
    runner.warning(`the check run could not be written: ${reasonOf(error)}`);
  }
}

// src/action/publish/no-right-note.ts
function noRightNote({ whose, artifact, isStage }) {
  if (whose === "personal")
    return 'No comment on the pull request: the personal access token in `github-token` may not write one, and the job\'s `permissions` do not change that. Give that token "Pull requests: Read and write", leave `github-token` out, or set `comment: never`.';
  if (whose === "job")
    return "No comment on the pull request: the token of this job may not write one. Add `pull-requests: write` to the job's `permissions`, or set `comment: never`.";
  const kept = artifact === void 0 ? "" : ` The report is kept as the artifact \`${artifact}\`.`;
  const stages = isStage ? " Stages in one workflow cannot change that: take the templates `pull-request-from-forks.yml` and `report.yml`." : "";
  return `No comment on the pull request: it comes from a fork, and there tokens may only read.${kept}${stages} A workflow with \`on: workflow_run\` and \`stage: report\` can comment from it: see docs/github.md of go-steady.`;
}
function isTokenOfFork(event, { isFork }) {
  return isFork && /^pull_request(?!_target)/.test(event);
}

// src/action/publish/tell-report.ts
var ROOM_FOR_NOTE = 4096;
async function tellReport(publication, path) {
  const { runner, report, context, cancelled } = publication;
  const markdown = markdownOptions(context);
  const budget = SUMMARY_BUDGET - ROOM_FOR_NOTE;
  await attempt(
    runner,
    "the summary could not be made",
    () => runner.summary(renderMarkdown(report, { ...markdown, budget }))
  );
  await attempt(runner, "the annotations could not be made", () => runner.annotate(annotationsOf(report)));
  setOutputs(runner, [report], path);
  if (cancelled.aborted) return;
  await attempt(runner, "not all could be told to GitHub", () => online(publication, markdown));
}
async function online(publication, markdown) {
  const { runner, report, stage, inputs, context, event } = publication;
  const pullRequest = decodePullRequest(event.payload);
  const isForLater = pullRequest !== void 0 || whyNotPublished(event) === void 0;
  const artifact = isForLater ? await storeReport(publication) : void 0;
  if (inputs.token === "" || context.repository === "") return;
  const { comment: comment2, refused } = await announce({
    runner,
    github: await openApi(context, inputs.token),
    context,
    mode: inputs.comment,
    report,
    pullRequest,
    run: context.run,
    part: "",
    isOwnStep: true,
    markdown
  });
  if (comment2 !== void 0) runner.output("comment-url", comment2);
  if (refused === void 0 || pullRequest === void 0) return;
  const isAsked = inputs.comment !== "auto";
  if (stage !== "all" && !isAsked) return;
  const whose = refused === "job" && isTokenOfFork(event.name, pullRequest) ? "fork" : refused;
  const note = noRightNote({ whose, artifact, isStage: false });
  if (isAsked) runner.warning(note);
  else runner.info(note);
  await runner.summary(`
> ${note}
`);
}
async function storeReport({ runner, out, context, report }) {
  if (context.noArtifacts !== void 0) {
    runner.info(
      `the report is not kept for a later job: ${context.noArtifacts}; it is in the summary and in ${out}`
    );
    return void 0;
  }
  let kept;
  await attempt(runner, "a later job cannot use this one's report", async () => {
    const files = await writtenBy(report, out);
    if (!files.includes("report.json")) return;
    const { uploadArtifact } = await import("./artifacts-O4HORZD2.js");
    for (const name of artifactNames(context)) {
      if (!await uploadArtifact({ name, folder: out, files })) continue;
      kept = name;
      return;
    }
    runner.warning(
      "too many jobs of this run have the same name: this one's report is not kept for a later job"
    );
  });
  return kept;
}
async function writtenBy({ started }, out) {
  const isOwn2 = await Promise.all(
    REPORT_FILES.map((name) => changedSince(join(out, name), new Date(started)))
  );
  return REPORT_FILES.filter((_, i) => isOwn2[i]);
}
function markdownOptions(context, run = context.run.id) {
  const { server, repository, job, leg } = context;
  const links = repository === "" ? {} : { repository: `${server}/${repository}`, run: runAddress(context, run) };
  return { links, job: leg === "" ? job : `${job} (${leg})` };
}

export {
  announce,
  noRightNote,
  isTokenOfFork,
  ROOM_FOR_NOTE,
  tellReport,
  markdownOptions
};
