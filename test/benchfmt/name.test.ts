import { expect, test } from "@jest/globals";
import { nameParts, splitName } from "../../src/benchfmt/name.ts";

test("takes exactly the known GOMAXPROCS suffix off a name", () => {
  expect(splitName("sha-256", 1)).toEqual({ name: "sha-256", procs: 1 });
  expect(splitName("sha-256-2", 2)).toEqual({ name: "sha-256", procs: 2 });
  expect(splitName("sha-256", 8)).toEqual({ name: "sha-256", procs: 8 });
});

test("guesses the GOMAXPROCS suffix when it is not told", () => {
  expect(splitName("A/b-c.d-16")).toEqual({ name: "A/b-c.d", procs: 16 });
  expect(splitName("A/b=1")).toEqual({ name: "A/b=1", procs: 1 });
  expect(splitName("A-0")).toEqual({ name: "A-0", procs: 1 });
  expect(splitName("Store/Add-1")).toEqual({ name: "Store/Add-1", procs: 1 });
  expect(splitName("Store/Add-1-12")).toEqual({ name: "Store/Add-1", procs: 12 });
});

test("cuts a name into its parts", () => {
  expect(nameParts("A/k=v/x-y-8")).toEqual({ base: "A", parts: ["/k=v", "/x-y"], suffix: "-8" });
  expect(nameParts("A-0")).toEqual({ base: "A", parts: [], suffix: "-0" });
  expect(nameParts("")).toEqual({ base: "", parts: [], suffix: "" });
  expect(nameParts("/a//")).toEqual({ base: "", parts: ["/a", "/", "/"], suffix: "" });
});
