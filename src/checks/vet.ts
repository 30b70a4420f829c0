// The output of `go vet -json`. Up to Go 1.25 or so it is all on standard error; a package that does not
// compile is text on standard error in every version; findings alone do not change the exit code.

import type { Folders } from "../build/source-path.ts";
import type { Finding } from "../model/check.ts";
import { parseObjects } from "../model/json-value.ts";
import { either, entries, fitting, list, object, or, type TypeOf, text } from "../model/shape.ts";
import { readCompileErrors } from "./compile-error.ts";
import { arrangeFindings, makeFinding, parsePosition } from "./finding.ts";

const diagnostic = object({ posn: or(text, ""), message: or(text, "") });
/** An analyzer has a list of diagnostics, or an object with its own failure. */
const result = either(list(diagnostic), object({ error: or(text, "") }));
/** `{"package": {"analyzer": …}}` */
const tree = entries(or(entries(or(result, [])), []));

/** readVet reads both streams: objects of results, and text between them, which is errors if vet failed. */
export function readVet(
  code: number | null,
  stdout: string,
  stderr: string,
  folders: Folders,
): readonly Finding[] {
  const [out, err] = [parseObjects(stdout), parseObjects(stderr)];
  const results = [...out.objects, ...err.objects].flatMap((each) => fitting(tree, each) ?? []);
  const findings = results.flatMap(([, analyzers]) => analyzers.flatMap((each) => findingsOf(each, folders)));
  const words = code === 0 ? "" : `${out.rest}\n${err.rest}`;
  return arrangeFindings([...findings, ...readCompileErrors("vet", words, folders)]);
}

function findingsOf(
  [analyzer, said]: readonly [string, TypeOf<typeof result>],
  folders: Folders,
): readonly Finding[] {
  if ("error" in said)
    return [makeFinding("vet", analyzer, `could not run: ${said.error}`, undefined, folders)];
  return said.map(({ posn, message }) => makeFinding("vet", analyzer, message, parsePosition(posn), folders));
}
