import { expect, test } from "@jest/globals";
import { EVERY_BENCHMARK, NO_BENCHMARK } from "../../src/patterns/bench-pattern.ts";
import { benchPattern } from "../kit/patterns.ts";

test("a pattern for some functions alone keeps what stands below them", async () => {
  const asked = await benchPattern("Parse/size=1k|Render");
  const only = asked.only(["BenchmarkParse", "BenchmarkRender", "BenchmarkOther"]);
  expect(only.source).toBe("^BenchmarkParse$/size=1k|^BenchmarkRender$");
  const names = ["BenchmarkParse", "BenchmarkRender", "BenchmarkParseAll", "BenchmarkOther"];
  expect(names.filter((name) => only.canMatch(name))).toEqual(["BenchmarkParse", "BenchmarkRender"]);
  expect(names.filter((name) => asked.canMatch(name))).toHaveLength(3);
  expect(only.within("BenchmarkParse")).toBe("^BenchmarkParse$/size=1k");
});

test("of no function at all nothing is left", () => {
  const none = EVERY_BENCHMARK.only([]);
  expect([none.source, none.canMatch("BenchmarkParse")]).toEqual([NO_BENCHMARK, false]);
});
