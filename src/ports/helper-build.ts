// Building the Go helper and other small programs: once a job, with the Go that the project uses.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Go } from "./go-command.ts";
import { type Exit, type Processes, StartError } from "./process.ts";

/** BuiltHelper is the helper's program, or why there is none. */
export type BuiltHelper =
  | { readonly kind: "built"; readonly path: string }
  | { readonly kind: "failed"; readonly reason: string };

/** HelperBuild is what to build it from. */
export interface HelperBuild {
  readonly go: Pick<Go, "path" | "env">;
  /** Folder of its source, absolute. */
  readonly source: string;
  /** Folder for the program, absolute; it is made. */
  readonly out: string;
}

/** buildHelper builds for this machine, whatever the project builds for and with whatever flags. */
export function buildHelper(processes: Processes, build: HelperBuild): Promise<BuiltHelper> {
  return buildProgram(processes, { ...build, name: "helper", pkg: "." });
}

/** buildProgram builds another main package that the helper's module can name: its own (`./clock`) or one of Go itself (`cmd/test2json`). */
export async function buildProgram(
  processes: Processes,
  { go, source, out, name, pkg }: HelperBuild & { readonly name: string; readonly pkg: string },
): Promise<BuiltHelper> {
  await mkdir(out, { recursive: true });
  const path = join(out, process.platform === "win32" ? `${name}.exe` : name);
  const { GOOS: _os, GOARCH: _arch, GOEXPERIMENT: _experiment, ...rest } = go.env;
  const args = ["build", "-trimpath", "-buildvcs=false", "-o", path, pkg];
  // An empty GOFLAGS would bring back what `go env -w` has set.
  const env = { ...rest, GOFLAGS: "-mod=mod", GOWORK: "off", CGO_ENABLED: "0" };
  try {
    const exit = await processes.run({ file: go.path, args, cwd: source, env });
    return exit.code === 0 ? { kind: "built", path } : { kind: "failed", reason: failureOf(exit) };
  } catch (error) {
    if (error instanceof StartError) return { kind: "failed", reason: error.message };
    throw error;
  }
}

function failureOf({ stderr, code, signal }: Exit): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return lines.slice(0, 3).join("; ") || `go build ended with ${signal ?? code}`;
}
