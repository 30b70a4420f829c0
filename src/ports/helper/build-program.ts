// Building the Go helper and other small programs of ours, with the Go that the project uses.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Exit, StartError } from "../process/child.ts";
import { codeEnvironment } from "../process/environment.ts";
import type { Go } from "../process/go-command.ts";
import type { Processes } from "../process/process.ts";

export type BuiltProgram =
  | { readonly kind: "built"; readonly path: string }
  | { readonly kind: "failed"; readonly reason: string };

export interface ProgramBuild {
  readonly go: Pick<Go, "path" | "env">;
  /** Folder of the helper's module, absolute. */
  readonly source: string;
  /** A main package that this module can name: its own, or one of Go itself. */
  readonly program: OwnProgram;
  /** Folder for the program, absolute; it is made. */
  readonly out: string;
}

export interface OwnProgram {
  readonly name: string;
  readonly pkg: string;
}

export const HELPER: OwnProgram = { name: "helper", pkg: "." };

export function programPath({ out, program }: Pick<ProgramBuild, "out" | "program">): string {
  return join(out, process.platform === "win32" ? `${program.name}.exe` : program.name);
}

/** For this machine, whatever target and flags the project has. */
export async function buildProgram(processes: Processes, build: ProgramBuild): Promise<BuiltProgram> {
  const { go, source, out, program } = build;
  const path = programPath(build);
  await mkdir(out, { recursive: true });
  const { GOOS: _os, GOARCH: _arch, GOEXPERIMENT: _experiment, ...rest } = codeEnvironment(go.env);
  const args = ["build", "-trimpath", "-buildvcs=false", "-o", path, program.pkg];
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
