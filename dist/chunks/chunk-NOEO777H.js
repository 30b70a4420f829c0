import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/history/keep/where.ts
var DEFAULT_BRANCH = "go-steady-history";
var WHERE_RULE = "branch, branch:NAME or folder:DIR";
function decodeWhere(text) {
  if (text === "branch") return { kind: "branch", branch: DEFAULT_BRANCH };
  const [, kind, rest = ""] = /^(branch|folder):(.+)$/s.exec(text) ?? [];
  if (kind === "folder") return { kind, dir: rest };
  return kind === "branch" && isBranchName(rest) ? { kind, branch: rest } : void 0;
}
function isBranchName(name) {
  const isBad = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\.lock(\/|$)|(^|\/)\.|^-|^\/|[/.]$|^@$|^refs\/|^HEAD$/.test(name);
  return !isBad && name.length <= 200;
}

export {
  WHERE_RULE,
  decodeWhere
};
