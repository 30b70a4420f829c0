import { expect, test } from "@jest/globals";
import { withoutComments } from "../../src/build/without-comments.ts";

test.each([
  ["a // b\nc", "a  \nc"],
  ["a /* b\n // c */ d", "a   d"],
  ["a /***/ b /* * / **/ c", "a   b   c"],
  ['"http://x" // y', '"http://x"  '],
  ['"a\\"// b" // c', '"a\\"// b"  '],
  ["`/* a\n\\` /* b */", "`/* a\n\\`  "],
  ["'\"' // a\n'\\'' /* b */ x", "'\"'  \n'\\''   x"],
  ["a / b /c", "a / b /c"],
  ['"not ended // a\nb // c', '"not ended // a\nb  '],
  ["a /* not ended", "a  "],
])("%j without comments is %j", (text, code) => {
  expect(withoutComments(text)).toBe(code);
});

test("long text takes no longer than its length asks for", () => {
  const started = performance.now();
  for (const text of ["/*", "/* *", '"\\', "`", "'\\"]) withoutComments(text.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(5000);
});
