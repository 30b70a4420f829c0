// A scratch folder of a process that is killed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { temporaryFolder } from "../../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const unix = process.platform === "win32" ? test.skip : test;

/** A process with a scratch folder; `then` is a shell command that goes on when the process is killed. */
async function startOwner(then: string) {
  const outfile = join(folder.path, "owner.mjs");
  const contents = `
    import { spawn } from "node:child_process";
    import { openScratchFolder } from "./src/ports/files/scratch-folder.ts";
    const { path } = await openScratchFolder(process.argv[2]);
    spawn("/bin/sh", ["-c", process.argv[3], "sh", path], { detached: true, stdio: "ignore" });
    console.log(path);
    setInterval(() => {}, 1000);`;
  const stdin = { contents, resolveDir: process.cwd() };
  await build({ stdin, outfile, bundle: true, platform: "node", format: "esm", logLevel: "error" });
  const owner = spawn(process.execPath, [outfile, folder.path, then], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const path = await new Promise<string>((resolve) =>
    owner.stdout.once("data", (said: Buffer) => resolve(said.toString().trim())),
  );
  return { path, kill: () => owner.kill("SIGKILL") };
}

async function isGone(path: string): Promise<boolean> {
  for (let i = 0; i < 100 && existsSync(path); i++) await sleep(100);
  return !existsSync(path);
}

unix("kill -9: it is removed, also where a child that is left makes it anew", async () => {
  const made = join(folder.path, "made");
  const { path, kill } = await startOwner(
    `while [ -e "$1" ]; do sleep 0.1; done; mkdir -p "$1/git"; touch "${made}"`,
  );
  kill();
  for (let i = 0; i < 100 && !existsSync(made); i++) await sleep(100);
  expect(existsSync(made)).toBe(true);
  expect(await isGone(path)).toBe(true);
});
