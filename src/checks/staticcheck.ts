// The output of `staticcheck -f json`: an object a line.
// https://staticcheck.dev/docs/running-staticcheck/cli/formatters

import type { Folders } from "../build/source-path.ts";
import type { Finding } from "../model/check.ts";
import { isObject, type JsonObject, numberAt, parseObjects, textAt } from "../model/json-value.ts";
import { readCompileErrors } from "./compile-error.ts";
import { arrangeFindings, BUILD, makeFinding } from "./finding.ts";

/** StaticcheckRun is what it found, or why it could not look. */
type StaticcheckRun =
  | { readonly kind: "ran"; readonly findings: readonly Finding[] }
  | { readonly kind: "failed"; readonly reason: string };

/** What a staticcheck says that is older than the Go whose packages it reads. */
const TOO_OLD =
  /export data version|internal error in importing|export data is newer|application built with go/;

/**
 * readStaticcheck reads a run that ended with this exit code: 0 nothing found, 1 something found, others it
 * failed itself.
 */
export function readStaticcheck(
  code: number | null,
  stdout: string,
  stderr: string,
  folders: Folders,
): StaticcheckRun {
  const { objects, rest } = parseObjects(stdout);
  const tooOld = objects.find((object) => isCompile(object) && TOO_OLD.test(textAt(object, "message")));
  if (tooOld !== undefined)
    return {
      kind: "failed",
      reason: `it cannot read what this Go writes: ${firstLine(textAt(tooOld, "message"))}`,
    };
  const findings = objects
    .filter((object) => textAt(object, "severity") !== "ignored")
    .flatMap((object) => readProblem(object, folders));
  if (code === 0 || (code === 1 && findings.length > 0))
    return { kind: "ran", findings: arrangeFindings(findings) };
  const errors = readCompileErrors("staticcheck", goCommandError(stderr), folders);
  if (code === 1 && errors.length > 0) return { kind: "ran", findings: arrangeFindings(errors) };
  return { kind: "failed", reason: firstLine(`${stderr}\n${rest}`) || `it ended with exit code ${code}` };
}

/** wordsOfStaticcheck is all that it says in sentences, a line each. */
export function wordsOfStaticcheck(stdout: string, stderr: string): string {
  const { objects, rest } = parseObjects(stdout);
  return [stderr, rest, ...objects.filter(isCompile).map((problem) => textAt(problem, "message"))].join("\n");
}

function readProblem(problem: JsonObject, folders: Folders): readonly Finding[] {
  const message = textAt(problem, "message");
  const location = isObject(problem.location) ? problem.location : {};
  const place = {
    path: textAt(location, "file"),
    line: numberAt(location, "line"),
    column: numberAt(location, "column"),
  };
  if (!isCompile(problem))
    return [makeFinding("staticcheck", textAt(problem, "code"), message, place, folders)];
  if (place.path === "") return readCompileErrors("staticcheck", message, folders);
  return [makeFinding("staticcheck", BUILD, message, place, folders)];
}

function isCompile(problem: JsonObject): boolean {
  return textAt(problem, "code") === "compile";
}

/** The go command's own words where loading failed altogether: `err: exit status 1: stderr: …`. */
function goCommandError(stderr: string): string {
  return stderr.replace(/^err: exit status \d+: stderr: /m, "");
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
