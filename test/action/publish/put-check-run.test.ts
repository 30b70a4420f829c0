import { expect, test } from "@jest/globals";
import { putCheckRun } from "../../../src/action/publish/put-check-run.ts";
import type { Annotation } from "../../../src/model/annotation.ts";
import type { Report } from "../../../src/model/report.ts";
import { openGithub } from "../../../src/ports/github/github.ts";
import { type Asked, answeringServer } from "../../kit/answering-server.ts";
import { allGood, many, regression } from "../../report/sample-reports.ts";

const PATIENCE = { attempts: 1, timeoutMs: 5000, pauseMs: 1, longestPauseMs: 1, random: () => 0 };
const annotation = (i: number): Annotation => ({
  level: "error",
  title: `t${i}`,
  message: "m",
  file: "a.go",
  line: i + 1,
});

interface Output {
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly { readonly title: string; readonly annotation_level: string }[];
}

async function requestsFor(
  report: Report,
  annotations: readonly Annotation[],
  isForeign = false,
  there: readonly object[] = [],
  name = "go-steady: go",
): Promise<readonly (Asked & { readonly output: Output })[]> {
  await using server = await answeringServer(({ method }) =>
    method === "GET" ? { body: { check_runs: there } } : { status: 201, body: { id: 7 } },
  );
  const github = await openGithub({ token: "t", api: server.url, patience: PATIENCE });
  const place = {
    github,
    repository: "o/r",
    sha: "a".repeat(40),
    name,
    id: "12.1.0a1b",
    details: "https://x/1",
  };
  await putCheckRun({ ...place, report, isForeign, annotations, markdown: {} });
  return server.asked
    .filter(({ method }) => method !== "GET")
    .map((asked) => ({
      ...asked,
      output: (asked.body as { readonly output: Output }).output,
    }));
}

test("annotations come fifty a request, in their order, and no more than two hundred", async () => {
  const requests = await requestsFor(
    regression,
    Array.from({ length: 230 }, (_, i) => annotation(i)),
  );
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /repos/o/r/check-runs",
    ...Array.from({ length: 3 }, () => "PATCH /repos/o/r/check-runs/7"),
  ]);
  const titles = requests.flatMap(({ output }) => output.annotations.map(({ title }) => title));
  expect(titles).toEqual(Array.from({ length: 200 }, (_, i) => `t${i}`));
});

test("what has no place is left out, and levels have GitHub's names", async () => {
  const [request] = await requestsFor(regression, [
    { level: "warning", title: "nowhere", message: "m" },
    annotation(0),
    { ...annotation(1), level: "notice" },
  ]);
  expect(request?.output.annotations).toEqual([
    { path: "a.go", start_line: 1, end_line: 1, annotation_level: "failure", title: "t0", message: "m" },
    { path: "a.go", start_line: 2, end_line: 2, annotation_level: "notice", title: "t1", message: "m" },
  ]);
});

test.each<[string, Report, boolean, string]>([
  ["failed", regression, false, "failure"],
  ["passed", allGood, false, "success"],
  ["unmeasured", { ...allGood, outcome: "unmeasured" }, false, "failure"],
  ["passed, as a fork says", allGood, true, "neutral"],
  ["failed, as a fork says", regression, true, "failure"],
])("its conclusion: %s", async (_, report, isForeign, conclusion) => {
  const [request] = await requestsFor(report, [], isForeign);
  expect(request?.body).toMatchObject({ status: "completed", conclusion, head_sha: "a".repeat(40) });
});

test("title and summary keep GitHub's limits", async () => {
  const [request] = await requestsFor({ ...many, outcome: "failed", reasons: ["x".repeat(400)] }, []);
  expect(request?.output.title.length).toBeLessThanOrEqual(255);
  expect(Buffer.byteLength(request?.output.summary ?? "")).toBeLessThanOrEqual(65_535);
  expect(request?.output.summary).toContain("### ❌ Failed:");
});

test("one of the same name that another job of this attempt has made keeps its place", async () => {
  const made = (name: string, external_id: string) => ({ name, external_id });
  const there = [
    made("go-steady: go", "12.1.ffff"),
    made("go-steady: go 2", "11.1.ffff"),
    made("go-steady: go 2", "12.1.0a1b"), // our own, of before its answer was lost
    made("go-steady: other", "12.1.eeee"),
  ];
  const [request] = await requestsFor(allGood, [], false, there);
  expect(request?.body).toMatchObject({ name: "go-steady: go 2", external_id: "12.1.0a1b" });
  const [first] = await requestsFor(allGood, [], false, there.slice(1));
  expect(first?.body).toMatchObject({ name: "go-steady: go" });
});

test("a job's name and an annotation's title cannot hide, turn or break anything", async () => {
  const name = "go-steady: bench (\u202egreen\u0007, a\nb)";
  const hidden = { ...annotation(0), title: "t\u202e", message: "m\u200b\nn" };
  const [request] = await requestsFor(regression, [hidden], false, [], name);
  expect(request?.body).toMatchObject({ name: "go-steady: bench (⟨U+202E⟩green⟨U+0007⟩, a␊b)" });
  expect(request?.output.annotations).toMatchObject([{ title: "t⟨U+202E⟩", message: "m⟨U+200B⟩\nn" }]);
});
