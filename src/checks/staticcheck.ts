// The output of `staticcheck -f json`: an object a line.
// https://staticcheck.dev/docs/running-staticcheck/cli/formatters

import type { Folders } from "../build/source-path.ts";
import type { Finding } from "../model/check.ts";
import { parseObjects } from "../model/json-value.ts";
import { fitting, number, object, or, type TypeOf, text } from "../model/shape.ts";
import { readCompileErrors } from "./compile-error.ts";
import { arrangeFindings, BUILD, makeFinding } from "./finding.ts";

type StaticcheckRun =
  | { readonly kind: "ran"; readonly findings: readonly Finding[] }
  | { readonly kind: "failed"; readonly reason: string };

const problemShape = object({
  code: or(text, ""),
  severity: or(text, ""),
  message: or(text, ""),
  location: or(object({ file: or(text, ""), line: or(number, 0), column: or(number, 0) }), undefined),
});
type Problem = TypeOf<typeof problemShape>;

/** Messages of a staticcheck that is older than the Go whose packages it reads. */
const TOO_OLD =
  /export data version|internal error in importing|export data is newer|application built with go/;

/** readStaticcheck reads a run by its exit code: 0 nothing found, 1 something found, others a failure. */
export function readStaticcheck(
  code: number | null,
  stdout: string,
  stderr: string,
  folders: Folders,
): StaticcheckRun {
  const { problems, rest } = problemsIn(stdout);
  const tooOld = problems.find((problem) => isCompile(problem) && TOO_OLD.test(problem.message));
  if (tooOld !== undefined)
    return { kind: "failed", reason: `it cannot read what this Go writes: ${firstLine(tooOld.message)}` };
  const findings = problems
    .filter(({ severity }) => severity !== "ignored")
    .flatMap((problem) => readProblem(problem, folders));
  if (code === 0 || (code === 1 && findings.length > 0))
    return { kind: "ran", findings: arrangeFindings(findings) };
  const errors = readCompileErrors("staticcheck", goCommandError(stderr), folders);
  if (code === 1 && errors.length > 0) return { kind: "ran", findings: arrangeFindings(errors) };
  return { kind: "failed", reason: firstLine(`${stderr}\n${rest}`) || `it ended with exit code ${code}` };
}

/** wordsOfStaticcheck is its output about its own work and the compiler's messages, a line each. */
export function wordsOfStaticcheck(stdout: string, stderr: string): string {
  const { problems, rest } = problemsIn(stdout);
  return [stderr, rest, ...problems.filter(isCompile).map(({ message }) => message)].join("\n");
}

function problemsIn(stdout: string): { readonly problems: readonly Problem[]; readonly rest: string } {
  const { objects, rest } = parseObjects(stdout);
  return { problems: objects.flatMap((each) => fitting(problemShape, each) ?? []), rest };
}

function readProblem(problem: Problem, folders: Folders): readonly Finding[] {
  const { code, message, location } = problem;
  const { file: path = "", line = 0, column = 0 } = location ?? {};
  const place = { path, line, column };
  if (!isCompile(problem)) return [makeFinding("staticcheck", code, message, place, folders)];
  if (path === "") return readCompileErrors("staticcheck", message, folders);
  return [makeFinding("staticcheck", BUILD, message, place, folders)];
}

function isCompile({ code }: Problem): boolean {
  return code === "compile";
}

/** Where loading failed altogether, the go command's output stands after `err: exit status 1: stderr: `. */
function goCommandError(stderr: string): string {
  return stderr.replace(/^err: exit status \d+: stderr: /m, "");
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
