// The file .netrc with passwords of servers, which the go command reads by default (GOAUTH=netrc).
// https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html

import { basicAuthorization } from "../../model/basic-authorization.ts";

/** netrcAuthorization is the `Authorization` header for a host, undefined when the file does not have it. */
export function netrcAuthorization(netrc: string, host: string): string | undefined {
  const words = netrc.split(/\s+/).filter((word) => word !== "");
  const begin = words.findIndex((word, i) => word === "machine" && words[i + 1] === host);
  if (begin < 0) return undefined;
  const rest = words.slice(begin + 2);
  const end = rest.findIndex((word) => word === "machine" || word === "default");
  const own = end < 0 ? rest : rest.slice(0, end);
  const after = (key: string) => own[own.indexOf(key) + 1];
  if (!own.includes("login") || !own.includes("password")) return undefined;
  return basicAuthorization(after("login") ?? "", after("password") ?? "");
}
