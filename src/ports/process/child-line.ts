// A line of the log about a program that was run, for people who look for a mistake.

import type { Env } from "./environment.ts";

export interface ChildEnd {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Env;
  /** `exit code 0`, `ended by SIGKILL`, `ended at its time limit`. */
  readonly how: string;
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Most bytes that it had at once; undefined where that is not known. */
  readonly usage?: { readonly peakMemory?: number | undefined } | undefined;
}

/** Variables whose values decide what is run, and hold no secret. */
const SHOWN =
  /^(TZ|PWD|GO(ROOT|FLAGS|TOOLCHAIN|WORK|OS|ARCH|MAXPROCS|GC|DEBUG|ENV|CACHE|MODCACHE|SUMDB|EXPERIMENT)|CGO_ENABLED|GO_STEADY_\w+|GIT_(TERMINAL_PROMPT|OPTIONAL_LOCKS|DIR|INDEX_FILE)|STATICCHECK_CACHE)$/;

/** Time, end, bytes, command, folder, and the variables in which `env` differs from `parent`. */
export function childLine(
  { file, args, cwd, env, how, seconds, stdout, stderr, usage }: ChildEnd,
  parent: Readonly<Record<string, string | undefined>>,
): string {
  const bytes = [stdout, stderr].map((text) => Buffer.byteLength(text));
  const command = [file, ...args].map(quoted).join(" ");
  const changed = Object.keys(env).filter((name) => env[name] !== parent[name]);
  const without = Object.keys(parent).filter((name) => parent[name] !== undefined && !(name in env)).length;
  const variables = [
    ...changed.map((name) => (SHOWN.test(name) ? `${name}=${quoted(env[name] ?? "")}` : `${name}=…`)),
    ...(without === 0 ? [] : [`without ${without} variables`]),
  ];
  const memory = usage?.peakMemory === undefined ? "" : `, ${Math.ceil(usage.peakMemory / 1e6)} MB of memory`;
  const place = [cwd, ...variables].join("; ");
  return `${seconds.toFixed(3)} s, ${how}, ${bytes[0]} bytes of output, ${bytes[1]} of errors${memory}: ${command} (in ${place})`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./^$-]+$/.test(word) ? word : JSON.stringify(word);
}
