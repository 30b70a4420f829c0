// emulate, the emulator of GitHub's REST API, in a process of its own: one repository, its fork, some people, and the app
// "GitHub Actions" as which a job's token acts.

import { spawn } from "node:child_process";
import { createSign } from "node:crypto";
import { Agent, request as httpRequest } from "node:http";
import { join } from "node:path";
import { NODE24 } from "../action.ts";
import type { Answer } from "../server.ts";

/** Emulator is a running one. */
export interface Emulator {
  /** forward asks it, and gives its answer. */
  forward(request: Forwarded): Promise<Answer & { readonly body: Buffer }>;
  /** mint makes a token of the app with these permissions. */
  mint(permissions: Permissions): Promise<string>;
  stop(): void;
}

/** Forwarded is a request for the emulator. */
export interface Forwarded {
  readonly method: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** Permissions are those of a job's token, in the words of GitHub's API: `pull_requests`, `issues`, `checks`, `actions`, `contents`. */
export type Permissions = Readonly<Record<string, "read" | "write">>;

/** REPOSITORY and FORK are the two repositories that there are. */
export const REPOSITORY = "octo/demo";
export const FORK = "mallory/demo";

/** PEOPLE may write; the owner of REPOSITORY first. Everybody's token is `ghp_` and the login. */
export const PEOPLE = ["octo", "alice", "mallory"] as const;
export type Person = (typeof PEOPLE)[number];

const ALL: Permissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  metadata: "read",
  pull_requests: "write",
};
const APP = 15368; // GitHub Actions' own
const SEED = {
  tokens: Object.fromEntries(PEOPLE.map((login) => [`ghp_${login}`, { login, scopes: ["repo"] }])),
  github: {
    users: PEOPLE.map((login) => ({ login })),
    repos: [{ owner: "octo", name: "demo", default_branch: "main" }],
    apps: [
      {
        app_id: APP,
        slug: "github-actions",
        name: "GitHub Actions",
        permissions: ALL,
        installations: [{ installation_id: 1, account: "octo" }],
      },
    ],
  },
};

/** hasEmulatorNode says whether there is a Node that emulate runs on. */
export const hasEmulatorNode: boolean =
  NODE24 !== process.execPath || Number(process.versions.node.split(".")[0]) >= 22;

/** startEmulator starts it; the URLs in its answers begin with baseUrl. */
export async function startEmulator(baseUrl: string): Promise<Emulator> {
  const program = join(process.cwd(), "test/kit/github/emulator-program.mjs");
  const child = spawn(NODE24, [program, JSON.stringify({ baseUrl, seed: SEED })], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const first = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk) => resolve(String(chunk)));
    child.once("exit", (code) => reject(new Error(`emulate ended with ${code}`)));
  });
  const { port, privateKey } = JSON.parse(first);
  const agent = new Agent({ keepAlive: true });
  const forward = (request: Forwarded) => ask({ port, agent, request });
  return {
    forward,
    mint: async (permissions) => {
      const { body, status } = await forward({
        method: "POST",
        target: "/app/installations/1/access_tokens",
        headers: { authorization: `Bearer ${appToken(privateKey)}`, "content-type": "application/json" },
        body: JSON.stringify({ permissions }),
      });
      if (status !== 201) throw new Error(`emulate made no token: ${status} ${body}`);
      return JSON.parse(body.toString()).token;
    },
    stop: () => {
      agent.destroy();
      child.kill();
    },
  };
}

interface Asking {
  readonly port: number;
  readonly agent: Agent;
  readonly request: Forwarded;
}

function ask({ port, agent, request }: Asking): Promise<Answer & { readonly body: Buffer }> {
  const { method, target: path, headers = {}, body } = request;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = httpRequest(
      { host: "127.0.0.1", port, agent, method, path, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => {
          const kept = Object.entries(response.headers).filter(([name]) =>
            /^(link|content-type|etag|x-)/.test(name),
          );
          const headersBack = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
          resolve({ status: response.statusCode ?? 0, headers: headersBack, body: Buffer.concat(chunks) });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A JSON web token of the app: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app. */
function appToken(privateKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iss: String(APP), iat: now - 60, exp: now + 540 })}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
}
