// A proxy on 127.0.0.1, plain or behind TLS: tunnels and whole addresses. It finds hosts that end in `.test` on this machine.

import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect } from "node:net";
import { pipeline } from "node:stream";

/** KitProxy is a running one. */
export interface KitProxy {
  readonly port: number;
  /** Hosts that it was asked for, with ports; `refused` for who had no password. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** ProxyOptions are who may use it, and how. */
export interface ProxyOptions {
  /** `user:password`; default: everybody. */
  readonly login?: string;
  /** The proxy is behind TLS then, and so are the hosts that it finds on this machine, at port 443. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
  /** Ports of hosts behind TLS. */
  readonly hosts?: Readonly<Record<string, number>>;
}

/** startProxy starts it. */
export async function startProxy({ login, tls, hosts = {} }: ProxyOptions): Promise<KitProxy> {
  const asked: string[] = [];
  const inner =
    tls &&
    createTlsServer(tls, (request, response) => {
      const { hostname } = new URL(`https://${request.headers.host}`);
      forward(request, response, { host: "127.0.0.1", port: hosts[hostname], path: request.url });
    });
  const server: Server = tls === undefined ? createServer() : createTlsServer(tls);
  const expected = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
  const mayUse = (request: IncomingMessage, host: string) => {
    const isAllowed = expected === undefined || request.headers["proxy-authorization"] === expected;
    asked.push(isAllowed ? host : "refused");
    return isAllowed;
  };
  server.on("connect", (request, socket) => {
    const { hostname, port } = new URL(`http://${request.url}`);
    if (!mayUse(request, `${hostname}:${port}`)) return socket.end("HTTP/1.1 407 Password\r\n\r\n");
    if (inner !== undefined && hostname in hosts) {
      socket.write("HTTP/1.1 200 Connected\r\n\r\n");
      return inner.emit("connection", socket);
    }
    const target = connect(Number(port || 80), onThisMachine(hostname), () => {
      socket.write("HTTP/1.1 200 Connected\r\n\r\n");
      pipeline(socket, target, socket, () => {});
    });
  });
  server.on("request", (request, response) => {
    const { hostname, port, pathname, search } = new URL(request.url ?? "");
    if (!mayUse(request, `${hostname}:${port}`)) return response.writeHead(407).end();
    forward(request, response, { host: onThisMachine(hostname), port, path: pathname + search });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: typeof address === "object" && address !== null ? address.port : 0, asked, stop };
}

function forward(request: IncomingMessage, response: ServerResponse, to: RequestOptions): void {
  const { method, headers } = request;
  const sent = httpRequest({ ...to, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, response, () => {});
  });
  pipeline(request, sent, () => {});
}

function onThisMachine(host: string): string {
  return host.endsWith(".test") ? "127.0.0.1" : host;
}
