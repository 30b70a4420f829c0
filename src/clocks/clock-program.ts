// Asking Go which time zone it sees, with the program in helper/clock.

import { dirname } from "node:path";
import type { OwnProgram } from "../ports/helper/build-program.ts";
import { codeEnvironment } from "../ports/process/environment.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { Processes } from "../ports/process/process.ts";
import { type ClockAnswer, isUtc, offsetText, parseClockAnswer } from "./clock-answer.ts";

export const CLOCK: OwnProgram = { name: "clock", pkg: "./clock" };

/** askClock is Go's answer for a value of TZ; undefined when the program gives none. */
export async function askClock(
  { processes, go }: { readonly processes: Processes; readonly go: Go },
  program: string,
  { zone, now }: { readonly zone: string; readonly now: Date },
): Promise<ClockAnswer | undefined> {
  const seconds = String(Math.floor(now.getTime() / 1000));
  const env = { ...codeEnvironment(go.env), TZ: zone };
  const exit = await processes.run({ file: program, args: [seconds], cwd: dirname(program), env });
  return exit.code === 0 ? parseClockAnswer(exit.stdout) : undefined;
}

interface ZoneSentence {
  readonly text: string;
  readonly isDoubt: boolean;
}

/** seenZone says which zone Go sees where all children have TZ=UTC; `why` is why Go could not be asked. */
export function seenZone(answer: ClockAnswer | undefined, why?: string): ZoneSentence {
  if (answer === undefined) {
    const because = why === undefined ? "" : `: ${why}`;
    return { text: `time zone: TZ is UTC; Go could not be asked what it sees${because}`, isDoubt: true };
  }
  if (isUtc(answer)) return { text: `time zone: Go sees ${answer.zone}`, isDoubt: false };
  const text = `time zone: TZ is UTC, but Go sees ${answer.zone} (${offsetText(answer)})`;
  return { text, isDoubt: true };
}
