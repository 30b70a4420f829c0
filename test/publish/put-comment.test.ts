import { describe, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { GithubError } from "../../src/ports/github.ts";
import { type CommentEnd, putComment } from "../../src/publish/put-comment.ts";
import { writeMarker } from "../../src/report/comment-marker.ts";
import { type CommentMode, planComment } from "../../src/report/comment-plan.ts";
import { allGood, regression } from "../report/sample-reports.ts";
import { BOT, type CommentsServer, commentsServer } from "./comments-server.ts";

const HEAD = "0123456789abcdef0123456789abcdef01234567";
const marker = (run: number, state = "1", key = "aa") => ({ key, run, attempt: 1, head: HEAD, state });
const markerLine = (run: number, state?: string, key?: string) => writeMarker(marker(run, state, key));

interface Put {
  readonly run?: number;
  readonly state?: string;
  readonly mode?: CommentMode;
  readonly report?: Report;
  readonly text?: string;
  readonly key?: string;
}

function put(
  kit: CommentsServer,
  { run = 1, state = "1", mode = "auto", report = regression, text = "slower", key = "aa" }: Put = {},
): Promise<CommentEnd> {
  const own = marker(run, state, key);
  const place = {
    github: kit.github,
    graphql: `${kit.server.url}/graphql`,
    repository: "o/r",
    pullRequest: 5,
  };
  return putComment(place, {
    key,
    plan: (standing) => planComment({ mode, report, marker: own }, standing),
    body: `${writeMarker(own)}\n${text}`,
    shortBody: `${writeMarker(own)}\nshort`,
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
    await put(kit, { text: "x".repeat(70_000) });
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
