// Where a repository shows commits, comparisons, pull requests and runs. By the ways that servers have; no
// server is asked.

import type { PageIndex } from "./format/index-file.ts";

type Links = PageIndex["links"];

export const NO_LINKS: Links = { home: "", commit: "", compare: "", pull: "", run: "" };

/** linksOf takes the address of a remote or of a web page; no links for anything but http, https and ssh. */
export function linksOf(address: string): Links {
  const home = homeOf(address);
  if (home === undefined) return NO_LINKS;
  if (/^[^/]*gitlab/.test(new URL(home).hostname))
    return {
      home,
      commit: `${home}/-/commit/{sha}`,
      compare: `${home}/-/compare/{base}...{head}`,
      pull: `${home}/-/merge_requests/{number}`,
      run: `${home}/-/pipelines/{id}`,
    };
  return {
    home,
    commit: `${home}/commit/{sha}`,
    compare: `${home}/compare/{base}...{head}`,
    pull: `${home}/pull/{number}`,
    run: `${home}/actions/runs/{id}`,
  };
}

/** Without a name, a password, `.git` and what comes after. */
function homeOf(address: string): string | undefined {
  const ssh = /^(?:ssh:\/\/)?[^@/\s]+@([^:/\s]+)(?::\d+\/|[:/])(.+)$/.exec(address);
  const text = ssh === null ? address : `https://${ssh[1]}/${ssh[2]}`;
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, pathname } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  const path = pathname.replace(/\/+$/, "").replace(/\.git$/, "");
  return path === "" ? undefined : `${protocol}//${host}${path}`;
}
