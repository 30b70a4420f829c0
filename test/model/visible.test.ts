import { expect, test } from "@jest/globals";
import { cutList, cutMiddle, cutText, visibleLine, visibleLines } from "../../src/model/visible.ts";

const check = (input: string, want: string) => expect(visibleLine(input)).toBe(want);

test("controls, bidi marks, zero-width characters and lone surrogates are spelt out", () => {
  check("a\u202Eb", "a⟨U+202E⟩b");
  check("a\u200bb\u2066", "a⟨U+200B⟩b⟨U+2066⟩");
  check("bell\u0007", "bell⟨U+0007⟩");
  check("\ud800x", "⟨U+D800⟩x");
  check("\u{e0041}\u{3164}", "⟨U+E0041⟩⟨U+3164⟩");
});

test("colours of terminals are taken away", () => check("\u001b[1;31mred\u001b[0m", "red"));

test("line ends are shown on one line and kept in many", () => {
  check("a\r\nb\nc\td", "a␊b␊c d");
  expect(visibleLines("a\r\n\tb\n\n")).toBe("a\n    b");
});

test("letters of all languages and joined emoji stay", () => {
  check("解析/é/👩‍💻/👩🏽‍🚀/❤️", "解析/é/👩‍💻/👩🏽‍🚀/❤️");
  check("a\u200db", "a⟨U+200D⟩b");
});

test("cutting never halves a character of two code units", () => {
  expect(cutText("ab😀cd", 4)).toBe("ab…");
  expect(cutMiddle("ab😀cd😀ef", 7)).toBe("ab…ef");
  expect(cutMiddle("short", 5)).toBe("short");
});

test("a list that is cut says that there are others", () => {
  expect(cutList([], 2)).toBe("");
  expect(cutList(["a", "b"], 2)).toBe("a, b");
  expect(cutList(["a", "b", "c"], 2)).toBe("a, b, …");
});
