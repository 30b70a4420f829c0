import { expect, test } from "@jest/globals";
import { plainText } from "../../src/benchfmt/plain-text.ts";

const TEXT = "pkg: x\r\nBenchmarkÜ-8 1 2 ns/op\r\n";
const utf16 = Buffer.from(TEXT, "utf16le");
const event = (fields: object) => `${JSON.stringify({ Time: "2026-11-28T01:00:00Z", ...fields })}\n`;
const prints = (Output: string, Package = "x") => event({ Action: "output", Package, Output });

/** Cut into chunks of a size; the buffer is reused as a reader of files does. */
function read(bytes: Uint8Array, size: number): string {
  const buffer = Buffer.alloc(size);
  function* chunks(): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) {
      buffer.set(bytes.subarray(at, at + size));
      yield buffer.subarray(0, Math.min(size, bytes.length - at));
    }
  }
  const parts: Buffer[] = [];
  for (const chunk of plainText(chunks())) parts.push(Buffer.from(new Uint8Array(chunk)));
  return Buffer.concat(parts).toString("utf8");
}

const events = [
  "go: downloading example.com/y v1.0.0\n",
  event({ Action: "start", Package: "x" }),
  prints("pkg: x\n"),
  prints("BenchmarkA-8 \t"),
  prints("other line\n", "y"),
  prints("100\t2 ns/op\n"),
  event({ Action: "pass", Package: "x", Elapsed: 1 }),
  prints("no end"),
].join("");

test.each<[string, Uint8Array, string]>([
  ["UTF-8 as it is", Buffer.from(TEXT), TEXT],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${TEXT}`), TEXT],
  ["UTF-16 of PowerShell", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), TEXT],
  ["UTF-16 without a mark", utf16, TEXT],
  ["UTF-16, high byte first", Buffer.from(Buffer.from(`\ufeff${TEXT}`, "utf16le")).swap16(), TEXT],
  [
    "events of go test -json, a line each",
    Buffer.from(events),
    "go: downloading example.com/y v1.0.0\n\npkg: x\n\nother line\nBenchmarkA-8 \t100\t2 ns/op\n\n\nno end",
  ],
  ["events in UTF-16", Buffer.from(`\ufeff${prints("pkg: x\n")}`, "utf16le"), "pkg: x\n"],
  ["a log of JSON lines that are no events", Buffer.from('{"time":1}\n'), '{"time":1}\n'],
  ["nothing", Buffer.from(""), ""],
  ["a single byte", Buffer.from("B"), "B"],
])("reads %s, wherever the chunks are cut", (_, bytes, want) => {
  for (const size of [1, 2, 3, 7, 1000]) expect(read(bytes, size)).toBe(want);
});
