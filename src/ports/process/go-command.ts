// The go command that a run uses, for both sides of a comparison and for every check.

import { type Env, pathVariable } from "./environment.ts";

/** A Go that was found and tried. */
export interface Go {
  /** Absolute path of the go command. */
  readonly path: string;
  /** As Go prints it: `go1.26.8`. */
  readonly version: string;
  /** For all children: this Go is first on PATH and never switches to another one. */
  readonly env: Env;
  /** The system and processor that it builds for: `linux`, `amd64`. */
  readonly goos: string;
  readonly goarch: string;
  /** Why this one, a sentence without a full stop. */
  readonly reason: string;
  readonly warnings: readonly string[];
}

/** `env` for the Go in `binFolder`: first on PATH, no other GOROOT, no switching to another version. */
export function toolEnvironment(env: Env, binFolder: string, delimiter: string): Env {
  const path = pathVariable(env);
  const rest = Object.entries(env).filter(([name]) => name !== "GOROOT" && name !== path);
  const paths = [binFolder, env[path] ?? ""].filter((folder) => folder !== "");
  return { ...Object.fromEntries(rest), [path]: paths.join(delimiter), GOTOOLCHAIN: "local" };
}
