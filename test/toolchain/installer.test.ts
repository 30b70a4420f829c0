// Real servers, real files. What is installed is a small program that answers as Go does.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { makeDownloads } from "../../src/ports/download.ts";
import { systemDigest } from "../../src/ports/files/digest.ts";
import type { Env } from "../../src/ports/process/environment.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { readGoSettings } from "../../src/toolchain/go-settings.ts";
import { makeInstaller } from "../../src/toolchain/installer.ts";
import { type GoVersion, parseGoVersion } from "../../src/toolchain/versions/version.ts";
import { makeZip } from "../kit/small-zip.ts";
import { makeSigner } from "./hash-tree.ts";
import { moduleZip, type Reply, type Servers, startServers, toolchainFiles } from "./servers.ts";

const NAME = "v0.0.1-go1.26.8.linux-amd64";
const ZIP = `/proxy/golang.org/toolchain/@v/${NAME}.zip`;
const LOOKUP = `/proxy/sumdb/sum.example.com/lookup/golang.org/toolchain@${NAME}`;
const version = parseGoVersion("1.26.8") as GoVersion;

let servers: Servers;
let original: ReadonlyMap<string, Reply>;
let folder: string;
let announced: string[];

beforeAll(async () => {
  servers = await startServers(["1.26.8", "1.25.10"]);
  original = new Map(servers.replies);
});
afterAll(() => servers.close());
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "installer-")));
  announced = [];
  servers.asked.length = 0;
  servers.replies.clear();
  for (const [path, reply] of original) servers.replies.set(path, reply);
});
afterEach(() => rm(folder, { recursive: true }));

interface Asked {
  readonly env?: Env;
  readonly patienceMs?: number;
  readonly cancelled?: AbortSignal;
  readonly known?: ReadonlyMap<string, string>;
  readonly platform?: { readonly os: string; readonly arch: string };
}

async function installer({
  env = {},
  patienceMs = 20_000,
  cancelled = new AbortController().signal,
  known = new Map(),
  platform = { os: "linux", arch: "amd64" },
}: Asked = {}) {
  const all: Env = {
    ...childEnvironment(process.env),
    GOENV: "off",
    GOPROXY: `${servers.url}/proxy`,
    GOSUMDB: servers.key,
    GO_DOWNLOAD_BASE_URL: `${servers.url}/dl`,
    NETRC: join(folder, "netrc"),
    ...env,
  };
  const settings = await readGoSettings(all, "linux");
  const context = {
    downloads: makeDownloads({ patienceMs, cancelled, authorization: settings.authorization }),
    digest: systemDigest,
    processes: makeProcesses(cancelled),
    env: all,
    settings,
    known,
    platform,
    announce: (text: string) => announced.push(text),
  };
  return makeInstaller(context, join(folder, "store"));
}

const install = async (asked?: Asked) => (await installer(asked)).install(version);

const kept = () => readdir(join(folder, "store")).catch(() => []);

/** It came from the site, since the proxy had it not. */
async function expectSite(answer: Awaited<ReturnType<typeof install>>): Promise<void> {
  expect(answer).toMatchObject({ kind: "found", value: { from: `${servers.url}/dl/` } });
  expect(await kept()).toEqual(["go1.26.8.linux-amd64"]);
}

async function expectRefused(
  installing: Promise<unknown>,
  expected: string,
  found: RegExp | string,
): Promise<void> {
  const error = await installing.then(
    () => undefined,
    (cause: Error) => cause,
  );
  expect(error).toMatchObject({ name: "VerificationError", exitCode: 3 });
  expect(error?.message).toContain(servers.url);
  expect(error?.message).toContain(`expected ${expected}`);
  expect(error?.message).toMatch(found);
  expect(await kept()).toEqual([]);
}

test("a module is installed: verified, executable, its modules restored, nothing beside it", async () => {
  const root = join(folder, "store/go1.26.8.linux-amd64");
  expect(await install()).toEqual({ kind: "found", value: { root, from: `${servers.url}/proxy` } });
  expect(await kept()).toEqual(["go1.26.8.linux-amd64"]);
  expect(execFileSync(join(root, "bin/go"), ["version"], { encoding: "utf8" })).toBe(
    "go version go1.26.8 linux/amd64\n",
  );
  expect((await stat(join(root, "pkg/tool/linux_amd64/vet"))).mode & 0o111).toBe(0o111);
  expect((await stat(join(root, "VERSION"))).mode & 0o111).toBe(0);
  expect(await readFile(join(root, "src/go.mod"), "utf8")).toBe("module std\n");
  expect(announced).toEqual([`Go 1.26.8 is downloaded from ${servers.url}/proxy (1 MB)`]);
});

test("what earlier runs have installed is known", async () => {
  expect(await (await installer()).kept()).toEqual([]);
  await install();
  await mkdir(join(folder, "store/go1.25.3.darwin-arm64"));
  await mkdir(join(folder, "store/tmp-abc"));
  expect(await (await installer()).kept()).toEqual([
    { version, root: join(folder, "store/go1.26.8.linux-amd64"), place: "kept from an earlier run" },
  ]);
});

test("the releases are those of the proxy for this platform", async () => {
  const answer = await (await installer()).releases();
  expect(answer.kind === "found" && answer.value.map(({ text }) => text)).toEqual(["1.26.8", "1.25.10"]);
});

test("the site's list is asked for once", async () => {
  const open = await installer({ env: { GOPROXY: "direct" } });
  expect(await open.releases()).toMatchObject({ kind: "found" });
  expect(await open.install(version)).toMatchObject({ kind: "found" });
  expect(servers.asked).toEqual(["/dl/?mode=json&include=all", "/dl/go1.26.8.linux-amd64.tar.gz"]);
});

test("a changed byte stops it, with source, expected and found", async () => {
  const changed = moduleZip("1.26.8", [...toolchainFiles("1.26.8").slice(0, 3), ["VERSION", "go1.26.9\n"]]);
  servers.replies.set(ZIP, changed.zip);
  await expectRefused(install(), moduleZip("1.26.8").hash, `found ${changed.hash}`);
});

test("a file too many stops it", async () => {
  servers.replies.set(
    ZIP,
    moduleZip("1.26.8", [...toolchainFiles("1.26.8"), ["bin/more", "#!/bin/sh\n"]]).zip,
  );
  await expectRefused(install(), "h1:", /found h1:/);
});

test("a zip of which the end is missing stops it", async () => {
  servers.replies.set(ZIP, moduleZip("1.26.8").zip.subarray(0, 400));
  await expectRefused(install(), "h1:", /found a zip that cannot be read: it has no table of contents/);
});

test.each(["../../../bin/go", "/bin/go", "bin//go", "bin/../go", "a\\b", "a:b", "BIN/GO", "bin./x"])(
  "a zip with %j in it stops it, and nothing is written outside",
  async (name) => {
    servers.replies.set(ZIP, moduleZip("1.26.8", [...toolchainFiles("1.26.8"), [name, "x"]]).zip);
    await expectRefused(install(), "h1:", /found a zip that cannot be read: /);
    expect((await readdir(folder)).filter((each) => each !== "store")).toEqual([]);
  },
);

test("a wrong signature, a record that is not in the tree and a record of something else stop it", async () => {
  const right = String(original.get(LOOKUP));
  const begin = right.indexOf("\n\n") + 2;
  const head = right.slice(begin, right.indexOf("\n\n—") + 1);
  const record = `a record of ${NAME} in the signed tree of sum.example.com`;
  servers.replies.set(LOOKUP, right.slice(0, begin) + makeSigner("sum.example.com").sign(head));
  await expectRefused(install(), record, /found it has no signature of sum\.example\.com/);
  servers.replies.set(LOOKUP, right.replace("tree\n300", "tree\n301"));
  await expectRefused(install(), record, /found the signature of .* is not right/);
  servers.replies.set(LOOKUP, right.replace(/h1:\S+/, moduleZip("1.25.10").hash));
  await expectRefused(install(), record, /found record 20, which is not in its tree of 300/);
  servers.replies.set(LOOKUP, original.get(LOOKUP.replace("1.26.8", "1.25.10")) ?? "");
  await expectRefused(install(), record, /found a record of something else/);
});

test("an archive with another SHA-256 than the list has stops it", async () => {
  servers.replies.set("/dl/go1.26.8.linux-amd64.tar.gz", Buffer.from("something else"));
  const installing = install({ env: { GOPROXY: "direct" } });
  await expectRefused(installing, "", /expected [0-9a-f]{64}, found [0-9a-f]{64}$/);
});

test("an archive for Windows is a zip, and is unpacked without a program of the system", async () => {
  const zip = makeZip([
    ["go/bin/go.exe", "MZ"],
    ["go/VERSION", "go1.26.8\n"],
  ]);
  const filename = "go1.26.8.windows-arm64.zip";
  const sha256 = createHash("sha256").update(zip).digest("hex");
  const file = { filename, os: "windows", arch: "arm64", kind: "archive", sha256, size: zip.length };
  servers.replies.set("/dl/?mode=json&include=all", JSON.stringify([{ version: "go1.26.8", files: [file] }]));
  servers.replies.set(`/dl/${filename}`, zip);
  const platform = { os: "windows", arch: "arm64" };
  const answer = await install({ env: { GOPROXY: "direct", PATH: "" }, platform });
  expect(answer).toMatchObject({ kind: "found", value: { from: `${servers.url}/dl/` } });
  expect(await readFile(join(folder, "store/go1.26.8.windows-arm64/bin/go.exe"), "utf8")).toBe("MZ");
  servers.replies.set(`/dl/${filename}`, makeZip([["go/bin/go.exe", "changed"]]));
  await rm(join(folder, "store"), { recursive: true });
  await expectRefused(install({ env: { GOPROXY: "direct" }, platform }), sha256, /found [0-9a-f]{64}$/);
});

const begun = { "content-length": 999 };

test.each<[string, Reply]>([
  ["403", 403],
  ["404", 404],
  ["410", 410],
  ["500", 500],
  ["503", 503],
  ["a page of HTML", (reply) => reply.writeHead(200, { "content-type": "text/html" }).end("<p>log in</p>")],
  ["a page of HTML as a zip", "<!DOCTYPE html><title>log in</title>"],
  [
    "a connection that breaks",
    (reply) => void reply.writeHead(200, begun).write("PK", () => reply.destroy()),
  ],
  ["no answer", () => {}],
  ["an answer that stalls", (reply) => void reply.writeHead(200, begun).write("PK")],
])("a proxy with %s is passed over for the next source", async (_, reply) => {
  servers.replies.set(ZIP, reply);
  await expectSite(await install({ patienceMs: 1000 }));
});

test("a database that cannot be reached, or is off, leaves the module aside", async () => {
  await expectSite(await install({ env: { GOSUMDB: `${servers.key} ${servers.url}/no` } }));
  await rm(join(folder, "store"), { recursive: true });
  await expectSite(await install({ env: { GOSUMDB: "off" } }));
  expect(servers.asked).not.toContain(ZIP);
});

test("where no database can be asked, the hash of a known release is what counts", async () => {
  const known = new Map([[NAME, moduleZip("1.26.8").hash]]);
  const env = { GOSUMDB: `${servers.key} ${servers.url}/no` };
  expect(await install({ env, known })).toMatchObject({ value: { from: `${servers.url}/proxy` } });
  await rm(join(folder, "store"), { recursive: true });
  const [go, ...rest] = toolchainFiles("1.26.8");
  servers.replies.set(ZIP, moduleZip("1.26.8", [[go?.[0] ?? "", "#!/bin/sh\n"], ...rest]).zip);
  await expectRefused(install({ env, known }), moduleZip("1.26.8").hash, /found h1:/);
});

test("between proxies a comma goes on after 404 alone, a bar after any failure", async () => {
  const proxy = `${servers.url}/proxy`;
  const from = async (list: string) => {
    await rm(join(folder, "store"), { recursive: true, force: true });
    const answer = await install({
      env: { GOPROXY: list, GOSUMDB: `${servers.key} ${proxy}/sumdb/sum.example.com` },
    });
    return answer.kind === "found" ? answer.value.from : answer.reasons;
  };
  servers.replies.set(ZIP.replace("/proxy", "/broken"), 500);
  expect(await from(`${servers.url}/broken|${proxy},off`)).toBe(proxy);
  expect(await from(`${servers.url}/none,${proxy},off`)).toBe(proxy);
  expect(await from(`${servers.url}/broken,${proxy},off`)).toEqual([
    expect.stringMatching(/\/broken\/golang\.org\/toolchain\/@v\/.*\.zip: HTTP 500$/),
  ]);
});

test("GOPROXY=off downloads nothing", async () => {
  expect(await install({ env: { GOPROXY: "off" } })).toEqual({
    kind: "unavailable",
    reasons: ["GOPROXY=off forbids downloads"],
  });
  expect(servers.asked).toEqual([]);
});

test("a folder is a proxy", async () => {
  const file = join(folder, "proxy/golang.org/toolchain/@v", `${NAME}.zip`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, moduleZip("1.26.8").zip);
  const env = {
    GOPROXY: `file://${folder}/proxy,off`,
    GOSUMDB: `${servers.key} ${servers.url}/proxy/sumdb/sum.example.com`,
  };
  expect(await install({ env })).toMatchObject({ value: { from: `file://${folder}/proxy` } });
});

test("a proxy is given the password of its host, and no message has it", async () => {
  const secret = servers.url.replace("//", "//me:geheim@");
  servers.replies.set("/locked/golang.org/toolchain/@v/list", (response) => {
    const isRight = response.req.headers.authorization === `Basic ${btoa("me:geheim")}`;
    response.writeHead(isRight ? 200 : 401).end(NAME);
  });
  const open = await installer({ env: { GOPROXY: `${secret}/locked,off` } });
  expect(await open.releases()).toMatchObject({ kind: "found" });
  await writeFile(join(folder, "netrc"), "machine 127.0.0.1 login me password geheim\n");
  const withNetrc = await installer({ env: { GOPROXY: `${servers.url}/locked,off` } });
  expect(await withNetrc.releases()).toMatchObject({ kind: "found" });
  const failed = await install({ env: { GOPROXY: `${secret}/nothing,off` } });
  expect(failed.kind).toBe("unavailable");
  expect(JSON.stringify([failed, announced])).not.toContain("geheim");
});

test("eight at once leave one whole Go", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => install()));
  expect(new Set(answers.map((answer) => answer.kind))).toEqual(new Set(["found"]));
  expect(await kept()).toEqual(["go1.26.8.linux-amd64"]);
});

test("a run that is cancelled while it downloads leaves nothing", async () => {
  const controller = new AbortController();
  servers.replies.set(ZIP, (response) => {
    response.writeHead(200, begun).write("PK");
    setTimeout(() => controller.abort(), 50);
  });
  await expect(install({ cancelled: controller.signal })).rejects.toMatchObject({ name: "InterruptedError" });
  expect(await kept()).toEqual([]);
});
