// Files that say which Go a project uses: go.mod, go.work, .tool-versions, .go-version.
// https://go.dev/ref/mod#go-mod-file-grammar

/** VersionLines are as written: `1.26.8`, `go1.26.8`, `default`; absent where the file says nothing. */
export interface VersionLines {
  readonly go?: string;
  readonly toolchain?: string;
  /** From a file without such lines, in the words of `go-version`: `1.26.x`, `>=1.26`, `stable`. */
  readonly wanted?: string;
}

const FORMATS: readonly {
  readonly names: RegExp;
  readonly read: (text: string) => VersionLines;
}[] = [
  { names: /\.(mod|work)$/, read: readModFile }, // go.mod, go.work and others for -modfile, such as go.tool.mod
  { names: /(^|[/\\])\.tool-versions$/, read: readToolVersions },
  { names: /(?:)/, read: readBareVersion }, // the first one that fits counts, so this is everything else
];

export function readVersionFile(name: string, text: string): VersionLines {
  const format = FORMATS.find(({ names }) => names.test(name));
  return format?.read(text.replace(/^\uFEFF/, "")) ?? {}; // editors on Windows put a mark there
}

/** The directives `go` and `toolchain`; a line inside of a block (`require ( … )`) is never one. */
function readModFile(text: string): VersionLines {
  let lines: VersionLines = {};
  let isInBlock = false;
  for (const words of text.split("\n").map(wordsOf)) {
    const [verb, value] = words;
    if (isInBlock) isInBlock = verb !== ")";
    else if (words.at(-1) === "(") isInBlock = true;
    else if ((verb === "go" || verb === "toolchain") && value !== undefined)
      lines = { ...lines, [verb]: value };
  }
  return lines;
}

/** The words of a line of a mod file, without comment and quotes. CR counts as a blank. */
function wordsOf(line: string): readonly string[] {
  const code = line.replace(/\/\/.*$/s, "").trimEnd();
  return code
    .replace(/\($/, " (")
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => word.replace(/^(["`])(.*)\1$/, "$2"));
}

/** `golang 1.26.8 1.25.3`: the first is in use, the others replace it. `latest:1.26` is the newest 1.26. */
function readToolVersions(text: string): VersionLines {
  const line = /^[ \t]*(?:golang|go)[ \t]+([^\s#]+)/m.exec(text);
  return line?.[1] === undefined ? {} : { wanted: line[1].replace(/^(latest|prefix):/, "") };
}

/** The file is a version or a range, besides remarks and empty lines. */
function readBareVersion(text: string): VersionLines {
  const line = /^[ \t]*([^\s#](?:[^\r\n#]*[^\s#])?)/m.exec(text);
  return line?.[1] === undefined ? {} : { wanted: line[1] };
}
