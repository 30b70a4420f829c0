// Flags for the linker beside those of a user.
import { expect, test } from "@jest/globals";
import { alignment, linkOrder, withLinkFlags } from "../../src/build/link-flags.ts";
import { parseGoVersion } from "../../src/toolchain/versions/version.ts";

const extra = ["-funcalign=64", "-randlayout=7"];
const ours = "-ldflags=-funcalign=64 -randlayout=7";

test.each([
  ["no flags", [], [], [ours]],
  ["other flags stay", ["-tags", "x", "-race"], [], ["-tags=x", "-race", ours]],
  ["a user's linker flags follow", ["-ldflags=-s -w"], [], [`${ours} -s -w`]],
  ["in a word of their own, too", ["--ldflags", "-s -w", "-v"], [], ["-v", `${ours} -s -w`]],
  ["the last of several counts", ["-ldflags=-s", "-ldflags=-w"], [], [`${ours} -w`]],
  ["those of GOFLAGS are not forgotten", [], ["-mod=mod", "-ldflags=-X main.v=1"], [`${ours} -X main.v=1`]],
  ["build flags win over GOFLAGS", ["-ldflags=-w"], ["-ldflags=-s"], [`${ours} -w`]],
  ["quotes are the linker's own", ["-ldflags='-X=a.b=c d'"], [], [`${ours} '-X=a.b=c d'`]],
  ["a pattern of packages is left alone", ["-ldflags=all=-s"], [], null],
])("%s", (_, buildFlags, goflags, expected) => {
  expect(withLinkFlags(buildFlags, goflags, extra)).toEqual(expected);
});

test("without anything to add or keep there is no flag for the linker", () => {
  expect(withLinkFlags(["-race"], [], [])).toEqual(["-race"]);
});

test.each([
  ["go1.24.9", []],
  ["go1.25", ["-funcalign=64"]],
  ["go1.25rc1", ["-funcalign=64"]],
  ["go1.26.8", ["-funcalign=64"]],
  ["devel go1.28-abc", []],
])("functions are aligned from Go 1.25: %s", (version, flags) => {
  expect(alignment(parseGoVersion(version))).toEqual(flags);
});

test("a link order is a flag with its number", () => {
  expect(linkOrder(3)).toBe("-randlayout=3");
});
