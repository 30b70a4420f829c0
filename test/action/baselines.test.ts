// Which stored baseline a run finds.
import { expect, test } from "@jest/globals";
import { identityOf } from "../../src/action/baselines.ts";
import { decodeOptions, type RawOptions } from "../../src/options/options.ts";

const identity = async (raw: RawOptions, matrix = "null", variables: Readonly<Record<string, string>> = {}) =>
  identityOf({ matrix, options: await decodeOptions(raw), variables }).join();

test("what measures something else finds another baseline", async () => {
  const all = [
    await identity({}),
    await identity({ bench: "Parse" }),
    await identity({ "bench-args": "-size=10" }),
    await identity({ "bench-args": "-size=1000" }),
    await identity({ packages: "./a" }),
    await identity({ packages: "./a ./b" }),
    await identity({ cpu: "1,4" }),
    await identity({ benchtime: "100ms" }),
    await identity({ "build-flags": "-tags=x" }),
    await identity({ "go-version": "1.26" }),
    await identity({ "go-version-file": "tools/go.mod" }),
    await identity({ "working-directory": "api" }),
    await identity({}, '{"go":"1.26"}'),
    await identity({}, "null", { RUNNER_OS: "Windows" }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test("what only changes how a verdict is reached finds the same one", async () => {
  const same = await identity({ count: "7", threshold: "10%", "fail-on": "never", "time-budget": "1m" });
  expect(same).toBe(await identity({}));
});
