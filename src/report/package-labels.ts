// Short names for packages: what they share is said once, not on every row.

export interface PackageLabels {
  /** The path that all packages begin with, "" where they share none. */
  readonly common: string;
  /** The rest: `internal/parse`; the last element for the common path itself; "" for the only package. */
  readonly labelOf: (pkg: string) => string;
}

/** packageLabels finds the whole path elements that all import paths share. */
export function packageLabels(pkgs: readonly string[]): PackageLabels {
  const paths = [...new Set(pkgs)].map((pkg) => pkg.split("/"));
  const [first = [], ...others] = paths;
  if (others.length === 0) return { common: first.join("/"), labelOf: () => "" };
  const differs = first.findIndex((part, i) => others.some((path) => path[i] !== part));
  const shared = first.slice(0, differs === -1 ? first.length : differs);
  return {
    common: shared.join("/"),
    labelOf: (pkg) => pkg.split("/").slice(shared.length).join("/") || (shared.at(-1) ?? pkg),
  };
}
