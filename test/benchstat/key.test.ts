import { expect, test } from "@jest/globals";
import { extractOf, fullNameWithout } from "../../src/benchstat/key.ts";

const subject = (fullName: string) => ({
  file: "new.txt",
  config: [
    { key: "goos", value: "linux" },
    { key: "gomaxprocs", value: "of the file" },
  ],
  fullName,
});

test.each([
  ["Parse/size=1k/json-8", ".name", "Parse"],
  ["Parse-8", ".name", "Parse"],
  ["/x=1-8", ".name", ""],
  ["Parse/size=1k/json-8", ".fullname", "Parse/size=1k/json-8"],
  ["Parse/size=1k/json-8", ".file", "new.txt"],
  ["Parse/size=1k/json-8", "/size", "1k"],
  ["Parse/size=1k/json-8", "/json", ""],
  ["Parse/a=1/a=2-8", "/a", "1"],
  ["Parse/a=b=c", "/a", "b=c"],
  ["Parse/ab=1", "/a", ""],
  ["Parse/size=1k-8", "/gomaxprocs", "8"],
  ["Parse/gomaxprocs=4", "/gomaxprocs", "4"],
  ["Parse/gomaxprocs=4-8", "/gomaxprocs", "8"],
  ["Parse/sha-256", "/gomaxprocs", "256"], // ambiguous by design
  ["Parse-0", "/gomaxprocs", "0"],
  ["Parse", "/gomaxprocs", ""],
  ["Parse", "goos", "linux"],
  ["Parse", "gomaxprocs", "of the file"],
  ["Parse", "goarch", ""],
  ["Parse", ".unknown", ""],
])("of %s the key %s is %j", (fullName, key, value) => {
  expect(extractOf(key)(subject(fullName))).toBe(value);
});

test.each([
  [[], "Parse/size=1k/json-8"],
  [["goos", ".fullname"], "Parse/size=1k/json-8"],
  [[".name"], "*/size=1k/json-8"],
  [["/size"], "Parse/json-8"],
  [["/gomaxprocs"], "Parse/size=1k/json"],
  [[".name", "/size", "/gomaxprocs"], "*/json"],
  [["/json", "/siz"], "Parse/size=1k/json-8"],
])("less what %j stand for, the full name is %s", (keys, value) => {
  expect(fullNameWithout(new Set(keys))(subject("Parse/size=1k/json-8"))).toBe(value);
});
