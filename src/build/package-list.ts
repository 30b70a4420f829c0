// What `go list -deps -test -json` says of packages, their files and what they are built from.
// https://pkg.go.dev/cmd/go#hdr-List_packages_or_modules

import { asObject, isObject, type JsonObject, textAt, textsAt } from "../model/json-value.ts";

/**
 * GoPackage is one package, or one variant of it that is built for a test: "p [p.test]", "p_test [p.test]",
 * "p.test".
 */
export interface GoPackage {
  readonly importPath: string;
  /** Package whose test this variant is built for, "" for none. */
  readonly forTest: string;
  /** Absolute path of its folder. */
  readonly dir: string;
  readonly isStandard: boolean;
  /** False for packages that are only listed because another one needs them. */
  readonly isNamed: boolean;
  /** Import paths of all packages that it is built from, variants included. */
  readonly deps: readonly string[];
  readonly module: GoModule | undefined;
  /**
   * Files that the build reads, by name below `dir`: sources of all languages, embedded files, test files.
   */
  readonly files: readonly string[];
  /** Those of `files` that are embedded: data, whatever they are called. */
  readonly embeddedFiles: readonly string[];
  /** Those of `files` that hold tests. */
  readonly testFiles: readonly string[];
  /** True when other tools than the Go compiler see its files, which can include further ones. */
  readonly hasForeignCode: boolean;
  /** GODEBUG settings built into the test, as the go command derives them. */
  readonly godebug: string;
  /** Why it cannot be loaded, "" when it can. */
  readonly error: string;
}

/** GoModule is where a package comes from. */
interface GoModule {
  readonly path: string;
  /** "" for the modules of the repository and for folders. */
  readonly version: string;
  /** Path and version that replace it, "" for none. */
  readonly replacedBy: string;
  /** Language version of its go.mod. */
  readonly goVersion: string;
}

const SOURCE_FIELDS = ["GoFiles", "CgoFiles"] as const;
const FOREIGN_FIELDS = [
  "CFiles",
  "CXXFiles",
  "MFiles",
  "HFiles",
  "FFiles",
  "SFiles",
  "SwigFiles",
  "SwigCXXFiles",
  "SysoFiles",
] as const;
const TEST_FIELDS = ["TestGoFiles", "XTestGoFiles"] as const;
const EMBED_FIELDS = ["EmbedFiles", "TestEmbedFiles", "XTestEmbedFiles"] as const;

/** LIST_FIELDS are the fields to ask for: `go list -json=<fields>`. */
export const LIST_FIELDS = [
  ...["ImportPath", "ForTest", "Dir", "Standard", "DepOnly", "Deps", "Module", "DefaultGODEBUG", "Error"],
  ...SOURCE_FIELDS,
  ...FOREIGN_FIELDS,
  ...TEST_FIELDS,
  ...EMBED_FIELDS,
].join(",");

/**
 * parsePackageList reads the objects that `go list -json` prints one after the other. Throws SyntaxError on
 * anything else.
 */
export function parsePackageList(text: string): readonly GoPackage[] {
  return text
    .split(/(?<=^\}\n)/m)
    .filter((part) => part.trim() !== "")
    .map((part) => parsePackage(JSON.parse(part)));
}

function parsePackage(value: unknown): GoPackage {
  const object = asObject(value);
  const names = (fields: readonly string[]) => fields.flatMap((name) => textsAt(object, name));
  const testFiles = names(TEST_FIELDS);
  const embeddedFiles = names(EMBED_FIELDS);
  return {
    importPath: textAt(object, "ImportPath"),
    forTest: textAt(object, "ForTest"),
    dir: textAt(object, "Dir"),
    isStandard: object.Standard === true,
    isNamed: object.DepOnly !== true,
    deps: textsAt(object, "Deps"),
    module: isObject(object.Module) ? parseModule(object.Module) : undefined,
    files: [...names(SOURCE_FIELDS), ...names(FOREIGN_FIELDS), ...testFiles, ...embeddedFiles],
    embeddedFiles,
    testFiles,
    hasForeignCode: names(["CgoFiles", ...FOREIGN_FIELDS]).length > 0,
    godebug: textAt(object, "DefaultGODEBUG"),
    error: textAt(asObject(object.Error), "Err"),
  };
}

function parseModule(module: JsonObject): GoModule {
  const { Replace: replace } = module;
  return {
    path: textAt(module, "Path"),
    version: textAt(module, "Version"),
    replacedBy: isObject(replace) ? `${textAt(replace, "Path")}@${textAt(replace, "Version")}` : "",
    goVersion: textAt(module, "GoVersion"),
  };
}
