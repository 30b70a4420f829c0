import { fitting, fromJson, into, object, or, text, where } from "../model/shape.ts";

export interface GoEnv {
  /** As printed: `go1.26.8`, `devel go1.28-…`. */
  readonly version: string;
  /** Absolute path of the installation. */
  readonly root: string;
  readonly goos: string;
  readonly goarch: string;
  /** The system that this Go runs on. */
  readonly hostOs: string;
  /** A path; "off" or "" where there is no cache. */
  readonly buildCache: string;
  readonly moduleCache: string;
}

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

/** parseGoEnv is undefined without a version or a root. */
export function parseGoEnv(stdout: string): GoEnv | undefined {
  return fitting(goEnv, fromJson(stdout));
}
