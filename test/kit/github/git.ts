// git over HTTP, as GitHub serves it at its own address: who has which token may read, and with `contents: write` push.

import { type GitAnswer, gitBackend } from "../git-server.ts";
import { type Answer, errorAnswer, type Received } from "../server.ts";
import type { Permissions } from "./emulator.ts";

/** GitHosting is where the bare repositories are, `owner/name` below a folder, and what tokens may do. */
export interface GitHosting {
  readonly root: string;
  readonly granted: ReadonlyMap<string, Permissions>;
}

/** isGit is true for a request of git. */
export function isGit({ path }: Pick<Received, "path">): boolean {
  return /\/(info\/refs|git-upload-pack|git-receive-pack)$/.test(path);
}

/** answerGit asks git's own server program. */
export async function answerGit({ root, granted }: GitHosting, request: Received): Promise<Answer> {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const [, token = ""] = /^x-access-token:(.*)$/.exec(Buffer.from(basic, "base64").toString()) ?? [];
  const permissions = granted.get(token);
  if (permissions === undefined)
    return { ...errorAnswer(401), headers: { "www-authenticate": 'Basic realm="GitHub"' } };
  const isPush = `${request.path}?${request.query}`.includes("git-receive-pack");
  if (isPush && permissions.contents !== "write")
    return { status: 403, body: "Permission to octo/demo.git denied to github-actions[bot].\n" };
  const { method, path, query, headers, body } = request;
  const asked = { method, path, query: query.toString(), headers };
  const answer: GitAnswer = await gitBackend(root, asked, (input) => void input.end(body));
  return answer;
}
