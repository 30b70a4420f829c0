// Which changed files a benchmark may read while it runs. Conservative: in doubt a file matters.
// docs/identical.md has the rule in words.

interface ReadingPackage {
  /** Text of all Go files in the package's folder. */
  readonly source: string;
  /** True when C or assembly is part of it, which can include files that `go list` does not name. */
  readonly hasForeignCode: boolean;
}

/** Files that a program reads only where its source names them: code, modules, prose, settings of tools. */
const SELDOM_READ = [
  /\.go$/,
  /(^|\/)(go\.mod|go\.sum|go\.work|go\.work\.sum)$/,
  /\.(md|markdown|adoc|rst)$/i,
  /(^|\/)(LICENSE|LICENCE|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS|CHANGELOG|Makefile|Dockerfile)[^/]*$/,
  /(^|\/)\.go-steady\.yml$/, // may stand in a working directory
  /^\.[^/]*(\/|$)/, // .github/, .gitignore, .golangci.yml …
  /(^|\/)vendor\//,
];
const FOREIGN_CODE = /\.(s|S|sx|c|cc|cpp|cxx|h|hh|hpp|hxx|inc|m|f|F|for|f90|swig|swigcxx|syso)$/;

/** A package that imports one of these reads Go code without naming its files. */
const READS_CODE = /"(go\/(parser|build|importer)|golang\.org\/x\/tools\/go\/[\w/]+)"/;

/** DATA_FOLDER: the go command ignores these folders, so their files are data, Go code included. */
export const DATA_FOLDER = /(^|\/)(testdata|_[^/]*|\.[^/]+)\//;

/** dataThatMatters is the first of the changed files (relative to the repository) that `reader` may read. */
export function dataThatMatters(changed: readonly string[], reader: ReadingPackage): string | undefined {
  return changed.find((path) => {
    if (FOREIGN_CODE.test(path) && !DATA_FOLDER.test(path))
      return reader.hasForeignCode || isMentioned(path, reader.source);
    if (path.endsWith(".go") && READS_CODE.test(reader.source)) return true;
    if (isSeldomRead(path)) return isMentioned(path, reader.source);
    return true;
  });
}

function isSeldomRead(path: string): boolean {
  const isTopDotFile = /^\.[^/]*(\/|$)/.test(path);
  return (isTopDotFile || !DATA_FOLDER.test(path)) && SELDOM_READ.some((pattern) => pattern.test(path));
}

/**
 * A source mentions a file by its name, or by a text that may stand for it: ".go", `*.md`, "%s_test.go". A
 * text that is another file's name is none: "ctx.go" does not stand for "p.go".
 */
function isMentioned(path: string, source: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (source.includes(name)) return true;
  const dot = name.lastIndexOf(".");
  return dot > 0 && QUOTES.some((quote) => endings(source, name.slice(dot) + quote).some(standsFor(name)));
}

const QUOTES = ['"', "`", "'"];
/** Longer than any file's name. */
const LONGEST_NAME = 255;

/** The text before each place where the ending stands, without the ending, back to the length of a name. */
function endings(source: string, ending: string): readonly string[] {
  const found: string[] = [];
  for (let at = source.indexOf(ending); at >= 0; at = source.indexOf(ending, at + ending.length))
    found.push(source.slice(Math.max(0, at - LONGEST_NAME), at));
  return found;
}

/** What stands before the ending: part of a name, back to a pattern's or format's sign, or to another. */
function standsFor(name: string): (before: string) => boolean {
  const stem = name.slice(0, name.lastIndexOf("."));
  return (before) => {
    const [, sign = "", part = ""] = /([^\w.-]?)([\w.-]*)$/.exec(before) ?? [];
    return part.length === before.length || "*?[]{}()|+^$%\\".includes(sign) || stem.endsWith(part);
  };
}
