// What the go command and the compiler say of code that does not build: text, in blocks that begin with `# package`.

import type { CheckName, Finding } from "../model/check.ts";
import { BUILD, makeFinding, parsePosition } from "./finding.ts";
import { machineFault } from "./machine-fault.ts";
import type { Folders } from "./source-path.ts";

/** `./a.go:3:7: message`; vet puts its name before it. */
const AT_PLACE = /^(?:vet: )?((?:[A-Za-z]:)?[^:]*\.[A-Za-z]+:\d+(?::\d+)?): (.*)$/;
/** Notes of the go command that are no errors. */
const NOTE =
  /^(go: (downloading|warning|finding|found|extracting|added|upgraded)\b|warning: |too many errors)/;

/** One error while it is read; `position` is "" where the tool named no place. */
interface Reported {
  readonly position: string;
  readonly message: string;
}

/**
 * readCompileErrors gives a finding for each error with a place, and one for the text of each block without any (a linker's
 * words, a go.mod that cannot be read). Indented lines belong to the error before them. What the machine is to blame for is no finding.
 */
export function readCompileErrors(check: CheckName, text: string, folders: Folders): readonly Finding[] {
  if (machineFault(text)?.spoilsAll === true) return [];
  const blocks = text.split(/^# .*$/m).map(readBlock);
  const ofCode = blocks.flat().filter(({ message }) => machineFault(message) === undefined);
  return ofCode.map(({ position, message }) => {
    const place = position === "" ? undefined : parsePosition(position);
    const finding = makeFinding(check, BUILD, message, place, folders);
    const isElsewhere = position !== "" && finding.file === undefined;
    return isElsewhere ? makeFinding(check, BUILD, `${position}: ${message}`, undefined, folders) : finding;
  });
}

function readBlock(block: string): readonly Reported[] {
  const lines = block.split(/\r?\n/).filter((line) => line.trim() !== "" && !NOTE.test(line));
  const errors: Reported[] = [];
  for (const line of lines) {
    const [, position, message] = AT_PLACE.exec(line) ?? [];
    const last = errors.at(-1);
    if (position !== undefined && message !== undefined) errors.push({ position, message });
    else if (last !== undefined) errors[errors.length - 1] = { ...last, message: `${last.message}\n${line}` };
  }
  if (errors.length > 0 || lines.length === 0) return errors;
  return [{ position: "", message: lines.join("\n") }];
}
