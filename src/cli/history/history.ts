// go-steady history VERB

import { UsageError } from "../../model/errors.ts";

/** Each verb loads its own code, and gives an exit code. */
const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  list: async (args) => (await import("./list.ts")).list(args),
  show: async (args) => (await import("./show.ts")).show(args),
  events: async (args) => (await import("./events.ts")).events(args),
  tests: async (args) => (await import("./tests.ts")).tests(args),
  diff: async (args) => (await import("./diff.ts")).diff(args),
  next: async (args) => (await import("./next.ts")).next(args),
  import: async (args) => (await import("./import.ts")).importHistory(args),
  export: async (args) => (await import("./export.ts")).exportHistory(args),
};

export async function history([verb, ...args]: readonly string[]): Promise<number> {
  const act = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (act !== undefined) return act(args);
  throw new UsageError(
    verb === undefined ? "history takes a verb" : `history: unknown verb ${JSON.stringify(verb)}`,
    `use one of ${Object.keys(VERBS).join(", ")}; go-steady history --help says what they do`,
  );
}
