// What `git cat-file --batch` prints: for each blob a line with its size in bytes, its content, a line end.
// https://git-scm.com/docs/git-cat-file#_batch_output

/** readBatch is the text of each blob; undefined where the output does not add up, as for what is no text. */
export function readBatch(stdout: string, blobs: number): readonly string[] | undefined {
  const texts: string[] = [];
  let at = 0;
  while (texts.length < blobs) {
    const end = stdout.indexOf("\n", at);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.slice(at, Math.max(at, end))) ?? [];
    if (size === undefined) return undefined;
    const text = ofBytes(stdout, end + 1, Number(size));
    texts.push(text);
    at = end + 1 + text.length + 1;
  }
  return at === stdout.length ? texts : undefined;
}

/** As many characters as so many bytes of UTF-8: a character of the text has at most three. */
function ofBytes(all: string, from: number, bytes: number): string {
  let text = all.slice(from, from + bytes);
  for (let more = Buffer.byteLength(text) - bytes; more > 0; more = Buffer.byteLength(text) - bytes)
    text = text.slice(0, -Math.max(1, Math.floor(more / 3)));
  return text;
}
