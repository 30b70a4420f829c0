import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  StartError
} from "./chunk-S6NVDAZT.js";
import {
  UnmeasurableError
} from "./chunk-24M4FNCI.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";

// src/ports/git/program.ts
var OURS = ["-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "maintenance.auto=false"];
async function runGit(processes, env, args, cwd, stdin = "") {
  const quiet = { ...env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" };
  const command = { file: "git", args: [...OURS, ...args], cwd, env: quiet };
  const isQuestion = args[0] === "rev-parse" && stdin === "" && !args.some((arg) => arg.endsWith("^{commit}"));
  try {
    return await (isQuestion ? processes.ask(command) : processes.run({ ...command, stdin }));
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new UnmeasurableError(
      error.message,
      "install git (in a workflow before actions/checkout, which without git downloads files that are no repository), and run it in an existing folder",
      { cause: error }
    );
  }
}
function complaint(stderr) {
  const lines = stderr.trim().split("\n");
  return lines.find((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? "";
}
function withSettings(env, settings) {
  const count = Number(env.GIT_CONFIG_COUNT) || 0;
  const pairs = settings.flatMap(([key, value], i) => [
    [`GIT_CONFIG_KEY_${count + i}`, key],
    [`GIT_CONFIG_VALUE_${count + i}`, value]
  ]);
  return { ...env, ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(count + settings.length) };
}
function okOrThrow(args, { code, stdout, stderr }, hint = "read what git says, and repair the repository") {
  if (code === 0) return stdout;
  const words = args.slice(firstWord(args)).join(" ");
  throw new UnmeasurableError(`git ${words} failed: ${complaint(stderr)}`, hint);
}
function firstWord(args) {
  return args.findIndex((arg, i) => !/^-[cC]$/.test(arg) && !/^-[cC]$/.test(args[i - 1] ?? ""));
}
function once(ask) {
  let answer;
  return () => {
    answer ??= ask();
    return answer;
  };
}

// src/ports/git/settings.ts
var LIST_SETTINGS = ["config", "--list", "--show-scope", "-z"];
function readSettings(stdout) {
  const words = stdout.split("\0");
  return words.flatMap((scope, i) => {
    const entry = words[i + 1];
    if (i % 2 === 1 || entry === void 0) return [];
    const end = entry.indexOf("\n");
    const [key, value] = end < 0 ? [entry, void 0] : [entry.slice(0, end), entry.slice(end + 1)];
    return [{ scope, key, value }];
  });
}
var TAKEN_OVER = [
  /^core\.(abbrev|attributesfile|autocrlf|bigfilethreshold|checkstat|eol|excludesfile|filemode|ignorecase)$/,
  /^core\.(longpaths|precomposeunicode|protecthfs|protectntfs|quotepath|safecrlf|sparsecheckout|sparsecheckoutcone)$/,
  /^core\.(symlinks|trustctime|whitespace)$/,
  /^extensions\.(objectformat|partialclone)$/,
  /^remote\..*\.(url|pushurl|fetch|tagopt|promisor|partialclonefilter)$/,
  /^branch\..*\.(remote|merge|rebase)$/,
  /^submodule\..*\.(url|active|branch|update)$/,
  /^filter\..*\.(clean|smudge|process|required)$/,
  /^(diff|merge)\..*/,
  /^user\.(name|email|useconfigonly)$/,
  /^(commit|tag)\.gpgsign$/
];
function takenOver(settings) {
  return settings.filter(({ scope, key }) => /^(local|worktree)$/.test(scope) && TAKEN_OVER.some((kept) => kept.test(key))).map((setting) => ({ ...setting, value: setting.value && withoutPasswords(setting.value) }));
}
function isPartial(settings) {
  return settings.some(
    ({ key, value }) => /^remote\..*\.promisor$/.test(key) && /^(true|yes|on|1|)$/i.test(value ?? "")
  );
}
function waysToOrigin(settings) {
  return settings.filter(({ scope, key }) => /^(local|worktree)$/.test(scope) && WAYS.test(key)).map(({ key, value }) => [key, value ?? "true"]);
}
var WAYS = /^((http|credential|url|ssh)\..*|core\.(sshcommand|askpass|gitproxy))$/;
function settingsFile(settings) {
  const version = settings.some(({ key }) => key.startsWith("extensions.")) ? "1" : "0";
  const own = { repositoryformatversion: version, bare: "false", logallrefupdates: "true" };
  const first = Object.entries(own).map(([name, value]) => ({ key: `core.${name}`, value }));
  let section = "";
  return [...first, ...settings].map(({ key, value }) => {
    const title = titleOf(key);
    const header = title === section ? "" : `${title}
`;
    section = title;
    const name = key.slice(key.lastIndexOf(".") + 1);
    return `${header}	${name}${value === void 0 ? "" : ` = ${quoted(value)}`}
`;
  }).join("");
}
function titleOf(key) {
  const [first, last] = [key.indexOf("."), key.lastIndexOf(".")];
  const section = key.slice(0, first);
  if (first === last) return `[${section}]`;
  return `[${section} "${key.slice(first + 1, last).replace(/["\\]/g, "\\$&")}"]`;
}
function quoted(value) {
  const text = value.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("	", "\\t");
  return /^\s|\s$|[#;]/.test(value) ? `"${text}"` : text;
}

export {
  runGit,
  complaint,
  withSettings,
  okOrThrow,
  once,
  LIST_SETTINGS,
  readSettings,
  takenOver,
  isPartial,
  waysToOrigin,
  settingsFile
};
