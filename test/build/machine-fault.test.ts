// What the go command says when the machine is to blame, against what the compiler says of code. Go 1.26.8's own words.
import { expect, test } from "@jest/globals";
import { machineFault, startFault } from "../../src/build/machine-fault.ts";
import { readCompileErrors } from "../../src/checks/compile-error.ts";

const folders = { root: "/w", dir: "/w" };

test.each([
  [
    "no HOME",
    "build cache is required, but could not be located: GOCACHE is not defined and neither $XDG_CACHE_HOME nor $HOME are defined",
    "GOCACHE",
  ],
  [
    "HOME that cannot be written",
    "failed to initialize build cache at /proc/.cache/go-build: mkdir /proc/.cache: no such file or directory",
    "GOCACHE",
  ],
  ["GOCACHE=off", "build cache is disabled by GOCACHE=off, but required as of Go 1.12", "GOCACHE"],
  [
    "no module cache",
    "go: could not create module cache: mkdir /proc/mc: no such file or directory",
    "GOMODCACHE",
  ],
  ["no TMPDIR", "go: creating work dir: stat /nowhere: no such file or directory", "TMPDIR"],
  ["a full disk, of a compiler", "open /tmp/go-build1/b001/_pkg_.a: no space left on device", "free space"],
  [
    "a full disk, of a linker",
    "# m.test\n/usr/local/go/pkg/tool/linux_amd64/link: mapping output file failed: no space left on device",
    "free space",
  ],
  ["a full disk, of ld", "/usr/bin/ld: final link failed: No space left on device", "free space"],
  [
    "a full build cache",
    "/usr/local/go/src/fmt/print.go:10:2: package os is not in std (/usr/local/go/src/os)",
    "GOCACHE",
  ],
  ["a quota", "write /w/x: disk quota exceeded", "free space"],
  [
    "a disk that cannot be written",
    "m.go:3:8: mkdir /root/go/pkg/mod/cache: read-only file system",
    "GOMODCACHE",
  ],
  ["another user's cache", "open /root/.cache/go-build/ab/x-d: permission denied", "GOCACHE"],
  ["no memory", "# m\n/usr/local/go/pkg/tool/linux_amd64/compile: signal: killed", "more memory"],
  ["too many files", "open /w/m.go: too many open files", "ulimit"],
  [
    "no network",
    'm.go:4:8: rsc.io/quote@v1.5.2: Get "http://127.0.0.1:9/rsc.io/quote/@v/v1.5.2.zip": dial tcp 127.0.0.1:9: connect: connection refused',
    "GOPROXY",
  ],
  [
    "no name server",
    'm.go:4:8: rsc.io/quote@v1.5.2: Get "https://nowhere.invalid/x": dial tcp: lookup nowhere.invalid: no such host',
    "GOPROXY",
  ],
  [
    "a certificate that nobody knows",
    'go: x@v1: Get "https://proxy/x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    "GOPROXY",
  ],
  ["a proxy that is down", "go: x@v1: reading https://proxy/x/@v/v1.zip: 502 Bad Gateway", "GOPROXY"],
  [
    "no C compiler",
    '# runtime/cgo\ncgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH',
    "build-base",
  ],
])("%s is the machine's, with a remedy, and no finding of the code", (_, said, remedy) => {
  expect(machineFault(said)?.remedy).toContain(remedy);
  expect(readCompileErrors("vet", said, folders)).toEqual([]);
});

test.each([
  ["the compiler's words", "./m.go:3:7: undefined: Parse"],
  ["a package that there is not", "m.go:3:8: package fmtt is not in std (/usr/local/go/src/fmtt)"],
  ["a module that nobody requires", "m.go:4:8: no required module provides package rsc.io/quote; to add it:"],
  [
    "a version that there is not",
    "go: rsc.io/quote@v9.9.9: reading https://proxy/rsc.io/quote/@v/v9.9.9.info: 404 Not Found",
  ],
  ["a sum that is missing", "go: rsc.io/quote@v1.5.2: missing go.sum entry for go.mod file"],
  ["code that only talks of it", './m.go:3:7: undefined: noSpace (want "no space left on device")'],
])("%s is the code's", (_, said) => {
  expect(machineFault(said)).toBeUndefined();
  expect(readCompileErrors("vet", said, folders)).toHaveLength(1);
});

test("what a fault of the network leaves is still found; what a full disk leaves is not believed", () => {
  const own = "# m\n./m.go:3:7: undefined: Parse\n# other\n";
  const messages = (text: string) => readCompileErrors("vet", text, folders).map(({ message }) => message);
  expect(messages(`${own}a.go:4:8: x@v1: Get "https://proxy/x": dial tcp: i/o timeout`)).toEqual([
    "undefined: Parse",
  ]);
  expect(messages(`${own}write /tmp/x: no space left on device`)).toEqual([]);
});

test("a test binary that cannot be started is the go command's word, not that of a test", () => {
  const said = "fork/exec /tmp/go-build2920426652/b001/m.test: permission denied";
  expect(startFault(["=== RUN", said])?.said).toBe(said);
  expect(startFault(["fork/exec ./tool: permission denied"])).toBeUndefined();
});
