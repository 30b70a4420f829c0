import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  homeFolder
} from "./chunk-JU42CFDF.js";
import {
  basicAuthorization
} from "./chunk-P6JBNGSW.js";
import {
  parseGoVersion
} from "./chunk-LKD2ZAQO.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  TransportError,
  makeDownloads
} from "./chunk-E3CMD2KF.js";
import {
  ZipError,
  unzip
} from "./chunk-JGWXXTDD.js";
import {
  systemDigest
} from "./chunk-GOR4J6GN.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import {
  makeFolder,
  namesIn,
  readStart,
  readText,
  realPath,
  removeFile
} from "./chunk-SMI5HJ5O.js";
import {
  anything,
  fitting,
  fromJson,
  list,
  number,
  object,
  text,
  where
} from "./chunk-DFRP22PA.js";
import {
  UnmeasurableError,
  UsageError,
  VerificationError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/toolchain/download/toolchain-module.ts
var TOOLCHAIN_MODULE = "golang.org/toolchain";
var PREFIX = "v0.0.1-go";
var SYSTEMS = { win32: "windows", sunos: "solaris" };
var PROCESSORS = { x64: "amd64", ia32: "386", mipsel: "mipsle" };
function platformOf(system, processor) {
  const arch = processor === "ppc64" && system === "linux" ? "ppc64le" : processor;
  return { os: SYSTEMS[system] ?? system, arch: PROCESSORS[arch] ?? arch };
}
function moduleVersion(version, { os, arch }) {
  return `${PREFIX}${version.text}.${os}-${arch}`;
}
function releasesInList(list2, { os, arch }) {
  const end = `.${os}-${arch}`;
  return list2.split(/\s+/).filter((line) => line.startsWith(PREFIX) && line.endsWith(end)).map((line) => parseGoVersion(line.slice(PREFIX.length, -end.length))).filter((version) => version !== null);
}
function isProgram(path) {
  return /^(bin|pkg\/tool)\/|^lib\/go_[^/]+_[^/]+_exec$|^lib\/.*\/go_[^/]+_[^/]+_exec$/.test(path);
}
function placeInToolchain(path) {
  return path.replace(/(^|\/)_go\.mod$/, "$1go.mod");
}

// src/toolchain/go-settings.ts
import { join } from "node:path";

// src/toolchain/download/goproxy.ts
var DEFAULT_GOPROXY = "https://proxy.golang.org,direct";
var DEFAULT_GOSUMDB = "sum.golang.org";
function parseGoproxy(text2) {
  const entries = [...text2.matchAll(/([^,|]*)([,|]?)/g)].map(([, name = "", separator]) => ({
    name: name.trim(),
    goesOnAfterAnyError: separator === "|"
  }));
  const named2 = entries.filter(({ name }) => name !== "");
  const last = named2.findIndex(({ name }) => name === "off" || name === "direct");
  const servers = last < 0 ? named2 : named2.slice(0, last);
  return {
    proxies: servers.map(({ name, goesOnAfterAnyError }) => ({ url: withScheme(name), goesOnAfterAnyError })),
    end: last < 0 ? "none" : named2[last]?.name === "off" ? "off" : "direct"
  };
}
function withScheme(name) {
  const url = name.includes(":/") || name.startsWith("/") ? name : `https://${name}`;
  return url.replace(/\/+$/, "");
}
var KNOWN_KEYS = {
  "sum.golang.org": "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
};
var ED25519 = 1;
function parseGosumdb(text2) {
  const alias = text2.trim() === "sum.golang.google.cn" ? "sum.golang.org https://sum.golang.google.cn" : text2;
  const [named2 = "", url, ...rest] = alias.split(/\s+/).filter((word) => word !== "");
  if (named2 === "off") return null;
  const known = Object.hasOwn(KNOWN_KEYS, named2) ? KNOWN_KEYS[named2] : named2;
  const match = /^([^+\s/]+(?:\/[^+\s]*[^+\s/])?)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(known ?? "");
  const key = Buffer.from(match?.[3] ?? "", "base64");
  if (match === null || rest.length > 0 || key.length !== 33 || key[0] !== ED25519) return void 0;
  const [, name = "", keyHash = ""] = match;
  const publicKey = key.subarray(1).toString("base64");
  return { name, keyHash, publicKey, ...url === void 0 ? {} : { url: url.replace(/\/+$/, "") } };
}

// src/toolchain/download/netrc.ts
function netrcAuthorization(netrc, host) {
  let account = {};
  for (const [key, value] of pairsOf(netrc)) {
    account = key === "machine" ? { machine: value } : { ...account, [key]: value };
    const { machine, login, password } = account;
    if (machine === host && login !== void 0 && password !== void 0)
      return basicAuthorization(login, password);
  }
  return void 0;
}
function* pairsOf(netrc) {
  let isMacro = false;
  for (const line of netrc.split(/\r?\n/)) {
    if (isMacro) {
      isMacro = line !== "";
      continue;
    }
    const words = line.split(/\s+/).filter((word) => word !== "");
    for (let i = 0; i < words.length; i += 2) {
      const [key = "", value] = words.slice(i, i + 2);
      if (key === "default") return;
      isMacro ||= key === "macdef";
      if (value !== void 0) yield [key, value];
    }
  }
}

// src/toolchain/go-settings.ts
var SITE = "https://go.dev/dl/";
async function readGoSettings(env, platform) {
  const written = env.GOENV === "off" ? "" : await readable(env.GOENV || goEnvFile(env, platform));
  const lines = new Map(written.split(/\r?\n/).map((line) => splitAt(line, "=")));
  const setting = (name, fallback) => env[name] || lines.get(name) || fallback;
  const database = parseGosumdb(setting("GOSUMDB", DEFAULT_GOSUMDB));
  if (database === void 0)
    throw new UsageError(
      `GOSUMDB: ${JSON.stringify(setting("GOSUMDB", ""))} is no checksum database`,
      "write its name, or name+hash+key, and after a blank its address; off for none"
    );
  const netrc = setting("GOAUTH", "netrc").includes("netrc") ? await readNetrc(env, platform) : "";
  return {
    proxies: parseGoproxy(setting("GOPROXY", DEFAULT_GOPROXY)),
    database,
    site: `${(env.GO_DOWNLOAD_BASE_URL || SITE).replace(/\/+$/, "")}/`,
    authorization: ({ username, password, hostname }) => username === "" ? netrcAuthorization(netrc, hostname) : basicAuthorization(decodeURIComponent(username), decodeURIComponent(password))
  };
}
function goEnvFile(env, platform) {
  if (platform === "win32") return join(env.AppData ?? env.APPDATA ?? homeFolder(), "go", "env");
  if (platform === "darwin") return join(homeFolder(), "Library", "Application Support", "go", "env");
  return join(env.XDG_CONFIG_HOME || join(homeFolder(), ".config"), "go", "env");
}
async function readNetrc(env, platform) {
  const file = env.NETRC || join(homeFolder(), platform === "win32" ? "_netrc" : ".netrc");
  return readable(file);
}
async function readable(path) {
  const text2 = await readText(path).catch((error) => {
    if (error.code !== "EACCES") throw error;
    return void 0;
  });
  return text2 ?? "";
}
function splitAt(line, separator) {
  const at = line.indexOf(separator);
  return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
}

// src/toolchain/installer.ts
import { join as join5 } from "node:path";

// src/ports/files/put-in-place.ts
import { rename, stat } from "node:fs/promises";
import { join as join2 } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
var ATTEMPTS = 10;
var DEAD_AFTER_MS = 24 * 3600 * 1e3;
async function putInPlace(fresh, place) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(fresh, place);
    } catch (error) {
      if (await realPath(place) !== void 0) return;
      const isBusy = ["EPERM", "EACCES", "EBUSY"].includes(error.code ?? "");
      if (!isBusy || attempt === ATTEMPTS) throw error;
      await sleep(100 * attempt);
    }
  }
}
async function removeDead(parent) {
  for (const name of (await namesIn(parent)).filter((each) => each.startsWith("tmp-"))) {
    const dir = join2(parent, name);
    const age = await stat(dir).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0
      // another process removed it
    );
    if (age > DEAD_AFTER_MS) await removeFolder(dir);
  }
}

// src/toolchain/download/download-site.ts
import { join as join3 } from "node:path";

// src/toolchain/sources.ts
var LIMITS = {
  list: 16 * 1024 * 1024,
  record: 64 * 1024,
  archive: 512 * 1024 * 1024,
  unpacked: 2 * 1024 * 1024 * 1024
};
function announcement(version, from, bytes) {
  const size = bytes > 0 ? `${Math.ceil(bytes / 1e6)} MB` : "of unknown size";
  return `Go ${version.text} is downloaded from ${from} (${size})`;
}

// src/toolchain/download/download-list.ts
var PROCESSORS2 = { arm: "armv6l" };
var release = object({ version: text, files: list(anything) });
var archive = object({ kind: text, os: text, arch: text });
var named = object({
  filename: where(text, "the name of an archive", (name) => /^go[\w.-]+\.(tar\.gz|zip)$/.test(name)),
  sha256: where(text, "a SHA-256", (hash) => /^[0-9a-f]{64}$/.test(hash)),
  size: number
});
function parseDownloadList(json, { os, arch }) {
  return fitting(list(anything), fromJson(json))?.flatMap((each) => {
    const { version: said = "", files = [] } = fitting(release, each) ?? {};
    const version = parseGoVersion(said);
    const file = files.find((each2) => {
      const found2 = fitting(archive, each2);
      return found2?.kind === "archive" && found2.os === os && found2.arch === (PROCESSORS2[arch] ?? arch);
    });
    const found = fitting(named, file);
    if (version === null || found === void 0) return [];
    return [{ version, name: found.filename, sha256: found.sha256, size: found.size }];
  });
}

// src/toolchain/download/download-site.ts
function makeSiteSource(context) {
  const { downloads, platform, settings } = context;
  const listUrl = `${settings.site}?mode=json&include=all`;
  let archives;
  const readList = async () => {
    if (archives !== void 0) return archives;
    const list2 = await downloads.bytes(listUrl, LIMITS.list);
    archives = parseDownloadList(list2.toString("utf8"), platform);
    if (archives === void 0) throw new TransportError(listUrl, "this is no list of downloads");
    return archives;
  };
  return {
    releases: async () => (await readList()).map(({ version }) => version),
    async fetch(version, folder) {
      const archive2 = (await readList()).find((each) => each.version.text === version.text);
      if (archive2 === void 0) throw new TransportError(listUrl, `it has no Go ${version.text}`);
      const url = `${settings.site}${archive2.name}`;
      const file = join3(folder, archive2.name);
      const onSize = () => context.announce(announcement(version, withoutPasswords(settings.site), archive2.size));
      const found = await downloads.toFile({ url, path: file, limit: LIMITS.archive, onSize });
      if (found !== archive2.sha256) throw new VerificationError(withoutPasswords(url), archive2.sha256, found);
      await unpackArchive(context, archive2, file, join3(folder, "go"));
      await removeFile(file);
      return withoutPasswords(settings.site);
    }
  };
}
async function unpackArchive({ processes, env }, { name }, file, folder) {
  await makeFolder(folder);
  const failed = (reason, options) => new UnmeasurableError(`${name} cannot be unpacked: ${reason}`, "install Go by hand", options);
  if (name.endsWith(".zip")) {
    const place = (path) => ({ path, isProgram: false });
    try {
      await unzip({ file, folder, prefix: "go/", limit: LIMITS.unpacked, place });
    } catch (cause) {
      throw cause instanceof ZipError ? failed(cause.message, { cause }) : cause;
    }
    return;
  }
  const args = ["-xzf", file, "-C", folder, "--strip-components=1"];
  const exit = await processes.run({ file: "tar", args, cwd: folder, env });
  if (exit.code !== 0) throw failed(exit.stderr.trim().split("\n")[0] ?? "");
}

// src/toolchain/download/module-proxy.ts
import { join as join4 } from "node:path";

// src/toolchain/digest.ts
function directoryHash(digest, files) {
  const sorted = files.map(({ name, sha256 }) => ({ bytes: Buffer.from(name), line: `${sha256}  ${name}
` })).sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const list2 = sorted.map(({ line }) => line).join("");
  return `h1:${digest.sha256(Buffer.from(list2)).toString("base64")}`;
}

// src/toolchain/download/checksum-record.ts
var ROOT_BYTES = 32;
function parseChecksumRecord(digest, database, answer) {
  const match = /^(\d{1,15})\n((?:[^\n]+\n)+)\n(.*)$/s.exec(answer);
  if (match === null) return wrong("the answer is no record");
  const [, number2 = "", text2 = "", note = ""] = match;
  const opened = openNote(digest, database, note);
  if (opened.kind === "wrong") return opened;
  const tree = parseTree(opened.text);
  if (tree === void 0) return wrong("the signed text is no head of a tree");
  const record = { number: Number(number2), text: text2, tree };
  return record.number < tree.size ? { kind: "record", record } : wrong(`record ${number2} is not in a tree of ${tree.size}`);
}
function hashInRecord({ text: text2 }, module, version) {
  const begin = `${module} ${version} `;
  return text2.split("\n").find((line) => line.startsWith(begin))?.slice(begin.length);
}
function openNote(digest, { name, keyHash, publicKey }, note) {
  const split = note.lastIndexOf("\n\n");
  const text2 = note.slice(0, split + 1);
  const signatures = note.slice(split + 2).split("\n").filter((line) => line.startsWith(`\u2014 ${name} `)).map((line) => Buffer.from(line.slice(`\u2014 ${name} `.length), "base64"));
  const own = signatures.find((signature) => signature.subarray(0, 4).toString("hex") === keyHash);
  if (split < 0 || own === void 0) return wrong(`it has no signature of ${name}+${keyHash}`);
  const isRight = digest.isSigned(Buffer.from(text2), own.subarray(4), Buffer.from(publicKey, "base64"));
  return isRight ? { kind: "note", text: text2 } : wrong(`the signature of ${name}+${keyHash} is not right`);
}
function parseTree(text2) {
  const match = /^go\.sum database tree\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(text2);
  const root = Buffer.from(match?.[2] ?? "", "base64");
  return match === null || root.length !== ROOT_BYTES ? void 0 : { size: Number(match[1]), root };
}
function wrong(reason) {
  return { kind: "wrong", reason };
}

// src/toolchain/download/record-proof.ts
var HEIGHT = 8;
var WIDTH = 2 ** HEIGHT;
var HASH_BYTES = 32;
function tilesOfProof(number2, size) {
  const tiles = siblings(0, size, number2).map((subtree) => tileOf(subtree, size));
  return [...new Map(tiles.map((tile) => [tile.path, tile])).values()];
}
function isProved(digest, { number: number2, text: text2, tree }, tiles) {
  const node = (left, right) => digest.sha256(Buffer.of(1), left, right);
  const hashOf = (subtree) => hashInTile(subtree, tree.size, tiles, node);
  const other = (low, high) => subtreesOf(low, high).map(hashOf).reduceRight((right, left) => node(left, right));
  const withOurs = (low, high) => {
    if (high - low === 1) return digest.sha256(Buffer.of(0), Buffer.from(text2));
    const middle = low + halfOf(high - low);
    return number2 < middle ? node(withOurs(low, middle), other(middle, high)) : node(other(low, middle), withOurs(middle, high));
  };
  return withOurs(0, tree.size).equals(tree.root);
}
function siblings(low, high, number2) {
  if (high - low <= 1) return [];
  const middle = low + halfOf(high - low);
  return number2 < middle ? [...siblings(low, middle, number2), ...subtreesOf(middle, high)] : [...subtreesOf(low, middle), ...siblings(middle, high, number2)];
}
function halfOf(n) {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}
function subtreesOf(low, high) {
  if (low >= high) return [];
  let level = 0;
  while (2 ** (level + 1) <= high - low) level++;
  return [{ level, index: low / 2 ** level }, ...subtreesOf(low + 2 ** level, high)];
}
function placeOf({ level, index }) {
  const tileLevel = Math.floor(level / HEIGHT);
  const count = 2 ** (level % HEIGHT);
  const first = index * count;
  return { tileLevel, tileNumber: Math.floor(first / WIDTH), first: first % WIDTH, count };
}
function tileOf(subtree, size) {
  const { tileLevel, tileNumber } = placeOf(subtree);
  const width = Math.min(WIDTH, Math.floor(size / WIDTH ** tileLevel) - tileNumber * WIDTH);
  const fullPath = `tile/${HEIGHT}/${tileLevel}/${pathOfNumber(tileNumber)}`;
  return { fullPath, width, path: width === WIDTH ? fullPath : `${fullPath}.p/${width}` };
}
function pathOfNumber(number2) {
  const digits = String(number2);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, i) => i < groups.length - 1 ? `x${group}` : group).join("/");
}
function hashInTile(subtree, size, tiles, node) {
  const { first, count } = placeOf(subtree);
  const bytes = tiles.get(tileOf(subtree, size).path) ?? Buffer.alloc(0);
  let hashes = Array.from(
    { length: count },
    (_, i) => bytes.subarray((first + i) * HASH_BYTES, (first + i + 1) * HASH_BYTES)
  );
  while (hashes.length > 1)
    hashes = hashes.flatMap((left, i) => i % 2 === 0 ? [node(left, hashes[i + 1] ?? left)] : []);
  return hashes[0] ?? Buffer.alloc(0);
}

// src/toolchain/download/checksum-database.ts
async function lookUpHash(context, module, version) {
  const { database } = context.settings;
  if (database === null) return { kind: "unknown", reasons: ["GOSUMDB is off"] };
  const reasons = [];
  for (const base of basesOf(context, database)) {
    try {
      if (base.asksFirst) await context.downloads.bytes(`${base.url}/supported`, LIMITS.record);
      return { kind: "published", hash: await proveHash(context, database, base.url, { module, version }) };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      reasons.push(error.message);
    }
  }
  return { kind: "unknown", reasons };
}
function basesOf({ settings }, { name, url }) {
  if (url !== void 0) return [{ url, asksFirst: false }];
  const { proxies, end } = settings.proxies;
  const below = proxies.map((proxy) => ({ url: `${proxy.url}/sumdb/${name}`, asksFirst: true }));
  return end === "off" ? below : [...below, { url: `https://${name}`, asksFirst: false }];
}
async function proveHash(context, database, base, { module, version }) {
  const { downloads, digest } = context;
  const url = `${base}/lookup/${module}@${version}`;
  const parsed = parseChecksumRecord(digest, database, await textOf(context, url));
  const expected = `a record of ${version} in the signed tree of ${database.name}`;
  const wrong2 = (found) => new VerificationError(withoutPasswords(url), expected, found);
  if (parsed.kind === "wrong") throw wrong2(parsed.reason);
  const { number: number2, tree } = parsed.record;
  const tiles = /* @__PURE__ */ new Map();
  const fetchTile = async (tile) => tiles.set(tile.path, await readTile(downloads, base, tile));
  await Promise.all(tilesOfProof(number2, tree.size).map(fetchTile));
  if (!isProved(digest, parsed.record, tiles))
    throw wrong2(`record ${number2}, which is not in its tree of ${tree.size}`);
  const hash = hashInRecord(parsed.record, module, version);
  if (hash === void 0) throw wrong2("a record of something else");
  return hash;
}
async function textOf({ downloads }, url) {
  return (await downloads.bytes(url, LIMITS.record)).toString("utf8");
}
async function readTile(downloads, base, tile) {
  const read = async (path) => {
    const bytes = await downloads.bytes(`${base}/${path}`, LIMITS.record);
    if (bytes.length < tile.width * HASH_BYTES)
      throw new VerificationError(
        withoutPasswords(`${base}/${path}`),
        `${tile.width * HASH_BYTES} bytes`,
        `${bytes.length}`
      );
    return bytes.subarray(0, tile.width * HASH_BYTES);
  };
  try {
    return await read(tile.path);
  } catch (error) {
    if (tile.path === tile.fullPath || !(error instanceof TransportError)) throw error;
    return read(tile.fullPath);
  }
}

// src/toolchain/download/module-proxy.ts
var NOT_FOUND = [404, 410];
function makeModuleSource(context) {
  const { downloads, platform, settings } = context;
  return {
    releases: () => tryProxies(settings.proxies.proxies, async ({ url }) => {
      const list2 = await downloads.bytes(`${url}/${TOOLCHAIN_MODULE}/@v/list`, LIMITS.list);
      return releasesInList(list2.toString("utf8"), platform);
    }),
    async fetch(version, folder) {
      const name = moduleVersion(version, platform);
      const hash = await findHash(context, name);
      return tryProxies(settings.proxies.proxies, async ({ url }) => {
        const address = `${url}/${TOOLCHAIN_MODULE}/@v/${name}.zip`;
        const onSize = (bytes) => context.announce(announcement(version, withoutPasswords(url), bytes));
        const file = join4(folder, "module.zip");
        await downloads.toFile({ url: address, path: file, limit: LIMITS.archive, onSize });
        await unpackModule(context, { file, folder, name, hash, address });
        return withoutPasswords(url);
      });
    }
  };
}
async function findHash(context, name) {
  const published = await lookUpHash(context, TOOLCHAIN_MODULE, name);
  if (published.kind === "published") return published.hash;
  const known = context.known.get(name);
  if (known !== void 0) return known;
  const why = published.reasons.join("; ");
  throw new TransportError(TOOLCHAIN_MODULE, `there is no hash to check it with: ${why}`);
}
async function tryProxies(proxies, attempt) {
  const reasons = [];
  for (const proxy of proxies) {
    try {
      return await attempt(proxy);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      reasons.push(error.message);
      if (!proxy.goesOnAfterAnyError && !NOT_FOUND.includes(error.status)) break;
    }
  }
  throw new TransportError("GOPROXY", reasons.join("; ") || "it names no module proxy");
}
async function unpackModule({ digest }, zip) {
  const { file, folder, name, hash, address } = zip;
  const wrong2 = (found, options) => new VerificationError(withoutPasswords(address), hash, found, options);
  if (/^\s*<(!doctype|html)/i.test(await readStart(file))) {
    throw new TransportError(address, "a page of HTML instead of a zip");
  }
  const target = join4(folder, "go");
  await makeFolder(target);
  try {
    const files = await unzip({
      file,
      folder: target,
      prefix: `${TOOLCHAIN_MODULE}@${name}/`,
      limit: LIMITS.unpacked,
      place: (path) => ({ path: placeInToolchain(path), isProgram: isProgram(path) })
    });
    const found = directoryHash(digest, files);
    if (found !== hash) throw wrong2(found);
  } catch (cause) {
    if (cause instanceof ZipError) throw wrong2(`a zip that cannot be read: ${cause.message}`, { cause });
    throw cause;
  }
  await removeFile(file);
}

// src/toolchain/installer.ts
function makeInstaller(context, store) {
  const sources = sourcesOf(context);
  const end = `.${context.platform.os}-${context.platform.arch}`;
  return {
    releases: () => firstAnswer(sources, (source) => source.releases()),
    async kept() {
      const names = await namesIn(store);
      return names.flatMap((name) => {
        const version = name.endsWith(end) ? parseGoVersion(name.slice(0, -end.length)) : null;
        const root = join5(store, name);
        return version === null ? [] : [{ version, root, place: "kept from an earlier run" }];
      });
    },
    async install(version) {
      await removeDead(store);
      const root = join5(store, `go${version.text}${end}`);
      return firstAnswer(sources, async (source) => {
        try {
          var _stack = [];
          try {
            const aside = __using(_stack, await openTemporaryFolder(store), true);
            const from = await source.fetch(version, aside.path);
            await putInPlace(join5(aside.path, "go"), root);
            return { root, from };
          } catch (_) {
            var _error = _, _hasError = true;
          } finally {
            var _promise = __callDispose(_stack, _error, _hasError);
            _promise && await _promise;
          }
        } catch (error) {
          throw isOfDisk(error) ? unusable(store, error) : error;
        }
      });
    }
  };
}
function isOfDisk(error) {
  return error instanceof Error && "code" in error && "syscall" in error;
}
function unusable(store, cause) {
  return new UnmeasurableError(
    `cannot install Go below ${store}: ${cause.message}`,
    "free space there (a Go has 300 MB), or install Go before this step",
    { cause }
  );
}
function sourcesOf(context) {
  const { proxies, end } = context.settings.proxies;
  return [
    ...proxies.length > 0 ? [makeModuleSource(context)] : [],
    ...end === "off" ? [] : [makeSiteSource(context)]
  ];
}
async function firstAnswer(sources, ask) {
  const reasons = sources.length === 0 ? ["GOPROXY=off forbids downloads"] : [];
  for (const source of sources) {
    try {
      return { kind: "found", value: await ask(source) };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      reasons.push(error.message);
    }
  }
  return { kind: "unavailable", reasons };
}

// src/toolchain/known-toolchains.ts
var KNOWN_TOOLCHAINS = new Map(
  Object.entries({
    "v0.0.1-go1.24.13.linux-amd64": "h1:5sgfUhn9QCgVl4UYj32GrIYFHI3bi2UX55tNfupXwxc=",
    "v0.0.1-go1.25.14.darwin-amd64": "h1:k2nprmnbizjd95GkW1kNYlZeGqIamA7RwjLFeCism2s=",
    "v0.0.1-go1.25.14.darwin-arm64": "h1:PlAcT2a+0968GlDi1bcw4eLomqqbBNGNuje3bTMvnaw=",
    "v0.0.1-go1.25.14.linux-amd64": "h1:XriDgll2yv4W2YeUo2X/WuUuy+iGJkXGH0CQloMBEXo=",
    "v0.0.1-go1.25.14.linux-arm64": "h1:tccCYNAEolyjUyQVNxD/wJuly2Sx85m+OUkzGIhO1oY=",
    "v0.0.1-go1.25.14.windows-amd64": "h1:DeUvd+5+WQ1iIe887VZlb64V41+zGMXGVBbfc+2HQj4=",
    "v0.0.1-go1.26.10.darwin-amd64": "h1:0JApOD+sH1DW6WwvTcnIvl6MSylguxhQuhTbt6RJ1uo=",
    "v0.0.1-go1.26.10.darwin-arm64": "h1:SfEWw1me2He9ojf4S+M6xTnGOP6CosVO88yaBsEgjJ0=",
    "v0.0.1-go1.26.10.linux-amd64": "h1:5VAGHlY8yl8pTPVSNIez3SNMy6fWabs+QMR25f3oMT0=",
    "v0.0.1-go1.26.10.linux-arm64": "h1:TuAzKmE5TqYnXpnhgY3GtBJCVg4AfNDA/K1gLyX5Hig=",
    "v0.0.1-go1.26.10.windows-amd64": "h1:ZCie1G8rYCijtritoBcOAGoxxCrhTVDHTvM423D7b/o="
  })
);

// src/toolchain/open-installer.ts
var PATIENCE_MS = 15e3;
async function openInstaller({ processes, env, runner, goStore }) {
  const settings = await readGoSettings(env, process.platform);
  const { authorization } = settings;
  const downloads = makeDownloads({ patienceMs: PATIENCE_MS, cancelled: processes.cancelled, authorization });
  const platform = platformOf(process.platform, process.arch);
  const announce = (text2) => runner.info(text2);
  const known = KNOWN_TOOLCHAINS;
  const context = { downloads, digest: systemDigest, processes, env, settings, known, platform, announce };
  return makeInstaller(context, goStore);
}
export {
  openInstaller
};
