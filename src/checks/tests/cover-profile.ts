// A coverage profile as `go test -coverprofile` writes it: `file.go:3.10,5.2 statements count`.

const BLOCK = /^(.+:\d+\.\d+,\d+\.\d+) (\d+) (\d+)$/;

/**
 * totalCoverage is the share of statements that ran, 0 to 1; undefined when the profile has no statements. A
 * block that several test binaries saw (with -coverpkg) counts once, and as covered when any of them ran it.
 */
export function totalCoverage(profile: string): number | undefined {
  const blocks = new Map<string, { readonly statements: number; readonly isCovered: boolean }>();
  for (const line of profile.split(/\r?\n/)) {
    const [, place, statements, count] = BLOCK.exec(line) ?? [];
    if (place === undefined) continue; // the `mode:` line
    const isCovered = Number(count) > 0 || (blocks.get(place)?.isCovered ?? false);
    blocks.set(place, { statements: Number(statements), isCovered });
  }
  let [covered, all] = [0, 0];
  for (const { statements, isCovered } of blocks.values()) {
    all += statements;
    if (isCovered) covered += statements;
  }
  return all === 0 ? undefined : covered / all;
}
