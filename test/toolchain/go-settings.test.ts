// Where each system keeps the go command's settings and a user's caches.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { userCacheFolder } from "../../src/ports/files/folders.ts";
import { readGoSettings } from "../../src/toolchain/go-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[string, NodeJS.Platform, Record<string, string>, string]>([
  ["Linux", "linux", { XDG_CONFIG_HOME: join(folder, "config") }, "config/go/env"],
  ["Windows", "win32", { AppData: join(folder, "Roaming") }, "Roaming/go/env"],
  ["another case on Windows", "win32", { APPDATA: join(folder, "roaming2") }, "roaming2/go/env"],
  ["GOENV everywhere", "darwin", { GOENV: join(folder, "own") }, "own"],
])("what `go env -w` wrote is read on %s, and the environment wins", async (name, platform, env, file) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  const written = `https://${name.length}.example/go`;
  writeFileSync(join(folder, file), `GOPROXY=${written},off\r\nGOSUMDB=off\n`);
  const settings = await readGoSettings(env, platform);
  expect(settings.proxies.proxies.map(({ url }) => url)).toEqual([written]);
  expect([settings.proxies.end, settings.database]).toEqual(["off", null]);
  const other = await readGoSettings({ ...env, GOPROXY: "off" }, platform);
  expect(other.proxies.proxies).toEqual([]);
});

test("a user's cache is where the system keeps such", () => {
  const home = homedir();
  expect(userCacheFolder({}, "linux")).toBe(join(home, ".cache/go-steady"));
  expect(userCacheFolder({}, "darwin")).toBe(join(home, "Library/Caches/go-steady"));
  expect(userCacheFolder({ LOCALAPPDATA: "C:/Users/me/AppData/Local" }, "win32")).toBe(
    join("C:/Users/me/AppData/Local", "go-steady"),
  );
  expect(userCacheFolder({ XDG_CACHE_HOME: "/cache" }, "darwin")).toBe("/cache/go-steady");
});
