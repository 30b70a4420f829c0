// git over HTTP with git's own server program, which answers only who sends the right token.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Writable } from "node:stream";

/** GitServer is a running server. */
export interface GitServer {
  /** `http://127.0.0.1:1234`, without a path. */
  readonly url: string;
  /** The Authorization headers so far, in order; "" for none. */
  readonly asked: readonly string[];
  /** Of bodies so far. */
  readonly bytes: { readonly received: number; readonly sent: number };
  close(): Promise<void>;
}

/** serveGit serves the bare repositories below `root` to who sends `token` as actions/checkout does. */
export async function serveGit(root: string, token: string): Promise<GitServer> {
  const right = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const asked: string[] = [];
  const bytes = { received: 0, sent: 0 };
  const server = createServer((request, response) => {
    const { authorization = "" } = request.headers;
    asked.push(authorization);
    request.on("data", (chunk: Buffer) => {
      bytes.received += chunk.length;
    });
    if (authorization === right)
      return answer(root, request, response).then((sent) => {
        bytes.sent += sent;
      });
    request.resume();
    response.writeHead(401, { "www-authenticate": 'Basic realm="GitHub"' }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    bytes,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Runs `git http-backend` as a CGI program, and gives the bytes that were sent. https://git-scm.com/docs/git-http-backend */
async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<number> {
  const { pathname, search } = new URL(request.url ?? "/", "http://server");
  const { method = "GET", headers } = request;
  const { status, ...rest } = await gitBackend(
    root,
    { method, path: pathname, query: search.slice(1), headers },
    (input) => void request.pipe(input),
  );
  response.writeHead(status, rest.headers).end(rest.body);
  return rest.body.length;
}

/** GitRequest is a request to git's server program. */
export interface GitRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** GitAnswer is what it answers. */
export interface GitAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** gitBackend answers for the bare repositories below `root`; `feed` gives it the body of the request. */
export function gitBackend(
  root: string,
  { method, path, query, headers }: GitRequest,
  feed: (input: Writable) => void,
): Promise<GitAnswer> {
  const header = (name: string) => headers[name] as string | undefined;
  const backend = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      REQUEST_METHOD: method,
      PATH_INFO: path,
      QUERY_STRING: query,
      CONTENT_TYPE: header("content-type") ?? "",
      CONTENT_LENGTH: header("content-length"),
      HTTP_CONTENT_ENCODING: header("content-encoding"),
      GIT_PROTOCOL: header("git-protocol"),
      REMOTE_USER: "reader",
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  backend.stdin.on("error", () => {}); // it need not read everything
  feed(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => backend.on("close", () => resolve(readAnswer(Buffer.concat(chunks)))));
}

function readAnswer(all: Buffer): GitAnswer {
  const end = all.indexOf("\r\n\r\n");
  const headers = all
    .subarray(0, end)
    .toString()
    .split("\r\n")
    .map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
  const { status = "200", ...rest } = Object.fromEntries(headers);
  return { status: Number.parseInt(status, 10), headers: rest, body: all.subarray(end + 4) };
}
