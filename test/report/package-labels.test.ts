import { expect, test } from "@jest/globals";
import { packageLabels } from "../../src/report/package-labels.ts";

const check = (pkgs: readonly string[], common: string, labels: readonly string[]) => {
  const found = packageLabels(pkgs);
  expect([found.common, pkgs.map(found.labelOf)]).toEqual([common, labels]);
};

test("what all packages share is left out", () =>
  check(["m.org/x/a/parse", "m.org/x/b/parse"], "m.org/x", ["a/parse", "b/parse"]));
test("the shared package itself keeps its last element", () =>
  check(["m.org/x", "m.org/x/b"], "m.org/x", ["x", "b"]));
test("the only package needs no label", () => check(["m.org/x", "m.org/x"], "m.org/x", ["", ""]));
test("whole elements are shared, not letters", () => check(["parse", "parser"], "", ["parse", "parser"]));
test("no package, no label", () => check([], "", []));
