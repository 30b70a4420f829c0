import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  removeFolder
} from "./chunk-3S2IUK33.js";

// src/ports/files/folder-lock.ts
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
async function lockFolder(dir) {
  if (await putInPlace(dir)) return true;
  if (await isOwned(dir)) return false;
  const aside = join(dirname(dir), `${basename(dir)}-${process.pid}.dead`);
  if (!await moved(dir, aside)) return false;
  if (await isOwned(aside)) {
    await moved(aside, dir);
    return false;
  }
  await removeFolder(aside);
  return putInPlace(dir);
}
async function putInPlace(dir) {
  const fresh = await mkdtemp(`${dir}-`);
  await writeFile(join(fresh, "pid"), String(process.pid));
  if (await moved(fresh, dir)) return true;
  await rm(fresh, { recursive: true });
  return false;
}
var NOT_MOVED = ["ENOTEMPTY", "EEXIST", "ENOTDIR", "ENOENT", "EPERM", "EACCES"];
async function moved(from, to) {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (NOT_MOVED.includes(error.code ?? "")) return false;
    throw error;
  }
}
async function isOwned(dir) {
  const pid = Number(await readFile(join(dir, "pid"), "utf8").catch(() => "0"));
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

export {
  lockFolder
};
