// The edge to servers that files are downloaded from. Local folders (file:///…) are read in the same way.

import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { HttpClient } from "@actions/http-client";
import { withoutPasswords } from "../model/address.ts";
import { InterruptedError } from "../model/errors.ts";

/** Every method throws TransportError, and InterruptedError when the run is cancelled. */
export interface Downloads {
  /** A small file; one of more than `limit` bytes is a failure. */
  bytes(url: string, limit: number): Promise<Buffer>;
  /** Writes a large file to `path`, and gives its SHA-256 in hexadecimal. */
  toFile(request: FileRequest): Promise<string>;
  [Symbol.dispose](): void;
}

interface FileRequest {
  readonly url: string;
  readonly path: string;
  /** Bytes. */
  readonly limit: number;
  /** Gets the size before the download, 0 where the server does not tell it. */
  readonly onSize: (bytes: number) => void;
}

/** A server could not be reached, or did not have what was asked for; another one may. */
export class TransportError extends Error {
  override readonly name = "TransportError" as const;
  /** HTTP status; 404 also for a local file that is not there, undefined when there was no answer. */
  readonly status: number | undefined;

  constructor(url: string, reason: string, status?: number, options?: ErrorOptions) {
    super(`${withoutPasswords(url)}: ${reason}`, options);
    this.status = status;
  }
}

interface DownloadSettings {
  /** After this time without a byte a server counts as gone. */
  readonly patienceMs: number;
  readonly cancelled: AbortSignal;
  /** The `Authorization` header for an address, undefined for none. */
  readonly authorization: (url: URL) => string | undefined;
}

/** Downloads use the proxy that HTTPS_PROXY names. */
export function makeDownloads(settings: DownloadSettings): Downloads {
  let client: HttpClient | undefined;
  const open = async (url: string): Promise<OpenedDownload> => {
    if (settings.cancelled.aborted) throw new InterruptedError();
    if (isLocal(url)) return openFile(url);
    // Loaded when used: it is large.
    const http = await import("@actions/http-client");
    client ??= new http.HttpClient("go-steady", [], {
      socketTimeout: settings.patienceMs,
      keepAlive: true,
      maxRedirects: 10,
    });
    return openAddress(client, settings, url);
  };
  const receive = async (url: string, take: (opened: OpenedDownload) => Promise<void>) => {
    try {
      await take(await open(url));
    } catch (error) {
      if (settings.cancelled.aborted) throw new InterruptedError();
      if (error instanceof TransportError || isDisk(error)) throw error;
      throw new TransportError(url, reasonOf(error), undefined, { cause: error });
    }
  };
  return {
    async bytes(url, limit) {
      const chunks: Buffer[] = [];
      await receive(url, ({ body }) =>
        pipeline(
          body,
          limited(url, limit),
          async (parts) => {
            for await (const part of parts) chunks.push(part);
          },
          { signal: settings.cancelled },
        ),
      );
      return Buffer.concat(chunks);
    },
    async toFile({ url, path, limit, onSize }) {
      const hash = createHash("sha256");
      await receive(url, ({ body, size }) => {
        onSize(size);
        const hashed = async function* (parts: AsyncIterable<Buffer>) {
          for await (const part of parts) {
            hash.update(part);
            yield part;
          }
        };
        return pipeline(body, limited(url, limit), hashed, createWriteStream(path), {
          signal: settings.cancelled,
        });
      });
      return hash.digest("hex");
    },
    [Symbol.dispose]: () => client?.dispose(),
  };
}

const OK = 200;

interface OpenedDownload {
  readonly body: Readable;
  /** 0 where it is not known. */
  readonly size: number;
}

async function openAddress(
  client: HttpClient,
  settings: DownloadSettings,
  address: string,
): Promise<OpenedDownload> {
  const url = new URL(address);
  const authorization = settings.authorization(url);
  url.username = "";
  url.password = "";
  const { message } = await client.get(url.href, authorization === undefined ? {} : { authorization });
  const status = message.statusCode ?? 0;
  const fail = (reason: string): never => {
    message.destroy();
    throw new TransportError(address, reason, status);
  };
  if (status !== OK) fail(`HTTP ${status}`);
  // A proxy that wants a login answers everything with a page.
  if (/^text\/html\b/i.test(message.headers["content-type"] ?? "")) fail("a page of HTML instead of a file");
  return { body: message, size: Number(message.headers["content-length"] ?? 0) };
}

async function openFile(url: string): Promise<OpenedDownload> {
  const path = fileURLToPath(url.startsWith("/") ? pathToFileURL(url) : url);
  const { size } = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const isAbsent = error.code === "ENOENT" || error.code === "ENOTDIR";
    throw new TransportError(
      url,
      isAbsent ? "there is no such file" : error.message,
      isAbsent ? 404 : undefined,
    );
  });
  return { body: createReadStream(path), size };
}

function isLocal(url: string): boolean {
  return url.startsWith("file:") || url.startsWith("/");
}

function limited(url: string, limit: number) {
  return async function* (parts: AsyncIterable<Buffer>) {
    let length = 0;
    for await (const part of parts) {
      length += part.length;
      if (length > limit) throw new TransportError(url, `more than ${limit} bytes`, OK);
      yield part;
    }
  };
}

/** Our own disk is full or cannot be written: no other server helps. */
function isDisk(error: unknown): boolean {
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  return syscall !== "connect" && ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO", "EFBIG"].includes(code);
}

function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || code || "no answer";
}
