// A server that gives one prepared answer after the other, and remembers what it was asked.

import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** Answer is what to send: "reset" tears the connection down, "silence" never answers. */
export type Answer =
  | "reset"
  | "silence"
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    };

/** Asked is one request. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly body: unknown;
}

/** AnsweringServer listens on 127.0.0.1. */
export interface AnsweringServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** answeringServer answers each request by `answer`, which is told the request and its number from 0 on. */
export async function answeringServer(
  answer: (asked: Asked, n: number) => Answer | Promise<Answer>,
): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const text = await textOf(request);
      const { method = "", url = "", headers } = request;
      const body: unknown = text === "" ? undefined : JSON.parse(text);
      const entry = { method, url, authorization: headers.authorization ?? "", body };
      asked.push(entry);
      const said = await answer(entry, asked.length - 1);
      if (said === "silence") return;
      if (said === "reset") {
        request.socket.destroy();
        return;
      }
      const isBytes = Buffer.isBuffer(said.body);
      const type = { "content-type": isBytes ? "application/zip" : "application/json; charset=utf-8" };
      response.writeHead(said.status ?? 200, { ...type, ...said.headers });
      response.end(isBytes ? said.body : JSON.stringify(said.body ?? {}));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
