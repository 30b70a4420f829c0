// Flags of the go command as words, and as one text for GOFLAGS.

/** Flags of the go command that take no value in the next word. */
const BOOLEAN =
  /^--?(a|n|v|x|race|msan|asan|work|cover|trimpath|linkshared|modcacherw|buildvcs|json|short|benchmem|failfast|fullpath|artifacts|c|i)$/;

/** Flags whose value may begin with a dash itself. */
const OF_FLAGS = /^--?(ldflags|gcflags|asmflags|gccgoflags)$/;

/** joinValues puts flags into one word each: `-tags x` becomes `-tags=x`. */
export function joinValues(flags: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const word of flags) {
    const last = joined.at(-1);
    const isValue = last !== undefined && (OF_FLAGS.test(last) || (takesNext(last) && !word.startsWith("-")));
    if (isValue) joined[joined.length - 1] = `${last}=${word}`;
    else joined.push(word);
  }
  return joined;
}

/** goFlags is GOFLAGS with more flags; the go command ignores those that a subcommand does not have. */
export function goFlags(before: string, flags: readonly string[]): string {
  const quoted = joinValues(flags).map((flag) => {
    if (!/[\s'"]/.test(flag)) return flag;
    return flag.includes("'") ? `"${flag}"` : `'${flag}'`;
  });
  return [before, ...quoted].filter((text) => text !== "").join(" ");
}

/** flagValue is the value of the last `-name=…` or `-name …`, as for Go; "" for a flag without a value. */
export function flagValue(flags: readonly string[], name: string): string | undefined {
  const pattern = new RegExp(`^--?${name}(?:=(.*))?$`, "s");
  const match = joinValues(flags)
    .map((flag) => pattern.exec(flag))
    .findLast((found) => found !== null);
  return match ? (match[1] ?? "") : undefined;
}

function takesNext(flag: string): boolean {
  return flag.startsWith("-") && !flag.includes("=") && !BOOLEAN.test(flag);
}
