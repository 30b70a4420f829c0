// The language of filters, by benchstat's own tables: what is selected, and where an error stands.
import { expect, test } from "@jest/globals";
import { parseFilter } from "../../src/benchstat/filter.ts";
import { QuerySyntaxError } from "../../src/benchstat/syntax-error.ts";
import { compileGoRegexp } from "../../src/patterns/go-regexp.ts";

const SUBJECT = {
  file: "f.txt",
  config: [
    { key: "goos", value: "linux" },
    { key: "b c", value: "1" },
  ],
  fullName: "Parse/size=1k-8",
};
const UNITS = [
  { unit: "sec/op", original: "ns/op" },
  { unit: "B/op", original: null },
];

/** The units of the result that are left. */
function left(query: string): readonly string[] {
  const filter = parseFilter(query, compileGoRegexp);
  return UNITS.filter((units) => filter(SUBJECT, units)).map(({ unit }) => unit);
}

const ALL = ["sec/op", "B/op"];
test.each<[string, readonly string[]]>([
  ["*", ALL],
  ["-*", []],
  ["goos:linux", ALL],
  ["goos : linux", ALL],
  ["goos:lin", []],
  ["goarch:linux", []],
  ['goarch:""', ALL],
  ["/size:1k .name:Parse .file:f.txt /gomaxprocs:8", ALL],
  ["goos:linux AND .name:Render", []],
  ["goos:linux AND", ALL],
  ["goos:linux OR .name:Render", ALL],
  [".name:Render goos:linux OR goos:linux", ALL],
  [".name:Render (goos:linux OR goos:linux)", []],
  ["-goos:linux", []],
  ["--goos:linux", ALL],
  ["-(goos:linux .name:Render)", ALL],
  ["goos:(darwin OR linux)", ALL],
  ["goos:(darwin OR /^l/)", ALL],
  ['"b c":1', ALL],
  ['"b\\u0020c":"\\x31"', ALL],
  [".unit:ns/op", ["sec/op"]],
  [".unit:sec/op", ["sec/op"]],
  [".unit:(ns/op OR B/op)", ALL],
  ["-.unit:ns/op", ["B/op"]],
  [".name:Render OR .unit:B/op", ["B/op"]],
  [".unit:/^.s/", ["sec/op"]],
  [".fullname:/size=(?i:1K)/", ALL],
  [".fullname:/[[:^alpha:]]1k/", ALL],
  [".fullname:/^[[:^alpha:]]/", []],
  [".fullname:/Parse[/]size/", ALL],
  [".fullname:/[[:alpha:]/]size/", ALL],
  [".fullname:/(Parse/size)/", ALL],
  [".fullname:/Parse\\/size/", ALL],
])("%s leaves %j", (query, units) => {
  expect(left(query)).toEqual(units);
});

test.each<[string, string, number]>([
  ["a", "expected key:value", 0],
  ["a:", "expected key:value", 0],
  ["a:b  c", "expected key:value", 5],
  ["", "expected key:value or subexpression", 0],
  ["()", "expected key:value or subexpression", 1],
  ["AND", "expected key:value or subexpression", 0],
  ["(a:b", 'missing ")"', 4],
  ["(a:b))", 'unexpected ")"', 5],
  ["a:b @", 'unexpected "@"', 4],
  ["a:()", "expected value", 3],
  ["a:(b OR AND)", "expected value", 8],
  ["a:(b c)", "value list must be separated by OR", 5],
  ["a:(b AND c)", "value list must be separated by OR", 5],
  ['a "b', "missing end quote", 2],
  ['"a\\z":"b c"', "bad escape sequence", 0],
  ['"a\\\\":b', "missing end quote", 0],
  ['"a\\\\":"b"', "bad escape sequence", 0],
  ["a:/b", 'missing close "/"', 2],
  ["a:/[[]/", 'missing close "/"', 2],
  ["a:/b/\u00a0", 'regexp must be followed by space or an operator (unescaped "/"?)', 5],
  ["a:/b/c", 'regexp must be followed by space or an operator (unescaped "/"?)', 5],
  ["a:/(?=b)/", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`", 2],
  ["a:b c:/*/", "error parsing regexp: missing argument to repetition operator: `*`", 6],
  [".config:x", ".config is only allowed in projections", 0],
  ['a:b "":c', "key must not be empty", 4],
  // What is wrong in form comes before what is wrong in meaning.
  [".config:x (", "expected key:value or subexpression", 11],
])("%j: %s", (query, message, offset) => {
  let error: unknown;
  try {
    left(query);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(QuerySyntaxError);
  expect(error).toMatchObject({ message, offset });
});

test("a caret stands below the place, by the width that people see", () => {
  const error = new QuerySyntaxError("expected value", "☃é:\t()", 5);
  expect(error.marked).toBe("syntax error: expected value\n\t☃é:\t()\n\t    ^");
});
