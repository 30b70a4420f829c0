// A cache's folder as other machines have it: a link, or a mount of its own.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { takePlace } from "../../../src/ports/github/cache-files.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { mounting } from "../../kit/machine.ts";
import { testWith } from "../../kit/needed.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

/** A folder that was brought back, with a file of another day. */
function restored(name: string): string {
  const fresh = join(folder.path, `${name}-fresh`);
  mkdirSync(join(fresh, "ab"), { recursive: true });
  writeFileSync(join(fresh, "ab", "object"), "kept");
  utimesSync(join(fresh, "ab", "object"), 1_700_000_000, 1_700_000_000);
  return fresh;
}

function expectFilled(fresh: string, place: string): void {
  expect(readFileSync(join(place, "ab", "object"), "utf8")).toBe("kept");
  expect(statSync(join(place, "ab", "object")).mtimeMs).toBe(1_700_000_000_000);
  expect([existsSync(fresh), existsSync(join(place, "README"))]).toEqual([false, false]);
}

test("what was brought back takes the place of a folder that is as good as empty", async () => {
  const [fresh, place] = [restored("plain"), join(folder.path, "plain")];
  mkdirSync(place);
  writeFileSync(join(place, "README"), "of the go command");
  await takePlace(fresh, place);
  expectFilled(fresh, place);
});

test("a link stays a link", async () => {
  const [fresh, place, target] = [restored("link"), join(folder.path, "link"), join(folder.path, "target")];
  mkdirSync(target);
  symlinkSync(target, place);
  await takePlace(fresh, place);
  expect(lstatSync(place).isSymbolicLink()).toBe(true);
  expectFilled(fresh, place);
});

testWith(mounting, "a mount of its own is filled", async () => {
  const [fresh, place] = [restored("mount"), join(folder.path, "mount")];
  mkdirSync(place);
  execFileSync("mount", ["-t", "tmpfs", "tmpfs", place]);
  try {
    writeFileSync(join(place, "README"), "of the go command");
    await takePlace(fresh, place);
    expectFilled(fresh, place);
  } finally {
    execFileSync("umount", [place]);
  }
});
