import { expect, test } from "@jest/globals";
import { flagValue, goFlags } from "../../src/build/flags.ts";

test("joins values to their flags, quotes blanks, and keeps what was set before", () => {
  expect(goFlags("-mod=vendor", ["-race", "-tags", "a,b", "-ldflags", "-s -w", "-gcflags=all=-N -l"])).toBe(
    "-mod=vendor -race -tags=a,b '-ldflags=-s -w' '-gcflags=all=-N -l'",
  );
});

test("finds a flag and its value", () => {
  const flags = ["-run", "X", "--coverprofile=c.out", "-short", "-vet=off", "-vet=all"];
  expect(["run", "coverprofile", "short", "vet", "cover"].map((name) => flagValue(flags, name))).toEqual([
    "X",
    "c.out",
    "",
    "all",
    undefined,
  ]);
});
