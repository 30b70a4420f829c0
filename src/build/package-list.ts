// What `go list -deps -test -json` says of packages, their files and what they are built from.
// https://pkg.go.dev/cmd/go#hdr-List_packages_or_modules

import { fitting, flag, list, Mismatch, object, or, type TypeOf, text } from "../model/shape.ts";

/** GoPackage is one package, or its variant for a test: "p [p.test]", "p_test [p.test]", "p.test". */
export interface GoPackage {
  readonly importPath: string;
  /** Package whose test this variant is built for, "" for none. */
  readonly forTest: string;
  /** Absolute; "" for a pattern that the go command refuses. */
  readonly dir: string;
  readonly isStandard: boolean;
  /** False for packages that are listed only because another one needs them. */
  readonly isNamed: boolean;
  /** Import paths of all packages that it is built from, variants included. */
  readonly deps: readonly string[];
  readonly module: GoModule | undefined;
  /** Files that the build reads, by name below `dir`: sources of all languages, embedded files, tests. */
  readonly files: readonly string[];
  /** Those of `files` that are embedded: data, also where they are Go files. */
  readonly embeddedFiles: readonly string[];
  readonly testFiles: readonly string[];
  /** True when other tools than the Go compiler read its files, which can include more files. */
  readonly hasForeignCode: boolean;
  /** GODEBUG settings built into the test, as the go command derives them. */
  readonly godebug: string;
  /** Why it cannot be loaded, undefined where it can. */
  readonly error: string | undefined;
}

interface GoModule {
  readonly path: string;
  /** "" for the modules of the repository and for folders. */
  readonly version: string;
  /** "path@version" that replaces it, "" for none. */
  readonly replacedBy: string;
  /** Language version of its go.mod. */
  readonly goVersion: string;
}

const word = or(text, "");
const words = or(list(text), []);
const yes = or(flag, false);

const module = object({
  ...{ Path: word, Version: word, GoVersion: word },
  Replace: or(object({ Path: word, Version: word }), undefined),
});
const LISTED = {
  ...{ ImportPath: word, ForTest: word, Dir: word, Standard: yes, DepOnly: yes, Deps: words },
  ...{ Module: or(module, undefined), DefaultGODEBUG: word, Error: or(object({ Err: text }), undefined) },
};
const SOURCES = { GoFiles: words, CgoFiles: words };
const FOREIGN = {
  ...{ CFiles: words, CXXFiles: words, MFiles: words, HFiles: words, FFiles: words, SFiles: words },
  ...{ SwigFiles: words, SwigCXXFiles: words, SysoFiles: words },
};
const TESTS = { TestGoFiles: words, XTestGoFiles: words };
const EMBEDDED = { EmbedFiles: words, TestEmbedFiles: words, XTestEmbedFiles: words };

/** LIST_FIELDS are the fields to ask for: `go list -json=<fields>`. */
export const LIST_FIELDS = Object.keys({
  ...{ ...LISTED, ...SOURCES, ...FOREIGN, ...TESTS, ...EMBEDDED },
}).join(",");

/** parsePackageList reads the objects that `go list -json` prints. Throws SyntaxError on anything else. */
export function parsePackageList(output: string): readonly GoPackage[] {
  return output
    .split(/(?<=^\}\n)/m)
    .filter((part) => part.trim() !== "")
    .map((part) => parsePackage(JSON.parse(part)));
}

const listed = object(LISTED);

function parsePackage(value: unknown): GoPackage {
  const found = listed(value);
  if (found instanceof Mismatch) throw new SyntaxError(found.told("what go list printed"));
  const [testFiles, embeddedFiles] = [filesIn(TESTS, value), filesIn(EMBEDDED, value)];
  return {
    importPath: found.ImportPath,
    forTest: found.ForTest,
    dir: found.Dir,
    isStandard: found.Standard,
    isNamed: !found.DepOnly,
    deps: found.Deps,
    module: found.Module === undefined ? undefined : moduleOf(found.Module),
    files: [...filesIn(SOURCES, value), ...filesIn(FOREIGN, value), ...testFiles, ...embeddedFiles],
    embeddedFiles,
    testFiles,
    hasForeignCode: filesIn({ CgoFiles: SOURCES.CgoFiles, ...FOREIGN }, value).length > 0,
    godebug: found.DefaultGODEBUG,
    error: found.Error?.Err,
  };
}

function filesIn(fields: Readonly<Record<string, typeof words>>, value: unknown): readonly string[] {
  const found = fitting(object(fields), value);
  return found === undefined ? [] : Object.values(found).flat();
}

function moduleOf({ Path, Version, Replace, GoVersion }: TypeOf<typeof module>): GoModule {
  const replacedBy = Replace === undefined ? "" : `${Replace.Path}@${Replace.Version}`;
  return { path: Path, version: Version, replacedBy, goVersion: GoVersion };
}
