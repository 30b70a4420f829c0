// Tests with a short and a long form: the same assertions on fewer cases. CI runs the short one with every change, and
// the long one every night (`npm run long`).

/** isLong is whether the long forms are wanted. */
export const isLong = Boolean(process.env.STEADY_LONG);

/** byNight is something that declares tests, for the long form alone. */
export function byNight<A extends readonly unknown[]>(declare: (...all: A) => void): (...all: A) => void {
  return isLong ? declare : () => {};
}

/** byForm is how many of something a test takes. */
export function byForm({ short, long }: { readonly short: number; readonly long: number }): number {
  return isLong ? long : short;
}
