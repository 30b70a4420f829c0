// stage: report after the run of a fork, against a server that speaks as GitHub does.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, test } from "@jest/globals";
import { decodePublishInputs } from "../../../src/action/publish/inputs.ts";
import { reportStage } from "../../../src/action/publish/report-stage.ts";
import { keyOf, readRunContext } from "../../../src/action/publish/run-context.ts";
import type { Report } from "../../../src/model/report.ts";
import { decodeOptions } from "../../../src/options/options.ts";
import { reportJson } from "../../../src/report/json.ts";
import type { Answer, Asked } from "../../kit/answering-server.ts";
import { makeZip, type ZipFile } from "../../kit/small-zip.ts";
import { regression } from "../../report/sample-reports.ts";
import { type CommentsServer, commentsServer } from "./comments-server.ts";
import { type Heard, hear } from "./heard.ts";

const folder = mkdtempSync(join(tmpdir(), "report-stage-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = "b82e4d10c6f97a35e8d1402b9c7f6e53a0d4c8b1";
const OTHER = "0000000000000000000000000000000000000001";
const [OURS, FORK] = [1, 2];
const REPORT: Report = { ...regression, pullRequest: { number: 5, head: HEAD } };

interface Pull {
  readonly number: number;
  readonly head: string;
  readonly repository: number;
}
interface Scene {
  readonly zip?: Buffer;
  readonly size?: number;
  readonly name?: string;
  readonly names?: readonly string[];
  /** What each of them holds, where they differ. */
  readonly zips?: readonly Buffer[];
  readonly pulls?: readonly Pull[];
  readonly event?: string;
  /** Whether the fork has been deleted since. */
  readonly isGone?: boolean;
  readonly digest?: string;
}

const pullJson = ({ number, head, repository }: Pull) => ({
  number,
  head: {
    sha: head,
    ref: "main",
    repo: { id: repository, full_name: repository === FORK ? "mallory/r" : "o/r" },
  },
  base: { ref: "main", repo: { id: OURS } },
});

const NAME = "go-steady-report-bench-01234567";

/** What GitHub knows of the run and of the pull request, beside the comments. */
function routes(kit: CommentsServer, scene: Scene) {
  const { zip = makeZip([["report.json", reportJson(REPORT)]]), names = [scene.name ?? NAME] } = scene;
  const size = scene.size ?? zip.length;
  const listed = names.map((name, i) => ({
    id: i + 1,
    name,
    size_in_bytes: size,
    expired: false,
    ...(scene.digest === undefined ? {} : { digest: scene.digest }),
  }));
  const pulls = scene.pulls ?? [{ number: 5, head: HEAD, repository: FORK }];
  return ({ url }: Asked): Answer | undefined => {
    const path = url.split("?")[0];
    if (path === "/repos/o/r/pulls") return { body: pulls.map(pullJson) };
    if (path === "/repos/o/r/actions/runs/77/artifacts")
      return { body: { total_count: 1, artifacts: listed } };
    const wanted = /^\/repos\/o\/r\/actions\/artifacts\/(\d+)\/zip$/.exec(path ?? "")?.[1];
    if (wanted !== undefined)
      return { status: 302, headers: { location: `${kit.server.url}/blob/${wanted}?sig=secret` } };
    const blob = /^\/blob\/(\d+)$/.exec(path ?? "")?.[1];
    if (blob !== undefined) return { body: scene.zips?.[Number(blob) - 1] ?? zip };
    if (path === "/repos/o/r/check-runs") return { status: 201, body: { id: 3 } };
    return undefined;
  };
}

const payload = ({ event = "pull_request", isGone = false }: Scene) => ({
  workflow_run: {
    id: 77,
    run_number: 9,
    run_attempt: 1,
    event,
    head_sha: HEAD,
    head_branch: "main",
    head_repository: isGone ? null : { id: FORK, owner: { login: "mallory" } },
  },
});

const context = async (kit: CommentsServer) =>
  readRunContext(
    {
      GITHUB_API_URL: kit.server.url,
      GITHUB_REPOSITORY: "o/r",
      GITHUB_RUN_ID: "78",
      GITHUB_JOB: "report",
      GITHUB_WORKFLOW_REF: "o/r/.github/workflows/report.yml@refs/heads/main",
    },
    { matrix: "null", options: await decodeOptions({ stage: "report" }) },
  );

async function inScene(
  scene: Scene,
  act: (kit: CommentsServer, heard: Heard, run: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await using kit = await commentsServer();
  kit.fault = routes(kit, scene);
  const heard = hear();
  const run = async () =>
    reportStage({
      runner: heard.runner,
      inputs: await decodePublishInputs((name) => (name === "github-token" ? "a-secret" : "")),
      context: await context(kit),
      event: { name: "workflow_run", payload: payload(scene) },
      temporary: folder,
      out: join(folder, "out"),
      cancelled: new AbortController().signal,
    });
  await act(kit, heard, run);
}

const writes = (kit: CommentsServer) =>
  kit.server.asked
    .filter(({ method, url }) => method !== "GET" && url !== "/graphql")
    .map(({ method, url }) => `${method} ${url}`);

test("the report of a fork is rendered here, and says whose figures it has", async () => {
  await inScene({}, async (kit, heard, run) => {
    await run();
    expect(kit.comments.length).toBe(1);
    const body = kit.comments[0]?.body ?? "";
    expect(body).toMatch(
      new RegExp(`^<!-- go-steady v1 key=${keyOf(await context(kit), NAME)} run=9\\.1 head=${HEAD} `),
    );
    expect(body).toContain("### ❌ Failed:");
    expect(body).toContain("> These figures are the fork's own: code of `mallory/r` ran the measurement");
    expect(body).toContain("[All figures](https://github.com/o/r/actions/runs/77)");
    expect(body).toContain("Job `bench`.");
    expect(heard.outputs).toMatchObject({ outcome: "failed", "comment-url": "https://example.com/c/1" });
    expect(heard.summaries.length).toBe(1);
  });
});

test("a check run of a fork's figures cannot pass", async () => {
  const zip = makeZip([["report.json", reportJson({ ...REPORT, outcome: "passed", comparisons: [] })]]);
  await inScene({ zip }, async (kit, _, run) => {
    await run();
    const [check] = kit.server.asked.filter(({ url }) => url === "/repos/o/r/check-runs");
    expect(check?.body).toMatchObject({ head_sha: HEAD, conclusion: "neutral", name: "go-steady: bench" });
  });
});

describe("is told, and is no failure:", () => {
  const cases: readonly (readonly [string, Scene, RegExp])[] = [
    [
      "a pull request with newer commits",
      { pulls: [{ number: 5, head: OTHER, repository: FORK }] },
      /has newer commits/,
    ],
    ["no open pull request", { pulls: [] }, /no open pull request comes from its branch/],
    [
      "a branch of the same name in another repository",
      { pulls: [{ number: 5, head: HEAD, repository: OURS }] },
      /no open pull request/,
    ],
    [
      "two pull requests of the same commit",
      {
        pulls: [
          { number: 5, head: HEAD, repository: FORK },
          { number: 6, head: HEAD, repository: FORK },
        ],
      },
      /several open pull requests have the commit .* \(5, 6\)/,
    ],
    ["a fork that was deleted", { isGone: true }, /the repository that it came from is gone/],
    ["a run that a push started", { event: "push" }, /started by "push"/],
    ["no report", { names: ["coverage"] }, /no job of that run has left a report/],
  ];
  test.each(cases)("%s", async (_, scene, said) => {
    await inScene(scene, async (kit, heard, run) => {
      await run();
      expect(heard.infos.join("\n")).toMatch(said);
      expect(writes(kit)).toEqual([]);
    });
  });
});

/** One file of 1 GB of zeros: a megabyte of zip. */
function bomb(said: number): Buffer {
  const zip = makeZip([["report.json", ""]]);
  // Blocks that do not end the stream can be repeated; the last two bytes do.
  const zeros = deflateRawSync(Buffer.alloc(1024 ** 2 * 16), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([...Array.from({ length: 64 }, () => zeros), Buffer.from([3, 0])]);
  const name = Buffer.from("report.json");
  const local = Buffer.concat([zip.subarray(0, 30), name, packed]);
  local.writeUInt32LE(packed.length, 18);
  const entry = Buffer.alloc(46);
  entry.write("PK\u0001\u0002", "latin1");
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.from(zip.subarray(zip.length - 22));
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, name, end]);
}

describe("is refused, and nothing is posted:", () => {
  const files = (...list: readonly ZipFile[]): Scene => ({ zip: makeZip(list) });
  const json = (change: object) =>
    files(["report.json", JSON.stringify({ ...JSON.parse(reportJson(REPORT)), ...change })]);
  const cases: readonly (readonly [string, () => Scene, RegExp])[] = [
    ["a file outside of the zip", () => files(["../report.json", "{}"]), /is not a name that may be in it/],
    ["an absolute path", () => files(["/etc/passwd", "x"]), /is not a name that may be in it/],
    [
      "a file that no report has",
      () => files(["report.json", reportJson(REPORT)], ["pr-number.txt", "6"]),
      /pr-number.txt.* is not a file that may be in it/,
    ],
    ["1 GB of zeros", () => ({ zip: bomb(1024 ** 3) }), /has 1073741824 bytes, more than/],
    ["1 GB of zeros that says it is small", () => ({ zip: bomb(1000) }), /cannot be unpacked/],
    [
      "a zip that is too large to be downloaded",
      () => ({ size: 10 ** 12 }),
      /more than the 134217728 that it may have/,
    ],
    ["what is no zip", () => ({ zip: Buffer.from("hello") }), /refused: /],
    [
      "a zip that is not what was uploaded",
      () => ({ digest: `sha256:${"0".repeat(64)}` }),
      /not what was uploaded/,
    ],
    ["a zip without a report", () => files(["head.bench.out", ""]), /has no report.json/],
    ["what is no JSON", () => files(["report.json", "<script>alert(1)</script>"]), /the report is not JSON/],
    ["another schema", () => json({ schema: 2 }), /report has schema 2/],
    [
      "a number that is none",
      () => json({ policy: { threshold: "5%", alpha: 0.01 } }),
      /report.policy.threshold is not a finite number/,
    ],
    [
      "another pull request's number",
      () => json({ pullRequest: { number: 6, head: HEAD } }),
      /says that it is of pull request 6 .* but its run was of 5/,
    ],
    [
      "another commit",
      () => json({ pullRequest: { number: 5, head: OTHER } }),
      new RegExp(`at "${OTHER}", but its run was of 5 at ${HEAD}`),
    ],
    [
      "more reports than anybody reads",
      () => ({ names: Array.from({ length: 21 }, (_, i) => `${NAME}${i}`) }),
      /21 reports/,
    ],
  ];
  test.each(cases)("%s", async (_, scene, said) => {
    await inScene(scene(), async (kit, heard, run) => {
      await expect(run()).rejects.toThrow(said);
      expect(writes(kit)).toEqual([]);
      expect([heard.summaries, heard.outputs]).toEqual([[], {}]);
    });
  });

  test("the message shows nothing that hides, and not the address of the zip", async () => {
    const zip = makeZip([
      ["report.json", "x"],
      ["\u202egpj.exe", "x"],
    ]);
    await inScene({ zip, name: `${NAME}\u202e::error::x` }, async (_, __, run) => {
      const error = await run().then(
        () => new Error("it succeeded"),
        (cause: Error) => cause,
      );
      expect(error.message).not.toMatch(/\u202e|sig=/);
      expect(error.message).toContain("⟨U+202E⟩");
    });
  });
});

test("names with scripts, mentions and images are shown as code", async () => {
  const [first, ...rest] = REPORT.comparisons;
  if (first === undefined) throw new Error("no comparison");
  const name = "<script>alert(1)</script>@octocat![x](http://e.vil/x.png)#1";
  const zip = makeZip([
    ["report.json", reportJson({ ...REPORT, comparisons: [{ ...first, name }, ...rest] })],
  ]);
  await inScene({ zip }, async (kit, _, run) => {
    await run();
    expect(kit.comments[0]?.body).toContain(`\`${name}`);
  });
});

test("without an answer there is nothing to report, and that is a failure", async () => {
  await inScene({}, async (kit, _, run) => {
    const serve = kit.fault;
    kit.fault = (asked) =>
      asked.url.includes("/artifacts")
        ? { status: 403, body: { message: "Resource not accessible" } }
        : serve(asked);
    await expect(run()).rejects.toMatchObject({
      name: "UnmeasurableError",
      hint: expect.stringContaining("actions: read"),
    });
    expect(writes(kit)).toEqual([]);
  });
});

test.each([
  [
    "Although you appear to have the correct authorization credentials, the `o` organization has an IP allow list enabled",
    403,
  ],
  ["Repository was archived so is read-only.", 403],
  ["Resource protected by organization SAML enforcement.", 403],
])("GitHub's own reason is told, and no permission is blamed: %s", async (message, status) => {
  await inScene({}, async (kit, heard, run) => {
    const serve = kit.fault;
    const ill = (at: RegExp) => (asked: Asked) =>
      at.test(`${asked.method} ${asked.url}`) ? { status, body: { message } } : serve(asked);
    kit.fault = ill(/^POST .*\/comments/);
    await run();
    expect(heard.warnings.join("\n")).toContain(message);
    expect([...heard.warnings, ...heard.summaries].join("\n")).not.toContain("pull-requests: write");
    kit.fault = ill(/\/artifacts/);
    await expect(run()).rejects.toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.not.stringContaining("actions: read"),
    });
  });
});

test.each([
  ["job", "integration", "Add `pull-requests: write` to the job's `permissions`"],
  ["personal access token", "personal access token", 'Give that token "Pull requests: Read and write"'],
])("a %s that may not comment says what to add", async (_, whose, remedy) => {
  await inScene({}, async (kit, heard, run) => {
    const serve = kit.fault;
    kit.fault = (asked) =>
      asked.method === "POST" && asked.url.endsWith("/comments")
        ? { status: 403, body: { message: `Resource not accessible by ${whose}` } }
        : serve(asked);
    await run();
    expect(heard.warnings.join("\n")).toContain(remedy);
    expect(heard.summaries[1]).toContain(remedy);
  });
});

describe("of several reports", () => {
  const good = { ...REPORT, outcome: "passed", comparisons: [], reasons: ["all is well"] } as const;
  const zipOf = (report: Report) => makeZip([["report.json", reportJson(report)]]);

  test.each([
    ["first", [REPORT, good]],
    ["last", [good, REPORT]],
  ])("the outputs are those of the worst, also when it comes %s", async (_, reports) => {
    const zips = reports.map((report) => zipOf({ ...report, stored: { file: "", time: "" } }));
    await inScene({ names: [NAME, "go-steady-report-other-89abcdef"], zips }, async (kit, heard, run) => {
      await run();
      expect(heard.outputs).toMatchObject({
        outcome: "failed",
        regressions: expect.not.stringMatching(/^0$/),
      });
      expect(JSON.parse(readFileSync(heard.outputs.report ?? "", "utf8")).outcome).toBe("failed");
      expect(kit.comments).toHaveLength(1); // what passed has nothing to say
    });
  });

  test("those of jobs that nothing tells apart are in one comment, and an older attempt's in none", async () => {
    const names = [NAME, `${NAME}-2`, `${NAME}-2-2`];
    const zips = [zipOf({ ...REPORT, started: "2026-01-01T00:00:00.000Z" }), zipOf(good), zipOf(REPORT)];
    await inScene({ names, zips }, async (kit, heard, run) => {
      await run();
      const lines = kit.comments.map(({ body }) =>
        body.split("\n").filter((line) => line.startsWith("### ")),
      );
      expect(lines).toEqual([[expect.stringContaining("### ❌"), expect.stringContaining("### ✅")]]);
      expect(heard.outputs.outcome).toBe("failed");
    });
  });
});
