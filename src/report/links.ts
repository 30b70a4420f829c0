// Links to lines of a commit on GitHub. The repository's address is trusted; paths and hashes are not.

/** Links says where things can be looked up; absent parts are shown without a link. */
export interface Links {
  /** `https://github.com/o/r`, without a slash at its end. From the event, never from a report. */
  readonly repository?: string;
  /** Address of the run, with the artifacts. From the event, too. */
  readonly run?: string;
}

/** lineLink is the address of a line, "" where none can be given. `line` is 1-based. */
export function lineLink(links: Links, sha: string, file: string, line?: number): string {
  const parts = file.split("/");
  // A browser would follow `..` out of the repository.
  const isInside =
    parts.every((part) => part !== "" && part !== "." && part !== "..") && !/\p{Cs}/u.test(file);
  if (links.repository === undefined || !isHash(sha) || !isInside) return "";
  const path = parts.map(encoded).join("/");
  return `${links.repository}/blob/${sha}/${path}${line === undefined ? "" : `#L${line}`}`;
}

/** commitLink is the address of a commit, "" where none can be given. */
export function commitLink(links: Links, sha: string): string {
  return links.repository === undefined || !isHash(sha) ? "" : `${links.repository}/commit/${sha}`;
}

/** linked makes a link of Markdown text; only the text when there is no address. */
export function linked(markdown: string, address: string): string {
  return address === "" ? markdown : `[${markdown}](${address})`;
}

/** shortSha is the first seven digits of a hash; a text that is no hash stays whole. */
export function shortSha(sha: string): string {
  return isHash(sha) ? sha.slice(0, 7) : sha;
}

function isHash(sha: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(sha);
}

/** encodeURIComponent leaves five marks that Markdown or a table might read. */
function encoded(part: string): string {
  return encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
