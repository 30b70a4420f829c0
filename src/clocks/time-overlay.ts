// Go's standard library, changed so that a process lives at another time: for `go test -overlay`.
// https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies
//
// time.Now moves by the seconds in the environment. The monotonic reading stays, and with it timers, tickers,
// Since, Until and deadlines. Times of files move too, when read and when set: a file just written is new.
// The clock of a synctest bubble stays.

/** SHIFT is the environment variable with the seconds, which may be negative. */
export const SHIFT = "GO_STEADY_SHIFT";

/** LibraryFiles are files of the standard library: text by path below GOROOT/src. */
export type LibraryFiles = ReadonlyMap<string, string>;

/** ChangedLibrary has the replaced and the new files, or the file whose text is not as it is known. */
type ChangedLibrary =
  | { readonly kind: "changed"; readonly files: LibraryFiles }
  | { readonly kind: "unknown"; readonly file: string };

const NOW = /^func Now\(\) Time \{\n\tsec, nsec, mono := (now|runtimeNow)\(\)\n/m;
const CHTIMES =
  /^func (\(r \*Root\) )?Chtimes\(name string, atime time\.Time, mtime time\.Time\) error \{\n/m;
const UNIX_MTIME = /^\tfs\.modTime = (time\.Unix\(fs\.sys\.Mtim(?:espec)?\.Unix\(\)\))$/m;
const WINDOWS_MTIME = /^\treturn (time\.Unix\(0, fs\.LastWriteTime\.Nanoseconds\(\)\))$/m;

/** A place that must be there; with `isNewer` it may be missing, as in an older Go without that file. */
interface Edit {
  readonly file: string;
  readonly pattern: RegExp;
  readonly edit: (whole: string, text: string, ...groups: readonly string[]) => string;
  readonly isNewer?: boolean;
}

/** filesToChange are the paths below GOROOT/src that changeTime reads, where they exist. */
export function filesToChange(goos: string): readonly string[] {
  return editsFor(goos).map(({ file }) => file);
}

export function changeTime(goos: string, sources: LibraryFiles): ChangedLibrary {
  const files = new Map<string, string>([
    ["time/go_steady.go", shiftSource("time", [])],
    ["os/go_steady.go", shiftSource("os", FILE_TIMES)],
  ]);
  for (const { file, pattern, edit, isNewer } of editsFor(goos)) {
    const text = sources.get(file);
    const match = pattern.exec(text ?? "");
    if (text !== undefined && match !== null)
      files.set(
        file,
        text.replace(pattern, () => edit(match[0], text, ...match.slice(1))),
      );
    else if (isNewer !== true) return { kind: "unknown", file };
  }
  return { kind: "changed", files };
}

function editsFor(goos: string): readonly Edit[] {
  const isWindows = goos === "windows";
  const inChtimes = (line: string) => `${line}\tatime, mtime = goSteadyUndo(atime), goSteadyUndo(mtime)\n`;
  return [
    {
      file: "time/time.go",
      pattern: NOW,
      edit: (line, text) => {
        const bubble = text.includes("func runtimeIsBubbled() bool") ? " && !runtimeIsBubbled()" : "";
        return `${line}\tif goSteadyShift != 0${bubble} {\n\t\tsec += goSteadyShift\n\t}\n`;
      },
    },
    {
      file: isWindows ? "os/types_windows.go" : `os/stat_${goos}.go`,
      pattern: isWindows ? WINDOWS_MTIME : UNIX_MTIME,
      edit: (line, _, time = "") => line.replace(time, () => `goSteadyShow(${time})`),
    },
    { file: "os/file_posix.go", pattern: CHTIMES, edit: inChtimes },
    { file: "os/root.go", pattern: CHTIMES, edit: inChtimes, isNewer: true },
  ];
}

/** Zero is a time that Chtimes leaves alone. */
const FILE_TIMES = [
  "func goSteadyShow(t time.Time) time.Time {",
  "\treturn t.Add(time.Duration(goSteadyShift) * time.Second)",
  "}",
  "",
  "func goSteadyUndo(t time.Time) time.Time {",
  "\tif t.IsZero() {",
  "\t\treturn t",
  "\t}",
  "\treturn t.Add(-time.Duration(goSteadyShift) * time.Second)",
  "}",
  "",
] as const;

/** Neither package may import strconv. A text that is no number moves nothing. */
function shiftSource(name: string, more: readonly string[]): string {
  return [
    `package ${name}`,
    "",
    ...(more.length === 0 ? ['import "syscall"'] : ["import (", '\t"syscall"', '\t"time"', ")"]),
    "",
    "var goSteadyShift = func() (n int64) {",
    `\ttext, _ := syscall.Getenv("${SHIFT}")`,
    "\tdigits, sign := text, int64(1)",
    "\tif len(text) > 0 && text[0] == '-' {",
    "\t\tdigits, sign = text[1:], -1",
    "\t}",
    "\tfor _, c := range []byte(digits) {",
    "\t\tif c < '0' || c > '9' {",
    "\t\t\treturn 0",
    "\t\t}",
    "\t\tn = n*10 + int64(c-'0')",
    "\t}",
    "\treturn n * sign",
    "}()",
    "",
    ...more,
  ].join("\n");
}
