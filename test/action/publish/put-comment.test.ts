import { describe, expect, test } from "@jest/globals";
import { type CommentEnd, putComment } from "../../../src/action/publish/put-comment.ts";
import type { Report } from "../../../src/model/report.ts";
import { GithubError } from "../../../src/ports/github/github.ts";
import { RANKS, writeMarker } from "../../../src/report/comment-marker.ts";
import { type CommentMode, planComment } from "../../../src/report/comment-plan.ts";
import { allGood, regression } from "../../report/sample-reports.ts";
import { BOT, type CommentsServer, commentsServer } from "./comments-server.ts";

const HEAD = "0123456789abcdef0123456789abcdef01234567";
const headOf = (run: number, key = "aa", attempt = 1) => ({ key, run, attempt, head: HEAD });
const markerLine = (run: number, state = "1", key = "aa") =>
  writeMarker({ ...headOf(run, key), parts: [{ id: `a${run}`, rank: 2, state, lines: 1 }] });

interface Put {
  readonly run?: number;
  readonly attempt?: number;
  readonly state?: string;
  readonly mode?: CommentMode;
  readonly report?: Report;
  readonly text?: string;
  readonly key?: string;
  /** Which report it is: hexadecimal. Default: another one in each run. */
  readonly id?: string;
}

function put(kit: CommentsServer, wish: Put = {}): Promise<CommentEnd> {
  const { run = 1, attempt = 1, state = "1", mode = "auto", report = regression } = wish;
  const { text = "slower", key = "aa", id = `b${run}` } = wish;
  const head = headOf(run, key, attempt);
  const part = { id, rank: RANKS[report.outcome], state };
  const place = {
    github: kit.github,
    graphql: `${kit.server.url}/graphql`,
    repository: "o/r",
    pullRequest: 5,
  };
  return putComment(place, {
    head,
    part,
    plan: (standing) => planComment({ mode, report, head, part }, standing),
    text: (budget) => (text.length > budget || budget < 30_000 ? "short\n" : `${text}\n`),
  });
}

const texts = ({ comments }: CommentsServer) =>
  comments.filter(({ body }) => body.startsWith("<!--")).map(({ body }) => body.split("\n")[1]);

test("there is one comment, which every run updates in place", async () => {
  await using kit = await commentsServer();
  expect(await put(kit)).toEqual({ kind: "written", url: "https://example.com/c/1" });
  expect(await put(kit, { run: 2, text: "slower still" })).toEqual({
    kind: "written",
    url: "https://example.com/c/1",
  });
  expect(texts(kit)).toEqual(["slower still"]);
});

test("it is found among 1,000 others, on whatever page it is", async () => {
  await using kit = await commentsServer();
  for (let i = 0; i < 700; i++) kit.add("alice", `remark ${i}`);
  await put(kit, { text: "first" });
  for (let i = 0; i < 300; i++) kit.add("alice", `remark ${i}`);
  await put(kit, { run: 2, text: "second" });
  expect([kit.comments.length, texts(kit)]).toEqual([1001, ["second"]]);
});

test("somebody else's comment is not ours, whatever it says; nor is one of ours that quotes a marker", async () => {
  await using kit = await commentsServer();
  kit.add("mallory", `${markerLine(1)}\nforged`);
  kit.add(BOT, `> ${markerLine(1)}\nquoted`);
  await put(kit, { text: "own" });
  expect(kit.comments.map(({ body }) => body.split("\n")[1])).toEqual(["forged", "quoted", "own"]);
});

test("each job has a comment of its own", async () => {
  await using kit = await commentsServer();
  await put(kit, { key: "aa", text: "one" });
  await put(kit, { key: "bb", text: "two" });
  await put(kit, { key: "aa", run: 2, text: "three" });
  expect(texts(kit)).toEqual(["three", "two"]);
});

test("a comment that was deleted is written anew", async () => {
  await using kit = await commentsServer();
  await put(kit);
  kit.comments.length = 0;
  await put(kit, { run: 2, text: "again" });
  expect(texts(kit)).toEqual(["again"]);
});

test("a comment that is deleted while it is updated is written anew", async () => {
  await using kit = await commentsServer();
  await put(kit);
  kit.fault = ({ method }) => {
    if (method === "PATCH") kit.comments.length = 0;
    return undefined;
  };
  await put(kit, { run: 2, text: "again" });
  expect(texts(kit)).toEqual(["again"]);
});

test("an older run does not overwrite what a newer one wrote, nor an older attempt", async () => {
  await using kit = await commentsServer();
  await put(kit, { run: 8, text: "new" });
  expect(await put(kit, { run: 7, text: "old" })).toEqual({
    kind: "left",
    why: "a newer run has commented already",
  });
  expect(texts(kit)).toEqual(["new"]);
});

describe("when", () => {
  const cases: readonly (readonly [CommentMode, Report, boolean, boolean])[] = [
    // mode, report, is a comment made, is one that is there updated
    ["auto", regression, true, true],
    ["auto", allGood, false, true],
    ["always", allGood, true, true],
    ["on-change", regression, true, true],
    ["on-change", allGood, false, true],
  ];
  test.each(cases)("%s", async (mode, report, isMade, isUpdated) => {
    await using kit = await commentsServer();
    expect((await put(kit, { mode, report })).kind).toBe(isMade ? "written" : "left");
    kit.comments.length = 0;
    kit.add(BOT, `${markerLine(1, "0")}\nan alarm`);
    await put(kit, { mode, report, run: 2, text: "now" });
    expect(texts(kit)).toEqual([isUpdated ? "now" : "an alarm"]);
  });

  test("on-change leaves a comment alone that says the same already", async () => {
    await using kit = await commentsServer();
    await put(kit, { mode: "on-change", text: "first" });
    await put(kit, { mode: "on-change", text: "second", run: 2 });
    expect(texts(kit)).toEqual(["first"]);
    await put(kit, { mode: "on-change", text: "third", run: 3, state: "2" });
    expect(texts(kit)).toEqual(["third"]);
  });
});

describe("two jobs at once end with one comment", () => {
  test("both found none, and ours came second: the older one stays, and says what we say", async () => {
    await using kit = await commentsServer();
    // Between our list and our comment another run makes its own.
    kit.fault = ({ method, url }) => {
      if (method === "POST" && !url.includes("graphql") && kit.comments.length === 0)
        kit.add(BOT, `${markerLine(1)}\nthe other`);
      return undefined;
    };
    const end = await put(kit, { run: 2, text: "ours" });
    expect([end, texts(kit)]).toEqual([{ kind: "written", url: "https://example.com/c/1" }, ["ours"]]);
  });

  test("both found none, and ours came first: ours stays", async () => {
    await using kit = await commentsServer();
    kit.onCreated = () => {
      kit.add(BOT, `${markerLine(1)}\nthe other`);
      kit.onCreated = () => undefined;
      return undefined;
    };
    const end = await put(kit, { run: 2, text: "ours" });
    expect([end, texts(kit)]).toEqual([{ kind: "written", url: "https://example.com/c/1" }, ["ours"]]);
  });

  test("ours came second and is of an older run: it goes, and the newer one is left alone", async () => {
    await using kit = await commentsServer();
    kit.fault = ({ method, url }) => {
      if (method === "POST" && !url.includes("graphql") && kit.comments.length === 0)
        kit.add(BOT, `${markerLine(9)}\nthe newer`);
      return undefined;
    };
    const end = await put(kit, { run: 2, text: "ours" });
    expect([end.kind, texts(kit)]).toEqual(["left", ["the newer"]]);
  });

  test.each([2, 5])("%p of them, really at the same time", async (count) => {
    await using kit = await commentsServer();
    const runs = Array.from({ length: count }, (_, i) => put(kit, { run: i + 1, text: `run ${i + 1}` }));
    const ends = await Promise.all(runs);
    expect(ends.filter(({ kind }) => kind === "written").length).toBeGreaterThan(0);
    expect(texts(kit).length).toBe(1);
  });
});

describe("GitHub fails", () => {
  const isWrite = (method: string, url: string) => method === "POST" && !url.includes("graphql");

  test("the answer to a new comment is lost: it is found, and there is one", async () => {
    await using kit = await commentsServer();
    kit.onCreated = () => "reset";
    expect(await put(kit)).toEqual({ kind: "written", url: "https://example.com/c/1" });
    expect(texts(kit)).toEqual(["slower"]);
  });

  test("a new comment meets a 502 three times: it is written at the fourth", async () => {
    await using kit = await commentsServer();
    let left = 3;
    kit.fault = ({ method, url }) => (isWrite(method, url) && left-- > 0 ? { status: 502 } : undefined);
    expect((await put(kit)).kind).toBe("written");
    expect(texts(kit)).toEqual(["slower"]);
  });

  test("a new comment meets only 502: that is what is told", async () => {
    await using kit = await commentsServer();
    kit.fault = ({ method, url }) =>
      isWrite(method, url) ? { status: 502, body: { message: "ill" } } : undefined;
    await expect(put(kit)).rejects.toThrow(GithubError);
    await expect(put(kit)).rejects.toThrow(/HTTP 502, ill/);
  });

  test("a body that is too long after all is written in short", async () => {
    await using kit = await commentsServer();
    kit.fault = ({ body }) =>
      JSON.stringify(body ?? "").includes("xxx")
        ? { status: 422, body: { message: "Body is too long" } }
        : undefined;
    await put(kit, { text: "x".repeat(50_000) });
    expect(texts(kit)).toEqual(["short"]);
  });

  test("a token that may not comment is refused at once", async () => {
    await using kit = await commentsServer();
    const body = { message: "Resource not accessible by integration" };
    kit.fault = ({ method, url }) => (isWrite(method, url) ? { status: 403, body } : undefined);
    await expect(put(kit)).rejects.toMatchObject({ status: 403 });
    expect(kit.server.asked.filter(({ method, url }) => isWrite(method, url)).length).toBe(1);
  });

  test("an account that GitHub will not name is the runner's", async () => {
    await using kit = await commentsServer();
    kit.fault = ({ url }) => (url === "/graphql" ? { status: 403 } : undefined);
    await put(kit);
    await put(kit, { run: 2, text: "again" });
    expect(texts(kit)).toEqual(["again"]);
  });
});

describe("jobs that nothing tells apart share the comment, and none takes the place of another:", () => {
  const both = (kit: CommentsServer) =>
    kit.comments.map(({ body }) => body.split("\n").filter((line) => /^(red|green|grey)/.test(line)));

  test("the red one first, whichever comes last", async () => {
    for (const order of [
      ["red", "green"],
      ["green", "red"],
    ] as const) {
      await using kit = await commentsServer();
      for (const text of order) {
        const report = text === "red" ? regression : allGood;
        await put(kit, { mode: "always", text, report, id: text === "red" ? "c1" : "c2" });
      }
      expect(both(kit)).toEqual([["red", "green"]]);
    }
  });

  test("the next run begins anew, and so does the next attempt", async () => {
    await using kit = await commentsServer();
    await put(kit, { text: "red", id: "c1" });
    await put(kit, { text: "grey", id: "c2" });
    await put(kit, { text: "green", id: "c3", attempt: 2, report: allGood });
    expect(both(kit)).toEqual([["green"]]);
    await put(kit, { text: "red", id: "c4", run: 2 });
    expect(both(kit)).toEqual([["red"]]);
  });

  test("the same report posted twice is there once", async () => {
    await using kit = await commentsServer();
    await put(kit, { text: "red", id: "c1" });
    await put(kit, { text: "red", id: "c1" });
    expect(both(kit)).toEqual([["red"]]);
  });

  test("another job that writes between our look and our word is not lost", async () => {
    await using kit = await commentsServer();
    await put(kit, { text: "red", id: "c1" });
    const [comment] = kit.comments;
    let isFirst = true;
    kit.fault = ({ method, body }) => {
      if (method !== "PATCH" || !isFirst) return undefined;
      isFirst = false;
      // Ours is taken, and the other's, who looked before it, is written over it.
      if (comment !== undefined)
        comment.body = (body as { readonly body: string }).body.replace(/green\n?/, "");
      const text = `${writeMarker({ ...headOf(1), parts: [{ id: "c3", rank: 2, state: "7", lines: 1 }] })}\ngrey`;
      if (comment !== undefined) comment.body = text;
      return { body: { ...comment } };
    };
    await put(kit, { text: "green", id: "c2", report: allGood });
    expect(both(kit)).toEqual([["grey", "green"]]);
  });

  test("on-change: an alarm that still holds is not overwritten by the other job's good news", async () => {
    await using kit = await commentsServer();
    await put(kit, { mode: "on-change", text: "red", state: "a" });
    const end = await put(kit, { mode: "on-change", text: "red", state: "a", run: 2, id: "c1" });
    expect(end).toEqual({ kind: "left", why: "the comment says so already" });
    await put(kit, { mode: "on-change", text: "green", state: "b", run: 2, id: "c2", report: allGood });
    expect(both(kit)).toEqual([["red", "green"]]);
  });
});

describe("a comment that somebody has hidden", () => {
  const isHidden = ({ hidden }: CommentsServer) => hidden.has("IC_1");

  test("is shown again when a new alarm is written into it", async () => {
    await using kit = await commentsServer();
    await put(kit, { report: allGood, mode: "always", state: "a" });
    kit.hidden.add("IC_1");
    await put(kit, { run: 2, state: "b", text: "slower" });
    expect([isHidden(kit), texts(kit)]).toEqual([false, ["slower"]]);
  });

  test.each([
    ["the same alarm", { state: "a" }],
    ["good news", { state: "b", report: allGood }],
  ])("stays hidden with %s", async (_, change) => {
    await using kit = await commentsServer();
    await put(kit, { state: "a" });
    kit.hidden.add("IC_1");
    await put(kit, { run: 2, text: "now", ...change });
    expect([isHidden(kit), texts(kit)]).toEqual([true, ["now"]]);
  });

  test("gives way to a new one where the token may not show it again", async () => {
    await using kit = await commentsServer();
    await put(kit, { state: "a" });
    kit.hidden.add("IC_1");
    kit.fault = ({ body }) =>
      /^mutation/.test((body as { readonly query?: string } | undefined)?.query ?? "")
        ? { body: { data: null, errors: [{ type: "FORBIDDEN" }] } }
        : undefined;
    await put(kit, { run: 2, state: "b", text: "worse" });
    expect(kit.comments.map(({ id, body }) => [id, body.split("\n")[1]])).toEqual([[2, "worse"]]);
  });
});

describe("where nobody says as whom the token speaks, there is one comment all the same:", () => {
  const noGraphql = ({ url }: { readonly url: string }) =>
    url === "/graphql" ? { status: 404, body: { message: "not found" } } : undefined;

  // Each that is made is a message to all who follow the pull request, also where it is removed at once.
  test.each([
    ["gitea-actions", 1],
    ["forgejo-actions", 1],
    ["a-proxy", 4],
  ])("as %s, and no more than %d are made", async (account, made) => {
    await using kit = await commentsServer();
    Object.assign(kit, { account, fault: noGraphql });
    for (const run of [1, 2, 3]) await put(kit, { run, text: `run ${run}` });
    await put(kit, { run: 4, text: "good again", report: allGood });
    expect(kit.comments.map(({ id, body }) => [id, body.split("\n")[1]])).toEqual([[1, "good again"]]);
    const creations = kit.server.asked.filter(
      ({ method, url }) => method === "POST" && url.endsWith("/comments"),
    );
    expect(creations).toHaveLength(made);
  });

  test("also where GraphQL never answers", async () => {
    await using kit = await commentsServer();
    kit.fault = ({ url }) => (url === "/graphql" ? { status: 503 } : undefined);
    for (const run of [1, 2]) await put(kit, { run, text: `run ${run}` });
    expect(texts(kit)).toEqual(["run 2"]);
  });

  test("a person's token is asked of the other interface", async () => {
    await using kit = await commentsServer();
    kit.account = "alice";
    kit.fault = ({ url }) => (url === "/user" ? { body: { login: "alice" } } : noGraphql({ url }));
    for (const run of [1, 2]) await put(kit, { run, text: `run ${run}` });
    expect(kit.comments.map(({ id }) => id)).toEqual([1]);
  });

  test("somebody else's comment with our first line is not touched", async () => {
    await using kit = await commentsServer();
    Object.assign(kit, { account: "a-proxy", fault: noGraphql });
    kit.add("mallory", `${markerLine(1)}\nforged`);
    await put(kit, { text: "own" });
    await put(kit, { run: 2, text: "own again" });
    expect(kit.comments.map(({ user, body }) => [user.login, body.split("\n")[1]])).toEqual([
      ["mallory", "forged"],
      ["a-proxy", "own again"],
    ]);
  });
});
