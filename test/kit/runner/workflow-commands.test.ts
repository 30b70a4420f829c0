// What the runner makes of a log.
import { expect, test } from "@jest/globals";
import { readLog } from "./workflow-commands.ts";

const read = (text: string, ...secrets: readonly string[]) => readLog(text.split("\n"), secrets);

test("commands begin with two colons after white space, or with ##[ anywhere; others are text", () => {
  const { commands } = read("  ::notice::a\nx ::notice::b\nx ##[notice]c\n::unknown::d\n::notice:e");
  expect(commands).toEqual(["  ::notice::a", "x ##[notice]c"]);
});

test("properties and message are unescaped, the percent sign last", () => {
  expect(read("::error file=a%2Cb.go,line=3,title=T%3A1::50%25 off%0Aand %250A").annotations).toEqual([
    { level: "error", message: "50% off\nand %0A", properties: { file: "a,b.go", line: "3", title: "T:1" } },
  ]);
});

test("between stop-commands and its token nothing is obeyed, whatever the token's case", () => {
  const { commands, annotations } = read(
    "::stop-commands::Token\n::error::no\n::other::\n::TOKEN::\n::error::yes",
  );
  expect(annotations.map((a) => a.message)).toEqual(["yes"]);
  expect(commands).toEqual(["::stop-commands::Token", "::error::yes"]);
});

test("secrets are masked from the start, added ones from then on, in annotations too", () => {
  const { log, annotations } = read(
    "a tok-1\nb tok-2\n::add-mask::tok-2\nc tok-2\n::error::d tok-1",
    "tok-1",
  );
  expect(log).toBe("a ***\nb tok-2\nc ***\n::error::d ***");
  expect(annotations[0]?.message).toBe("d ***");
});

test("ten annotations of a level are kept, and 4096 characters of a message", () => {
  const lines = Array.from({ length: 12 }, (_, i) => `::warning::${i}`);
  const { annotations, dropped } = readLog([...lines, `::error::${"x".repeat(5000)}`], []);
  expect([annotations.length, dropped]).toEqual([11, 2]);
  expect(annotations.at(-1)?.message).toHaveLength(4096);
});

test("set-env and add-path are refused, which fails the step", () => {
  expect(read("::set-env name=A::b\n::add-path::/x").refused).toEqual([
    "The `set-env` command is disabled.",
    "The `add-path` command is disabled.",
  ]);
});
