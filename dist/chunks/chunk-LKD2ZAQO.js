import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/toolchain/versions/version.ts
var NUMBER = "(0|[1-9]\\d{0,8})";
var VERSION = new RegExp(`^${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}|(alpha|beta|rc)${NUMBER})?)?$`);
function parseGoVersion(text) {
  const named = /^go(\S+)/.exec(text)?.[1]?.replace(/-.*$/s, "");
  const bare = named ?? text;
  const match = VERSION.exec(bare);
  if (match === null) return null;
  const [, major, minor, patch, kind, number] = match;
  return {
    text: bare,
    major: Number(major),
    minor: minor === void 0 ? -1 : Number(minor),
    ...patch === void 0 ? {} : { patch: Number(patch) },
    ...isPreKind(kind) ? { pre: { kind, number: Number(number) } } : {}
  };
}
function compareGoVersions(a, b) {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left.reduce((order, value, i) => order || value - (right[i] ?? 0), 0);
}
function parseCachedVersion(text) {
  return parseGoVersion(text.replace(/^(\d+\.\d+)\.0-(alpha|beta|rc)\.(\d+)$/, "$1$2$3"));
}
function isLanguageVersion(version) {
  return version.patch === void 0 && version.pre === void 0;
}
function isSameLanguage(a, b) {
  return a.major === b.major && a.minor === b.minor;
}
var PRE_KINDS = ["alpha", "beta", "rc"];
function isPreKind(kind) {
  return PRE_KINDS.some((known) => known === kind);
}
function sortKey({ major, minor, patch, pre }) {
  if (pre !== void 0) return [major, minor, 1 + PRE_KINDS.indexOf(pre.kind), pre.number];
  if (patch !== void 0) return [major, minor, 4, patch];
  return major === 1 && minor < 21 ? [major, minor, 4, 0] : [major, minor, 0, 0];
}

export {
  parseGoVersion,
  compareGoVersions,
  parseCachedVersion,
  isLanguageVersion,
  isSameLanguage
};
