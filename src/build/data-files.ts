// Which changed files a benchmark may read while it runs. Conservative: in doubt a file matters.
// docs/identical.md has the rule in words.

interface ReadingPackage {
  /** Text of all Go files in the package's folder, without comments. */
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

/** The go command ignores these folders, so their files are data, Go code included. */
const DATA_FOLDER = /(^|\/)(testdata|_[^/]*|\.[^/]+)\//;

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

/** A source mentions a file by its name, or by its ending before a quote: "README.md", `*.md`, ".go". */
function isMentioned(path: string, source: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  if (source.includes(name)) return true;
  return dot > 0 && ['"', "`", "'"].some((quote) => source.includes(name.slice(dot) + quote));
}

const COMMENT_OR_LITERAL = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/g;

/** Names in comments are read by people and tools, not by the program. */
export function withoutComments(goText: string): string {
  return goText.replace(COMMENT_OR_LITERAL, (_, literal: string | undefined) => literal ?? " ");
}
