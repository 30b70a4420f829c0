import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  stringWidth
} from "./chunk-TDZWUB4V.js";
import {
  childLine,
  ownFolder,
  processors,
  temporaryRoot,
  whyUnwritable
} from "./chunk-EFWBEPZI.js";
import {
  systemRandom
} from "./chunk-OZZPMOMX.js";
import {
  packageFolder,
  userCacheFolder
} from "./chunk-JU42CFDF.js";
import {
  onInterrupt
} from "./chunk-YVKCRQGV.js";
import {
  makeProcesses
} from "./chunk-ODAI55VM.js";
import {
  childEnvironment,
  givenZoneOf,
  redact,
  secretsOf
} from "./chunk-PY362O3A.js";

// src/cli/world.ts
import { join } from "node:path";

// src/ports/process/terminal.ts
var ERASE_LINE = "\r\x1B[K";
function makeTerminal(stream, { verbose = false } = {}) {
  const isTerminal = stream.isTTY === true;
  let hasProgress = false;
  const line = (text) => {
    stream.write(`${hasProgress ? ERASE_LINE : ""}${printable(text)}
`);
    hasProgress = false;
  };
  return {
    info: (text) => {
      if (isTerminal || verbose) line(text);
    },
    warning: (text) => line(`warning: ${text}`),
    debug: (text) => {
      if (verbose) line(text);
    },
    group: (title, body) => {
      if (isTerminal) line(`${title}
${body}`);
    },
    progress: (text) => {
      if (!isTerminal) return;
      stream.write(
        `${hasProgress || text !== "" ? ERASE_LINE : ""}${fitting(text, (stream.columns ?? 80) - 1)}`
      );
      hasProgress = text !== "";
    },
    annotate: () => {
    }
    // the report names the places
  };
}
function fitting(text, columns) {
  const line = printable(text).replace(/\s+/g, " ");
  if (stringWidth(line) <= columns) return line;
  let fits = "";
  for (const character of line) {
    if (stringWidth(fits + character) > columns) break;
    fits += character;
  }
  return fits;
}
function printable(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

// src/cli/world.ts
async function worldOf(cwd, { verbose = false } = {}) {
  const secrets = secretsOf(process.env);
  const runner = makeTerminal(process.stderr, { verbose });
  const tell = (end) => runner.debug(redact(childLine(end, process.env), secrets));
  const cacheDir = await cacheFolder();
  return {
    processes: makeProcesses(onInterrupt(), verbose ? tell : void 0),
    env: childEnvironment(process.env),
    ...givenZoneOf(process.env),
    secrets,
    credential: void 0,
    runner,
    event: { kind: "local" },
    cwd,
    temporary: temporaryRoot(),
    cacheDir,
    helperSource: packageFolder("helper"),
    prefer: "path",
    toolCache: void 0,
    goStore: join(cacheDir, "go"),
    restoreCaches: void 0,
    reachRights: () => ({ mayRead: true, mayWrite: true }),
    baselines: void 0,
    onGo: () => {
    },
    mayInstall: true,
    procs: processors(),
    now: () => performance.now() / 1e3,
    date: () => /* @__PURE__ */ new Date(),
    random: systemRandom
  };
}
async function cacheFolder() {
  const folder = userCacheFolder(process.env, process.platform);
  return await whyUnwritable(folder) === void 0 ? folder : ownFolder(join(temporaryRoot(), "go-steady-cache"));
}

export {
  worldOf
};
