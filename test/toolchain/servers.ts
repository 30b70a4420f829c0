// A module proxy with a checksum database below it, and a site with archives, on a real server of this machine.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makeZip, type ZipFile } from "../kit/small-zip.ts";
import { makeSigner, makeTree, signedHead } from "./hash-tree.ts";

/** A Go that says its version and where it is; it has a program, a tool, and a module of its own. */
export function toolchainFiles(version: string): readonly ZipFile[] {
  const facts = `"GOVERSION": "go${version}", "GOOS": "linux", "GOARCH": "amd64", "GOHOSTOS": "linux"`;
  const go = [
    "#!/bin/sh",
    `[ "$1" = version ] && echo "go version go${version} linux/amd64" && exit`,
    'root=$(dirname "$(dirname "$0")")',
    `printf '{"GOROOT": "%s", %s}\\n' "$root" '${facts}'`,
    "",
  ];
  return [
    ["bin/go", go.join("\n")],
    ["pkg/tool/linux_amd64/vet", "#!/bin/sh\n"],
    ["src/_go.mod", "module std\n"],
    ["VERSION", `go${version}\n`],
  ];
}

/** moduleZip is the zip of the module, with the hash that go.sum would have. */
export function moduleZip(version: string, files: readonly ZipFile[] = toolchainFiles(version)) {
  const name = `v0.0.1-go${version}.linux-amd64`;
  const named = files.map(([path, text]): ZipFile => [`golang.org/toolchain@${name}/${path}`, text]);
  const hex = (text: string) => createHash("sha256").update(text).digest("hex");
  const lines = named.map(([path, text]) => ({ path, line: `${hex(text)}  ${path}\n` }));
  const list = lines.sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ line }) => line);
  const hash = `h1:${createHash("sha256").update(list.join("")).digest("base64")}`;
  return { name, zip: makeZip(named), hash };
}

/** siteArchive is the archive of a release, made with the tar of this machine. */
function siteArchive(version: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "archive-"));
  for (const [path, text] of toolchainFiles(version)) {
    const file = join(folder, "go", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }
  execFileSync("tar", ["-czf", "go.tar.gz", "go"], { cwd: folder });
  const bytes = readFileSync(join(folder, "go.tar.gz"));
  rmSync(folder, { recursive: true });
  return bytes;
}

/** Reply is what a server does with a request: a body, a status, or what a function does. */
export type Reply = Buffer | string | number | ((response: ServerResponse) => void);

/** Servers is a server with a reply for each path; a test puts others in their place. */
export interface Servers {
  readonly url: string;
  readonly replies: Map<string, Reply>;
  readonly asked: string[];
  /** For GOSUMDB. */
  readonly key: string;
  close(): void;
}

const DATABASE = "/proxy/sumdb/sum.example.com";
const FIRST_RECORD = 20;

/** startServers serves the versions in /proxy, with a database of 300 records below it, and in /dl/. */
export async function startServers(versions: readonly string[]): Promise<Servers> {
  const signer = makeSigner("sum.example.com");
  const asked: string[] = [];
  const modules = versions.map((version) => moduleZip(version));
  const records = Array.from({ length: 300 }, (_, i) => `example.com/m v1.0.${i} h1:x\n`);
  modules.forEach(({ name, hash }, i) => {
    const module = `golang.org/toolchain ${name}`;
    records[FIRST_RECORD + i] = `${module} ${hash}\n${module}/go.mod h1:x\n`;
  });
  const tree = makeTree(records);
  const head = signedHead(tree, signer);
  const replies = new Map<string, Reply>([
    [`${DATABASE}/supported`, ""],
    ["/proxy/golang.org/toolchain/@v/list", modules.map(({ name }) => name).join("\n")],
    ...modules.flatMap(({ name, zip }, i): [string, Reply][] => [
      [
        `${DATABASE}/lookup/golang.org/toolchain@${name}`,
        `${FIRST_RECORD + i}\n${records[FIRST_RECORD + i]}\n${head}`,
      ],
      [`/proxy/golang.org/toolchain/@v/${name}.zip`, zip],
    ]),
    ...siteReplies(versions),
  ]);
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const isTile = path.startsWith(`${DATABASE}/tile/`);
    const tile = isTile ? tree.tile(path.slice(DATABASE.length + 1)) : undefined;
    answer(response, replies.get(path) ?? tile ?? 404);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, replies, asked, key: signer.key, close };
}

function siteReplies(versions: readonly string[]): readonly [string, Reply][] {
  const archives = versions.map((version) => {
    const bytes = siteArchive(version);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const filename = `go${version}.linux-amd64.tar.gz`;
    const file = { filename, os: "linux", arch: "amd64", kind: "archive", sha256, size: bytes.length };
    return { bytes, filename, release: { version: `go${version}`, stable: true, files: [file] } };
  });
  return [
    ["/dl/?mode=json&include=all", JSON.stringify(archives.map(({ release }) => release))],
    ...archives.map(({ filename, bytes }): [string, Reply] => [`/dl/${filename}`, bytes]),
  ];
}

function answer(response: ServerResponse, reply: Reply): void {
  if (typeof reply === "function") reply(response);
  else if (typeof reply === "number") response.writeHead(reply).end();
  else response.writeHead(200, { "content-length": Buffer.byteLength(reply) }).end(reply);
}
