import * as clack from "@clack/prompts";
import { InterruptedError } from "../model/errors.ts";

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** Every question throws InterruptedError when it is cancelled. */
export interface Wizard {
  begin(title: string): void;
  one<T extends string>(question: string, choices: readonly Choice<T>[]): Promise<T>;
  /** Any number, also none. */
  many<T extends string>(question: string, choices: readonly Choice<T>[]): Promise<readonly T[]>;
  /** `check` gives what is wrong with an answer, undefined when nothing is. */
  text(question: string, initial: string, check: (answer: string) => string | undefined): Promise<string>;
  show(title: string, body: string): void;
  end(text: string): void;
}

/** Standard input and output have to be a terminal. */
export function makeWizard(): Wizard {
  return {
    begin: (title) => clack.intro(title),
    async one(message, choices) {
      const options = choices.map((choice) => ({ ...choice }));
      return answered(await clack.select<string>({ message, options }), choices)[0] ?? cancel();
    },
    async many(message, choices) {
      const options = choices.map((choice) => ({ ...choice }));
      return answered(await clack.multiselect<string>({ message, options, required: false }), choices);
    },
    async text(message, initialValue, check) {
      const answer = await clack.text({
        message,
        initialValue,
        validate: (value) => check(value ?? ""),
      });
      return typeof answer === "string" ? answer : cancel();
    },
    show: (title, body) => clack.log.message(`${title}\n${body.trimEnd()}`),
    end: (text) => clack.outro(text),
  };
}

function answered<T extends string>(
  answer: string | readonly string[] | symbol,
  choices: readonly Choice<T>[],
): readonly T[] {
  if (typeof answer === "symbol") return cancel();
  return choices
    .map(({ value }) => value)
    .filter((value) => answer === value || [answer].flat().includes(value));
}

function cancel(): never {
  throw new InterruptedError("nothing was written; run it again, or give flags: go-steady init --help");
}
