// Output of the go command and the compiler about code that does not build, in blocks headed `# package`.

import { machineFault } from "../build/machine-fault.ts";
import { type Folders, withoutRoot } from "../build/source-path.ts";
import type { CheckName, Finding } from "../model/check.ts";
import { BUILD, makeFinding, parsePosition } from "./finding.ts";

/** `./a.go:3:7: message`; vet puts its name before it. */
const AT_PLACE = /^(?:vet: )?((?:[A-Za-z]:)?[^:]*\.[A-Za-z]+:\d+(?::\d+)?): (.*)$/;
/** Notes of the go command, the linker and C compilers that are no errors. */
const NOTE =
  /^(go: (downloading|warning|finding|found|extracting|added|upgraded)\b|warning: |too many errors|\S*\bld[\w.-]*: (warning|NOTE): |In file included from |\S+\.\w+: (In|At) \w+)/;
/** First line about a package that the go command cannot load; an indented line below may name the place. */
const OF_PACKAGE = /^package \S+$/;
/** Head of vet's output where `go test` runs it: `# [example.com/m]`. */
const OF_VET = /^\[.*\]$/;

/**
 * The assembler, pkg-config, cgo and C compilers have the same head. Only vet names a column of a Go file,
 * and none of its messages is like those of cgo.
 */
const AT_COLUMN = /\.go:\d+:\d+$/;
const OF_CGO = /^((fatal )?error: |could not determine what C\.)/;

/** VET_BY_TEST is the code of vet's findings where `go test` runs it: the code compiles. */
export const VET_BY_TEST = "vet";

/** `position` is "" where the tool named no place. */
interface CompilerError {
  readonly position: string;
  readonly message: string;
}

/**
 * readCompileErrors gives a finding for each error with a place, and one for each block without any (a
 * linker's output, a go.mod that cannot be read). Indented lines belong to the error before them. Warnings of
 * C compilers and faults of the machine are no findings.
 */
export function readCompileErrors(check: CheckName, text: string, folders: Folders): readonly Finding[] {
  if (machineFault(text)?.spoilsAll === true) return [];
  const parts = `# \n${text}`.split(/^# (.*)$/m).slice(1); // header, block, header, block …
  return parts.flatMap((block, i) => {
    if (i % 2 === 0) return [];
    const isVets = check === "test" && OF_VET.test((parts[i - 1] ?? "").trim());
    const ofCode = readBlock(block).filter(({ message }) => machineFault(message) === undefined);
    return ofCode.map((reported) => findingOf(reported, check, isVets, folders));
  });
}

function findingOf(
  { position, message }: CompilerError,
  check: CheckName,
  isVets: boolean,
  folders: Folders,
): Finding {
  const place = position === "" ? undefined : parsePosition(position);
  const code = isVets && AT_COLUMN.test(position) && !OF_CGO.test(message) ? VET_BY_TEST : BUILD;
  const text = withoutRoot(message, folders.root);
  const finding = makeFinding(check, code, text, place, folders);
  const isElsewhere = position !== "" && finding.file === undefined;
  return isElsewhere ? makeFinding(check, code, `${position}: ${text}`, undefined, folders) : finding;
}

function readBlock(block: string): readonly CompilerError[] {
  const lines = withoutWarnings(block.split(/\r?\n/)).filter(
    (line) => line.trim() !== "" && !NOTE.test(line),
  );
  const errors: CompilerError[] = [];
  for (const line of lines) {
    const last = errors.at(-1);
    const [, position, message = ""] = AT_PLACE.exec(line.trim()) ?? [];
    const isBelow = /^\s/.test(line) && last !== undefined;
    if (position !== undefined && !isBelow) errors.push({ position, message });
    else if (OF_PACKAGE.test(line)) errors.push({ position: "", message: line });
    else if (position !== undefined && last?.position === "")
      errors[errors.length - 1] = { position, message: `${message}\n${last.message}` };
    else if (last !== undefined) errors[errors.length - 1] = { ...last, message: `${last.message}\n${line}` };
  }
  if (errors.length > 0 || lines.length === 0) return errors;
  return [{ position: "", message: lines.join("\n") }];
}

/** Warnings and notes of C compilers stand at a place, with indented code below. */
function withoutWarnings(lines: readonly string[]): readonly string[] {
  let isIn = false;
  return lines.filter((line) => {
    if (/^\S/.test(line)) isIn = /^[^:\s][^:]*:\d+(:\d+)?: (warning|note): /.test(line);
    return !isIn;
  });
}
