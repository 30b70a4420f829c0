// `go-steady stat`: prints what benchstat prints.

import { benchstat, InputError } from "../benchstat/benchstat.ts";
import type { CompilePattern } from "../patterns/go-regexp.ts";

interface StatIo {
  /** What loadEngine gives for the arguments. */
  readonly compile: CompilePattern | undefined;
  /** Bytes in chunks. Throws an error with a `code` as node:fs does, at once or while it is read. */
  readonly readFile: (path: string) => Iterable<Uint8Array>;
  readonly readStdin: () => Iterable<Uint8Array>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** loadEngine loads Go's regular expressions, a lot of code, only for arguments like `.name:/^Parse/`. */
export async function loadEngine(args: readonly string[]): Promise<CompilePattern | undefined> {
  const mayHaveOne = args.some((arg) => arg.includes(":") && arg.includes("/"));
  return mayHaveOne ? (await import("../patterns/go-regexp.ts")).compileGoRegexp : undefined;
}

/** stat takes the arguments after `stat`. The exit code is 2 for wrong use and unreadable inputs. */
export function stat(args: readonly string[], io: StatIo): 0 | 2 {
  const open = (path: string): Iterable<Uint8Array> => {
    if (path === "-") return io.readStdin();
    return explained(
      path,
      attempt("open", path, () => io.readFile(path)),
    );
  };
  return benchstat(args, { compile: io.compile, open, out: io.stdout, err: io.stderr });
}

function* explained(path: string, chunks: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  const iterator = chunks[Symbol.iterator]();
  for (;;) {
    const { done, value } = attempt("read", path, () => iterator.next());
    if (done === true) return;
    yield value;
  }
}

function attempt<T>(operation: "open" | "read", path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new InputError(operation, path, REASONS[String(error.code)] ?? error.message);
    throw error;
  }
}

// The system's own words for usual errors, which Go shows, too.
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  ENOTDIR: "not a directory",
  EISDIR: "is a directory",
};
