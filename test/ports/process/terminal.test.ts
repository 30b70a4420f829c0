import { expect, test } from "@jest/globals";
import { makeTerminal } from "../../../src/ports/process/terminal.ts";

function terminal(options: { isTTY?: boolean; columns?: number }) {
  let written = "";
  const runner = makeTerminal({ write: (text) => (written += text), ...options });
  return { runner, written: () => written };
}

const ERASE = "\r\u001b[K";
const HOSTILE = "a\u001b[2J\u001b]0;title\u0007b\rc\bd\u009b1A\u202ee\u2066f\u0000";
const HARMLESS = "a[2J]0;titlebcd1Aef";

test("output of the code under test cannot move the cursor, colour, ring, rename the window or turn the text round", () => {
  const { runner, written } = terminal({ isTTY: true });
  runner.info(HOSTILE);
  runner.warning(HOSTILE);
  runner.group(HOSTILE, `${HOSTILE}\n\tindented µ 日本`);
  expect(written()).toBe(`${HARMLESS}\nwarning: ${HARMLESS}\n${HARMLESS}\n${HARMLESS}\n\tindented µ 日本\n`);
});

test("progress stays on one line, is replaced by the next, and makes way for what is printed", () => {
  const { runner, written } = terminal({ isTTY: true, columns: 20 });
  runner.progress(`one\n${HOSTILE}`);
  runner.progress("日本".repeat(20));
  runner.info("done");
  runner.info("and more");
  expect(written()).toBe(
    `${ERASE}one ${HARMLESS.slice(0, 15)}${ERASE}${"日本".repeat(4)}日${ERASE}done\nand more\n`,
  );
});

test("no progress takes the line away", () => {
  const { runner, written } = terminal({ isTTY: true });
  runner.progress("measuring");
  runner.progress("");
  runner.info("done");
  expect(written()).toBe(`${ERASE}measuring${ERASE}done\n`);
});

test("a pipe gets warnings alone", () => {
  const { runner, written } = terminal({});
  runner.info("info");
  runner.progress("progress");
  runner.group("title", "body");
  runner.annotate([{ level: "error", title: "t", message: "m" }]);
  runner.warning("doubt");
  expect(written()).toBe("warning: doubt\n");
});
