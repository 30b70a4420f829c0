import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  withholdCommands
} from "./chunk-433IQRPK.js";
import {
  REPORT_FILES
} from "./chunk-6LN3P6HY.js";
import {
  parseReport
} from "./chunk-MKFRLMBA.js";
import {
  ArtifactError
} from "./chunk-PCIKI6JQ.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import {
  visibleLine
} from "./chunk-XTVYU3JP.js";
import {
  readText
} from "./chunk-SMI5HJ5O.js";
import {
  SteadyError
} from "./chunk-24M4FNCI.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/action/publish/refused-report-error.ts
var RefusedReportError = class extends SteadyError {
  name = "RefusedReportError";
  exitCode = 3;
  constructor(message, options) {
    super(message, "nothing was posted; look at the run that left it before you trust its change", options);
  }
};

// src/action/publish/read-stored-report.ts
import { join } from "node:path";
var MAX_BYTES = 128 * 1024 * 1024;
async function readStoredReport(artifact, temporary, fetch) {
  var _stack = [];
  try {
    const folder = __using(_stack, await openTemporaryFolder(temporary), true);
    const shape = { files: REPORT_FILES, limit: MAX_BYTES };
    try {
      await fetch(artifact, { folder: folder.path, temporary, shape });
      const text = await readText(join(folder.path, "report.json"));
      if (text === void 0) throw new RefusedReportError(`${nameOf(artifact)} has no report.json`);
      return withholdCommands(parseReport(text));
    } catch (error) {
      if (error instanceof RefusedReportError) throw error;
      const isHostile = error instanceof SteadyError || error instanceof ArtifactError && error.isRefused;
      if (!isHostile) throw error;
      throw new RefusedReportError(`${nameOf(artifact)}: ${visibleLine(error.message)}`, { cause: error });
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function checkAgrees(artifact, report, { number, head }) {
  const { pullRequest } = report;
  if (pullRequest === void 0) return;
  if (pullRequest.number !== number || pullRequest.head !== head)
    throw new RefusedReportError(
      `${nameOf(artifact)} says that it is of pull request ${pullRequest.number} at ${JSON.stringify(visibleLine(pullRequest.head.slice(0, 80)))}, but its run was of ${number} at ${head}`
    );
}
function nameOf({ name }) {
  return `the artifact ${JSON.stringify(visibleLine(name.slice(0, 200)))}`;
}

export {
  RefusedReportError,
  readStoredReport,
  checkAgrees
};
