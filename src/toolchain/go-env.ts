// What `go env -json` says about a Go.

import { parseObject, textAt } from "../model/json-value.ts";

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

/** parseGoEnv reads the answer; null when there is no version or no root in it. */
export function parseGoEnv(stdout: string): GoEnv | null {
  const json = parseObject(stdout);
  if (json === null || textAt(json, "GOVERSION") === "" || textAt(json, "GOROOT") === "") return null;
  return {
    version: textAt(json, "GOVERSION"),
    root: textAt(json, "GOROOT"),
    goos: textAt(json, "GOOS"),
    goarch: textAt(json, "GOARCH"),
    hostOs: textAt(json, "GOHOSTOS"),
    buildCache: textAt(json, "GOCACHE"),
    moduleCache: textAt(json, "GOMODCACHE"),
  };
}
