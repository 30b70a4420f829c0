import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  InterruptedError
} from "./chunk-24M4FNCI.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";

// src/ports/download.ts
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
var TransportError = class extends Error {
  name = "TransportError";
  /** HTTP status; 404 also for a local file that is not there, undefined when there was no answer. */
  status;
  constructor(url, reason, status, options) {
    super(`${withoutPasswords(url)}: ${reason}`, options);
    this.status = status;
  }
};
function makeDownloads(settings) {
  let client;
  const open = async (url) => {
    if (settings.cancelled.aborted) throw new InterruptedError();
    if (isLocal(url)) return openFile(url);
    const http = await import("./lib-TNPF4XRV.js");
    client ??= new http.HttpClient("go-steady", [], {
      socketTimeout: settings.patienceMs,
      keepAlive: true,
      maxRedirects: 10
    });
    return openAddress(client, settings, url);
  };
  const receive = async (url, take) => {
    try {
      await take(await open(url));
    } catch (error) {
      if (settings.cancelled.aborted) throw new InterruptedError();
      if (error instanceof TransportError || isDisk(error)) throw error;
      throw new TransportError(url, reasonOf(error), void 0, { cause: error });
    }
  };
  return {
    async bytes(url, limit) {
      const chunks = [];
      await receive(
        url,
        ({ body }) => pipeline(
          body,
          limited(url, limit),
          async (parts) => {
            for await (const part of parts) chunks.push(part);
          },
          { signal: settings.cancelled }
        )
      );
      return Buffer.concat(chunks);
    },
    async toFile({ url, path, limit, onSize }) {
      const hash = createHash("sha256");
      await receive(url, ({ body, size }) => {
        onSize(size);
        const hashed = async function* (parts) {
          for await (const part of parts) {
            hash.update(part);
            yield part;
          }
        };
        return pipeline(body, limited(url, limit), hashed, createWriteStream(path), {
          signal: settings.cancelled
        });
      });
      return hash.digest("hex");
    },
    [Symbol.dispose]: () => client?.dispose()
  };
}
var OK = 200;
async function openAddress(client, settings, address) {
  const url = new URL(address);
  const authorization = settings.authorization(url);
  url.username = "";
  url.password = "";
  const { message } = await client.get(url.href, authorization === void 0 ? {} : { authorization });
  const status = message.statusCode ?? 0;
  const fail = (reason) => {
    message.destroy();
    throw new TransportError(address, reason, status);
  };
  if (status !== OK) fail(`HTTP ${status}`);
  if (/^text\/html\b/i.test(message.headers["content-type"] ?? "")) fail("a page of HTML instead of a file");
  return { body: message, size: Number(message.headers["content-length"] ?? 0) };
}
async function openFile(url) {
  const path = fileURLToPath(url.startsWith("/") ? pathToFileURL(url) : url);
  const { size } = await stat(path).catch((error) => {
    const isAbsent = error.code === "ENOENT" || error.code === "ENOTDIR";
    throw new TransportError(
      url,
      isAbsent ? "there is no such file" : error.message,
      isAbsent ? 404 : void 0
    );
  });
  return { body: createReadStream(path), size };
}
function isLocal(url) {
  return url.startsWith("file:") || url.startsWith("/");
}
function limited(url, limit) {
  return async function* (parts) {
    let length = 0;
    for await (const part of parts) {
      length += part.length;
      if (length > limit) throw new TransportError(url, `more than ${limit} bytes`, OK);
      yield part;
    }
  };
}
function isDisk(error) {
  const { code = "", syscall } = error;
  return syscall !== "connect" && ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO", "EFBIG"].includes(code);
}
function reasonOf(error) {
  const { message, code } = error;
  return message || code || "no answer";
}

export {
  TransportError,
  makeDownloads
};
