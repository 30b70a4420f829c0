import { expect, test } from "@jest/globals";
import { capture } from "../../../src/ports/process/capture.ts";

test("bytes are what is limited, in what is kept and in a line", () => {
  const lines: string[] = [];
  const output = capture(6, (line) => lines.push(line));
  for (const chunk of ["aaaaaa\n", "ααα\n", "αα", "αα\n", "aaaaaaa\n", "b\n"]) output.add(Buffer.from(chunk));
  expect(lines).toEqual(["aaaaaa", "ααα", "b"]);
  expect([output.text(), output.truncated()]).toEqual(["aaaaaa", true]);
});
