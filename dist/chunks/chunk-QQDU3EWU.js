import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  LIST_SETTINGS,
  readSettings,
  runGit,
  waysToOrigin
} from "./chunk-6327TXBC.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";

// src/ports/git/remote-address.ts
import { isAbsolute, resolve } from "node:path";
async function remoteAddress({ processes, env }, dir, { remote, writes }) {
  const listed = await runGit(processes, env, LIST_SETTINGS, dir);
  const settings = listed.code === 0 ? readSettings(listed.stdout) : [];
  const ways = waysToOrigin(settings);
  const [pushed] = writes ? valuesOf(settings, `remote.${remote}.pushurl`) : [];
  const [fetched] = valuesOf(settings, `remote.${remote}.url`);
  const url = pushed ?? fetched;
  if (url !== void 0) return { url: await absolute(url), ways };
  if (isAddress(remote) || isAbsolute(remote)) return { url: remote, ways };
  throw new UsageError(
    `there is no remote ${JSON.stringify(remote)} in ${dir}`,
    "name a remote that `git remote` lists, or give the address of a repository"
  );
  async function absolute(path) {
    if (isAddress(path) || isAbsolute(path)) return path;
    const top = await runGit(processes, env, ["rev-parse", "--show-toplevel"], dir);
    return resolve(top.code === 0 ? top.stdout.replace(/\r?\n$/, "") : dir, path);
  }
}
function valuesOf(settings, key) {
  return settings.flatMap((setting) => setting.key === key && setting.value ? [setting.value] : []);
}
function isAddress(text) {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text) || /^[^/\\]+:(?!\\)/.test(text);
}

export {
  remoteAddress
};
