import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/report/withhold.ts
function withholdCommands(report) {
  const { selection } = report;
  return selection === void 0 ? report : { ...report, selection: withheldIn(selection) };
}
function withheldIn({ flags = [], withheld = [], ...rest }) {
  const kept = flags.filter((flag) => !mayHoldSecret(flag));
  const names = flags.filter(mayHoldSecret).map((flag) => /^--([^=]*)/.exec(flag)?.[1] ?? "");
  const all = [.../* @__PURE__ */ new Set([...withheld, ...names])];
  return { ...rest, flags: kept, ...all.length === 0 ? {} : { withheld: all } };
}
function mayHoldSecret(flag) {
  const [, name = "", value = ""] = /^--([^=]*)=?(.*)$/s.exec(flag) ?? [];
  if (name === "prepare") return true;
  if (!/(?:flags|args)$/.test(name)) return false;
  return !/^(?:\s*-{1,2}(?:tags=[\w,.]+|race|short|cover|v|cpu=[\d,]+|count=\d+|p=\d+|mod=\w+))*\s*$/.test(
    value
  );
}

export {
  withholdCommands
};
