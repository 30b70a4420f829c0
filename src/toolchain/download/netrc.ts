// The file .netrc with passwords of servers, which the go command reads by default (GOAUTH=netrc).
// https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html

import { basicAuthorization } from "../../model/basic-authorization.ts";

/**
 * netrcAuthorization is the `Authorization` header for a host, undefined when the file does not have it. A
 * line is read as the go command reads it: in pairs of a word and its value.
 */
export function netrcAuthorization(netrc: string, host: string): string | undefined {
  let account: Readonly<Record<string, string>> = {};
  for (const [key, value] of pairsOf(netrc)) {
    account = key === "machine" ? { machine: value } : { ...account, [key]: value };
    const { machine, login, password } = account;
    if (machine === host && login !== undefined && password !== undefined)
      return basicAuthorization(login, password);
  }
  return undefined;
}

/** Up to `default`, which may be no server's; a macro, whose text may be anything, ends at an empty line. */
function* pairsOf(netrc: string): Iterable<readonly [key: string, value: string]> {
  let isMacro = false;
  for (const line of netrc.split(/\r?\n/)) {
    if (isMacro) {
      isMacro = line !== "";
      continue;
    }
    const words = line.split(/\s+/).filter((word) => word !== "");
    for (let i = 0; i < words.length; i += 2) {
      const [key = "", value] = words.slice(i, i + 2);
      if (key === "default") return;
      isMacro ||= key === "macdef";
      if (value !== undefined) yield [key, value];
    }
  }
}
