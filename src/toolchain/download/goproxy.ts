// GOPROXY and GOSUMDB, read as the go command reads them.
// https://go.dev/ref/mod#environment-variables

/** ModuleProxy is one entry of GOPROXY that is a server or a folder. */
export interface ModuleProxy {
  /** With its scheme, without a slash at its end. */
  readonly url: string;
  /** A `|` follows it: any failure leads to the next one, not only "not found" (404 and 410). */
  readonly goesOnAfterAnyError: boolean;
}

export interface ProxyList {
  readonly proxies: readonly ModuleProxy[];
  /** `off` forbids all downloads, `direct` allows those from where a module comes from. */
  readonly end: "off" | "direct" | "none";
}

export const DEFAULT_GOPROXY = "https://proxy.golang.org,direct";
export const DEFAULT_GOSUMDB = "sum.golang.org";

/** parseGoproxy ignores what stands after `off` or `direct`. */
export function parseGoproxy(text: string): ProxyList {
  const entries = [...text.matchAll(/([^,|]*)([,|]?)/g)].map(([, name = "", separator]) => ({
    name: name.trim(),
    goesOnAfterAnyError: separator === "|",
  }));
  const named = entries.filter(({ name }) => name !== "");
  const last = named.findIndex(({ name }) => name === "off" || name === "direct");
  const servers = last < 0 ? named : named.slice(0, last);
  return {
    proxies: servers.map(({ name, goesOnAfterAnyError }) => ({ url: withScheme(name), goesOnAfterAnyError })),
    end: last < 0 ? "none" : named[last]?.name === "off" ? "off" : "direct",
  };
}

/** `proxy.example.com/go` is short for https. */
function withScheme(name: string): string {
  const url = name.includes(":/") || name.startsWith("/") ? name : `https://${name}`;
  return url.replace(/\/+$/, "");
}

export interface ChecksumDatabase {
  /** `sum.golang.org`. */
  readonly name: string;
  /** First bytes of the key's hash, 8 hexadecimal digits; part of every signature. */
  readonly keyHash: string;
  /** Ed25519, 32 bytes in base64. */
  readonly publicKey: string;
  /** Where it is; absent means below the proxies, else at its name. */
  readonly url?: string;
}

/** The key is part of every Go: src/cmd/go/internal/modfetch/key.go. */
const KNOWN_KEYS: Readonly<Record<string, string>> = {
  "sum.golang.org": "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
};
const ED25519 = 1;

/** parseGosumdb reads `name`, `name url` or a key `name+hash+key`; null for `off`, else undefined. */
export function parseGosumdb(text: string): ChecksumDatabase | null | undefined {
  const alias = text.trim() === "sum.golang.google.cn" ? "sum.golang.org https://sum.golang.google.cn" : text;
  const [named = "", url, ...rest] = alias.split(/\s+/).filter((word) => word !== "");
  if (named === "off") return null;
  const known = Object.hasOwn(KNOWN_KEYS, named) ? KNOWN_KEYS[named] : named;
  const match = /^([^+\s/]+(?:\/[^+\s]*[^+\s/])?)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(known ?? "");
  const key = Buffer.from(match?.[3] ?? "", "base64");
  if (match === null || rest.length > 0 || key.length !== 33 || key[0] !== ED25519) return undefined;
  const [, name = "", keyHash = ""] = match;
  const publicKey = key.subarray(1).toString("base64");
  return { name, keyHash, publicKey, ...(url === undefined ? {} : { url: url.replace(/\/+$/, "") }) };
}
