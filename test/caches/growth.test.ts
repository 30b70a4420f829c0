// Successive runs of the main branch over changing dependencies and a changing project: what is kept stays as large as what one run needs.
// Two runs here, four every night; thirty, with tests and staticcheck and the standard library, by `npm run caches`.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ActionEnd } from "../kit/action.ts";
import { byForm } from "../kit/long.ts";
import { commit, type Files, git, makeRepository } from "../kit/repository.ts";
import { type Machines, PULL, PUSH, startMachines } from "./machines.ts";

const RUNS = Number(process.env.STEADY_CACHE_RUNS ?? byForm({ short: 2, long: 4 }));
const IS_LONG = RUNS > 4;
const MOST_RATIO = 1.2;
const LEAST_GAIN = 3;

let machines: Machines;

beforeAll(async () => {
  machines = await startMachines();
});
afterAll(() => machines.stop());

const NAMES = ["one", "two", "three", "four", "five", "six"];

/** Go code to compile; another text in every version. */
function code(name: string, version: string): Readonly<Record<string, string>> {
  const functions = Array.from(
    { length: IS_LONG ? 400 : 40 },
    (_, i) =>
      `\n// F${i} adds.\nfunc F${i}(n int) int {\n\tfor i := range n {\n\t\tn += i * len("${name} ${version}")\n\t}\n\treturn n\n}\n`,
  );
  return { "f.go": `package ${name}\n${functions.join("")}` };
}

function project(versions: Readonly<Record<string, string>>, run: number): Files {
  const tested = {
    "m_test.go": `package m\n\nimport (\n\t"encoding/json"\n\t"net/http"\n\t"testing"\n)\n\nfunc TestVersions(t *testing.T) {\n\tif _, err := json.Marshal(http.Header{"run": {"${run}"}}); err != nil {\n\t\tt.Fatal(err)\n\t}\n}\n`,
  };
  return { ...machines.project(versions, code), ...(IS_LONG ? tested : {}) };
}

/** The long form has tools and the standard library to build. */
function job(trigger: typeof PUSH): Promise<ActionEnd> {
  if (!IS_LONG) return machines.job(trigger);
  const proxies = process.env.GOPROXY || "https://proxy.golang.org";
  const proxy = `file://${machines.folder}/proxy,${proxies}`;
  return machines.job(trigger, { test: "true", staticcheck: "true" }, { GOPROXY: proxy });
}

function secondsOf({ outputs }: ActionEnd): number {
  return JSON.parse(readFileSync(outputs.report ?? "", "utf8")).seconds.checks;
}

const entriesOf = (store: string) =>
  machines.service.caches.entries().filter(({ key }) => key.startsWith(`go-steady-${store}-`));

/** Bytes of the newest entry of each store: what the next run restores. */
function kept(): Readonly<Record<string, number>> {
  const entries = machines.service.caches.entries();
  return Object.fromEntries(entries.map(({ key, size }) => [key.split("-")[2] ?? "", size]));
}

test(`over ${RUNS} runs what is kept follows the dependencies, and stays within ${MOST_RATIO} times of what one run needs`, async () => {
  const versions: Record<string, string> = Object.fromEntries(NAMES.map((name) => [name, "v1.0.0"]));
  makeRepository(machines.repository, project(versions, 0));
  git(machines.repository, "switch", "--quiet", "main");
  const cold = secondsOf(await job(PUSH)); // before the next run writes its report in the same place
  const warm = IS_LONG ? secondsOf(await job(PULL)) : Number.NaN;
  const need = kept();
  const saved = entriesOf("modules").length;
  const changed: number[] = [];
  const most: Record<string, number> = { ...need };
  for (let n = 1; n <= RUNS; n++) {
    for (const name of [NAMES[n % 6], NAMES[(n * 5 + 1) % 6]]) versions[name ?? ""] = `v1.${n}.0`;
    commit(machines.repository, project(versions, n));
    const end = await job(PUSH);
    expect([end.code, end.outputs["cache-hit"]]).toEqual([0, "true"]); // the nearest older one
    if (!IS_LONG) expect(entriesOf("modules")).toHaveLength(saved + n);
    changed.push(secondsOf(end));
    for (const [store, bytes] of Object.entries(kept())) most[store] = Math.max(most[store] ?? 0, bytes);
  }
  const ratios = Object.entries(most).map(
    ([store, bytes]) => [store, bytes / (need[store] ?? Number.NaN)] as const,
  );
  if (IS_LONG)
    process.stdout.write(
      `${JSON.stringify({ need, most, ratios: Object.fromEntries(ratios), cold, warm, gain: cold / warm, changed }, null, 2)}\n`,
    );
  expect(ratios.map(([store]) => store).sort()).toEqual([
    "build",
    "modules",
    ...(IS_LONG ? ["staticcheck"] : []),
  ]);
  for (const [, ratio] of ratios) expect(ratio).toBeLessThanOrEqual(MOST_RATIO);
  if (!IS_LONG) expect(Object.fromEntries(ratios).modules).toBeLessThan(1.1);
  expect((await machines.restore(PULL)).isHit).toBe(true);
  if (IS_LONG) expect(cold / warm).toBeGreaterThanOrEqual(LEAST_GAIN);
});
