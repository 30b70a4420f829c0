// Tidied values in the units that `go test` prints: nanoseconds and megabytes.

interface Written {
  readonly value: number;
  readonly unit: string;
}

const WRITTEN: Readonly<Record<string, { readonly unit: string; readonly factor: number }>> = {
  "sec/op": { unit: "ns/op", factor: 1e9 },
  "B/s": { unit: "MB/s", factor: 1e-6 },
};

/** asWritten is undefined for a unit that is printed as it is. */
export function asWritten(value: number, unit: string): Written | undefined {
  const written = Object.hasOwn(WRITTEN, unit) ? WRITTEN[unit] : undefined;
  return written && { value: value * written.factor, unit: written.unit };
}
