// git over HTTP with git's own server program, which answers only who sends the right token.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** GitServer is a running server. */
export interface GitServer {
  /** `http://127.0.0.1:1234`, without a path. */
  readonly url: string;
  /** The Authorization headers so far, in order; "" for none. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** serveGit serves the bare repositories below `root` to who sends `token` as actions/checkout does. */
export async function serveGit(root: string, token: string): Promise<GitServer> {
  const right = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { authorization = "" } = request.headers;
    asked.push(authorization);
    if (authorization === right) return answer(root, request, response);
    request.resume();
    response.writeHead(401, { "www-authenticate": 'Basic realm="GitHub"' }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Runs `git http-backend` as a CGI program. https://git-scm.com/docs/git-http-backend */
function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? "/", "http://server");
  const backend = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      REQUEST_METHOD: request.method,
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      CONTENT_LENGTH: request.headers["content-length"],
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
      GIT_PROTOCOL: request.headers["git-protocol"] as string | undefined,
      REMOTE_USER: "reader",
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  request.pipe(backend.stdin);
  backend.stdin.on("error", () => {}); // it need not read everything
  const chunks: Buffer[] = [];
  backend.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  backend.on("close", () => {
    const all = Buffer.concat(chunks);
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
    response.writeHead(Number.parseInt(status, 10), rest).end(all.subarray(end + 4));
  });
}
