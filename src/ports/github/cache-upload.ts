// The edge to GitHub's cache service, writing. Loaded after the verdict, by the main branch alone.

/**
 * saveArchive keeps a file under a key that was never used, and says whether it did. The library has said why
 * not.
 */
export async function saveArchive(archive: string, key: string): Promise<boolean> {
  const { saveCache } = await import("@actions/cache");
  return (await saveCache([archive], key)) !== -1;
}
