// Where a history is kept, as a user writes it: `branch`, `branch:NAME` or `folder:DIR`.

export type Where =
  | { readonly kind: "branch"; readonly branch: string }
  | { readonly kind: "folder"; readonly dir: string };

export const DEFAULT_BRANCH = "go-steady-history";
export const WHERE_RULE = "branch, branch:NAME or folder:DIR";

/** decodeWhere is undefined for anything else, also for a name that git does not take. */
export function decodeWhere(text: string): Where | undefined {
  if (text === "branch") return { kind: "branch", branch: DEFAULT_BRANCH };
  const [, kind, rest = ""] = /^(branch|folder):(.+)$/s.exec(text) ?? [];
  if (kind === "folder") return { kind, dir: rest };
  return kind === "branch" && isBranchName(rest) ? { kind, branch: rest } : undefined;
}

/** https://git-scm.com/docs/git-check-ref-format; and not `refs/…`, which would be a branch of that name. */
function isBranchName(name: string): boolean {
  const isBad =
    /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\.lock(\/|$)|(^|\/)\.|^-|^\/|[/.]$|^@$|^refs\/|^HEAD$/.test(name);
  return !isBad && name.length <= 200;
}
