import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  EXTRA_TEMPLATES,
  PULL_REQUEST_FORMS,
  TEMPLATES,
  USUAL_TEMPLATES,
  fileOf,
  isTemplate,
  withNeeds
} from "./chunk-GPBCORZ2.js";
import {
  readFlags
} from "./chunk-3J5WFFSJ.js";
import {
  codeFolders,
  openGit,
  otherCode
} from "./chunk-GCUJ53XN.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import {
  packageFolder
} from "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import {
  onInterrupt
} from "./chunk-YVKCRQGV.js";
import {
  readText,
  realPath,
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  entries,
  fitting,
  fromJson,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";
import {
  makeProcesses
} from "./chunk-ODAI55VM.js";
import "./chunk-S6NVDAZT.js";
import {
  SteadyError,
  UsageError
} from "./chunk-24M4FNCI.js";
import {
  childEnvironment
} from "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/init/init.ts
import { basename, dirname, join, relative, sep } from "node:path";

// src/ports/installation.ts
async function readInstallation(processes, env, root) {
  const git = async (...args) => {
    const { code, stdout } = await processes.ask({ file: "git", args, cwd: root, env });
    return code === 0 ? stdout.trim() : "";
  };
  const top = await git("rev-parse", "--show-toplevel");
  if (top === "" || await realPath(top) !== await realPath(root)) return void 0;
  const commit = await git("rev-parse", "--verify", "--quiet", "HEAD");
  if (commit === "") return void 0;
  const [tag = ""] = (await git("tag", "--points-at", commit, "--list", "v*", "--sort=-v:refname")).split(
    "\n"
  );
  const branches = await git("branch", "--remotes", "--contains", commit);
  return { commit, tag: tag || void 0, isPublished: branches !== "" };
}

// src/cli/init/choices.ts
function decodeTemplates(text2) {
  const names = listOf(text2);
  const unknown = names.filter((name) => !isTemplate(name));
  if (unknown.length > 0 || names.length === 0)
    throw new UsageError(
      names.length === 0 ? "--template names none" : `--template: ${quoted(unknown)} is unknown`,
      `choose from ${TEMPLATES.map(({ name }) => name).join(", ")}`
    );
  const chosen = names.filter(isTemplate);
  const forms = PULL_REQUEST_FORMS.filter((form) => chosen.includes(form));
  if (forms.length > 1)
    throw new UsageError(
      `--template: ${forms.join(" and ")} are forms of the same job`,
      "choose one: with both, every pull request would be measured twice"
    );
  return withNeeds(chosen);
}
function decodeTeamZones(text2) {
  const zones = listOf(text2);
  const unknown = zones.filter((zone) => !isZone(zone));
  if (unknown.length > 0)
    throw new UsageError(
      `--zones: ${quoted(unknown)} is no time zone`,
      "use names of the time zone database, such as Asia/Singapore"
    );
  return zones;
}
function decodeBranch(text2) {
  if (/^[A-Za-z0-9][\w./-]*$/.test(text2)) return text2;
  throw new UsageError(
    `--main-branch: ${JSON.stringify(text2)} is no name of a branch that a workflow can filter by`,
    "use letters, digits and ./_-, such as main"
  );
}
function decodeCommit(text2) {
  if (/^[0-9a-f]{40}$/.test(text2)) return text2;
  throw new UsageError(
    `--commit: ${JSON.stringify(text2)} is no full commit hash`,
    "give the 40 hexadecimal digits of a commit of go-steady"
  );
}
function listOf(text2) {
  return [...new Set(text2.split(/[\s,]+/).filter((word) => word !== ""))];
}
var quoted = (words) => words.map((word) => JSON.stringify(word)).join(", ");
function isZone(name) {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

// src/cli/init/fill.ts
var PLACEHOLDER = `${"0".repeat(40)} # go-steady init puts the commit here`;
var MAIN_BRANCH_MARK = "branches: [main]";
var TEAM_ZONES = ["Asia/Singapore", "Europe/Berlin", "America/Los_Angeles"];
var ODD_ZONES = ["Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns"];
function zonesLine(teams) {
  return `timezones: ${[.../* @__PURE__ */ new Set([...teams, ...ODD_ZONES])].join(", ")}`;
}
function fill(template, { commit, version, mainBranch, zones }) {
  return template.replaceAll(PLACEHOLDER, `${commit} # ${version}`).replaceAll(MAIN_BRANCH_MARK, `branches: [${flowScalar(mainBranch)}]`).replaceAll(zonesLine(TEAM_ZONES), zonesLine(zones));
}
function flowScalar(text2) {
  const isPlain = /^[A-Za-z][\w./-]*$/.test(text2) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text2);
  return isPlain ? text2 : JSON.stringify(text2);
}

// src/cli/init/flags.ts
var FLAGS = {
  template: "value",
  zones: "value",
  "main-branch": "value",
  commit: "value",
  yes: "switch"
};
function readInitFlags(args) {
  const { values, positionals } = readFlags("init", args, FLAGS);
  if (positionals.length > 0)
    throw new UsageError(
      `init takes no arguments, and got ${JSON.stringify(positionals[0])}`,
      "name workflows with --template"
    );
  const decoded = (name, decode) => values[name] === void 0 ? void 0 : decode(values[name]);
  return {
    templates: decoded("template", decodeTemplates),
    zones: decoded("zones", decodeTeamZones),
    mainBranch: decoded("main-branch", decodeBranch),
    commit: decoded("commit", decodeCommit),
    yes: values.yes === "true"
  };
}

// src/cli/init/npm-lock.ts
var lock = object({ packages: entries(object({ resolved: or(text, "") })) });
function commitInLock(json, name) {
  const { packages = [] } = fitting(lock, fromJson(json)) ?? {};
  const [, found] = packages.find(([folder]) => folder === `node_modules/${name}`) ?? [];
  return /^git[+:].*#([0-9a-f]{40})$/.exec(found?.resolved ?? "")?.[1];
}

// node_modules/diff/libesm/diff/base.js
var Diff = class {
  diff(oldStr, newStr, options = {}) {
    let callback;
    if (typeof options === "function") {
      callback = options;
      options = {};
    } else if ("callback" in options) {
      callback = options.callback;
    }
    const oldString = this.castInput(oldStr, options);
    const newString = this.castInput(newStr, options);
    const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
    const newTokens = this.removeEmpty(this.tokenize(newString, options));
    return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
  }
  diffWithOptionsObj(oldTokens, newTokens, options, callback) {
    var _a;
    const done = (value) => {
      value = this.postProcess(value, options);
      if (callback) {
        setTimeout(function() {
          callback(value);
        }, 0);
        return void 0;
      } else {
        return value;
      }
    };
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let editLength = 1;
    let maxEditLength = newLen + oldLen;
    if (options.maxEditLength != null) {
      maxEditLength = Math.min(maxEditLength, options.maxEditLength);
    }
    const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
    const abortAfterTimestamp = Date.now() + maxExecutionTime;
    const bestPath = [{ oldPos: -1, lastComponent: void 0 }];
    let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
    if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
      return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
    }
    let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
    const execEditLength = () => {
      for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
        let basePath;
        const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
        if (removePath) {
          bestPath[diagonalPath - 1] = void 0;
        }
        let canAdd = false;
        if (addPath) {
          const addPathNewPos = addPath.oldPos - diagonalPath;
          canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
        }
        const canRemove = removePath && removePath.oldPos + 1 < oldLen;
        if (!canAdd && !canRemove) {
          bestPath[diagonalPath] = void 0;
          continue;
        }
        if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) {
          basePath = this.addToPath(addPath, true, false, 0, options);
        } else {
          basePath = this.addToPath(removePath, false, true, 1, options);
        }
        newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
        if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
          return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
        } else {
          bestPath[diagonalPath] = basePath;
          if (basePath.oldPos + 1 >= oldLen) {
            maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
          }
          if (newPos + 1 >= newLen) {
            minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
          }
        }
      }
      editLength++;
    };
    if (callback) {
      (function exec() {
        setTimeout(function() {
          if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
            return callback(void 0);
          }
          if (!execEditLength()) {
            exec();
          }
        }, 0);
      })();
    } else {
      while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
        const ret = execEditLength();
        if (ret) {
          return ret;
        }
      }
    }
  }
  addToPath(path, added, removed, oldPosInc, options) {
    const last = path.lastComponent;
    if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: last.count + 1, added, removed, previousComponent: last.previousComponent }
      };
    } else {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: 1, added, removed, previousComponent: last }
      };
    }
  }
  extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
    while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
      newPos++;
      oldPos++;
      commonCount++;
      if (options.oneChangePerToken) {
        basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
      }
    }
    if (commonCount && !options.oneChangePerToken) {
      basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
    }
    basePath.oldPos = oldPos;
    return newPos;
  }
  equals(left, right, options) {
    if (options.comparator) {
      return options.comparator(left, right);
    } else {
      return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
    }
  }
  removeEmpty(array) {
    const ret = [];
    for (let i = 0; i < array.length; i++) {
      if (array[i]) {
        ret.push(array[i]);
      }
    }
    return ret;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  castInput(value, options) {
    return value;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  tokenize(value, options) {
    return Array.from(value);
  }
  join(chars) {
    return chars.join("");
  }
  postProcess(changeObjects, options) {
    return changeObjects;
  }
  get useLongestToken() {
    return false;
  }
  buildValues(lastComponent, newTokens, oldTokens) {
    const components = [];
    let nextComponent;
    while (lastComponent) {
      components.push(lastComponent);
      nextComponent = lastComponent.previousComponent;
      delete lastComponent.previousComponent;
      lastComponent = nextComponent;
    }
    components.reverse();
    const componentLen = components.length;
    let componentPos = 0, newPos = 0, oldPos = 0;
    for (; componentPos < componentLen; componentPos++) {
      const component = components[componentPos];
      if (!component.removed) {
        if (!component.added && this.useLongestToken) {
          let value = newTokens.slice(newPos, newPos + component.count);
          value = value.map(function(value2, i) {
            const oldValue = oldTokens[oldPos + i];
            return oldValue.length > value2.length ? oldValue : value2;
          });
          component.value = this.join(value);
        } else {
          component.value = this.join(newTokens.slice(newPos, newPos + component.count));
        }
        newPos += component.count;
        if (!component.added) {
          oldPos += component.count;
        }
      } else {
        component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
        oldPos += component.count;
      }
    }
    return components;
  }
};

// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
  constructor() {
    super(...arguments);
    this.tokenize = tokenize;
  }
  equals(left, right, options) {
    if (options.ignoreWhitespace) {
      if (!options.newlineIsToken || !left.includes("\n")) {
        left = left.trim();
      }
      if (!options.newlineIsToken || !right.includes("\n")) {
        right = right.trim();
      }
    } else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
      if (left.endsWith("\n")) {
        left = left.slice(0, -1);
      }
      if (right.endsWith("\n")) {
        right = right.slice(0, -1);
      }
    }
    return super.equals(left, right, options);
  }
};
var lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
  return lineDiff.diff(oldStr, newStr, options);
}
function tokenize(value, options) {
  if (options.stripTrailingCr) {
    value = value.replace(/\r\n/g, "\n");
  }
  const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
  if (!linesAndNewlines[linesAndNewlines.length - 1]) {
    linesAndNewlines.pop();
  }
  for (let i = 0; i < linesAndNewlines.length; i++) {
    const line = linesAndNewlines[i];
    if (i % 2 && !options.newlineIsToken) {
      retLines[retLines.length - 1] += line;
    } else {
      retLines.push(line);
    }
  }
  return retLines;
}

// node_modules/diff/libesm/patch/create.js
function needsQuoting(s) {
  for (let i = 0; i < s.length; i++) {
    if (s[i] < " " || s[i] > "~" || s[i] === '"' || s[i] === "\\") {
      return true;
    }
  }
  return false;
}
function quoteFileNameIfNeeded(s) {
  if (!needsQuoting(s)) {
    return s;
  }
  let result = '"';
  const bytes = new TextEncoder().encode(s);
  let i = 0;
  while (i < bytes.length) {
    const b = bytes[i];
    if (b === 7) {
      result += "\\a";
    } else if (b === 8) {
      result += "\\b";
    } else if (b === 9) {
      result += "\\t";
    } else if (b === 10) {
      result += "\\n";
    } else if (b === 11) {
      result += "\\v";
    } else if (b === 12) {
      result += "\\f";
    } else if (b === 13) {
      result += "\\r";
    } else if (b === 34) {
      result += '\\"';
    } else if (b === 92) {
      result += "\\\\";
    } else if (b >= 32 && b <= 126) {
      result += String.fromCharCode(b);
    } else {
      result += "\\" + b.toString(8).padStart(3, "0");
    }
    i++;
  }
  result += '"';
  return result;
}
var INCLUDE_HEADERS = {
  includeIndex: true,
  includeUnderline: true,
  includeFileHeaders: true
};
var FILE_HEADERS_ONLY = {
  includeIndex: false,
  includeUnderline: false,
  includeFileHeaders: true
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  let optionsObj;
  if (!options) {
    optionsObj = {};
  } else if (typeof options === "function") {
    optionsObj = { callback: options };
  } else {
    optionsObj = options;
  }
  if (typeof optionsObj.context === "undefined") {
    optionsObj.context = 4;
  }
  const context = optionsObj.context;
  if (optionsObj.newlineIsToken) {
    throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
  }
  if (!optionsObj.callback) {
    return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
  } else {
    const { callback } = optionsObj;
    diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
      const patch = diffLinesResultToPatch(diff);
      callback(patch);
    } }));
  }
  function diffLinesResultToPatch(diff) {
    if (!diff) {
      return;
    }
    diff.push({ value: "", lines: [] });
    function contextLines(lines) {
      return lines.map(function(entry) {
        return " " + entry;
      });
    }
    const hunks = [];
    let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
    for (let i = 0; i < diff.length; i++) {
      const current = diff[i], lines = current.lines || splitLines(current.value);
      current.lines = lines;
      if (current.added || current.removed) {
        if (!oldRangeStart) {
          const prev = diff[i - 1];
          oldRangeStart = oldLine;
          newRangeStart = newLine;
          if (prev) {
            curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
            oldRangeStart -= curRange.length;
            newRangeStart -= curRange.length;
          }
        }
        for (const line of lines) {
          curRange.push((current.added ? "+" : "-") + line);
        }
        if (current.added) {
          newLine += lines.length;
        } else {
          oldLine += lines.length;
        }
      } else {
        if (oldRangeStart) {
          if (lines.length <= context * 2 && i < diff.length - 2) {
            for (const line of contextLines(lines)) {
              curRange.push(line);
            }
          } else {
            const contextSize = Math.min(lines.length, context);
            for (const line of contextLines(lines.slice(0, contextSize))) {
              curRange.push(line);
            }
            const hunk = {
              oldStart: oldRangeStart,
              oldLines: oldLine - oldRangeStart + contextSize,
              newStart: newRangeStart,
              newLines: newLine - newRangeStart + contextSize,
              lines: curRange
            };
            hunks.push(hunk);
            oldRangeStart = 0;
            newRangeStart = 0;
            curRange = [];
          }
        }
        oldLine += lines.length;
        newLine += lines.length;
      }
    }
    for (const hunk of hunks) {
      for (let i = 0; i < hunk.lines.length; i++) {
        if (hunk.lines[i].endsWith("\n")) {
          hunk.lines[i] = hunk.lines[i].slice(0, -1);
        } else {
          hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
          i++;
        }
      }
    }
    return {
      oldFileName,
      newFileName,
      oldHeader,
      newHeader,
      hunks
    };
  }
}
function formatPatch(patch, headerOptions) {
  var _a, _b, _c, _d, _e, _f;
  if (!headerOptions) {
    headerOptions = INCLUDE_HEADERS;
  }
  if (Array.isArray(patch)) {
    if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) {
      throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
    }
    return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
  }
  const ret = [];
  if (patch.isGit) {
    headerOptions = INCLUDE_HEADERS;
    if (!patch.oldFileName) {
      throw new Error("oldFileName must be specified for Git patches");
    }
    if (!patch.newFileName) {
      throw new Error("newFileName must be specified for Git patches");
    }
    let gitOldName = patch.oldFileName;
    let gitNewName = patch.newFileName;
    if (patch.isCreate && gitOldName === "/dev/null") {
      gitOldName = gitNewName.replace(/^b\//, "a/");
    } else if (patch.isDelete && gitNewName === "/dev/null") {
      gitNewName = gitOldName.replace(/^a\//, "b/");
    }
    ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
    if (patch.isDelete) {
      ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
    }
    if (patch.isCreate) {
      ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
    }
    if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
      ret.push("old mode " + patch.oldMode);
      ret.push("new mode " + patch.newMode);
    }
    if (patch.isRename) {
      ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
      ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
    }
    if (patch.isCopy) {
      ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
      ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
    }
  } else {
    if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) {
      ret.push("Index: " + patch.oldFileName);
    }
    if (headerOptions.includeUnderline) {
      ret.push("===================================================================");
    }
  }
  const hasHunks = patch.hunks.length > 0;
  if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || hasHunks)) {
    ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
    ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
  }
  for (let i = 0; i < patch.hunks.length; i++) {
    const hunk = patch.hunks[i];
    const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
    const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
    ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
    for (const line of hunk.lines) {
      ret.push(line);
    }
  }
  return ret.join("\n") + "\n";
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  if (typeof options === "function") {
    options = { callback: options };
  }
  if (!(options === null || options === void 0 ? void 0 : options.callback)) {
    const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
    if (!patchObj) {
      return;
    }
    return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
  } else {
    const { callback } = options;
    structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: (patchObj) => {
      if (!patchObj) {
        callback(void 0);
      } else {
        callback(formatPatch(patchObj, options.headerOptions));
      }
    } }));
  }
}
function splitLines(text2) {
  const hasTrailingNl = text2.endsWith("\n");
  const result = text2.split("\n").map((line) => line + "\n");
  if (hasTrailingNl) {
    result.pop();
  } else {
    result.push(result.pop().slice(0, -1));
  }
  return result;
}

// src/cli/init/plan.ts
function plan(path, text2, old) {
  if (old === void 0) return { path, text: text2, kind: "new" };
  const was = old.replaceAll("\r\n", "\n");
  if (was === text2) return { path, text: text2, kind: "same" };
  const diff = createTwoFilesPatch(path, path, was, text2, "now", "go-steady init", {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY
  });
  return { path, text: text2, kind: "differs", diff };
}

// src/cli/init/questions.ts
async function askTemplates(wizard) {
  const form = await wizard.one(
    "What happens to a pull request?",
    TEMPLATES.filter(({ name }) => PULL_REQUEST_FORMS.some((f) => f === name)).map(choice)
  );
  const more = await wizard.many("And besides? (space chooses, none is fine)", EXTRA_TEMPLATES.map(choice));
  return withNeeds([form, ...more]);
}
async function askZones(wizard) {
  const question = "Time zones of your teams? (three odd ones are added)";
  return decodeTeamZones(await wizard.text(question, TEAM_ZONES.join(", "), complaint(decodeTeamZones)));
}
async function askMainBranch(wizard, guess) {
  return wizard.text("Main branch?", guess, complaint(decodeBranch));
}
async function askCommit(wizard) {
  const question = "Commit of go-steady that the workflows use? (its full hash; this installation does not know its own)";
  return wizard.text(question, "", complaint(decodeCommit));
}
async function askOverwrite(wizard, planned) {
  wizard.show(`${planned.path} is there already, and differs`, planned.diff);
  const answer = await wizard.one(`Overwrite ${planned.path}?`, [
    { value: "keep", label: "Keep mine" },
    { value: "overwrite", label: "Overwrite" }
  ]);
  return answer === "overwrite";
}
function choice({ name, title }) {
  return { value: name, label: `${name}: ${title}` };
}
function complaint(decode) {
  return (text2) => {
    try {
      decode(text2);
      return void 0;
    } catch (error) {
      if (error instanceof SteadyError) return `${error.message}; ${error.hint}`;
      throw error;
    }
  };
}

// src/cli/init/why-nothing.ts
function whyNothing(paths) {
  const isModule = paths.includes("go.mod");
  if (isModule && codeFolders(paths, ".").length > 0) return void 0;
  const { found, remedy } = otherCode(paths, ".", []);
  const why = isModule ? "the module at the top of the repository has no code" : "there is no go.mod at the top of the repository";
  return `${why}, so that the workflows would find nothing to check; there is ${found}: ${remedy}`;
}

// src/cli/init/init.ts
async function init(args) {
  const given = readInitFlags(args);
  const wizard = await wizardFor(given);
  const processes = makeProcesses(onInterrupt());
  const env = childEnvironment(process.env);
  const git = await openGit(processes, env, process.cwd());
  const installation = await findInstallation(() => readInstallation(processes, env, packageFolder(".")));
  wizard?.begin("go-steady: starter workflows");
  const templates = given.templates ?? (wizard ? await askTemplates(wizard) : USUAL_TEMPLATES);
  const choices = await choose(given, { wizard, git, installation, templates });
  const files = await Promise.all(templates.map((name) => planOne(git.root, name, choices)));
  const writing = await agreed(files, given, wizard);
  for (const { path, text: text2 } of writing) await writeText(join(git.root, path), text2);
  if (given.templates === void 0 && wizard === void 0) process.stdout.write(USUAL);
  say(files, writing, wizard);
  await warnOfPlan(git, installation, choices);
  return 0;
}
async function wizardFor({ templates, yes }) {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (isTerminal && !yes) return (await import("./wizard-CFTAOTUD.js")).makeWizard();
  if (templates !== void 0 || yes) return void 0;
  throw new UsageError(
    "this is no terminal, so that nothing can be asked",
    "name workflows: go-steady init --template pull-request,main (go-steady init --help lists them), or take the usual ones: --yes"
  );
}
var USUAL = `No workflow was named: the usual ones are ${USUAL_TEMPLATES.join(" and ")} (go-steady init --help lists all).
`;
async function findInstallation(ask) {
  const fromGit = await ask();
  if (fromGit !== void 0) return fromGit;
  const root = packageFolder(".");
  const lock2 = await readText(join(dirname(root), ".package-lock.json"));
  const commit = lock2 === void 0 ? void 0 : commitInLock(lock2, basename(root));
  return commit === void 0 ? void 0 : { commit, tag: void 0, isPublished: true };
}
async function choose(given, {
  wizard,
  git,
  installation,
  templates
}) {
  const guess = await mainBranchOf(git);
  const needsBranch = templates.includes("main") || templates.includes("pull-request-stages");
  const needsZones = templates.includes("timezones");
  const mainBranch = given.mainBranch ?? (wizard && needsBranch ? await askMainBranch(wizard, guess) : decodeBranch(guess));
  const zones = given.zones ?? (wizard && needsZones ? await askZones(wizard) : TEAM_ZONES);
  const commit = given.commit ?? installation?.commit ?? (wizard ? await askCommit(wizard) : void 0);
  if (commit === void 0)
    throw new UsageError(
      "this installation does not know which commit of go-steady it is: it is no clone, and npm did not get it from git",
      "give the full hash that the workflows are to use: --commit"
    );
  const isOwn = commit === installation?.commit;
  return { commit, version: isOwn && installation?.tag || `${"0.1.0"}, no release`, mainBranch, zones };
}
async function mainBranchOf(git) {
  const said = (await git.defaultBranch())?.replace(/^origin\//, "");
  if (said !== void 0) return said;
  const isMaster = await git.resolve("main") === void 0 && await git.resolve("master") !== void 0;
  return isMaster ? "master" : "main";
}
async function planOne(root, name, choices) {
  const template = await readText(join(packageFolder("templates"), `${name}.yml`));
  if (template === void 0) throw new Error(`templates/${name}.yml is missing from this installation`);
  const path = fileOf(name);
  return plan(path, fill(template, choices), await readText(join(root, path)));
}
async function agreed(files, { yes }, wizard) {
  const differing = files.filter((file) => file.kind === "differs");
  if (wizard === void 0 && !yes && differing.length > 0) {
    process.stdout.write(differing.map(({ diff }) => diff).join("\n"));
    throw new UsageError(
      `${differing.map(({ path }) => path).join(" and ")} would be changed as shown, and nothing was written`,
      "--yes overwrites; or name only the workflows that are new"
    );
  }
  const overwritten = /* @__PURE__ */ new Set();
  for (const file of differing) {
    if (yes || wizard !== void 0 && await askOverwrite(wizard, file)) overwritten.add(file.path);
  }
  return files.filter(({ kind, path }) => kind === "new" || overwritten.has(path));
}
function say(files, writing, wizard) {
  const what = (file) => {
    if (file.kind === "same") return `${file.path}  is there already`;
    if (!writing.includes(file)) return `${file.path}  kept as it was`;
    return file.kind === "new" ? `${file.path}  written` : `${file.path}  overwritten
${file.diff}`;
  };
  const text2 = files.map(what).join("\n");
  const next = "Next: read them, commit them and push.";
  if (wizard === void 0) process.stdout.write(`${text2}
${next}
`);
  else {
    wizard.show("Workflows", text2);
    wizard.end(next);
  }
}
async function warnOfPlan(git, installation, { commit }) {
  if (commit === installation?.commit && !installation.isPublished)
    process.stderr.write(
      `warning: no branch of a remote has the commit ${commit} of go-steady, as far as this clone knows; GitHub has to have it
`
    );
  const tracked = await git.trackedFiles(git.root, ["**/go.mod", "**/go.work", "**/*.go"]);
  const nothing = whyNothing(tracked.map((path) => relative(git.root, path).split(sep).join("/")));
  if (nothing !== void 0) process.stderr.write(`warning: ${nothing}
`);
}
export {
  init
};
