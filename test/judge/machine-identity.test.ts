import { expect, test } from "@jest/globals";
import { whyIncomparable, whyOtherProcs } from "../../src/judge/machine-identity.ts";

const here = { cpu: "Fast One", goos: "linux", goarch: "amd64", go: "go1.26.8" };

test("the same conditions can be compared", () => {
  expect(whyIncomparable(here, { ...here })).toBeUndefined();
  expect(whyOtherProcs([1, 4], [4])).toBeUndefined();
});

test.each([
  [{ cpu: "Slow One" }, "the CPU model was Slow One for the stored baseline and is Fast One here"],
  [{ go: "go1.25.0" }, "the Go version was go1.25.0 for the stored baseline and is go1.26.8 here"],
  [{ goos: "darwin" }, "the operating system was darwin for the stored baseline and is linux here"],
  [{ goarch: "arm64" }, "the architecture was arm64 for the stored baseline and is amd64 here"],
  [{ go: "" }, "the stored baseline does not say the Go version that it was measured with"],
])("%j cannot, and the reason names both", (other, why) => {
  expect(whyIncomparable({ ...here, ...other }, here)).toBe(why);
});

test("what is not known here is taken for different", () => {
  expect(whyIncomparable(here, { ...here, cpu: "" })).toBe("the CPU model is not known here");
});

test("GOMAXPROCS must be said, and one value must be in common", () => {
  expect(whyOtherProcs([2], [4])).toBe("GOMAXPROCS was 2 for the stored baseline and is 4 here");
  expect(whyOtherProcs([], [4])).toBe(
    "the stored baseline does not say GOMAXPROCS that it was measured with",
  );
});
