import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  StartError,
  signalTree,
  startChild
} from "./chunk-S6NVDAZT.js";

// src/ports/files/archive.ts
import { rm, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
var ArchiveError = class extends Error {
  name = "ArchiveError";
};
async function compressionOf(processes, env, cwd) {
  try {
    const { code, stdout } = await processes.ask({ file: "zstd", args: ["--version"], cwd, env });
    return code === 0 && stdout !== "" ? "zstd" : "gzip";
  } catch (error) {
    if (error instanceof StartError) return "gzip";
    throw error;
  }
}
async function whyNoTar(processes, env, cwd) {
  const remedy = "install GNU tar (`apt-get install tar`, `apk add tar`), or set cache: false";
  try {
    const { stdout, stderr } = await processes.ask({ file: "tar", args: ["--version"], cwd, env });
    const said = firstLine(`${stdout}
${stderr}`);
    return /\b(GNU tar|bsdtar)\b/.test(said) ? void 0 : `this tar cannot be used (${said}): ${remedy}`;
  } catch (error) {
    if (error instanceof StartError) return `there is no tar: ${remedy}`;
    throw error;
  }
}
async function pack(processes, { archive, root, names, env }) {
  const list = `${archive}.names`;
  const args = ["-cf", archive, "-C", root, "-T", list];
  try {
    await writeFile(list, names.map((name) => `${name}
`).join(""));
    const { code, stderr } = await processes.run({ file: "tar", args, cwd: root, env }).catch(notStarted);
    if (code !== 0) throw new ArchiveError(`tar: ${firstLine(stderr)}`);
  } finally {
    await rm(list, { force: true });
  }
}
function notStarted(error) {
  throw error instanceof StartError ? new ArchiveError(error.message, { cause: error }) : error;
}
async function unpack({ body, compression, folder, env, signal }) {
  const programs = [
    ...compression === "zstd" ? [["zstd", "-d", "-c", "-q"]] : [],
    ["tar", "-xOPf", "-"],
    // to standard output, for any name
    ["tar", "-xof", "-", "-C", folder]
  ];
  const children = programs.map(([file = "", ...args]) => start(file, args, { cwd: folder, env, signal }));
  const gunzip = compression === "gzip" ? [createGunzip()] : [];
  const flows = children.map(({ stdin }, i) => {
    const before = children[i - 1];
    return pipeline(before === void 0 ? [body, ...gunzip, stdin] : [before.stdout, stdin], { signal });
  });
  const ends = await Promise.allSettled([...flows, ...children.map(({ end }) => end)]);
  if (signal.aborted) throw new ArchiveError("it took too long");
  const failures = ends.flatMap(
    (end) => end.status === "rejected" ? [end.reason] : []
  );
  const [failed] = failures.filter(({ code }) => !STOPPED_READING.includes(code ?? ""));
  if (failed !== void 0) throw new ArchiveError(failed.message);
}
var STOPPED_READING = ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "EOF"];
function start(file, args, place) {
  const { cwd, env, signal } = place;
  const child = startChild({ file, args, cwd, env });
  const stop = () => signalTree(child, "SIGKILL");
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = (said + chunk.toString("utf8")).slice(0, 1e4);
  });
  const end = new Promise((resolve, reject) => {
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
function firstLine(text) {
  return text.trim().split("\n", 1)[0] ?? "";
}

export {
  ArchiveError,
  compressionOf,
  whyNoTar,
  pack,
  unpack
};
