// Go as an archive of go.dev, or of its mirror GO_DOWNLOAD_BASE_URL, checked by the SHA-256 of its list.

import { join } from "node:path";
import { withoutPasswords } from "../../model/address.ts";
import { UnmeasurableError, VerificationError } from "../../model/errors.ts";
import { TransportError } from "../../ports/download.ts";
import { makeFolder, removeFile } from "../../ports/files/files.ts";
import { unzip, ZipError } from "../../ports/files/zip-file.ts";
import { announcement, type GoSource, LIMITS, type SourceContext } from "../sources.ts";
import { type Archive, parseDownloadList } from "./download-list.ts";

export function makeSiteSource(context: SourceContext): GoSource {
  const { downloads, platform, settings } = context;
  const listUrl = `${settings.site}?mode=json&include=all`;
  let archives: readonly Archive[] | undefined; // the list is large
  const readList = async () => {
    if (archives !== undefined) return archives;
    const list = await downloads.bytes(listUrl, LIMITS.list);
    archives = parseDownloadList(list.toString("utf8"), platform);
    if (archives === undefined) throw new TransportError(listUrl, "this is no list of downloads");
    return archives;
  };
  return {
    releases: async () => (await readList()).map(({ version }) => version),
    async fetch(version, folder) {
      const archive = (await readList()).find((each) => each.version.text === version.text);
      if (archive === undefined) throw new TransportError(listUrl, `it has no Go ${version.text}`);
      const url = `${settings.site}${archive.name}`;
      const file = join(folder, archive.name);
      const onSize = () =>
        context.announce(announcement(version, withoutPasswords(settings.site), archive.size));
      const found = await downloads.toFile({ url, path: file, limit: LIMITS.archive, onSize });
      if (found !== archive.sha256) throw new VerificationError(withoutPasswords(url), archive.sha256, found);
      await unpackArchive(context, archive, file, join(folder, "go"));
      await removeFile(file);
      return withoutPasswords(settings.site);
    },
  };
}

async function unpackArchive(
  { processes, env }: SourceContext,
  { name }: Archive,
  file: string,
  folder: string,
): Promise<void> {
  await makeFolder(folder);
  const failed = (reason: string, options?: ErrorOptions) =>
    new UnmeasurableError(`${name} cannot be unpacked: ${reason}`, "install Go by hand", options);
  if (name.endsWith(".zip")) {
    const place = (path: string) => ({ path, isProgram: false }); // on Windows the name says it
    try {
      await unzip({ file, folder, prefix: "go/", limit: LIMITS.unpacked, place });
    } catch (cause) {
      throw cause instanceof ZipError ? failed(cause.message, { cause }) : cause;
    }
    return;
  }
  const args = ["-xzf", file, "-C", folder, "--strip-components=1"];
  const exit = await processes.run({ file: "tar", args, cwd: folder, env });
  if (exit.code !== 0) throw failed(exit.stderr.trim().split("\n")[0] ?? "");
}
