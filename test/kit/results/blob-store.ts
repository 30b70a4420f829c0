// Blobs behind signed URLs, as Azure Blob Storage serves them to the libraries of GitHub's toolkit: Put Blob, Put Block,
// Put Block List, Get Blob with ranges. https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api

import { createHash, randomBytes } from "node:crypto";
import type { Answer, Received } from "../server.ts";

/** BlobStore keeps bytes by name. */
export interface BlobStore {
  /** sign gives the path and query by which one blob may be written and read. */
  sign(name: string): string;
  read(name: string): Buffer | undefined;
  write(name: string, bytes: Buffer): void;
  remove(name: string): void;
  /** answer serves a request below /blobs/. */
  answer(request: Received): Answer;
}

/** BLOBS is where the store is on its server. */
export const BLOBS = "/blobs/";

/** makeBlobStore makes an empty store. */
export function makeBlobStore(): BlobStore {
  const blobs = new Map<string, Buffer>();
  const blocks = new Map<string, Map<string, Buffer>>();
  const secret = randomBytes(16).toString("hex");
  const signature = (name: string) =>
    createHash("sha256")
      .update(secret + name)
      .digest("base64url");

  const put = (name: string, { query, body, headers }: Received): Answer => {
    const parts = blocks.get(name) ?? new Map<string, Buffer>();
    const comp = query.get("comp");
    if (comp === "block") blocks.set(name, parts.set(query.get("blockid") ?? "", body));
    else if (comp === "blocklist") {
      const wanted = [...body.toString().matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(
        (m) => m[1] ?? "",
      );
      const missing = wanted.find((id) => !parts.has(id));
      if (missing !== undefined) return xmlError(400, "InvalidBlockList");
      blobs.set(name, Buffer.concat(wanted.map((id) => parts.get(id) ?? Buffer.alloc(0)))); // in the list's order
      blocks.delete(name);
    } else if (headers["x-ms-blob-type"] === "BlockBlob") blobs.set(name, body);
    else return xmlError(400, "InvalidHeaderValue");
    return { status: 201, headers: { etag: etagOf(body), "x-ms-request-id": "kit" } };
  };

  return {
    sign: (name) => `${BLOBS}${name}?se=2100-01-01T00%3A00%3A00Z&sig=${signature(name)}`,
    read: (name) => blobs.get(name),
    write: (name, bytes) => void blobs.set(name, bytes),
    remove: (name) => void blobs.delete(name),
    answer: (request) => {
      const name = request.path.slice(BLOBS.length);
      if (request.query.get("sig") !== signature(name)) return xmlError(403, "AuthenticationFailed");
      if (request.method === "PUT") return put(name, request);
      return get(blobs.get(name), request);
    },
  };
}

function get(blob: Buffer | undefined, { headers, path }: Received): Answer {
  if (blob === undefined) return xmlError(404, "BlobNotFound");
  const common = {
    etag: etagOf(blob),
    "last-modified": new Date(0).toUTCString(),
    "accept-ranges": "bytes",
    "x-ms-blob-type": "BlockBlob",
    "content-type": path.includes("/artifacts/") ? "application/zip" : "application/octet-stream",
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(headers["x-ms-range"] ?? headers.range ?? "");
  if (range === null) return { status: 200, headers: common, body: blob };
  const [start, end] = [
    Number(range[1]),
    Math.min(blob.length - 1, range[2] ? Number(range[2]) : blob.length - 1),
  ];
  if (start >= blob.length) return xmlError(416, "InvalidRange");
  const contentRange = `bytes ${start}-${end}/${blob.length}`;
  return {
    status: 206,
    headers: { ...common, "content-range": contentRange },
    body: blob.subarray(start, end + 1),
  };
}

function etagOf(bytes: Buffer): string {
  return `"0x${createHash("sha1").update(bytes).digest("hex").slice(0, 15).toUpperCase()}"`;
}

function xmlError(status: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { "content-type": "application/xml", "x-ms-error-code": code }, body };
}
