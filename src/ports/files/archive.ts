// The edge to tar and zstd. A store is packed into one file, which @actions/cache wraps into an archive of
// its own and compresses: so we choose the folder to unpack it to, and no name in it leads out of there.

import { rm, writeFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { StartError, signalTree, startChild } from "../process/child.ts";
import type { Env } from "../process/environment.ts";
import type { Processes } from "../process/process.ts";

/** As @actions/cache has it: zstd where that is installed. */
export type Compression = "zstd" | "gzip";

/** Something is no archive of ours, or could not be read or written to the end. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError" as const;
}

export async function compressionOf(processes: Processes, env: Env, cwd: string): Promise<Compression> {
  try {
    const { code, stdout } = await processes.ask({ file: "zstd", args: ["--version"], cwd, env });
    return code === 0 && stdout !== "" ? "zstd" : "gzip";
  } catch (error) {
    if (error instanceof StartError) return "gzip";
    throw error;
  }
}

/** A sentence with the remedy; undefined where tar can be used. The tar of busybox has too few options. */
export async function whyNoTar(processes: Processes, env: Env, cwd: string): Promise<string | undefined> {
  const remedy = "install GNU tar (`apt-get install tar`, `apk add tar`), or set cache: false";
  try {
    const { stdout, stderr } = await processes.ask({ file: "tar", args: ["--version"], cwd, env });
    const said = firstLine(`${stdout}\n${stderr}`);
    return /\b(GNU tar|bsdtar)\b/.test(said) ? undefined : `this tar cannot be used (${said}): ${remedy}`;
  } catch (error) {
    if (error instanceof StartError) return `there is no tar: ${remedy}`;
    throw error;
  }
}

interface PackRequest {
  /** Absolute. */
  readonly archive: string;
  /** Absolute. */
  readonly root: string;
  /** Relative to `root`. */
  readonly names: readonly string[];
  readonly env: Env;
}

/** The archive is not compressed. Throws ArchiveError. */
export async function pack(processes: Processes, { archive, root, names, env }: PackRequest): Promise<void> {
  const list = `${archive}.names`;
  const args = ["-cf", archive, "-C", root, "-T", list];
  try {
    await writeFile(list, names.map((name) => `${name}\n`).join(""));
    const { code, stderr } = await processes.run({ file: "tar", args, cwd: root, env }).catch(notStarted);
    if (code !== 0) throw new ArchiveError(`tar: ${firstLine(stderr)}`);
  } finally {
    await rm(list, { force: true });
  }
}

function notStarted(error: unknown): never {
  throw error instanceof StartError ? new ArchiveError(error.message, { cause: error }) : error;
}

interface UnpackRequest {
  readonly body: Readable;
  readonly compression: Compression;
  /** Absolute; it exists, and is empty. */
  readonly folder: string;
  readonly env: Env;
  readonly signal: AbortSignal;
}

/** Unpacks while the body arrives. tar lets no name lead out of the folder. Throws ArchiveError. */
export async function unpack({ body, compression, folder, env, signal }: UnpackRequest): Promise<void> {
  const programs = [
    ...(compression === "zstd" ? [["zstd", "-d", "-c", "-q"]] : []),
    ["tar", "-xOPf", "-"], // to standard output, for any name
    ["tar", "-xof", "-", "-C", folder],
  ];
  const children = programs.map(([file = "", ...args]) => start(file, args, { cwd: folder, env, signal }));
  const gunzip = compression === "gzip" ? [createGunzip()] : [];
  const flows = children.map(({ stdin }, i) => {
    const before = children[i - 1];
    return pipeline(before === undefined ? [body, ...gunzip, stdin] : [before.stdout, stdin], { signal });
  });
  const ends = await Promise.allSettled([...flows, ...children.map(({ end }) => end)]);
  if (signal.aborted) throw new ArchiveError("it took too long");
  const failures = ends.flatMap((end) =>
    end.status === "rejected" ? [end.reason as NodeJS.ErrnoException] : [],
  );
  const [failed] = failures.filter(({ code }) => !STOPPED_READING.includes(code ?? ""));
  if (failed !== undefined) throw new ArchiveError(failed.message);
}

/** A program need not read what is behind the end of an archive; its exit code says whether it got all. */
const STOPPED_READING = ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "EOF"];

function start(file: string, args: readonly string[], place: { cwd: string; env: Env; signal: AbortSignal }) {
  const { cwd, env, signal } = place;
  const child = startChild({ file, args, cwd, env });
  const stop = () => signalTree(child, "SIGKILL");
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(0, 10_000);
  });
  const end = new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      signal.removeEventListener("abort", stop);
      if (code === 0) resolve();
      else reject(new ArchiveError(`${file}: ${firstLine(said) || `exit code ${code}`}`));
    });
  });
  if (args.includes("-C")) child.stdout.resume();
  return { stdin: child.stdin, stdout: child.stdout, end };
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
