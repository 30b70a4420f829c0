import { describe, expect, test } from "@jest/globals";
import { type Github, GithubError, openGithub } from "../../../src/ports/github/github.ts";
import { type Answer, type AnsweringServer, answeringServer } from "../../kit/answering-server.ts";

const TOKEN = "ghs_0123456789abcdefghij0123456789abcdef";
const PATIENCE = { attempts: 3, timeoutMs: 400, pauseMs: 1, longestPauseMs: 2000, random: () => 0 };

async function serving(
  answers: readonly Answer[],
  act: (github: Github, server: AnsweringServer) => Promise<void>,
): Promise<void> {
  await using server = await answeringServer(
    (_, n) => answers[n] ?? { status: 500, body: { message: "no more" } },
  );
  await act(await openGithub({ token: TOKEN, api: server.url, patience: PATIENCE }), server);
}

const failure = (promise: Promise<unknown>): Promise<GithubError> =>
  promise.then(
    () => {
      throw new Error("it succeeded");
    },
    (error: unknown) => {
      if (error instanceof GithubError) return error;
      throw error;
    },
  );

test("a request carries the token, and its answer is the body", async () => {
  await serving([{ body: { id: 7 } }], async (github, server) => {
    expect(await github.ask("GET /repos/{owner}/{repo}", { owner: "o", repo: "r/../x" })).toEqual({ id: 7 });
    expect(server.asked[0]).toMatchObject({ url: "/repos/o/r%2F..%2Fx", authorization: `token ${TOKEN}` });
  });
});

test("a list is read through all its pages", async () => {
  await using server = await answeringServer(({ url }) => {
    const page = Number(new URL(url, "http://x").searchParams.get("page") ?? 1);
    const next = `<${server.url}/things?per_page=100&page=${page + 1}>; rel="next"`;
    return {
      headers: page < 12 ? { link: next } : {},
      body: Array.from({ length: 100 }, (_, i) => page * 100 + i),
    };
  });
  const github = await openGithub({ token: TOKEN, api: server.url, patience: PATIENCE });
  const found = await github.all("GET /things");
  expect([found.length, found[0], found.at(-1)]).toEqual([1200, 100, 1299]);
  expect(server.asked.map(({ url }) => url)[0]).toBe("/things?per_page=100");
});

test("a list inside an object is a list", async () => {
  await serving([{ body: { total_count: 1, artifacts: [{ id: 1 }] } }], async (github) => {
    expect(await github.all("GET /repos/o/r/actions/runs/1/artifacts")).toEqual([{ id: 1 }]);
  });
});

test("what is no list is refused", async () => {
  await serving([{ body: { message: "hello" } }], async (github) => {
    expect((await failure(github.all("GET /things"))).message).toContain("GET /things: ");
  });
});

describe("is asked again", () => {
  const OK: Answer = { body: { ok: true } };
  const cases: readonly (readonly [string, Answer])[] = [
    ["after a 502", { status: 502 }],
    ["after a 503", { status: 503 }],
    ["after a reset", "reset"],
    ["after a silence", "silence"],
    ["after a 429 that says when", { status: 429, headers: { "retry-after": "1" } }],
    ["after a 403 that says when", { status: 403, headers: { "retry-after": "0" } }],
    [
      "after a 403 of a used-up limit",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" } },
    ],
  ];
  test.each(cases)("%s", async (_, first) => {
    await serving([first, OK], async (github, server) => {
      expect(await github.ask("GET /thing")).toEqual({ ok: true });
      expect(server.asked.length).toBe(2);
    });
  });

  test("after as long as GitHub asks for", async () => {
    await serving([{ status: 429, headers: { "retry-after": "1" } }, OK], async (github) => {
      const begun = performance.now();
      await github.ask("GET /thing");
      expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
    });
  });
});

describe("is not asked again", () => {
  const cases: readonly (readonly [string, Answer])[] = [
    ["after a 404", { status: 404, body: { message: "Not Found" } }],
    ["after a 422", { status: 422, body: { message: "Validation Failed" } }],
    [
      "after a 403 without a time",
      { status: 403, body: { message: "Resource not accessible by integration" } },
    ],
    [
      "when GitHub asks for a longer pause than there is",
      { status: 429, headers: { "retry-after": "3600" } },
    ],
  ];
  test.each(cases)("%s", async (_, first) => {
    await serving([first, { body: {} }], async (github, server) => {
      const { status } = await failure(github.ask("GET /thing"));
      expect(status).toBe((first as { status: number }).status);
      expect(server.asked.length).toBe(1);
    });
  });

  test.each<[string, Answer]>([
    ["a reset", "reset"],
    ["a 500", { status: 500 }],
  ])("when it may have made something: %s", async (_, first) => {
    await serving([first, { body: {} }], async (github, server) => {
      await failure(github.ask("POST /things", { name: "x" }));
      expect(server.asked.length).toBe(1);
    });
  });
});

test("patience has an end, and the last answer is what is told", async () => {
  await serving(
    [{ status: 500 }, { status: 502 }, { status: 503, body: { message: "ill" } }],
    async (github, server) => {
      const error = await failure(github.ask("GET /thing"));
      expect([error.message, error.status]).toEqual(["GET /thing: HTTP 503, ill", 503]);
      expect(server.asked.length).toBe(3);
    },
  );
});

test("without any answer there is no status", async () => {
  await serving(["reset", "reset", "reset"], async (github) => {
    expect((await failure(github.ask("GET /thing"))).status).toBe(undefined);
  });
});

test("an error never holds the token, though the server repeats it", async () => {
  const body = { message: `token ${TOKEN} may not`, documentation_url: "https://docs.github.com/rest/x" };
  await serving([{ status: 403, body }], async (github) => {
    const error = await failure(github.ask("POST /things"));
    expect(error.message).toBe("POST /things: HTTP 403, token *** may not");
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(TOKEN);
    expect(error.cause).toBe(undefined);
  });
});

test("a page for people in the place of an answer is told by its title", async () => {
  const page = `<!DOCTYPE html>\n<!-- Hello -->\n<html><head><title>Unicorn! \u202e</title></head>${"x".repeat(9000)}`;
  const headers = { "content-type": "text/html" };
  await serving([{ status: 404, headers, body: page }], async (github) => {
    const error = await failure(github.ask("POST /things"));
    expect(error.message).toMatch(
      /^POST \/things: HTTP 404, a web page in the place of an answer \(Unicorn! [^\u202e]*\)$/,
    );
  });
});

test("a download is an address, which is not followed with the token", async () => {
  await serving(
    [{ status: 302, headers: { location: "http://127.0.0.1:1/zip?sig=x" } }],
    async (github, server) => {
      expect(await github.address("GET /zip")).toBe("http://127.0.0.1:1/zip?sig=x");
      expect(server.asked.length).toBe(1);
    },
  );
});
