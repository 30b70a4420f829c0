// When a store is saved again.
import { expect, test } from "@jest/globals";
import { changeOf, whyNoGain, whyNotSave } from "../../src/caches/decide.ts";
import type { Names, Plan, PlannedStore } from "../../src/caches/plan.ts";
import { keyOf, prefixesOf, readKeyEnd } from "../../src/caches/store.ts";

const prefixes = prefixesOf("build", { machine: "linux", job: "0123abcd", sums: "aaaa" });
const store = (names: Names | null, seconds = 1, without = 60): PlannedStore => ({
  name: "build",
  root: "/cache",
  prefixes,
  restored:
    names === null
      ? null
      : {
          names,
          seconds,
          key: keyOf({ name: "build", root: "", prefixes }, { content: "0".repeat(16), seconds: without }),
        },
});

test.each<[string, Names, Names | null, string | undefined]>([
  ["nothing was restored", { a: 1 }, null, undefined],
  ["nothing was used", {}, { a: 1 }, "nothing of it was used"],
  ["the same was used", { a: 50, b: 50 }, { a: 50, b: 50 }, "what was restored is nearly the same"],
  ["a tenth is new", { a: 90, b: 10 }, { a: 90 }, "what was restored is nearly the same"],
  ["more than a tenth is new", { a: 89, b: 11 }, { a: 89 }, undefined],
  ["a tenth is not needed any more", { a: 100 }, { a: 100, b: 10 }, "what was restored is nearly the same"],
  ["more than a tenth is not needed any more", { a: 100 }, { a: 100, b: 11 }, undefined],
])("%s", (_, used, restored, why) => {
  expect(whyNotSave(store(restored), changeOf(used, restored ?? {}))).toBe(why);
});

test.each([
  [20, 30, 60, undefined],
  [20, 50, 60, "restoring took 20 s and saved 10 s"],
  [4, 60, 60, undefined], // too short to be told from noise
  [20, 70, 60, "restoring took 20 s and saved 0 s"],
])("restoring in %i s, working in %i s instead of %i s", (seconds, workSeconds, without, why) => {
  const plan: Plan = {
    stores: [store({ a: 1 }, seconds, without)],
    goSums: [],
    since: 0,
    workSeconds,
    folder: "",
  };
  expect(whyNoGain(plan)).toBe(why);
  expect(whyNoGain({ ...plan, stores: [store(null)] })).toBeUndefined();
});

test("a key says what is in it and what a run without it takes", () => {
  const key = keyOf(store(null), { content: "0123456789abcdef", seconds: 41.6 });
  expect(key).toBe("go-steady-build-1-linux-0123abcd-aaaa-0123456789abcdef-42s");
  expect(readKeyEnd(key)).toEqual({ content: "0123456789abcdef", seconds: 42 });
  expect(readKeyEnd("go-steady-build-1-linux-")).toBe(null);
  expect(prefixes.every((prefix) => key.startsWith(prefix))).toBe(true);
});
