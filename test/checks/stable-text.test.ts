// What only-new compares: in both directions, since a failure that is taken for an old one is worse than none.
import { expect, test } from "@jest/globals";
import { stablePlaces, stableText } from "../../src/checks/stable-text.ts";

const SIDES = {
  base: "/home/runner/work/_temp/go-steady-0a1b2c3d-0/base/home/runner/work/m/m",
  head: "/home/runner/work/_temp/go-steady-0a1b2c3d-0/head/home/runner/work/m/m",
};

const SAME: readonly (readonly [what: string, base: string, head: string])[] = [
  [
    "init that logs and exits",
    "example.com/m failed outside of its tests\n2026/11/28 04:01:02 no /tmp/TestMain123456789/001/config",
    "example.com/m failed outside of its tests\n2026/11/28 04:02:12 no /tmp/TestMain98765432/001/config",
  ],
  [
    "inconsistent vendoring",
    `go: inconsistent vendoring in ${SIDES.base}:\n\texample.com/x@v1.2.0: is explicitly required in go.mod`,
    `go: inconsistent vendoring in ${SIDES.head}:\n\texample.com/x@v1.2.0: is explicitly required in go.mod`,
  ],
  [
    "two packages in a folder",
    `found packages a (a.go) and b (b.go) in ${SIDES.base}/x`,
    `found packages a (a.go) and b (b.go) in ${SIDES.head}/x`,
  ],
  [
    "a linker",
    "/usr/bin/ld: /tmp/go-link-3178291/000004.o: in function `f':\n/tmp/go-build41/b001/x.c:7: undefined reference to `g'",
    "/usr/bin/ld: /tmp/go-link-99/000004.o: in function `f':\n/tmp/go-build1234567/b001/x.c:9: undefined reference to `g'",
  ],
  [
    "a missing submodule on Windows",
    `open D:\\a\\_temp\\go-steady-0a1b2c3d-0\\base\\a\\m\\m\\third_party\\x.h: The system cannot find the path`,
    `open D:\\a\\_temp\\go-steady-0a1b2c3d-3\\head\\a\\m\\m\\third_party\\x.h: The system cannot find the path`,
  ],
  ["seconds and milliseconds", "took 950ms, 3 of 7", "took 1.05s, 4 of 7"],
  ["minutes and seconds", "deadline of 1m30s passed", "deadline of 59.9s passed"],
  ["RFC 3339", "at 2026-11-28T04:01:02.123Z it failed", "at 2026-11-28T04:01:03+01:00 it failed"],
  ["RFC 1123", "Date: Sat, 28 Nov 2026 04:01:02 GMT", "Date: Sun, 29 Nov 2026 00:00:01 GMT"],
  ["addresses", "&{0xc000123 0x1f}", "&{0xc000AAA 0x2e}"],
  ["ports", "dial tcp 127.0.0.1:43111: refused", "dial tcp 127.0.0.1:5: refused"],
  ["UUIDs", "job 3f0c1d2e-0000-4000-8000-00000000000a", "job aaaaaaaa-1111-4111-8111-bbbbbbbbbbbb"],
  ["random names", "bucket x7k2p9q", "bucket q2a8z1m"],
  ["hashes", "commit 3f0c1d2e9", "commit 77aa0ee"],
];

test.each(SAME)("the same: %s", (_, base, head) => {
  expect(stableText(head)).toBe(stableText(base));
});

const OTHER: readonly (readonly [what: string, base: string, head: string])[] = [
  ["another file", "no /etc/a/config", "no /etc/b/config"],
  [
    "another module",
    `in ${SIDES.base}:\n\texample.com/x@v1.2.0:`,
    `in ${SIDES.head}:\n\texample.com/y@v1.2.0:`,
  ],
  ["another version of a module", "example.com/x@v1.2.0: not marked", "example.com/x@v1.3.0: not marked"],
  [
    "another package in the folder",
    `found packages a (a.go) and b (b.go) in ${SIDES.base}/x`,
    `found packages a (a.go) and c (c.go) in ${SIDES.head}/x`,
  ],
  ["another symbol", "undefined reference to `g1'", "undefined reference to `g2'"],
  ["one more line", "cannot open config", "cannot open config\nassertion failed: no user"],
  ["another word", "dial tcp 127.0.0.1:1: refused", "dial tcp 127.0.0.1:1: timeout"],
  ["another identifier with a number", "undefined: parseV1", "undefined: parseV2"],
  ["another architecture", "no asm for amd64", "no asm for arm64"],
];

test.each(OTHER)("not the same: %s", (_, base, head) => {
  expect(stableText(head)).not.toBe(stableText(base));
});

test("a number in the message of a tool is a reason, a place is none", () => {
  expect(stablePlaces("m, see a.go:9:2")).toBe(stablePlaces("m, see a.go:7:2"));
  expect(stablePlaces("Printf reads arg 1")).not.toBe(stablePlaces("Printf reads arg 2"));
  expect(stablePlaces(`in ${SIDES.head}`)).toBe(stablePlaces(`in ${SIDES.base}`));
});
