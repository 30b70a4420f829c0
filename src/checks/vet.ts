// The output of `go vet -json`. Up to Go 1.25 or so it is all on standard error; a package that does not
// compile is text on standard error in every version; findings alone do not change the exit code.

import type { Folders } from "../build/source-path.ts";
import type { Finding } from "../model/check.ts";
import { isObject, type JsonObject, parseObjects, textAt } from "../model/json-value.ts";
import { readCompileErrors } from "./compile-error.ts";
import { arrangeFindings, makeFinding, parsePosition } from "./finding.ts";

/**
 * readVet reads both streams: `{"package": {"analyzer": [{"posn": …, "message": …}]}}` between text, which is
 * errors if vet failed.
 */
export function readVet(
  code: number | null,
  stdout: string,
  stderr: string,
  folders: Folders,
): readonly Finding[] {
  const [out, err] = [parseObjects(stdout), parseObjects(stderr)];
  const findings = [...out.objects, ...err.objects].flatMap((tree) =>
    Object.values(tree).flatMap((analyzers) =>
      isObject(analyzers) ? readAnalyzers(analyzers, folders) : [],
    ),
  );
  const text = code === 0 ? "" : `${out.rest}\n${err.rest}`;
  return arrangeFindings([...findings, ...readCompileErrors("vet", text, folders)]);
}

/** An analyzer has a list of diagnostics, or an object with its own failure. */
function readAnalyzers(analyzers: JsonObject, folders: Folders): readonly Finding[] {
  return Object.entries(analyzers).flatMap(([analyzer, result]) => {
    if (isObject(result))
      return [makeFinding("vet", analyzer, `could not run: ${textAt(result, "error")}`, undefined, folders)];
    const diagnostics = Array.isArray(result) ? result.filter(isObject) : [];
    return diagnostics.map((diagnostic) => {
      const place = parsePosition(textAt(diagnostic, "posn"));
      return makeFinding("vet", analyzer, textAt(diagnostic, "message"), place, folders);
    });
  });
}
