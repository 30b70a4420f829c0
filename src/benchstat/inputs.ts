// The inputs of a command line: `path`, `label=path` and `-`, with the names of their columns.

export interface Input {
  /** `-` is standard input. */
  readonly path: string;
  /** Value of `.file`: the label, or the path, with `#0`, `#1` … where the same path comes several times. */
  readonly label: string;
}

/** parseInputs reads the arguments. The first `=` ends a label. */
export function parseInputs(args: readonly string[]): Input[] {
  const counts = new Map<string, number>();
  for (const arg of args) counts.set(arg, (counts.get(arg) ?? 0) + 1);
  const used = new Map<string, number>();
  return args.map((arg) => {
    const equals = arg.indexOf("=");
    if (equals >= 0) return { label: arg.slice(0, equals), path: arg.slice(equals + 1) };
    const number = used.get(arg) ?? 0;
    used.set(arg, number + 1);
    return { label: counts.get(arg) === 1 ? arg : `${arg}#${number}`, path: arg };
  });
}
