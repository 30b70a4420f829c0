// What decides where a Go comes from: the go command's variables for modules, and its file of settings.

import { join } from "node:path";
import { basicAuthorization } from "../model/basic-authorization.ts";
import { UsageError } from "../model/errors.ts";
import { readText } from "../ports/files/files.ts";
import { homeFolder } from "../ports/files/folders.ts";
import type { Env } from "../ports/process/environment.ts";
import {
  type ChecksumDatabase,
  DEFAULT_GOPROXY,
  DEFAULT_GOSUMDB,
  type ProxyList,
  parseGoproxy,
  parseGosumdb,
} from "./download/goproxy.ts";
import { netrcAuthorization } from "./download/netrc.ts";

export interface GoSettings {
  readonly proxies: ProxyList;
  /** Null when GOSUMDB is off. */
  readonly database: ChecksumDatabase | null;
  /** Address of the list of downloads; archives are below it. Ends in a slash. */
  readonly site: string;
  readonly authorization: (url: URL) => string | undefined;
}

const SITE = "https://go.dev/dl/";

/** readGoSettings reads `env` and what `go env -w` wrote. Throws UsageError for an unreadable GOSUMDB. */
export async function readGoSettings(env: Env, platform: NodeJS.Platform): Promise<GoSettings> {
  const written = env.GOENV === "off" ? "" : await readable(env.GOENV || goEnvFile(env, platform));
  const lines = new Map(written.split(/\r?\n/).map((line) => splitAt(line, "=")));
  const setting = (name: string, fallback: string) => env[name] || lines.get(name) || fallback;
  const database = parseGosumdb(setting("GOSUMDB", DEFAULT_GOSUMDB));
  if (database === undefined)
    throw new UsageError(
      `GOSUMDB: ${JSON.stringify(setting("GOSUMDB", ""))} is no checksum database`,
      "write its name, or name+hash+key, and after a blank its address; off for none",
    );
  const netrc = setting("GOAUTH", "netrc").includes("netrc") ? await readNetrc(env, platform) : "";
  return {
    proxies: parseGoproxy(setting("GOPROXY", DEFAULT_GOPROXY)),
    database,
    site: `${(env.GO_DOWNLOAD_BASE_URL || SITE).replace(/\/+$/, "")}/`,
    authorization: ({ username, password, hostname }) =>
      username === ""
        ? netrcAuthorization(netrc, hostname)
        : basicAuthorization(decodeURIComponent(username), decodeURIComponent(password)),
  };
}

function goEnvFile(env: Env, platform: NodeJS.Platform): string {
  if (platform === "win32") return join(env.AppData ?? env.APPDATA ?? homeFolder(), "go", "env");
  if (platform === "darwin") return join(homeFolder(), "Library", "Application Support", "go", "env");
  return join(env.XDG_CONFIG_HOME || join(homeFolder(), ".config"), "go", "env");
}

async function readNetrc(env: Env, platform: NodeJS.Platform): Promise<string> {
  const file = env.NETRC || join(homeFolder(), platform === "win32" ? "_netrc" : ".netrc");
  return readable(file);
}

/** Takes a file that this user may not read for absent, as the go command does. */
async function readable(path: string): Promise<string> {
  const text = await readText(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EACCES") throw error;
    return undefined;
  });
  return text ?? "";
}

function splitAt(line: string, separator: string): [string, string] {
  const at = line.indexOf(separator);
  return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
}
