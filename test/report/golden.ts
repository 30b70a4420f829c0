// Golden files: what a person has read and found right. A miss writes the new text beside the old one.

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";

/** expectGolden compares a text with test/report/golden/NAME; a miss leaves NAME.changed there to look at and rename. */
export function expectGolden(name: string, text: string): void {
  const file = `test/report/golden/${name}`;
  const golden = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (golden === text) rmSync(`${file}.changed`, { force: true });
  else writeFileSync(`${file}.changed`, text);
  expect(text).toBe(golden);
}
