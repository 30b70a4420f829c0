// What `go env -json` says about a Go.

import { fitting, fromJson, into, object, or, text, where } from "../model/shape.ts";

/** GoEnv is a Go that ran in a folder, with what it builds for. */
export interface GoEnv {
  /** As printed: `go1.26.8`, `devel go1.28-…`. */
  readonly version: string;
  /** Absolute path of the installation. */
  readonly root: string;
  readonly goos: string;
  readonly goarch: string;
  /** The system that it runs on. */
  readonly hostOs: string;
  /** Paths, or "off" or "" where there is none. */
  readonly buildCache: string;
  readonly moduleCache: string;
}

/** GO_ENV_ARGS asks the go command for what parseGoEnv reads. */
export const GO_ENV_ARGS = [
  ...["env", "-json", "GOVERSION", "GOROOT", "GOOS", "GOARCH", "GOHOSTOS", "GOCACHE", "GOMODCACHE"],
] as const;

const said = where(text, "a text that is not empty", (value) => value !== "");
const other = or(text, "");
const goEnv = into(
  object({
    ...{ GOVERSION: said, GOROOT: said, GOOS: other, GOARCH: other, GOHOSTOS: other },
    ...{ GOCACHE: other, GOMODCACHE: other },
  }),
  (env): GoEnv => ({
    version: env.GOVERSION,
    root: env.GOROOT,
    goos: env.GOOS,
    goarch: env.GOARCH,
    hostOs: env.GOHOSTOS,
    buildCache: env.GOCACHE,
    moduleCache: env.GOMODCACHE,
  }),
);

/** parseGoEnv reads the answer; undefined when there is no version or no root in it. */
export function parseGoEnv(stdout: string): GoEnv | undefined {
  return fitting(goEnv, fromJson(stdout));
}
