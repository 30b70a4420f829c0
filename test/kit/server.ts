// A small HTTP server on 127.0.0.1 for tests: it remembers what it was asked, and has faults on demand.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Fault, type Faults, makeFaults } from "./faults.ts";

/** Received is a whole request. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answer is what is sent back; an object as body is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: Buffer | string | object | undefined;
}

/** KitServer is a running one. */
export interface KitServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly faults: Faults;
  /** Every request so far as `METHOD /path?query → status`, faults included (status 0: no answer). */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

const WORDS: Readonly<Record<number, string>> = {
  401: "Bad credentials",
  403: "Resource not accessible by integration",
  404: "Not Found",
  410: "Gone",
  422: "Validation Failed",
  429: "API rate limit exceeded",
  500: "Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

/** errorAnswer is an error as GitHub's API words it. */
export function errorAnswer(status: number, message: string = WORDS[status] ?? "Error"): Answer {
  return {
    status,
    body: { message, documentation_url: "https://docs.github.com/rest", status: String(status) },
  };
}

/** startServer starts a server; the operating system chooses its port. */
export async function startServer(handle: (r: Received) => Answer | Promise<Answer>): Promise<KitServer> {
  const [faults, log]: [Faults, string[]] = [makeFaults(), []];
  const server = createServer(async (request, response) => {
    const received = await receive(request).catch(() => undefined);
    if (received === undefined) return;
    const line = `${received.method} ${received.target}`;
    const fault = faults.next(line);
    const status = await serve(response, { received, fault, handle });
    log.push(`${line} → ${status}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port, url: `http://127.0.0.1:${port}`, faults, log, stop };
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = "GET", url: target = "/" } = request;
  const { pathname, searchParams } = new URL(target, "http://kit");
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method,
    target,
    path: decodeURIComponent(pathname),
    query: searchParams,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

interface Serving {
  readonly received: Received;
  readonly fault: Fault | undefined;
  readonly handle: (r: Received) => Answer | Promise<Answer>;
}

/** Gives the status that was sent, 0 for none. */
async function serve(response: ServerResponse, { received, fault, handle }: Serving): Promise<number> {
  if (fault?.kind === "reset") {
    response.destroy();
    return 0;
  }
  if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms));
  const answer = fault?.kind === "status" ? faultAnswer(fault) : await answerTo(received, handle);
  const { bytes, headers } = wire(answer);
  response.writeHead(answer.status, headers);
  if (fault?.kind === "truncated") {
    response.write(bytes.subarray(0, fault.bytes), () => response.destroy());
    return 0;
  }
  response.end(received.method === "HEAD" ? undefined : bytes);
  return answer.status;
}

async function answerTo(received: Received, handle: Serving["handle"]): Promise<Answer> {
  try {
    return await handle(received);
  } catch (error) {
    return { status: 500, body: { message: `the kit's server failed: ${String(error)}` } };
  }
}

function faultAnswer({ status, body, headers = {} }: Extract<Fault, { kind: "status" }>): Answer {
  if (body === undefined) return { ...errorAnswer(status), headers };
  return { status, headers, body: body as object | string };
}

function wire({ status, headers = {}, body }: Answer) {
  const isText = typeof body === "string" || Buffer.isBuffer(body);
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(isText ? body : JSON.stringify(body));
  const length = status === 204 ? {} : { "content-length": bytes.length };
  const type =
    body === undefined ? {} : { "content-type": isText ? "text/plain" : "application/json; charset=utf-8" };
  return { bytes, headers: { ...type, ...length, ...headers } };
}
