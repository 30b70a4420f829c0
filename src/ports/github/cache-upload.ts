// The edge to GitHub's cache service, writing. Loaded after the verdict, and on the main branch alone.

/** The key must be new. False when nothing was saved: the library has logged the reason. */
export async function saveArchive(archive: string, key: string): Promise<boolean> {
  const { saveCache } = await import("@actions/cache");
  return (await saveCache([archive], key)) !== -1;
}
