// The standard library of the Go of this machine, changed for each system. That it compiles is asked for linux alone: others would take a
// minute, since the library has to be compiled for them first (STEADY_ALL_SYSTEMS=1 does it). test/clocks/check-clocks.test.ts runs it.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { changeTime, filesToChange, type LibraryFiles } from "../../src/clocks/time-overlay.ts";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";

const scratch = temporaryFolder();
afterAll(scratch.remove);
const root = join(execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim(), "src");

function sourcesFor(goos: string): LibraryFiles {
  const read = (file: string): [string, string][] => {
    try {
      return [[file, readFileSync(join(root, file), "utf8")]];
    } catch {
      return []; // os/root.go before Go 1.24
    }
  };
  return new Map(filesToChange(goos).flatMap(read));
}

const compiled = process.env.STEADY_ALL_SYSTEMS ? ["linux", "darwin", "windows", "freebsd"] : ["linux"];

test.each(["linux", "darwin", "windows", "freebsd"])(
  "the library for %s is known, and is still Go",
  (goos) => {
    const changed = changeTime(goos, sourcesFor(goos));
    if (changed.kind === "unknown") throw new Error(changed.file);
    const folder = join(scratch.path, goos);
    mkdirSync(folder);
    const replaced = [...changed.files].map(([file, text]) => {
      const copy = join(folder, file.replaceAll("/", "-"));
      writeFileSync(copy, text);
      return [join(root, file), copy];
    });
    const overlay = join(folder, "overlay.json");
    writeFileSync(overlay, JSON.stringify({ Replace: Object.fromEntries(replaced) }));
    const unformatted = execFileSync("gofmt", ["-l", folder], { encoding: "utf8" });
    expect(unformatted.split("\n").filter((line) => line.endsWith(".go"))).toEqual([]);
    const env = { ...goEnvironment, GOOS: goos, GOARCH: "amd64", CGO_ENABLED: "0" };
    if (compiled.includes(goos))
      execFileSync("go", ["build", `-overlay=${overlay}`, "time", "os"], { cwd: folder, env });
    expect(replaced.length).toBeGreaterThanOrEqual(5);
  },
);

test("a library that is not as it is known is named, not changed", () => {
  const sources = new Map(sourcesFor("linux"));
  sources.set("time/time.go", "package time\n\nfunc Now() Time { return clock.read() }\n");
  expect(changeTime("linux", sources)).toEqual({ kind: "unknown", file: "time/time.go" });
  expect(changeTime("solaris", sourcesFor("linux"))).toEqual({ kind: "unknown", file: "os/stat_solaris.go" });
});

test("the clock of a synctest bubble stays as it is", () => {
  const text = (bubbled: string) =>
    `package time\n\nfunc Now() Time {\n\tsec, nsec, mono := runtimeNow()\n\treturn Time{}\n}\n${bubbled}`;
  const now = (bubbled: string) => {
    const sources = new Map([...sourcesFor("linux"), ["time/time.go", text(bubbled)]]);
    const changed = changeTime("linux", sources);
    return changed.kind === "changed" ? changed.files.get("time/time.go") : changed.file;
  };
  expect(now("")).toContain("\tif goSteadyShift != 0 {\n\t\tsec += goSteadyShift\n\t}\n");
  expect(now("\nfunc runtimeIsBubbled() bool\n")).toContain(
    "\tif goSteadyShift != 0 && !runtimeIsBubbled() {\n",
  );
});
